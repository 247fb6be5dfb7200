import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../lib/documents/document.ts';
import { aFile, claim, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
let ann: Person;
let bob: Person;
const file = aFile('private.pdf');

beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  bob = await db.person('bob');
  await db.call('save_folder', { p_owner: ann.id, p_id: crypto.randomUUID(), p_name: 'Private' });
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [ann.id]);
});
afterAll(() => db.close());

const tables = () =>
  db.query<{ name: string; rls: boolean; comment: string | null }>(`
  select c.relname as name, c.relrowsecurity as rls, obj_description(c.oid) as comment
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);

describe('every table', () => {
  test('check 19: has row-level security and says what it is for', async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(12);
    expect(found.filter(({ rls, comment }) => !rls || !comment)).toEqual([]);
  });

  test('shows its owner what is theirs', async () => {
    for (const name of [
      'people',
      'documents',
      'jobs',
      'batches',
      'pages',
      'fields',
      'stage_results',
      'events',
      'outbox',
      'folders',
    ]) {
      const { data } = await ann.client.from(name).select('*').limit(100);
      expect([name, data?.length ?? 0]).not.toEqual([name, 0]);
    }
  });

  test('has an index that its policy can use', async () => {
    const missing = await db.query(`
      select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname not in ('pages', 'fields', 'reviews')  -- always read through their document
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)
      order by 1`);
    expect(missing.map(({ relname }) => relname)).toEqual(['jobs', 'outbox']);
  });
});

describe('every function', () => {
  const functions = () =>
    db.query<{ name: string; definer: boolean; path: string | null; callers: string[]; returns: string }>(`
    select p.proname as name, p.prosecdef as definer, array_to_string(p.proconfig, ',') as path, p.prorettype::regtype::text as returns,
      array(select r.rolname from pg_roles r where r.rolname in ('anon', 'authenticated', 'service_role') and has_function_privilege(r.oid, p.oid, 'execute') order by 1)::text[] as callers
    from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`);

  test('check 23: pins its search path', async () => {
    expect((await functions()).filter(({ path }) => !path?.includes('search_path=')).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test("check 23: that writes is the worker's alone, and one that reads runs as its caller", async () => {
    for (const { name, definer, callers } of await functions()) {
      expect({ name, callers }).toEqual({ name, callers: definer ? ['service_role'] : ['authenticated'] });
    }
  });

  test('check 22: that writes cannot be called by a signed-in person', async () => {
    const attempt = await bob.client.rpc('delete_documents', {
      p_owner: ann.id,
      p_documents: [file.id],
      p_permanent: true,
    });
    expect(attempt.error?.code).toBe('42501');
    const open = await db.anonymous.rpc('claim_job', { p_job: file.job_id, p_message: 'm', p_retried: 0 });
    expect(open.error).not.toBeNull();
  });

  test('check 19: that reads finds nothing of another person', async () => {
    const asked: [string, Record<string, unknown>][] = [
      ['get_document', { p_document: file.id }],
      ['get_status', { p_document: file.id }],
      ['get_text', { p_document: file.id }],
      ['get_timeline', { p_document: file.id }],
      ['get_job', { p_job: file.job_id }],
    ];
    for (const [name, args] of asked) {
      expect([name, (await bob.client.rpc(name, args)).data]).toEqual([name, null]);
      expect([name, (await ann.client.rpc(name, args)).data]).not.toEqual([name, null]);
    }
    expect((await bob.client.rpc('list_documents', {})).data).toEqual({ data: [], next_cursor: null, total: null });
  });
});

test('check 24: objects of another person can neither be read nor listed nor replaced', async () => {
  const key = `${ann.id}/${file.id}`;
  await db.worker.storage.from('documents').upload(key, new Uint8Array([1]), { contentType: 'application/pdf' });
  for (const person of [ann, bob]) {
    const store = person.client.storage.from('documents');
    expect((await store.download(key)).error).not.toBeNull();
    expect((await store.list(ann.id)).data ?? []).toEqual([]);
    expect((await store.upload(key, new Uint8Array([2]), { upsert: true })).error).not.toBeNull();
    expect((await store.update(key, new Uint8Array([2]))).error).not.toBeNull();
    expect((await store.createSignedUrl(key, 60)).error).not.toBeNull();
    expect((await store.createSignedUploadUrl(`${ann.id}/new`)).error).not.toBeNull();
    expect((await store.move(key, `${bob.id}/taken`)).error).not.toBeNull();
    await store.remove([key]);
  }
  const kept = await db.worker.storage.from('documents').download(key);
  expect(new Uint8Array(await (kept.data as Blob).arrayBuffer())).toEqual(new Uint8Array([1]));
});

test('check 24: the bucket is nobody’s to look into without a link', async () => {
  const buckets = await db.query('select id, public from storage.buckets');
  expect(buckets).toEqual([{ id: 'documents', public: false }]);
  const { data } = db.anonymous.storage.from('documents').getPublicUrl(`${ann.id}/${file.id}`);
  expect((await db.supabase.fetch(new Request(data.publicUrl))).ok).toBe(false);
});

test('check 1: storage itself takes no larger file than the product does', async () => {
  const [bucket] = await db.query<{ most: number }>('select file_size_limit::int as most from storage.buckets');
  expect(bucket?.most).toBe(limits.fileBytes);
});
