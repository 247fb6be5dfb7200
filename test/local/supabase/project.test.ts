import dns from 'node:dns';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { keys, type Project, startProject, url } from './project.ts';

describe('A project that is stopped and started again', () => {
  let folder: string;
  let project: Project;
  let id: string;
  const seed = join(import.meta.dirname, 'seed.sql');
  const outgoing = [vi.spyOn(net.Socket.prototype, 'connect'), vi.spyOn(dns, 'lookup')];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supabase-'));
    const first = await startProject({ folder, seed });
    id = await first.supabase.createUser({ email: 'Anna@Example.com', password: 'correct horse', name: 'Anna' });
    const service = first.client(keys.secretKey);
    await service.storage.from('documents').upload('kept', new Uint8Array([1, 2, 3]));
    await service.rpc('write_notes', { p_owner: id, p_notes: [{ text: 'kept' }] });
    await first.supabase.setClock(3_600_000);
    await first.supabase.close();
    project = await startProject({ folder, seed });
  });
  afterAll(async () => {
    await project.supabase.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('keeps rows, accounts and objects, and is seeded once', async () => {
    const anna = await project.signIn('anna@example.com');
    expect(anna.id).toBe(id);
    expect((await anna.client.from('notes').select('text')).data).toEqual([{ text: 'kept' }]);
    const { data } = await project.client(keys.secretKey).storage.from('documents').download('kept');
    expect(await data?.bytes()).toEqual(new Uint8Array([1, 2, 3]));
    expect(await project.supabase.query('select id from public.places order by id')).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ]);
  });

  test('keeps its revokes', async () => {
    const anna = await project.signIn('anna@example.com');
    expect((await anna.client.from('secrets').select('*')).error?.code).toBe('42501');
    expect((await anna.client.from('notes').insert({ owner: id, text: 'x' })).error?.code).toBe('42501');
    expect((await anna.client.rpc('write_notes', { p_owner: id, p_notes: [] })).error?.code).toBe('42501');
  });

  test('has the clock of its own time again', async () => {
    const { data } = await project.client(keys.secretKey).rpc('what_time');
    expect(Math.abs(Date.parse(data) - Date.now())).toBeLessThan(60_000);
  });

  test('records its migrations as the vendor’s command does', async () => {
    const sql = 'select version, name from supabase_migrations.schema_migrations order by version';
    expect(await project.supabase.query(sql)).toEqual([
      { version: '0001', name: 'notes' },
      { version: '0002', name: 'functions' },
    ]);
  });

  test('signs up, refreshes, knows its user and signs out', async () => {
    const client = project.client(keys.publishableKey);
    const signedUp = await client.auth.signUp({
      email: 'new@example.com',
      password: 'correct horse',
      options: { data: { name: 'New' } },
    });
    expect(signedUp.data.user?.user_metadata.name).toBe('New');
    const refreshed = await client.auth.refreshSession({ refresh_token: signedUp.data.session?.refresh_token ?? '' });
    expect(refreshed.error).toBeNull();
    expect((await client.auth.getUser()).data.user?.email).toBe('new@example.com');
    expect((await client.auth.signOut()).error).toBeNull();
    const wrong = await client.auth.signInWithPassword({ email: 'new@example.com', password: 'wrong' });
    expect(wrong.error).toMatchObject({ status: 400, code: 'invalid_credentials' });
  });

  test.each([
    '/realtime/v1/websocket',
    '/functions/v1/hello',
    '/graphql/v1',
    '/auth/v1/admin/users',
    '/storage/v1/upload/resumable',
    '/storage/v1/object/move',
    '/storage/v1/render/image/public/a/b',
  ])('says that it does not offer %s', async (path) => {
    const request = new Request(`${url}${path}`, { method: 'POST', headers: { apikey: keys.secretKey }, body: '{}' });
    const answer = await project.supabase.fetch(request);
    expect(answer.status).toBe(501);
    expect((await answer.json()).message).toMatch(/^The local Supabase does not offer .+ a hosted project does\.$/);
  });

  test.each([
    '/auth/v1/token?grant_type=password',
    '/rest/v1/rpc/my_notes',
    '/storage/v1/object/upload/sign/documents/a?token=x',
  ])('lets a page of any origin call %s', async (path) => {
    const asked = 'apikey,authorization,content-type,x-client-info';
    const headers = { origin: 'http://127.0.0.1:8787', 'access-control-request-headers': asked };
    const asking = await project.supabase.fetch(new Request(`${url}${path}`, { method: 'OPTIONS', headers }));
    expect(asking.ok).toBe(true);
    expect(asking.headers.get('access-control-allow-headers')).toBe(asked);
    expect(asking.headers.get('access-control-allow-methods')).toContain('PUT');
    const answered = await project.supabase.fetch(
      new Request(`${url}${path}`, { method: 'POST', headers, body: '{}' }),
    );
    expect(answered.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('connects to nobody', () => {
    for (const spy of outgoing) expect(spy).not.toHaveBeenCalled();
  });
});
