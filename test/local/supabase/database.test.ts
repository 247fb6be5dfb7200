import { createHmac } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys, type Project, startProject, url } from './project.ts';

describe.each([
  ['by the short way', true],
  ['by way of lite', false],
])('Calls and rows, %s', (_way, shortcuts) => {
  let project: Project;
  let service: SupabaseClient;
  let anna: { client: SupabaseClient; token: string; id: string };
  let boris: typeof anna;

  beforeAll(async () => {
    project = await startProject({ shortcuts });
    service = project.client(keys.secretKey);
    anna = await project.signIn('anna@example.com');
    boris = await project.signIn('boris@example.com');
    const written = await service.rpc('write_notes', {
      p_owner: anna.id,
      p_notes: [{ text: 'ä "quoted" \\ note' }, { text: 'second' }],
      p_ids: [anna.id],
    });
    expect(written.error).toBeNull();
    expect(written.data.ids).toEqual([anna.id]);
    expect(written.data.notes[0]).toMatchObject({ owner: anna.id, text: 'ä "quoted" \\ note' });
  });
  afterAll(() => project.supabase.close());

  test('a user reads their own rows and nobody else does', async () => {
    const mine = await anna.client.from('notes').select('text').order('text');
    expect(mine.data).toEqual([{ text: 'second' }, { text: 'ä "quoted" \\ note' }]);
    expect((await boris.client.from('notes').select('*')).data).toEqual([]);
  });

  test('a function called by a user runs as that user, under row-level security', async () => {
    expect((await anna.client.rpc('my_notes')).data).toEqual({ me: anna.id, role: 'authenticated', count: 2 });
    expect((await boris.client.rpc('my_notes')).data).toEqual({ me: boris.id, role: 'authenticated', count: 0 });
  });

  test('times come as ISO 8601', async () => {
    const { data } = await anna.client.from('notes').select('written_at').limit(1).single();
    expect(data?.written_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00$/);
  });

  test('a function that returns rows answers a list, one that returns nothing answers 204', async () => {
    expect((await anna.client.rpc('list_notes')).data).toHaveLength(2);
    const nothing = await service.rpc('nothing');
    expect([nothing.status, nothing.data]).toEqual([204, null]);
  });

  test('a vector is an argument like any other', async () => {
    expect((await service.rpc('nearest', { p_at: JSON.stringify([0, 0.9, 0.1]) })).data).toBe(2);
  });

  test('what a migration revoked stays revoked, for users and for the service', async () => {
    const denied = await anna.client.rpc('write_notes', { p_owner: anna.id, p_notes: [] });
    expect([denied.status, denied.error?.code]).toEqual([403, '42501']);
    const anonymous = await project.client(keys.publishableKey).rpc('write_notes', { p_owner: anna.id, p_notes: [] });
    expect([anonymous.status, anonymous.error?.code]).toEqual([401, '42501']);
    for (const client of [anna.client, service]) {
      expect((await client.from('secrets').select('*')).error?.code).toBe('42501');
    }
    expect((await service.from('notes').insert({ owner: anna.id, text: 'sneaked in' })).error?.code).toBe('42501');
  });

  test.each([
    ['P0001', 400],
    ['23514', 400],
    ['40001', 500],
    ['PT409', 409],
  ])('an error raised as %s is answered %i with code, detail and hint', async (code, status) => {
    const { error, status: answered } = await service.rpc('refuse', { p_code: code });
    expect(answered).toBe(status);
    expect(error).toMatchObject({ code, message: 'the quota is used up', details: 'nine of nine', hint: 'wait a day' });
  });

  test('a violated constraint is the caller’s mistake and undoes the whole call', async () => {
    const notes = [{ text: 'kept only if all are' }, { text: 'x'.repeat(101) }];
    const { status, error } = await service.rpc('write_notes', { p_owner: anna.id, p_notes: notes });
    expect([status, error?.code]).toEqual([400, '23514']);
    expect((await anna.client.rpc('my_notes')).data.count).toBe(2);
  });

  test('an unknown function or argument is not found', async () => {
    expect((await service.rpc('no_such_function')).status).toBe(404);
    expect((await service.rpc('refuse', { p_wrong: 1 })).status).toBe(404);
    expect((await service.rpc('refuse')).error?.code).toBe('PGRST202');
  });

  test('the secret key counts only in the apikey header, and not in a browser', async () => {
    const call = (headers: Record<string, string>) =>
      project.supabase.fetch(
        new Request(`${url}/rest/v1/rpc/write_notes`, {
          method: 'POST',
          headers,
          body: '{"p_owner":null,"p_notes":[]}',
        }),
      );
    const json = { 'content-type': 'application/json' };
    expect((await call({ ...json, authorization: `Bearer ${keys.secretKey}` })).status).toBe(401);
    expect((await call({ ...json, apikey: keys.secretKey, 'user-agent': 'Mozilla/5.0 (X11)' })).status).toBe(401);
    expect((await call({ ...json, apikey: 'sb_secret_of_somebody_else' })).status).toBe(401);
    expect((await call({ ...json, apikey: keys.secretKey })).status).toBe(200);
  });

  test('an expired token is told so', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { sub: anna.id, role: 'authenticated', aud: 'authenticated', exp: 1_000_000_000 };
    const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    const signature = createHmac('sha256', keys.jwtSecret).update(text).digest('base64url');
    const expired = await project.client(keys.publishableKey, `${text}.${signature}`).rpc('my_notes');
    expect([expired.status, expired.error?.message]).toEqual([401, 'JWT expired']);
  });

  test('a sender that is slow holds up nobody', async () => {
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"p_code"')),
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { apikey: keys.secretKey, 'content-type': 'application/json' },
      body: slow,
      duplex: 'half',
    };
    void project.supabase.fetch(new Request(`${url}/rest/v1/rpc/refuse`, init));
    expect((await service.rpc('nothing')).status).toBe(204);
  });

  test('hundreds of calls at once keep their roles apart and lose nothing', async () => {
    const calls = Array.from({ length: 60 }, async (_, index) => {
      if (index % 3 === 0)
        return (await service.rpc('write_notes', { p_owner: boris.id, p_notes: [{ text: 'n' }] })).error;
      const reader = index % 3 === 1 ? anna : boris;
      const { data } = await reader.client.rpc('my_notes');
      return data.me === reader.id ? null : `answered ${reader.id} with ${data.me}`;
    });
    expect((await Promise.all(calls)).filter((problem) => problem !== null)).toEqual([]);
    expect((await boris.client.from('notes').select('*')).data).toHaveLength(20);
  });

  test('the database’s clock moves, and its owner and grants stay', async () => {
    await project.supabase.setClock(86_400_000);
    const tomorrow = Date.parse((await service.rpc('what_time')).data) - Date.now();
    expect(Math.abs(tomorrow - 86_400_000)).toBeLessThan(60_000);
    const acl = "select proacl::text as acl from pg_proc where oid = 'private.now()'::regprocedure";
    expect((await project.supabase.query(acl))[0]?.acl).toBe('{postgres=X/postgres,service_role=X/postgres}');
    await project.supabase.setClock(0);
    expect(Math.abs(Date.parse((await service.rpc('what_time')).data) - Date.now())).toBeLessThan(60_000);
  });

  test('every request to PostgREST is counted once', async () => {
    const before = project.counts['postgrest.requests'] ?? 0;
    await service.rpc('nothing');
    await anna.client.from('notes').select('text');
    await anna.client.auth.getUser(anna.token);
    expect(project.counts['postgrest.requests']).toBe(before + 2);
  });
});
