import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aFile,
  claim,
  type Person,
  results,
  settle,
  startDatabase,
  statusOf,
  submit,
  type TestDatabase,
} from './database.ts';
import { past } from './history.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
});
beforeEach(async () => {
  ann = await db.person('ann');
});
afterAll(() => db.close());

const files = (count: number, name = 'paper') =>
  Array.from({ length: count }, (_, index) => aFile(`${name}-${index}.pdf`));

async function aFolder(person = ann) {
  const id = crypto.randomUUID();
  await db.call('save_folder', { p_owner: person.id, p_id: id, p_name: id });
  return id;
}

const remove = (selection: object, more: object = {}, person = ann) =>
  db.call('delete_selected', { p_owner: person.id, p_selection: selection, ...more });
const move = (selection: object, folder: string | null, more: object = {}, person = ann) =>
  db.call('move_selected', { p_owner: person.id, p_selection: selection, p_folder: folder, ...more });
const list = async (args: object = {}, person = ann) => (await person.client.rpc('list_documents', args)).data;

async function processed(found: object = results(), name = 'paper.pdf') {
  const file = aFile(name);
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, found);
  return file.id;
}
const withConfidence = (confidence: number) => {
  const found = results();
  return { ...found, fields: found.fields.map((field) => ({ ...field, confidence })) };
};

describe('deleting many', () => {
  test('hides what the filter means, ends its work, and comes back by the ids that the answer names', async () => {
    const [first, second, other] = [...files(2, 'march'), aFile('april.pdf')];
    await submit(db, ann, [first, second, other] as ReturnType<typeof aFile>[]);
    expect(await remove({ filter: { q: 'MARCH' } }, { p_preview: true })).toMatchObject({
      count: 2,
      remaining: 0,
      ids: [],
    });
    expect((await list()).data).toHaveLength(3);
    const answer = await remove({ filter: { q: 'MARCH' } });
    expect(answer).toMatchObject({ outcome: 'deleted', count: 2, remaining: 0 });
    expect(answer.events.filter(({ type }) => type === 'document_deleted')).toHaveLength(2);
    expect(await statusOf(db, first?.id ?? '')).toBe('canceled');
    expect((await list()).data.map(({ filename }: { filename: string }) => filename)).toEqual(['april.pdf']);
    expect(await db.call('restore_documents', { p_owner: ann.id, p_documents: answer.ids })).toMatchObject({
      count: 2,
    });
    expect((await list()).data).toHaveLength(3);
  });

  test('goes page by page until nothing remains', async () => {
    await past(db, ann, { queue: 'default', jobs: 1003, endedAgo: '1 hour', runMs: 1 });
    expect(await remove({ filter: {} })).toMatchObject({ count: 1000, remaining: 3 });
    expect(await remove({ filter: {} })).toMatchObject({ count: 3, remaining: 0 });
    expect(await remove({ filter: {} })).toMatchObject({ count: 0, remaining: 0 });
  });

  test('ends at most two hundred open runs in one call', async () => {
    await submit(db, ann, files(201));
    expect(await remove({ filter: {} })).toMatchObject({ count: 200, remaining: 1 });
    expect(await remove({ filter: {} })).toMatchObject({ count: 1, remaining: 0 });
  });

  test('for good erases a hundred at a time, hidden ones too when they are named', async () => {
    const all = files(102);
    await submit(db, ann, all);
    const ids = all.map(({ id }) => id);
    await remove({ ids: ids.slice(0, 1) });
    const answer = await remove({ ids }, { p_permanent: true });
    expect(answer).toMatchObject({ count: 100, remaining: 2 });
    expect(answer.effects.filter(({ kind }) => kind === 'delete_objects')).toHaveLength(100);
    await remove({ ids }, { p_permanent: true });
    expect(await db.query('select from public.documents where owner = $1', [ann.id])).toEqual([]);
  });

  test('leaves alone what belongs to somebody else', async () => {
    const [file] = files(1);
    await submit(db, ann, files(1));
    await submit(db, ann, file ? [file] : []);
    const bob = await db.person('bob');
    expect(await remove({ ids: [file?.id] }, {}, bob)).toMatchObject({ count: 0 });
    expect(await remove({ filter: {} }, { p_permanent: true }, bob)).toMatchObject({ count: 0 });
    expect((await list()).data).toHaveLength(2);
  });
});

describe('moving many', () => {
  test('puts them into a folder, counts those that are there already for nothing, and takes them out again', async () => {
    const all = files(3);
    await submit(db, ann, all);
    const folder = await aFolder();
    await move({ ids: [all[0]?.id] }, folder);
    expect(await move({ filter: {} }, folder, { p_preview: true })).toMatchObject({ count: 2 });
    const answer = await move({ filter: {} }, folder);
    expect(answer).toMatchObject({ outcome: 'moved', count: 2, remaining: 0 });
    expect(answer.events.map(({ type, data }) => [type, data])).toEqual([
      ['document_updated', { folder_id: folder }],
      ['document_updated', { folder_id: folder }],
    ]);
    expect((await list({ p_filter: { folder_id: folder } })).data).toHaveLength(3);
    expect(await move({ filter: { folder_id: folder } }, null)).toMatchObject({ count: 3 });
    expect((await list({ p_filter: { folder_id: folder } })).data).toEqual([]);
  });

  test('comes to an end whatever the filter is', async () => {
    await past(db, ann, { queue: 'default', jobs: 1001, endedAgo: '1 hour', runMs: 1 });
    const folder = await aFolder();
    for (const [count, remaining] of [
      [1000, 1],
      [1, 0],
      [0, 0],
    ])
      expect(await move({ filter: { status: 'completed' } }, folder)).toMatchObject({ count, remaining });
  });

  test("is refused into somebody else's folder", async () => {
    await submit(db, ann, files(1));
    const folder = await aFolder(await db.person('bob'));
    expect((await move({ filter: {} }, folder)).outcome).toBe('folder_not_found');
  });
});

describe('the list', () => {
  test('counts on request what fits the filter, as people see its status', async () => {
    await submit(db, ann, files(4));
    await submit(db, ann, files(3, 'later'), { delay_ms: 3_600_000 });
    expect(await list({ p_limit: 2, p_count: true })).toMatchObject({ total: 7 });
    expect(await list({ p_filter: { status: 'scheduled' }, p_count: true })).toMatchObject({ total: 3 });
    expect(await list({ p_filter: { q: 'later-1' }, p_count: true })).toMatchObject({ total: 1 });
    expect(await list({ p_limit: 2 })).toMatchObject({ total: null });
  });

  test('begins with the least sure on request, and shows each once', async () => {
    for (const confidence of [0.5, 0.2, 0.4, 0.2, 0.55]) await processed(withConfidence(confidence));
    const sure = await processed(withConfidence(0.9));
    const seen: { id: string; lowest_confidence: number }[] = [];
    const filter = { status: 'needs_review' };
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor; isFirst = false) {
      const page: { data: typeof seen; next_cursor: string | null } = await list({
        p_limit: 2,
        p_cursor: cursor,
        p_filter: filter,
        p_order: 'least_sure',
      });
      seen.push(...page.data);
      cursor = page.next_cursor;
    }
    expect(seen.map((line) => line.lowest_confidence)).toEqual([0.2, 0.2, 0.4, 0.5, 0.55]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    const all = (await list({ p_order: 'least_sure' })).data;
    expect(all.at(-1)).toMatchObject({ id: sure, lowest_confidence: 0.9, to_review: 0 });
  });

  test('finds a batch by the run that a document was last in, too', async () => {
    const id = await processed();
    const batch = crypto.randomUUID();
    await db.call('restart_documents', {
      p_actor: ann.id,
      p_owner: ann.id,
      p_selection: { filter: { q: 'paper', status: 'completed' } },
      p_reason: 'reprocess',
      p_settings: { batch_id: batch },
    });
    expect((await list({ p_filter: { batch_id: batch } })).data).toMatchObject([{ id, status: 'queued' }]);
  });
});

test('the summary counts by status, as people see it, and by category', async () => {
  expect((await ann.client.rpc('summarize_documents')).data).toEqual({
    total: 0,
    by_status: {},
    by_category: {},
    to_review: 0,
  });
  await processed();
  await processed(withConfidence(0.3));
  await submit(db, ann, files(2), { delay_ms: 3_600_000 });
  const hidden = await processed();
  await remove({ ids: [hidden] });
  expect((await ann.client.rpc('summarize_documents')).data).toEqual({
    total: 4,
    by_status: { completed: 1, needs_review: 1, scheduled: 2 },
    by_category: { invoice: 2 },
    to_review: 1,
  });
});

describe('an export', () => {
  const read = async (args: object, person = ann) => (await person.client.rpc('export_documents', args)).data;

  test('has the fields as people see them, without what was rejected', async () => {
    const id = await processed({
      ...results(),
      fields: [
        ...results().fields,
        { name: 'vendor', value: 'Wrong', confidence: 0.3, page: 1, bbox: null, quote: null, engine: 'rules-1' },
      ],
    });
    const fields = [
      { name: 'vendor', action: 'reject' },
      { name: 'total', action: 'correct', value: 13 },
    ];
    const args = { p_owner: ann.id, p_actor: ann.id, p_document: id, p_changes: { fields }, p_names: {} };
    await db.call('review_fields', args);
    const { data } = await read({ p_selection: { ids: [id] } });
    expect(data).toMatchObject([
      { id, filename: 'paper.pdf', category: 'invoice', fields: [{ name: 'total', value: 13, review: 'correct' }] },
    ]);
    expect(data[0].fields).toHaveLength(1);
    const columns = await ann.client.rpc('export_columns', { p_selection: { filter: {} } });
    expect(columns.data).toEqual(['total']);
  });

  test('comes in pages, of the caller alone', async () => {
    await submit(db, ann, files(5));
    const first = await read({ p_selection: { filter: {} }, p_limit: 3 });
    const second = await read({ p_selection: { filter: {} }, p_limit: 3, p_cursor: first.next_cursor });
    expect([first.data.length, second.data.length, second.next_cursor]).toEqual([3, 2, null]);
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(5);
    const bob = await db.person('bob');
    const ids = first.data.map(({ id }: { id: string }) => id);
    expect(await read({ p_selection: { ids } }, bob)).toEqual({ data: [], next_cursor: null });
    expect((await bob.client.rpc('export_columns', { p_selection: { ids } })).data).toEqual([]);
  });
});
