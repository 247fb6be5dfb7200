import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim,
  jobRow,
  type Person,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

const second = 1000;
const minute = 60 * second;
const sweep = () => db.call('sweep', {});
const runs = (answer: Answer) =>
  answer.effects.filter(({ kind }) => kind === 'run_job').map(({ dedupe_key }) => dedupe_key);
const finish = (id: unknown, outcome: string) => db.call('finish_effects', { p_results: [{ id, outcome }] });

/** Gets a document to where its mail is owed. */
async function settled() {
  const file = aFile();
  const { batch } = await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const [mail] = (await settle(db, file.job_id, fence)).effects;
  return { file, batch, mail };
}

const outboxStatus = async (id: unknown) =>
  (await db.query<{ status: string }>('select status from public.outbox where id = $1', [id]))[0]?.status;

test('a run whose lease is over is queued again with a message of its own', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  await claim(db, file.job_id);
  expect(runs(await sweep())).toEqual([]);
  await db.advance(61 * second);
  expect(runs(await sweep())).toEqual([`job:${file.job_id}:1:2`]);
  const { fence } = await claim(db, file.job_id, 'msg_2');
  expect((await settle(db, file.job_id, fence)).outcome).toBe('completed');
});

test('a run that dies five times ends as failed, by the sweep', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  for (let death = 1; death <= 5; death++) {
    expect((await claim(db, file.job_id, `msg_${death}`)).outcome).toBe('claimed');
    await db.advance(61 * second);
    await sweep();
  }
  expect((await jobRow(db, file.job_id)).status).toBe('failed');
});

test('a job whose message was lost is published again: under the same name at first, later under a new one', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  expect(runs(await sweep())).toEqual([]);
  await db.advance(62 * second);
  expect(runs(await sweep())).toEqual([`job:${file.job_id}:1:1`]);
  await db.advance(11 * minute);
  expect(runs(await sweep())).toEqual([`job:${file.job_id}:1:2`]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
});

test('a mail that was refused is owed again when its time has come', async () => {
  const { mail } = await settled();
  await finish(mail?.id, 'retry');
  expect((await sweep()).effects).toEqual([]);
  await db.advance(61 * second);
  expect((await sweep()).effects).toMatchObject([{ id: mail?.id, kind: 'send_mail' }]);
  await finish(mail?.id, 'done');
  expect(await outboxStatus(mail?.id)).toBe('done');
  expect((await sweep()).effects).toEqual([]);
});

test('a mail whose answer was lost is never sent again, and becomes unknown', async () => {
  const { mail, batch } = await settled();
  await finish(mail?.id, 'unknown');
  expect(await outboxStatus(mail?.id)).toBe('sending');
  await db.advance(5 * minute);
  expect((await sweep()).effects).toEqual([]);
  await db.advance(11 * minute);
  const swept = await sweep();
  expect(swept.effects).toEqual([]);
  expect(swept.events).toContainEqual(expect.objectContaining({ type: 'mail_unknown', batch_id: batch }));
  expect(await outboxStatus(mail?.id)).toBe('unknown');
});

test('what an effect said is forgotten when it is done', async () => {
  const { mail } = await settled();
  await finish(mail?.id, 'done');
  const [row] = await db.query('select payload from public.outbox where id = $1', [mail?.id]);
  expect(JSON.stringify(row)).not.toContain('invoice.pdf');
  expect(JSON.stringify(row)).not.toContain(ann.email);
});

test('a deletion whose caller died is handed out again', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { effects } = await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id], p_permanent: true });
  await db.advance(61 * second);
  expect((await sweep()).effects).toMatchObject([{ id: effects[0]?.id, kind: 'delete_objects' }]);
  await finish(effects[0]?.id, 'done');
});

test('an upload that nobody finished is erased after a day, with what was stored of it', async () => {
  const id = crypto.randomUUID();
  await db.call('open_uploads', { p_owner: ann.id, p_uploads: [{ id, filename: 'never.pdf', size_in_bytes: 9 }] });
  await db.advance(23 * 60 * minute);
  expect((await sweep()).effects).toEqual([]);
  await db.advance(61 * minute);
  const swept = await sweep();
  expect(swept.effects).toMatchObject([{ kind: 'delete_objects', dedupe_key: `objects:${id}` }]);
  expect(await db.query('select id from public.documents where id = $1', [id])).toEqual([]);
  await finish(swept.effects[0]?.id, 'done');
});

test('an object that no document stands for is removed after an hour', async () => {
  const orphan = `${ann.id}/${crypto.randomUUID()}`;
  await db.worker.storage.from('documents').upload(orphan, new Uint8Array([1]), { contentType: 'application/pdf' });
  expect((await sweep()).effects).toEqual([]);
  await db.advance(61 * minute);
  expect((await sweep()).effects).toEqual([]);
  await db.advance(6 * minute);
  const swept = await sweep();
  expect(swept.effects).toMatchObject([{ kind: 'delete_objects', payload: { keys: [orphan] } }]);
  await finish(swept.effects[0]?.id, 'done');
});

test('an object that was given up and is wanted after all stays', async () => {
  const file = aFile();
  await db.worker.storage
    .from('documents')
    .upload(`${ann.id}/${file.id}`, new Uint8Array([1]), { contentType: 'application/pdf' });
  await db.advance(61 * minute);
  await sweep();
  expect(await db.query('select status from public.outbox where dedupe_key = $1', [`objects:${file.id}`])).toEqual([
    { status: 'owed' },
  ]);
  await submit(db, ann, [file], { idempotency_key: 'once more', request_hash: 'h' });
  expect(await db.query('select status from public.outbox where dedupe_key = $1', [`objects:${file.id}`])).toEqual([]);
  await db.advance(10 * minute);
  const { effects } = await sweep();
  expect(effects.map(({ dedupe_key }) => dedupe_key)).not.toContain(`objects:${file.id}`);
});

test('a mail that waited does not speak of what was deleted meanwhile', async () => {
  const { file, mail } = await settled();
  await finish(mail?.id, 'retry');
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id] });
  await db.advance(2 * minute);
  expect((await sweep()).effects.filter(({ kind }) => kind === 'send_mail')).toEqual([]);
  expect(await outboxStatus(mail?.id)).toBe('failed');
});

test('a job that waited long for its turn is not taken for one whose message was lost long ago', async () => {
  const bob = await db.person('bob');
  const files = Array.from({ length: 21 }, () => aFile()).sort((a, b) => a.job_id.localeCompare(b.job_id));
  await submit(db, bob, files);
  await db.advance(11 * minute);
  const { fence } = await claim(db, files[0]?.job_id ?? '');
  await settle(db, files[0]?.job_id ?? '', fence);
  await db.advance(62 * second);
  const last = files[20]?.job_id;
  expect(runs(await sweep()).filter((name) => name.includes(String(last)))).toEqual([`job:${last}:1:1`]);
});

test('a deleted document is erased after thirty days', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id] });
  await db.advance(31 * 24 * 60 * minute);
  const owed = expect.objectContaining({ kind: 'delete_objects', dedupe_key: `objects:${file.id}` });
  expect((await sweep()).effects).toContainEqual(owed);
  expect(await db.query('select id from public.documents where id = $1', [file.id])).toEqual([]);
});
