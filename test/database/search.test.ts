import { afterAll, beforeAll, expect, test } from 'vitest';
import { termsOf } from '../../lib/search/terms.ts';
import { aFile, claim, type Person, results, settle, startDatabase, submit, type TestDatabase } from './database.ts';
import { newestJob, restarted } from './restarting.ts';

let db: TestDatabase;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  bob = await db.person('bob');
});
afterAll(() => db.close());

interface Hit {
  document_id: string;
  filename: string;
  category: string;
  page: number;
  score: number;
  text: string;
}

const found = (pages: string[]) => ({
  ...results(),
  pages: pages.map((text, index) => ({ number: index + 1, text, source: 'text', confidence: null, lines: [] })),
});

async function aDocument(person: Person, pages: string[], name = 'paper.pdf') {
  const file = aFile(name);
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, found(pages));
  return file.id;
}

async function search(person: Person, q: string, more: Record<string, unknown> = {}) {
  const { data, error } = await person.client.rpc('search_pages', { p_terms: termsOf(q), ...more });
  if (error) throw new Error(error.message);
  return data as { data: Hit[]; next_cursor: string | null };
}
const places = async (person: Person, q: string, more = {}) =>
  (await search(person, q, more)).data.map(({ document_id, page }) => [document_id, page]);

test('a search finds the pages that have all the words, whatever their capitals, accents and signs', async () => {
  const id = await aDocument(ann, [
    'Crème brûlée for the CAFÉ; order no. INV-2026/001. Weißer Weg, GROẞE GASSE',
    'Nothing of that',
  ]);
  for (const q of [
    'creme',
    'CRÈME café',
    'brulee creme',
    'weisser',
    'Große Gasse',
    'inv-2026/001',
    '2026 inv',
    'INV 2026 001',
    'cre\u0301me'.normalize('NFD'),
  ])
    expect([q, await places(ann, q)]).toEqual([q, [[id, 1]]]);
  for (const q of ['creme nothing', 'brul order', 'inv-001', 'remeb'])
    expect([q, await places(ann, q)]).toEqual([q, []]);
});

test('a search takes the last word as begun, and words in quotes as they stand', async () => {
  const id = await aDocument(ann, ['The quick brown fox jumps over the lazy dog']);
  for (const q of ['qui', 'brown jum', '"brown fox"', '"quick brown" dog', '"lazy dog', 'quick "fox jumps"'])
    expect([q, await places(ann, q)]).toEqual([q, [[id, 1]]]);
  for (const q of ['qui brown', '"brown quick"', '"brown fo"', '"quick fox"'])
    expect([q, await places(ann, q)]).toEqual([q, []]);
});

test('nobody finds what belongs to somebody else, whatever they ask for', async () => {
  await aDocument(bob, ['the secret of bob']);
  expect(await places(ann, 'secret')).toEqual([]);
  expect(await places(bob, 'secret')).toHaveLength(1);
  const direct = await ann.client.rpc('search_pages', { p_terms: [{ words: [`@${bob.id}`], is_prefix: false }] });
  expect(direct.data).toEqual({ data: [], next_cursor: null });
  const { error } = await db.anonymous.rpc('search_pages', { p_terms: termsOf('secret') });
  expect(error).not.toBeNull();
});

test('what was deleted is not found, and neither is what a newer run does not say any more', async () => {
  const id = await aDocument(ann, ['zebra crossing']);
  await restarted(db, ann, { ids: [id] }, {});
  expect(await places(ann, 'zebra')).toEqual([[id, 1]]);
  const job = await newestJob(db, id);
  const { fence } = await claim(db, job.id);
  await settle(db, job.id, fence, found(['giraffe crossing']));
  expect(await places(ann, 'zebra')).toEqual([]);
  expect(await places(ann, 'giraffe')).toEqual([[id, 1]]);
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [id] });
  expect(await places(ann, 'giraffe')).toEqual([]);
  await db.call('restore_documents', { p_owner: ann.id, p_documents: [id] });
  expect(await places(ann, 'giraffe')).toEqual([[id, 1]]);
});

test('pages that say more of it come first, and each comes once however few are asked for at a time', async () => {
  const cat = await db.person('cat');
  const filler = 'word '.repeat(40);
  const much = await aDocument(cat, ['otter otter otter']);
  const little = await aDocument(cat, [`${filler} otter ${filler}`]);
  for (let count = 0; count < 5; count++) await aDocument(cat, [`one otter ${filler}`]);
  const all = await places(cat, 'otter');
  expect(all).toHaveLength(7);
  expect(all[0]).toEqual([much, 1]);
  expect(all.at(-1)).toEqual([little, 1]);
  const seen: unknown[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await search(cat, 'otter', { p_limit: 2, p_cursor: cursor });
    seen.push(...page.data.map(({ document_id, page: number }) => [document_id, number]));
    cursor = page.next_cursor;
    if (cursor === null) break;
  }
  expect(seen).toEqual(all);
});

test('a search stays within a folder and a category', async () => {
  const id = await aDocument(ann, ['walrus']);
  const folder = crypto.randomUUID();
  await db.call('save_folder', { p_owner: ann.id, p_id: folder, p_name: 'Sea' });
  expect(await places(ann, 'walrus', { p_filter: { folder_id: folder } })).toEqual([]);
  await db.call('update_document', { p_owner: ann.id, p_document: id, p_changes: { folder_id: folder } });
  expect(await places(ann, 'walrus', { p_filter: { folder_id: folder, category: 'invoice' } })).toEqual([[id, 1]]);
  expect(await places(ann, 'walrus', { p_filter: { category: 'letter' } })).toEqual([]);
});

test.each([
  ['of a book in one line', 'lorem ipsum '.repeat(60_000)],
  ['of words that are all different', Array.from({ length: 60_000 }, (_, index) => `w${index.toString(36)}`).join(' ')],
  ['of one word', 'x'.repeat(300_000)],
  ['of Chinese', '漢字'.repeat(100_000)],
  ['of signs', '\\\'"&|!():*<->@\u0000'.replace('\u0000', '').repeat(1000)],
])('a page %s is taken as any other', async (_, text) => {
  const id = await aDocument(ann, [text, 'platypus']);
  expect(await places(ann, 'platypus')).toContainEqual([id, 2]);
});
