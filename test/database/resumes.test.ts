import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import {
  aPosting,
  aResume,
  embedAll,
  match,
  model,
  promote,
  savePostings,
  skill,
  textsToEmbed,
  vectorAt,
} from './matchmaking.ts';

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

describe('a resume', () => {
  test('is matched with every open posting in the commit that ends its run, with the reasons', async () => {
    const ann = await db.person('ann');
    const other = `${word}b`;
    const posting = await postedAndEmbedded({ title: 'Cook', skills: [word, other] });
    await settings(ann, { min_match_score: 0.7 });
    const { id, answer } = await aResume(db, ann, { skills: ['cycling', word], vector: near() });
    expect(answer.events.map(({ type }) => type)).toContain('match_found');
    expect(answer.effects).toContainEqual(
      expect.objectContaining({ kind: 'run_task', payload: { task: 'send_mails' } }),
    );
    const [found] = await matchesOf(ann);
    expect(found).toEqual({
      id: expect.any(String),
      document_id: id,
      posting: {
        id: posting,
        external_id: expect.any(String),
        title: 'Cook',
        company: 'Canteen Ltd',
        location: 'Ghent',
        salary_min: null,
        salary_max: null,
        currency: null,
        apply_url: null,
        closes_at: null,
        is_open: true,
      },
      score: expect.closeTo(0.7 / (1 + Math.exp((model.midpoint - 1) / model.scale)) + 0.15, 3),
      vector_score: expect.closeTo(1, 2),
      skills_score: 0.5,
      matched_skills: [word],
      missing_skills: [other],
      evidence: [{ page: 2, quote: `I know ${word}` }],
      created_at: expect.any(String),
    });
    expect(await mails(ann)).toMatchObject([
      {
        status: 'owed',
        payload: { template: 'matches', content: { count: 1, matches: [{ filename: 'resume.pdf' }] } },
      },
    ]);
  });

  test('is told of once for each of its generations, however many postings suit it', async () => {
    const ann = await db.person('ann');
    await savePostings(
      db,
      operator,
      Array.from({ length: 7 }, () => aPosting({ skills: [word] })),
    );
    await embedAll(db, near);
    await aResume(db, ann, { skills: [word], vector: near() });
    expect(await told(ann)).toMatchObject([{ data: { count: 7, matches: { length: 5 } } }]);
    const [mail] = await mails(ann);
    expect(mail?.payload.content).toMatchObject({ count: 7, matches: { length: 5 } });
  });

  test('without a vector waits for it, and is matched by the hourly run then', async () => {
    const ann = await db.person('ann');
    await postedAndEmbedded();
    const { id } = await aResume(db, ann, { skills: [word], vector: null });
    await match(db);
    expect(await matchesOf(ann)).toEqual([]);
    const texts = await textsToEmbed(db);
    expect(texts).toMatchObject([{ kind: 'resume', id, lines: [`I know ${word}`] }]);
    const vectors = [{ kind: 'resume', id, version: texts[0]?.version, embedding: near() }];
    await db.call('save_vectors', { p_model: model, p_vectors: vectors });
    expect(await match(db)).toMatchObject({ created: 1, people: 1 });
    expect(await matchesOf(ann)).toHaveLength(1);
  });

  test('that is deleted has no matches and gets none, and catches up when it is restored', async () => {
    const ann = await db.person('ann');
    const { id } = await aResume(db, ann, { skills: [word], vector: near() });
    await postedAndEmbedded();
    await match(db);
    const documents = { p_owner: ann.id, p_documents: [id] };
    await db.call('delete_documents', documents);
    expect(await matchesOf(ann)).toEqual([]);
    await postedAndEmbedded();
    expect(await match(db)).toMatchObject({ created: 0 });
    await db.call('restore_documents', documents);
    expect(await match(db)).toMatchObject({ created: 1 });
    expect(await matchesOf(ann)).toHaveLength(2);
  });

  test('that is erased leaves nothing, not even a quote in a mail that was not sent yet', async () => {
    const ann = await db.person('ann');
    await postedAndEmbedded();
    const { id } = await aResume(db, ann, { skills: [word], vector: near() });
    expect(JSON.stringify(await mails(ann))).toContain(id);
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [id], p_permanent: true });
    expect(await mails(ann)).toEqual([]);
    for (const table of ['matches', 'resumes', 'resume_lines', 'resume_skills', 'resume_vectors'])
      expect([table, await db.query(`select from public.${table} where document_id = $1`, [id])]).toEqual([table, []]);
  });

  test('goes with its account, and so do matches and applications', async () => {
    const ann = await db.person('ann');
    const posting = await postedAndEmbedded();
    await aResume(db, ann, { skills: [word], vector: near() });
    await db.call('apply_to_posting', { p_owner: ann.id, p_id: crypto.randomUUID(), p_posting: posting });
    expect(await matchesOf(ann)).toHaveLength(1);
    await db.query('delete from public.jobs where owner = $1', [ann.id]);
    await db.query('delete from public.documents where owner = $1', [ann.id]);
    await db.query('delete from auth.users where id = $1', [ann.id]);
    for (const table of ['matches', 'resumes', 'applications', 'notifications', 'outbox'])
      expect([table, await db.query(`select from public.${table} where owner = $1`, [ann.id])]).toEqual([table, []]);
  });

  test('is compared only with vectors of its own model', async () => {
    const ann = await db.person('ann');
    await post();
    const texts = await textsToEmbed(db);
    const vectors = texts.map(({ kind, id, version }) => ({ kind, id, version, embedding: near() }));
    await db.call('save_vectors', { p_model: { ...model, name: 'another' }, p_vectors: vectors });
    await aResume(db, ann, { skills: [word], vector: near() });
    await match(db);
    expect(await matchesOf(ann)).toEqual([]);
    await embedAll(db, near);
    expect(await match(db)).toMatchObject({ created: 1 });
  });

  test('shows a skill of several words where they stand together, not where they are scattered', async () => {
    const [machine, learning] = [`${word}machine`, `${word}learning`];
    const query = `'${machine}' <-> '${learning}'`;
    const posting = aPosting({ skills: [`${machine} ${learning}`] });
    await savePostings(db, operator, [{ ...posting, asked: [{ ...skill(`${machine} ${learning}`), query }] }]);
    await embedAll(db, near);
    const skillsOf = async (lines: string[]) => {
      const person = await db.person('person');
      await settings(person, { min_match_score: 0.5 });
      await aResume(db, person, { skills: [], vector: near(), lines });
      return (await matchesOf(person, { p_posting: null })).flatMap(({ matched_skills }) => matched_skills);
    };
    expect(await skillsOf([`'${machine}':1 '${learning}':2`])).toEqual([posting.skills[0]]);
    expect(await skillsOf([`'${learning}':1 '${machine}':2`])).toEqual([]);
    expect(await skillsOf([`'${machine}':1`, `'${learning}':1`])).toEqual([]);
  });
});
