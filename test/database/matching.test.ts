import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, aResume, embedAll, match, promote, savePostings, vectorAt } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;

beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

describe('a resume and a posting', () => {
  test('match when words and meaning agree, and the person is told why', async () => {
    const ann = await db.person('ann');
    const { data } = await savePostings(db, operator, [aPosting({ title: 'Cook', skills: ['baking', 'grilling'] })]);
    await embedAll(db, () => vectorAt(0));
    const { id, answer } = await aResume(db, ann, { skills: ['baking', 'grilling'], vector: vectorAt(0.1) });
    expect(answer.events.map(({ type }) => type)).toContain('match_found');
    const { data: page } = await ann.client.rpc('list_matches', {});
    expect(page.data).toEqual([
      {
        id: expect.any(String),
        document_id: id,
        posting: expect.objectContaining({ id: data[0]?.id, title: 'Cook' }),
        score: expect.closeTo(0.7 / (1 + Math.exp((0.3 - Math.cos(0.1)) / 0.1)) + 0.3, 3),
        vector_score: expect.any(Number),
        skills_score: 1,
        matched_skills: ['baking', 'grilling'],
        missing_skills: [],
        evidence: [
          { page: 1, quote: 'I know baking' },
          { page: 2, quote: 'I know grilling' },
        ],
        created_at: expect.any(String),
      },
    ]);
  });

  test('are found by the hourly run when the posting came later, once however often it runs', async () => {
    const bob = await db.person('bob');
    const { id } = await aResume(db, bob, { skills: ['welding'], vector: vectorAt(0) });
    await savePostings(db, operator, [aPosting({ title: 'Welder', skills: ['welding'] })]);
    await embedAll(db, () => vectorAt(0.1));
    expect(await match(db, { p_dry_run: true })).toMatchObject({ outcome: 'previewed', created: 1, people: 1 });
    expect(await match(db)).toMatchObject({ outcome: 'matched', created: 1, people: 1 });
    expect(await match(db)).toMatchObject({ outcome: 'matched', created: 0, people: 0 });
    const { data } = await bob.client.rpc('list_notifications', { p_type: 'job_match' });
    expect(data.data).toHaveLength(1);
    expect(data.data[0]).toMatchObject({ data: { count: 1, matches: [{ title: 'Welder' }] } });
    expect(id).toBeTruthy();
  });
});
