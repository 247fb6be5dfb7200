import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, aResume, embedAll, match, promote, savePostings, vectorAt } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;
// A skill of its own for each test, so that its postings suit nobody else.
let word: string;
let place = 0;

beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
beforeEach(() => {
  word = `skill${crypto.randomUUID().slice(0, 8)}`;
  place += 2;
});
afterAll(() => db.close());

interface Listed {
  id: string;
  document_id: string;
  posting: { id: string; title: string };
  score: number;
  [part: string]: unknown;
}

const near = () => vectorAt(0.1, place);
const far = () => vectorAt(1.5, place);
const post = (changes = {}) => savePostings(db, operator, [aPosting({ skills: [word], ...changes })]);
const matchesOf = async (person: Person, args = {}): Promise<Listed[]> =>
  (await person.client.rpc('list_matches', args)).data.data;
const told = async (person: Person) =>
  (await person.client.rpc('list_notifications', { p_type: 'job_match' })).data.data as { data: { count: number } }[];
const mails = (person: Person) =>
  db.query<{ status: string; payload: { content: { count: number; matches: Listed[] } } }>(
    "select status, payload from public.outbox where owner = $1 and dedupe_key like 'mail:match:%' order by created_at",
    [person.id],
  );
const settings = (person: Person, p_changes: object) => db.call('save_settings', { p_owner: person.id, p_changes });

async function postedAndEmbedded(changes = {}, vectorOf = near): Promise<string> {
  const { data } = await post(changes);
  await embedAll(db, vectorOf);
  return String(data[0]?.id);
}

describe('the hourly run', () => {
  test('finds what came since the last one, and tells each person once however often it runs', async () => {
    const people = [await db.person('ann'), await db.person('bob')];
    for (const person of people) await aResume(db, person, { skills: [word], vector: near() });
    await savePostings(db, operator, [aPosting({ skills: [word] }), aPosting({ skills: [word] })]);
    await embedAll(db, near);
    expect(await match(db, { p_dry_run: true })).toMatchObject({
      outcome: 'previewed',
      created: 4,
      people: 2,
      effects: [],
    });
    expect(await match(db)).toMatchObject({
      outcome: 'matched',
      created: 4,
      people: 2,
      effects: [{ payload: { task: 'send_mails' } }],
    });
    expect(await match(db)).toMatchObject({ created: 0, updated: 0, people: 0, effects: [] });
    for (const person of people) {
      expect(await told(person)).toMatchObject([{ data: { count: 2 } }]);
      expect(await mails(person)).toHaveLength(1);
      const events = await db.query<{ data: object }>(
        "select data from public.events where owner = $1 and type = 'match_found'",
        [person.id],
      );
      expect(events).toMatchObject([{ data: { count: 2, match_ids: { length: 2 }, document_ids: { length: 1 } } }]);
    }
  });

  test('that comes late or goes in small steps loses nothing and repeats nothing', async () => {
    const ann = await db.person('ann');
    await aResume(db, ann, { skills: [word], vector: near() });
    const bob = await db.person('bob');
    await postedAndEmbedded();
    await db.advance(30 * 86_400_000);
    await postedAndEmbedded();
    await aResume(db, bob, { skills: [word], vector: near() });
    await postedAndEmbedded();
    for (let more = true; more; ) ({ more } = (await match(db, { p_limit: 1 })) as unknown as { more: boolean });
    expect(await matchesOf(ann)).toHaveLength(3);
    expect(await matchesOf(bob)).toHaveLength(3);
  });

  test('leaves closed postings out, and finds one that opens again', async () => {
    const ann = await db.person('ann');
    await aResume(db, ann, { skills: [word], vector: near() });
    const posting = aPosting({ skills: [word], closes_at: new Date(Date.now() + 365 * 86_400_000).toISOString() });
    await savePostings(db, operator, [posting]);
    await embedAll(db, near);
    await savePostings(db, operator, [{ ...posting, closes_at: '2020-01-01T00:00:00Z' }]);
    expect(await match(db)).toMatchObject({ created: 0 });
    await savePostings(db, operator, [{ ...posting, closes_at: null }]);
    await embedAll(db, near);
    expect(await match(db)).toMatchObject({ created: 1 });
  });

  test('matches a changed posting anew without telling anybody again', async () => {
    const ann = await db.person('ann');
    await aResume(db, ann, { skills: [word], vector: near() });
    const posting = aPosting({ skills: [word] });
    await savePostings(db, operator, [posting]);
    await embedAll(db, near);
    await match(db);
    await savePostings(db, operator, [{ ...posting, description: 'With a garden' }]);
    await embedAll(db, () => vectorAt(0.3, place));
    expect(await match(db)).toMatchObject({ created: 0, updated: 1, people: 0 });
    expect(await told(ann)).toHaveLength(1);
    await savePostings(db, operator, [{ ...posting, description: 'On the moon' }]);
    await embedAll(db, far);
    await match(db);
    expect(await matchesOf(ann)).toEqual([]);
  });

  test('looks at everything again for whoever asks for less', async () => {
    const ann = await db.person('ann');
    await aResume(db, ann, { skills: [], vector: near() });
    await postedAndEmbedded();
    expect(await match(db)).toMatchObject({ created: 0 });
    await settings(ann, { min_match_score: 0.95 });
    await settings(ann, { min_match_score: 0.65 });
    await match(db);
    expect((await matchesOf(ann)).length).toBeGreaterThan(0);
    expect(await told(ann)).toHaveLength(1);
    await settings(ann, { min_match_score: 0.95 });
    await match(db);
    expect((await matchesOf(ann)).length).toBeGreaterThan(0);
  });

  test('keeps matches but tells nobody who does not want it, and leaves the mail to a digest', async () => {
    const [quiet, daily] = [await db.person('quiet'), await db.person('daily')];
    await settings(quiet, { notify_new_matches: false });
    await settings(daily, { digest_frequency: 'daily' });
    for (const person of [quiet, daily]) await aResume(db, person, { skills: [word], vector: near() });
    await postedAndEmbedded();
    expect(await match(db)).toMatchObject({ created: 2, effects: [] });
    for (const person of [quiet, daily]) expect(await matchesOf(person)).toHaveLength(1);
    expect([await told(quiet), await told(daily)]).toMatchObject([{ length: 0 }, { length: 1 }]);
    expect([await mails(quiet), await mails(daily)]).toEqual([[], []]);
  });

  test('looks a new skill up in the resumes that are there, and quotes three lines at most', async () => {
    const ann = await db.person('ann');
    const skills = ['a', 'b', 'c', 'd'].map((letter) => word + letter);
    await aResume(db, ann, { skills, vector: near() });
    await postedAndEmbedded({ skills });
    await match(db);
    expect(await matchesOf(ann)).toMatchObject([{ matched_skills: skills, skills_score: 1, evidence: { length: 3 } }]);
  });
});

describe('the list of matches', () => {
  test('is newest or best first, page by page, by resume, posting and score', async () => {
    const ann = await db.person('ann');
    await settings(ann, { min_match_score: 0.5 });
    const first = await postedAndEmbedded({}, () => vectorAt(0.9, place));
    const second = await postedAndEmbedded({}, near);
    const { id } = await aResume(db, ann, { skills: [word], vector: vectorAt(0, place) });
    await db.advance(60_000);
    const third = await postedAndEmbedded({}, () => vectorAt(0.8, place));
    await match(db);
    const ids = (found: Listed[]) => found.map(({ posting }) => posting.id);
    const paged = async (args: object) => {
      const page = (await ann.client.rpc('list_matches', { ...args, p_limit: 2 })).data;
      const rest = (await ann.client.rpc('list_matches', { ...args, p_limit: 2, p_cursor: page.next_cursor })).data;
      expect(rest.next_cursor).toBeNull();
      return ids([...page.data, ...rest.data]);
    };
    expect((await paged({ p_order: 'newest' }))[0]).toBe(third);
    expect(await paged({ p_order: 'score' })).toEqual([second, third, first]);
    expect(ids(await matchesOf(ann, { p_posting: second }))).toEqual([second]);
    expect(await matchesOf(ann, { p_document: id })).toHaveLength(3);
    expect(ids(await matchesOf(ann, { p_min_score: 0.99 }))).toEqual([second]);
  });

  test("has nothing of anybody else's", async () => {
    const [ann, bob] = [await db.person('ann'), await db.person('bob')];
    await postedAndEmbedded();
    const { id } = await aResume(db, ann, { skills: [word], vector: near() });
    expect(await matchesOf(bob, { p_document: id })).toEqual([]);
    for (const table of ['matches', 'resumes', 'resume_lines', 'resume_skills', 'resume_vectors']) {
      expect([table, (await bob.client.from(table).select('document_id')).data]).toEqual([table, []]);
      expect([table, (await ann.client.from(table).select('document_id')).data]).not.toEqual([table, []]);
    }
  });
});
