import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';
import { completedDocument, failedDocument, newestJob, restarted } from './restarting.ts';

let db: TestDatabase;
let ann: Person;
let operator: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  operator = await db.person('olga');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator.id]);
});
afterAll(() => db.close());

describe('a filter', () => {
  test('chooses by status, category and engine', async () => {
    const cat = await db.person('cat');
    const good = await completedDocument(db, cat);
    const bad = await failedDocument(db, cat, 'document_corrupt');
    const count = async (filter: unknown) => (await restarted(db, cat, { filter }, { preview: true })).count;
    expect(await count({ status: 'failed' })).toBe(1);
    expect(await count({ category: 'invoice' })).toBe(1);
    expect(await count({ category: 'letter' })).toBe(0);
    expect(await count({ engines: { extract_text: ['text-1'] } })).toBe(0);
    expect(await count({ engines: { extract_text: ['text-2'] } })).toBe(1);
    expect(await count({})).toBe(2);
    expect((await newestJob(db, good.id)).generation + (await newestJob(db, bad.id)).generation).toBe(2);
  });
});

describe('a redrive', () => {
  test('lets every failure of one kind begin again, of all people, at the rate asked for and with one entry in the log', async () => {
    const dora = await db.person('dora');
    const emil = await db.person('emil');
    const files = [];
    for (const person of [dora, emil, dora]) files.push(await failedDocument(db, person, 'engine_refused'));
    const other = await failedDocument(db, dora, 'document_encrypted');
    const filter = { fingerprint: 'extract_text/engine_refused/vision' };

    const preview = await restarted(
      db,
      operator,
      { filter },
      { reason: 'redrive', everybody: true, preview: true, rate: 60 },
    );
    expect(preview).toMatchObject({ outcome: 'preview', count: 3, estimated_seconds: 4 });
    const answer = await restarted(db, operator, { filter }, { reason: 'redrive', everybody: true, rate: 60 });
    expect(answer).toMatchObject({ outcome: 'restarted', count: 3 });
    expect((answer.batches as unknown[]).length).toBe(2);
    const times: number[] = [];
    for (const { id } of files) times.push(Date.parse((await newestJob(db, id)).run_at));
    times.sort();
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 1033, 2066]);
    expect((await newestJob(db, other.id)).generation).toBe(1);

    const log = await db.query("select data from public.events where owner = $1 and type = 'redrive_started'", [
      operator.id,
    ]);
    expect(log).toEqual([{ data: { filter, count: 3, rate_per_minute: 60, batches: 2 } }]);
    const again = await restarted(db, operator, { filter }, { reason: 'redrive', everybody: true });
    expect(again).toMatchObject({ count: 0 });
  });

  test('of a file that failed lets it stand for its bytes again', async () => {
    const file = await failedDocument(db, ann, 'engine_refused');
    await restarted(db, ann, { ids: [file.id] }, { reason: 'redrive' });
    const copy = { ...aFile(), sha256: file.sha256 };
    const { answer } = await submit(db, ann, [copy]);
    expect(answer.documents).toMatchObject([{ id: file.id, duplicate_of: file.id }]);
  });
});
