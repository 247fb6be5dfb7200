import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aFile, claim, fail, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';
import { past } from './history.ts';

let db: TestDatabase;
let vera: Person;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
});
beforeEach(async () => {
  await db.query('delete from public.documents');
  vera = await db.person('vera');
  ann = await db.person('ann');
  await db.query("insert into public.roles (user_id, role) values ($1, 'viewer')", [vera.id]);
});
afterAll(() => db.close());

interface Step {
  at: string;
  accepted: number;
  completed: number;
  failed: number;
  p50_ms: number | null;
  p95_ms: number | null;
  depth: number;
  peak: number;
}
const minute = 60_000;
const report = async (minutes: number, person = vera) =>
  (await db.call('report_history', { p_actor: person.id, p_minutes: minutes })) as unknown as {
    outcome: string;
    bucket_seconds: number;
    data: Step[];
  };
const sum = (data: Step[], name: 'accepted' | 'completed' | 'failed') =>
  data.reduce((total, step) => total + step[name], 0);

test.each([
  [15, 10, 90],
  [60, 30, 120],
  [61, 60, 61],
  [1440, 900, 96],
  [10_080, 7200, 84],
])(
  'the history of %i minutes goes in steps of %i seconds, %i of them without a gap',
  async (minutes, seconds, count) => {
    const { bucket_seconds, data } = await report(minutes);
    expect([bucket_seconds, data.length]).toEqual([seconds, count]);
    const times = data.map(({ at }) => Date.parse(at));
    for (const [index, time] of times.entries()) expect(time).toBe((times[0] ?? 0) + index * seconds * 1000);
    const ago = (await db.query<{ ms: number }>('select (extract(epoch from private.now()) * 1000)::float8 as ms'))[0];
    expect((ago?.ms ?? 0) - (times.at(-1) ?? 0)).toBeLessThan(seconds * 1000);
    expect(data.at(-1)).toMatchObject({ accepted: 0, completed: 0, failed: 0, p50_ms: null, p95_ms: null, depth: 0 });
  },
);

test('what ended is counted where it ended, with how long it took from when it was due', async () => {
  await past(db, ann, { queue: 'default', jobs: 100, failed: 10, endedAgo: '30 minutes', runMs: 100 });
  await past(db, ann, { queue: 'bulk', jobs: 5, endedAgo: '2 hours', runMs: 100 });
  const { data } = await report(60);
  expect([sum(data, 'completed'), sum(data, 'failed')]).toEqual([90, 10]);
  const step = data.find(({ completed }) => completed > 0);
  // The n-th of them waited 10n ms and ran 100n ms.
  expect(step).toMatchObject({ completed: 90, failed: 10, p50_ms: 5500, p95_ms: 10_450 });
  expect(sum((await report(180)).data, 'completed')).toBe(95);
});

test('the depth rises when work comes in and falls when it starts, and later work does not wait yet', async () => {
  const files = [aFile(), aFile(), aFile()];
  await submit(db, ann, files);
  await submit(db, ann, [aFile()], { delay_ms: 60 * minute });
  expect((await report(15)).data.at(-1)).toMatchObject({ accepted: 4, depth: 3 });
  await db.advance(2 * minute);
  const [first, second] = files;
  const { fence } = await claim(db, first?.job_id ?? '');
  await claim(db, second?.job_id ?? '');
  await settle(db, first?.job_id ?? '', fence);
  const { data } = await report(15);
  expect(data.at(-1)).toMatchObject({ completed: 1, depth: 1 });
  expect(data.map(({ depth }) => depth).filter((depth) => depth === 3).length).toBe(12);
  await db.advance(60 * minute);
  expect((await report(15)).data.at(-1)).toMatchObject({ depth: 2 });
});

test('a burst that came and went within one step shows by how many waited at its worst moment', async () => {
  const files = Array.from({ length: 5 }, () => aFile());
  await submit(db, ann, files);
  await db.advance(4 * minute);
  for (const { job_id } of files) await settle(db, job_id, (await claim(db, job_id)).fence);
  await db.advance(minute);
  await submit(db, ann, [aFile()]);
  const first = (await report(1440)).data;
  expect(Math.max(...first.map(({ peak }) => peak))).toBe(5);
  expect(first.at(-1)).toMatchObject({ depth: 1 });
  const { data } = await report(60);
  expect(data.map(({ depth, peak }) => [depth, peak]).filter(([depth = 0, peak = 0]) => peak < depth)).toEqual([]);
  // Whoever waited when a step began waited in it, too.
  expect(data.slice(-13).filter(({ peak }) => peak === 5).length).toBeGreaterThanOrEqual(8);
  expect(data.at(-1)).toMatchObject({ peak: 1 });
});

test('a run that failed and was tried again counts once, when it ended', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await fail(db, file.job_id, fence, { code: 'engine_unavailable', retryable: true });
  await db.advance(minute);
  const again = await claim(db, file.job_id, 'msg_1', 1);
  await fail(db, file.job_id, again.fence, { code: 'document_corrupt', retryable: false });
  const { data } = await report(15);
  expect([sum(data, 'accepted'), sum(data, 'completed'), sum(data, 'failed')]).toEqual([1, 0, 1]);
  expect(data.at(-1)?.p50_ms).toBeGreaterThanOrEqual(minute);
});

test('only viewers and operators see it', async () => {
  expect((await report(60, ann)).outcome).toBe('forbidden');
});
