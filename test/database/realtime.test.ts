import { afterAll, beforeAll, expect, test } from 'vitest';
import { Followed, Snapshot } from '../../lib/realtime/realtime.ts';
import { aFile, claim, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

async function snapshot(person: Person, after: number | null = null): Promise<Snapshot> {
  const { data, error } = await person.client.rpc('get_snapshot', { p_after: after });
  if (error) throw error;
  return Snapshot.parse(data);
}

async function follow(person: Person, after: number, limit = 200): Promise<Followed> {
  const { data, error } = await person.client.rpc('follow_log', { p_after: after, p_limit: limit });
  if (error) throw error;
  return Followed.parse(data);
}

test('a snapshot for an earlier cursor tells only what has not changed since, and the log the rest', async () => {
  const ann = await db.person('ann');
  const [old, young] = [aFile('old.pdf'), aFile('young.pdf')];
  await submit(db, ann, [old]);
  const { fence } = await claim(db, old.job_id);
  await settle(db, old.job_id, fence);
  const before = await snapshot(ann);
  expect(before).toMatchObject({ documents: [{ filename: 'old.pdf', status: 'completed' }], under_way: [] });

  await submit(db, ann, [young]);
  const now = await snapshot(ann);
  expect(now.documents.map(({ filename }) => filename)).toEqual(['young.pdf', 'old.pdf']);
  expect(now.under_way).toMatchObject([{ job_id: young.job_id, filename: 'young.pdf', status: 'queued', progress: 0 }]);
  const earlier = await snapshot(ann, before.cursor);
  expect(earlier.cursor).toBe(before.cursor);
  expect(earlier.documents.map(({ filename }) => filename)).toEqual(['old.pdf']);
  const { events } = await follow(ann, before.cursor);
  expect(events.map(({ cursor }) => cursor)).toEqual(
    Array.from({ length: now.cursor - before.cursor }, (_, index) => before.cursor + index + 1),
  );
  expect((await snapshot(ann, now.cursor + 1000)).cursor).toBe(now.cursor);
});

test('the log comes in stretches, with the names of what ended in them', async () => {
  const ann = await db.person('ann');
  const file = aFile('one.pdf');
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
  const seen: number[] = [];
  const named: string[] = [];
  for (let more = true; more; ) {
    const stretch = await follow(ann, seen.at(-1) ?? 0, 2);
    more = stretch.more;
    seen.push(...stretch.events.map(({ cursor }) => cursor));
    named.push(...Object.values(stretch.documents).map(({ filename }) => filename));
  }
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(named).toEqual(['one.pdf']);
});

test('a stranger is told nothing of it', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await submit(db, ann, [aFile('private.pdf')]);
  expect(await snapshot(bob)).toEqual({ cursor: 0, documents: [], unread: 0, under_way: [] });
  expect(await follow(bob, 0)).toEqual({ events: [], more: false, documents: {}, under_way: [] });
});
