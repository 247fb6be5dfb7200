import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../bench/random.ts';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, aResume, embedAll, match, model, promote, savePostings } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;

beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

const wanted = [0, 0.3, 0.69, 0.7, 0.71, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

interface Thing {
  id: string;
  skills: string[];
  vector: number[];
}

/** The score by the book: 70 % what both mean, 30 % how much of what is asked for is there. */
function scoreOf(resume: Thing, posting: Thing): number {
  const cosine = resume.vector.reduce((sum, value, index) => sum + value * (posting.vector[index] ?? 0), 0);
  const matched = posting.skills.filter((skill) => resume.skills.includes(skill)).length;
  const share = posting.skills.length === 0 ? 0 : matched / posting.skills.length;
  return 0.7 / (1 + Math.exp((model.midpoint - cosine) / model.scale)) + 0.3 * share;
}

test.each([1, 2])(
  'the one statement finds just the pairs that a comparison of each with each finds (market %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const vocabulary = Array.from({ length: 14 }, (_, index) => `market${seed}word${String.fromCharCode(97 + index)}`);
    const someSkills = (most: number) => vocabulary.filter(() => random() < (random() * most) / vocabulary.length);
    const direction = () => {
      const vector = Array.from({ length: 768 }, (_, index) => (index < 6 ? random() - 0.35 : 0));
      const length = Math.hypot(...vector);
      return vector.map((value) => Math.fround(value / length));
    };
    const resumes: (Thing & { wanted: number })[] = [];
    const addResumes = async (scores: number[]) => {
      for (const score of scores) {
        const person = await db.person('person');
        await db.call('save_settings', { p_owner: person.id, p_changes: { min_match_score: score } });
        const [skills, vector] = [someSkills(16), direction()];
        const { id } = await aResume(db, person, { skills, vector });
        resumes.push({ id, skills, vector, wanted: score });
      }
    };
    const postings: (Thing & { model: string })[] = [];
    const addPostings = async (count: number) => {
      const given = Array.from({ length: count }, () => aPosting({ title: `Market ${seed}`, skills: someSkills(10) }));
      const { data } = await savePostings(db, operator, given);
      const vectors = new Map(data.map(({ id }) => [id, direction()]));
      await embedAll(db, ({ id }) => vectors.get(id) ?? direction());
      for (const [index, { id }] of data.entries())
        postings.push({ id, skills: given[index]?.skills ?? [], vector: vectors.get(id) ?? [], model: model.name });
    };

    await addPostings(20);
    await addResumes(wanted);
    await addPostings(25);
    await match(db, { p_limit: 4 });
    await addResumes(wanted);
    await addPostings(15);
    for (let more = true; more; ) ({ more } = (await match(db, { p_limit: 5 })) as unknown as { more: boolean });

    const ours = new Set(postings.map(({ id }) => id));
    const found = await db.query<{ document_id: string; posting_id: string; score: number }>(
      'select document_id, posting_id, score from public.matches where document_id = any ($1::uuid[])',
      [resumes.map(({ id }) => id)],
    );
    const expected = new Map(
      resumes.flatMap((resume) =>
        postings
          .map((posting) => ({ pair: `${resume.id}/${posting.id}`, score: scoreOf(resume, posting) }))
          .filter(({ score }) => score >= resume.wanted)
          .map(({ pair, score }) => [pair, score] as const),
      ),
    );
    const pairs = new Map(
      found
        .filter(({ posting_id }) => ours.has(posting_id))
        .map((one) => [`${one.document_id}/${one.posting_id}`, one.score]),
    );
    expect([...pairs.keys()].sort()).toEqual([...expected.keys()].sort());
    expect(pairs.size).toBeGreaterThan(300);
    for (const [pair, score] of expected) expect(pairs.get(pair)).toBeCloseTo(score, 5);
  },
);
