import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutPage } from '../../lib/passages/cut.ts';
import { literalOf } from '../../lib/passages/passage.ts';
import { wordsOf } from '../../lib/search/fold.ts';
import { termsOf } from '../../lib/search/terms.ts';
import { aFile, claim, type Person, results, settle, startDatabase, submit, type TestDatabase } from './database.ts';
import { model, vectorAt } from './matchmaking.ts';
import { newestJob, restarted } from './restarting.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

const stages = ['extract_text', 'classify', 'extract_fields', 'embed'];

interface Given {
  /** The angle of each passage's vector, in order; absent when the engine was away. */
  angles?: number[];
  earlier?: { document_id: string };
}

function found(pages: string[], { angles, earlier }: Given = {}) {
  const passages = pages.flatMap((text, index) => cutPage({ number: index + 1, text }, []).passages);
  const vectors = passages.map(({ page, place }, index) => ({
    page,
    place,
    embedding: literalOf(vectorAt(angles?.[index] ?? 0)),
  }));
  return {
    ...results(),
    pages: pages.map((text, index) => ({ number: index + 1, text, source: 'text', confidence: null, lines: [] })),
    passages,
    index: { cutter: 'test-1', ...(earlier && { earlier }), ...(angles && { model, vectors }) },
  };
}

async function aDocument(person: Person, pages: string[], given: Given = {}) {
  const file = aFile('paper.pdf');
  await submit(db, person, [file], { stages });
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, found(pages, given));
  return file.id;
}

interface Hit {
  document_id: string;
  page: number;
  heading: string | null;
  score: number;
  found_by: string[];
  text: string;
}

async function search(person: Person, q: string, more: Record<string, unknown> = {}) {
  const { angle, mode = 'hybrid', ...page } = more;
  const asked = typeof angle === 'number' && { vector: literalOf(vectorAt(angle)), model: model.name, floor: 0.2 };
  const p_query = { mode, terms: termsOf(q), words: wordsOf(q), ...asked };
  const { data, error } = await person.client.rpc('search_passages', { p_query, ...page });
  if (error) throw new Error(error.message);
  return data as { data: Hit[]; next_cursor: string | null };
}
const places = async (person: Person, q: string, more = {}) =>
  (await search(person, q, more)).data.map(({ document_id, page }) => [document_id, page]);

const countOf = async (document: string) => {
  const { data } = await ann.client.rpc('get_document', { p_document: document });
  return (data as { vector_count: number }).vector_count;
};

interface Waiting {
  document_id: string;
  generation: number;
  page: number;
  place: number;
  text: string;
}
const lease = async (limit = 100) =>
  (await db.call('passages_to_embed', { p_model: model, p_limit: limit })).passages as Waiting[];
const waits = async () => (await db.query<{ waits: boolean }>('select private.lacks_vectors() as waits'))[0]?.waits;

const saveVectors = (some: Waiting[], angle = 0) =>
  db.call('save_passage_vectors', {
    p_model: model,
    p_vectors: some.map(({ text: _, ...key }) => ({ ...key, embedding: literalOf(vectorAt(angle)) })),
  });

test('a question finds pages that have some of its words, in any form of theirs, rare ones first', async () => {
  const bob = await db.person('bob');
  const rent = await aDocument(bob, ['The tenant shall pay the monthly rents to the landlord and will have the keys.']);
  const german = await aDocument(bob, ['Die Mieter zahlen für die Wohnungen und die Nebenkosten an den Vermieter.']);
  for (let count = 0; count < 4; count++)
    await aDocument(bob, [`The tenant is number ${count} and this is the only thing that is said of the tenant.`]);
  expect((await places(bob, 'Which rent does a tenant pay?'))[0]).toEqual([rent, 1]);
  expect((await places(bob, 'wohnung'))[0]).toEqual([german, 1]);
  expect(await places(bob, 'giraffe')).toEqual([]);
});

test('a question finds what means the same, fuses it with what says the same, and finds nothing that is merely near', async () => {
  const cat = await db.person('cat');
  const meant = await aDocument(cat, ['A feline sat upon a rug.'], { angles: [0.1] });
  const said = await aDocument(cat, ['The cat sat on the mat.'], { angles: [1.2] });
  await aDocument(cat, ['Quarterly revenue grew.'], { angles: [1.5] });
  expect(await places(cat, 'cat on a mat', { angle: 0, mode: 'semantic' })).toEqual([
    [meant, 1],
    [said, 1],
  ]);
  const { data } = await search(cat, 'cat on a mat', { angle: 0 });
  expect(data.map(({ document_id, found_by }) => [document_id, found_by])).toEqual([
    [said, ['keyword', 'semantic']],
    [meant, ['semantic']],
  ]);
  expect(data[0]?.score).toBeLessThanOrEqual(1);
});

test('nobody finds, reads or embeds what belongs to somebody else', async () => {
  const [dan, eve] = [await db.person('dan'), await db.person('eve')];
  await aDocument(dan, ['the secret of dan'], { angles: [0] });
  expect(await places(eve, 'secret', { angle: 0 })).toEqual([]);
  for (const table of ['passages', 'passage_vectors', 'indexings']) {
    expect((await eve.client.from(table).select('document_id')).data).toEqual([]);
    expect((await dan.client.from(table).select('document_id')).data).toHaveLength(1);
  }
  const { error } = await db.anonymous.rpc('search_passages', {
    p_query: { mode: 'keyword', terms: [], words: ['secret'] },
  });
  expect(error).not.toBeNull();
});

test('a newer run takes over the vectors of what it says alike, and what it does not say any more is not found', async () => {
  const id = await aDocument(ann, ['zebra crossing', 'a second page'], { angles: [0, 0.1] });
  expect(await countOf(id)).toBe(2);
  await restarted(db, ann, { ids: [id] }, {});
  const job = await newestJob(db, id);
  const { fence, earlier } = await claim(db, job.id);
  expect(earlier).toMatchObject({ cutter: 'test-1' });
  expect(await places(ann, 'zebra', { angle: 0 })).toContainEqual([id, 1]);
  await settle(db, job.id, fence, found(['giraffe crossing', 'a second page'], { earlier: { document_id: id } }));
  expect(await countOf(id)).toBe(1);
  expect((await search(ann, 'zebra')).data).toEqual([]);
  const waiting = await lease();
  expect(waiting.map(({ text }) => text)).toContain('giraffe crossing');
  await saveVectors(waiting);
  expect(await countOf(id)).toBe(2);
  expect(await lease()).toEqual([]);
  expect(await waits()).toBe(false);
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [id] });
  expect(await places(ann, 'giraffe', { angle: 0 })).toEqual([]);
  await db.call('restore_documents', { p_owner: ann.id, p_documents: [id] });
  expect(await places(ann, 'giraffe', { angle: 0 })).toContainEqual([id, 1]);
});

test('a document without vectors waits for them, gets them some at a time, and says how many it has', async () => {
  const id = await aDocument(ann, ['one', 'two', 'three']);
  expect(await countOf(id)).toBe(0);
  expect(await waits()).toBe(true);
  const first = await lease(2);
  expect(first.map(({ page }) => page)).toEqual([1, 2]);
  expect(await lease(2)).toEqual([]);
  await saveVectors(first);
  expect(await countOf(id)).toBe(2);
  await saveVectors(await lease(2));
  expect(await countOf(id)).toBe(3);
  expect(await waits()).toBe(false);
});

test('a short document that waits for its vectors waits for no long one, whichever came first', async () => {
  const dan = await db.person('dan');
  const long = await aDocument(
    dan,
    Array.from({ length: 6 }, (_, n) => `Page ${n} of a long story.`),
  );
  await db.advance(1_000);
  const short = [await aDocument(dan, ['A short note.']), await aDocument(dan, ['Another short note.'])];
  const turns: string[][] = [];
  for (;;) {
    await db.advance(1_000);
    const some = await lease(2);
    if (some.length === 0) break;
    turns.push(some.map(({ document_id }) => document_id));
    await saveVectors(some);
  }
  expect(turns).toEqual([[long, long], short, [long, long], [long, long]]);
});

test('what was deleted hides nothing that is farther away, however much of it there is', async () => {
  const gus = await db.person('gus');
  const kept = await aDocument(gus, ['a heron'], { angles: [0.3] });
  const many = Array.from({ length: 700 }, (_, index) => `page ${index}`);
  const gone = await aDocument(gus, many, { angles: many.map(() => 0.1) });
  expect((await places(gus, 'bird', { angle: 0, mode: 'semantic' }))[0]?.[0]).toBe(gone);
  await db.call('delete_documents', { p_owner: gus.id, p_documents: [gone] });
  expect(await places(gus, 'bird', { angle: 0, mode: 'semantic' })).toEqual([[kept, 1]]);
});

test('each page of what was found comes once, and a filter leaves out the rest', async () => {
  const fay = await db.person('fay');
  const ids: string[] = [];
  for (let count = 0; count < 7; count++)
    ids.push(await aDocument(fay, [`an otter, the ${count}th`], { angles: [count / 10] }));
  const all = await places(fay, 'otter', { angle: 0 });
  expect(new Set(all.map(([id]) => id))).toEqual(new Set(ids));
  const seen: unknown[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await search(fay, 'otter', { angle: 0, p_limit: 3, p_cursor: cursor });
    seen.push(...page.data.map(({ document_id, page: number }) => [document_id, number]));
    cursor = page.next_cursor;
    if (cursor === null) break;
  }
  expect(seen).toEqual(all);
  for (const p_filter of [{ document_id: ids[3] }, { document_id: ids[3], category: 'invoice', since: '2020-01-01' }])
    expect(await places(fay, 'otter', { angle: 0, p_filter })).toEqual([[ids[3], 1]]);
  for (const p_filter of [{ category: 'letter' }, { until: '2020-01-01' }, { folder_id: crypto.randomUUID() }])
    expect(await places(fay, 'otter', { angle: 0, p_filter })).toEqual([]);
});
