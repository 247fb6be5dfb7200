import { aFile, claim, type Person, settle, submit, type TestDatabase } from './database.ts';

export const model = { name: 'test-model', midpoint: 0.3, scale: 0.1 };

/** A unit vector of 768 numbers whose likeness to that of `along` 0 is the cosine of the angle. */
export function vectorAt(angle: number, along = 0): number[] {
  const vector = Array<number>(768).fill(0);
  vector[along] = Math.cos(angle);
  vector[along + 1] = Math.sin(angle);
  return vector;
}

/** A skill of one plain word, as the vocabulary keeps it. */
export const skill = (name: string) => ({ name, query: `'${name}'`, asked: name });

interface GivenPosting {
  external_id: string;
  title: string;
  company: string | null;
  location: string | null;
  salary_min: number | null;
  salary_max: number | null;
  currency: string | null;
  description: string | null;
  apply_url: string | null;
  posted_at: string | null;
  closes_at: string | null;
  skills: string[];
}

/** A posting as the worker saves it, every field given. */
export function aPosting(changes: Partial<GivenPosting> = {}) {
  const posting: GivenPosting = {
    external_id: crypto.randomUUID(),
    title: 'Cook',
    company: 'Canteen Ltd',
    location: 'Ghent',
    salary_min: null,
    salary_max: null,
    currency: null,
    description: null,
    apply_url: null,
    posted_at: null,
    closes_at: null,
    skills: [],
    ...changes,
  };
  return { ...posting, asked: posting.skills.map(skill) };
}

export interface SavedPostings {
  created: number;
  updated: number;
  unchanged: number;
  data: { id: string; external_id: string; outcome: string }[];
}

/** Saves postings as an operator. */
export async function savePostings(db: TestDatabase, operator: Person, postings: ReturnType<typeof aPosting>[]) {
  const answer = await db.call('save_postings', { p_actor: operator.id, p_postings: postings });
  return answer as typeof answer & SavedPostings;
}

export interface TextToEmbed {
  kind: 'posting' | 'resume';
  id: string;
  version: number;
  title?: string;
  lines?: string[];
}

/** What waits to be embedded, leased. */
export async function textsToEmbed(db: TestDatabase, limit = 1000): Promise<TextToEmbed[]> {
  const { texts } = await db.call('texts_to_embed', { p_model: model, p_limit: limit });
  return texts as TextToEmbed[];
}

/** Gives each waiting text the vector that belongs to it. */
export async function embedAll(db: TestDatabase, vectorOf: (text: TextToEmbed) => number[]) {
  const texts = await textsToEmbed(db);
  const vectors = texts.map((text) => ({
    kind: text.kind,
    id: text.id,
    version: text.version,
    embedding: vectorOf(text),
  }));
  return db.call('save_vectors', { p_model: model, p_vectors: vectors });
}

export const match = (db: TestDatabase, args: Record<string, unknown> = {}) => db.call('match_postings', args);

/** Settles a document of this person as a resume of these skills, each in a line of its own, and of further lines of words. */
export async function aResume(
  db: TestDatabase,
  person: Person,
  { skills, vector, lines: more = [] }: { skills: string[]; vector: number[] | null; lines?: string[] },
) {
  const file = aFile('resume.pdf');
  await submit(db, person, [file], { stages: ['extract_text', 'classify', 'extract_fields', 'embed', 'match'] });
  const { fence } = await claim(db, file.job_id);
  const known = skills.map((word, index) => ({ page: 1 + (index % 2), text: `I know ${word}`, words: `'${word}':1` }));
  const lines = [...known, ...more.map((words) => ({ page: 1, text: words, words }))];
  const answer = await settle(db, file.job_id, fence, {
    media_type: 'application/pdf',
    classification: { category: 'resume', confidence: 0.9, reasons: [], engine: 'rules-1' },
    resume: { model: vector && model, embedding: vector, lines },
  });
  return { id: file.id, answer };
}

/** Makes somebody an operator. */
export const promote = (db: TestDatabase, person: Person) =>
  db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [person.id]);
