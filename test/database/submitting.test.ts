import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, claim, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

test('a second upload of the same bytes answers with the first document and owes the deletion of its copy', async () => {
  const [first, second] = [aFile('a.pdf', 'same'), aFile('b.pdf', 'same')];
  await submit(db, ann, [first]);
  const { answer } = await submit(db, ann, [second]);
  expect(answer.documents).toMatchObject([{ id: first.id, job_id: first.job_id, duplicate_of: first.id }]);
  expect(answer.effects).toMatchObject([{ kind: 'delete_objects', payload: { keys: [`${ann.id}/${second.id}`] } }]);
  expect(await db.query('select id from public.documents where id = $1', [second.id])).toEqual([]);
});

test('the same bytes twice in one call become one document', async () => {
  const twins = [aFile('a.pdf', 'twins'), aFile('b.pdf', 'twins')];
  const { answer } = await submit(db, ann, twins);
  expect(answer.documents).toMatchObject([{ id: twins[0]?.id }, { id: twins[0]?.id, duplicate_of: twins[0]?.id }]);
  expect(answer.batch).toMatchObject({ total: 1 });
});

test('each policy for duplicates does what it says', async () => {
  const first = aFile('a.pdf', 'policies');
  await submit(db, ann, [first]);
  const rejected = await submit(db, ann, [aFile('b.pdf', 'policies')], { duplicates: 'reject' });
  expect(rejected.answer.errors).toMatchObject([{ filename: 'b.pdf', code: 'duplicate_document' }]);
  const copy = aFile('c.pdf', 'policies');
  expect((await submit(db, ann, [copy], { duplicates: 'allow' })).answer.documents).toMatchObject([
    { id: copy.id, status: 'queued' },
  ]);
  const version = aFile('d.pdf', 'policies');
  expect((await submit(db, ann, [version], { duplicates: 'new_version' })).answer.documents).toMatchObject([
    { id: version.id, version_of: first.id },
  ]);
  const later = await submit(db, ann, [aFile('e.pdf', 'policies')]);
  expect(later.answer.documents).toMatchObject([{ id: version.id, duplicate_of: version.id }]);
});

test('each outcome names the place of its file, among refused ones and copies too', async () => {
  const bytes = ['placed', 'new', 'placed', 'newer'].map((content, index) => aFile(`${index}.pdf`, content));
  await submit(db, ann, [aFile('first.pdf', 'placed')]);
  const { answer } = await submit(db, ann, bytes, { duplicates: 'reject' });
  const places = (list: unknown) => (list as { index: number }[]).map(({ index }) => index);
  expect([places(answer.documents), places(answer.errors)]).toEqual([
    [1, 3],
    [0, 2],
  ]);
  const { answer: reused } = await submit(db, ann, [aFile('again.pdf', 'placed'), aFile('other.pdf', 'other')]);
  expect(places(reused.documents)).toEqual([0, 1]);
});

test('the same bytes of two people are two documents', async () => {
  const bob = await db.person('bob');
  const [of, other] = [aFile('a.pdf', 'shared'), aFile('a.pdf', 'shared')];
  await submit(db, ann, [of]);
  expect((await submit(db, bob, [other])).answer.documents).toMatchObject([{ id: other.id, status: 'queued' }]);
});

test('a repeated request under one key gets the first answer, and another request under it is refused', async () => {
  const key = { id: crypto.randomUUID(), idempotency_key: 'order-1', request_hash: 'h1' };
  const file = aFile();
  await expect(submit(db, ann, [file], key)).rejects.toThrow('not there to stay');
  await db.worker.storage
    .from('documents')
    .upload(`${ann.id}/${file.id}`, new Uint8Array([1]), { contentType: 'application/pdf' });
  const first = await submit(db, ann, [file], key);
  const second = await submit(db, ann, [file], key);
  expect(second.answer).toMatchObject({
    outcome: 'accepted',
    repeated: true,
    documents: first.answer.documents,
    effects: [],
    events: [],
  });
  const other = await submit(db, ann, [aFile()], { ...key, request_hash: 'h2' });
  expect(other.answer.outcome).toBe('idempotency_conflict');
  expect(await db.query('select count(*)::int as n from public.jobs where batch_id = $1', [key.id])).toEqual([
    { n: 1 },
  ]);
});

test('a delayed document is scheduled, and a message that comes too early is told so', async () => {
  const file = aFile();
  const { answer } = await submit(db, ann, [file], { delay_ms: 60_000 });
  expect(answer.documents).toMatchObject([{ status: 'scheduled' }]);
  expect(answer.effects).toMatchObject([{ kind: 'run_job', payload: { delay_ms: 60_000 } }]);
  expect(await claim(db, file.job_id)).toMatchObject({ outcome: 'early' });
});

test('a folder of somebody else is not found', async () => {
  const bob = await db.person('bob');
  const folder = crypto.randomUUID();
  await db.call('save_folder', { p_owner: bob.id, p_id: folder, p_name: 'Taxes' });
  expect((await submit(db, ann, [aFile()], { folder_id: folder })).answer.outcome).toBe('folder_not_found');
  expect((await submit(db, bob, [aFile()], { folder_id: folder })).answer.outcome).toBe('accepted');
});

test('a direct upload is queued when its bytes are there, and told what is missing when they are not', async () => {
  const id = crypto.randomUUID();
  await db.call('open_uploads', { p_owner: ann.id, p_uploads: [{ id, filename: 'large.pdf', size_in_bytes: 9 }] });
  const commit = () => submit(db, ann, [{ upload_id: id, job_id: crypto.randomUUID() } as never]);
  expect((await commit()).answer.errors).toMatchObject([{ filename: 'large.pdf', code: 'missing_object' }]);
  const { error } = await db.worker.storage
    .from('documents')
    .upload(`${ann.id}/${id}`, new Uint8Array([1, 2, 3]), { contentType: 'application/pdf' });
  expect(error).toBeNull();
  expect((await commit()).answer.documents).toMatchObject([{ id, status: 'queued' }]);
  expect((await commit()).answer.documents).toMatchObject([{ id, status: 'queued' }]);
  expect(await db.query('select size_in_bytes::int as size from public.documents where id = $1', [id])).toEqual([
    { size: 3 },
  ]);
});

test('a deleted document is gone from every list at once and its run stops', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const deleted = await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id] });
  expect(deleted).toMatchObject({ outcome: 'deleted', count: 1, effects: [] });
  expect((await settle(db, file.job_id, fence)).outcome).toBe('lost');
  expect((await ann.client.rpc('get_document', { p_document: file.id })).data).toBeNull();
  expect((await db.call('restore_documents', { p_owner: ann.id, p_documents: [file.id] })).count).toBe(1);
  expect((await ann.client.rpc('get_document', { p_document: file.id })).data).toMatchObject({
    id: file.id,
    status: 'canceled',
  });
});

test('a permanent deletion leaves no row, owes the object and forgets what mails said', async () => {
  const file = aFile();
  const { batch } = await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
  const deleted = await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id], p_permanent: true });
  expect(deleted.effects).toMatchObject([{ kind: 'delete_objects', payload: { keys: [`${ann.id}/${file.id}`] } }]);
  for (const table of ['documents', 'jobs', 'pages', 'fields', 'stage_results']) {
    const column = table === 'documents' ? 'id' : 'document_id';
    expect(await db.query(`select 1 from public.${table} where ${column} = $1`, [file.id])).toEqual([]);
  }
  const traces = await db.query(
    'select o.payload, b.answer from public.outbox o full join public.batches b on b.id = o.batch_id where b.id = $1',
    [batch],
  );
  expect(JSON.stringify(traces)).not.toContain('invoice.pdf');
});
