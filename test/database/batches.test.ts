import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aFile,
  claim,
  fail,
  kinds,
  type Person,
  results,
  settle,
  startDatabase,
  statusOf,
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

test('a batch gets its one mail when the last of its documents has settled', async () => {
  const files = [aFile('a.pdf'), aFile('b.pdf'), aFile('c.pdf')];
  const { batch } = await submit(db, ann, files);
  const owed: string[][] = [];
  for (const [index, file] of files.entries()) {
    const { fence } = await claim(db, file.job_id);
    owed.push(
      kinds(
        index === 1
          ? await fail(db, file.job_id, fence, { code: 'document_corrupt', retryable: false })
          : await settle(db, file.job_id, fence),
      ),
    );
  }
  expect(owed).toEqual([[], [], ['send_mail']]);
  const { data } = await ann.client.rpc('get_batch', { p_batch: batch });
  expect(data).toMatchObject({ total: 3, completed: 2, failed: 1, progress: 100 });
});

test('nobody is written to who does not want to be', async () => {
  const file = aFile();
  await submit(db, ann, [file], { notify: false });
  const { fence } = await claim(db, file.job_id);
  expect((await settle(db, file.job_id, fence)).effects).toEqual([]);
});

test('a document the engines are unsure of waits for a person', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, {
    ...results(),
    classification: { category: 'letter', confidence: 0.3, reasons: [], engine: 'rules-1' },
  });
  expect(await statusOf(db, file.id)).toBe('needs_review');
});

test('what a person said about a document outranks the engines', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await db.call('update_document', { p_owner: ann.id, p_document: file.id, p_changes: { category: 'contract' } });
  await settle(db, file.job_id, fence);
  const { data } = await ann.client.rpc('get_document', { p_document: file.id });
  expect(data).toMatchObject({ category: 'contract', category_confidence: 1, category_engine: 'person' });
});

test('an owner has at most a window of jobs with the broker, and each that ends lets the next one go', async () => {
  const bob = await db.person('bob');
  const files = Array.from({ length: 25 }, (_, index) => aFile(`${index}.pdf`)).sort((a, b) =>
    a.job_id.localeCompare(b.job_id),
  );
  const { answer } = await submit(db, bob, files);
  expect(answer.effects).toHaveLength(20);
  const [first] = files;
  const { fence } = await claim(db, first?.job_id ?? '');
  expect((await settle(db, first?.job_id ?? '', fence)).effects).toMatchObject([
    { kind: 'run_job', payload: { job_id: files[20]?.job_id } },
  ]);
});

test('the cursors of an owner are gapless and in the order of commits', async () => {
  const cleo = await db.person('cleo');
  for (const file of [aFile(), aFile()]) {
    await submit(db, cleo, [file]);
    const { fence } = await claim(db, file.job_id);
    await settle(db, file.job_id, fence);
  }
  const { data } = await cleo.client.rpc('list_events', { p_after: 0, p_limit: 100 });
  const cursors = data.data.map((event: { cursor: number }) => event.cursor);
  expect(cursors).toEqual(cursors.map((_: number, index: number) => index + 1));
  expect(data.data.filter((event: { type: string }) => event.type === 'document_processed')).toHaveLength(2);
});
