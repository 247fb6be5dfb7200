import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../bench/random.ts';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, aResume, embedAll, match, promote, savePostings } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;
beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

interface Preview {
  min_match_score: number;
  thresholds: { min_score: number; count: number }[];
}

const preview = async (person: Person) =>
  (await db.call('preview_matches', { p_owner: person.id })) as unknown as Preview;
const wish = (person: Person, score: number) =>
  db.call('save_settings', { p_owner: person.id, p_changes: { min_match_score: score } });

async function matchAll() {
  for (let more = true; more; ) ({ more } = (await match(db)) as unknown as { more: boolean });
}

const kept = async (person: Person) =>
  (
    await db.query<{ count: number }>(
      `select count(*)::int as count from public.matches m join public.postings p on p.id = m.posting_id
       join public.people o on o.id = m.owner
       where m.owner = $1 and private.is_open(p) and m.score >= o.min_match_score::numeric::float8`,
      [person.id],
    )
  )[0]?.count;

const steps = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

test('the preview counts at each score just what matching keeps when that score is asked for', async () => {
  const random = randomFrom(7);
  const vocabulary = Array.from({ length: 8 }, (_, index) => `previewword${String.fromCharCode(97 + index)}`);
  const someSkills = () => vocabulary.filter(() => random() < 0.5);
  const direction = () => {
    const vector = Array.from({ length: 768 }, (_, index) => (index < 5 ? random() - 0.2 : 0));
    const length = Math.hypot(...vector);
    return vector.map((value) => Math.fround(value / length));
  };
  const given = Array.from({ length: 40 }, (_, index) =>
    aPosting({ skills: someSkills(), closes_at: index < 5 ? '2020-01-01T00:00:00Z' : null }),
  );
  await savePostings(db, operator, given);
  await embedAll(db, direction);
  const ann = await db.person('ann');
  await wish(ann, 0.63);
  for (let count = 0; count < 3; count++) await aResume(db, ann, { skills: someSkills(), vector: direction() });
  await matchAll();

  const { min_match_score, thresholds } = await preview(ann);
  expect(min_match_score).toBe(0.63);
  expect(thresholds.map(({ min_score }) => min_score)).toEqual([...steps, 0.63].sort());
  const counts = thresholds.map(({ count }) => count);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(new Set(counts).size).toBeGreaterThan(4);
  for (const { min_score, count } of thresholds) {
    await wish(ann, min_score);
    await matchAll();
    expect([min_score, await kept(ann)]).toEqual([min_score, count]);
  }
});

test('the preview of somebody without a resume is empty', async () => {
  const { min_match_score, thresholds } = await preview(await db.person('bob'));
  expect(min_match_score).toBe(0.85);
  expect(thresholds).toEqual(steps.map((min_score) => ({ min_score, count: 0 })));
});
