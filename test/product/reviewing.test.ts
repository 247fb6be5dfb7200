import { beforeEach, describe, expect, test } from 'vitest';
import { aLetter, anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

let ada: User;
beforeEach(async () => {
  ada = await world.user();
});

interface Field {
  name: string;
  value: unknown;
  confidence: number;
  review: { action: string; by: string; previous?: { value: unknown } } | null;
}
interface Document {
  id: string;
  status: string;
  generation: number;
  lowest_confidence: number | null;
  to_review: number;
  fields: Field[];
}

const send = (method: string, path: string, body: unknown, user = ada) =>
  world.api(user, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const review = (id: string, fields: unknown[], more = {}, user = ada) =>
  send('PATCH', `/v1/documents/${id}/fields`, { fields, ...more }, user);
const read = (id: string) => world.get<Document>(ada, `/v1/documents/${id}`);
const process = async (file = anInvoice()) => (await world.process(ada, file)).document_id;

describe('reviewing', () => {
  test('shows a correction at once, tells of it in the timeline, and keeps it when the document is processed again', async () => {
    const id = await process();
    const answer = await review(id, [
      { name: 'total', action: 'correct', value: '601.50' },
      { name: 'vendor', action: 'accept' },
      { name: 'iban', action: 'correct', value: 'de89 3704 0044 0532 0130 00' },
    ]);
    expect(answer.status).toBe(200);
    const { fields }: Document = await answer.json();
    const byName = new Map(fields.map((field) => [field.name, field]));
    expect(byName.get('total')).toMatchObject({
      value: 601.5,
      review: { action: 'correct', by: ada.id, previous: { value: 600 } },
    });
    expect(byName.get('iban')).toMatchObject({ value: 'DE89370400440532013000', review: { action: 'correct' } });
    expect(byName.get('vendor')).toMatchObject({ review: { action: 'accept' } });
    const timeline = await world.get<{ data: { type: string; actor: string }[] }>(ada, `/v1/documents/${id}/timeline`);
    expect(timeline.data).toContainEqual(expect.objectContaining({ type: 'fields_reviewed', actor: ada.id }));

    await send('POST', '/v1/documents/reprocess', { ids: [id] });
    await world.settled(ada, id);
    const again = await read(id);
    expect(again.generation).toBe(2);
    expect(again.fields.find(({ name }) => name === 'total')).toMatchObject({
      value: 601.5,
      review: { previous: { value: 600 } },
    });
    expect((await review(id, [{ name: 'total', action: 'accept' }], { generation: 1 })).status).toBe(409);
  });

  test('is refused where somebody else said something meanwhile, with what is there now, until it is said all the same', async () => {
    const id = await process();
    const mine = { name: 'total', action: 'correct', value: 602, seen: 600 };
    expect((await review(id, [{ ...mine, value: 601.5 }])).status).toBe(200);
    const late = await review(id, [mine]);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      code: 'conflict',
      detail: 'Somebody changed total meanwhile; look at what it says now.',
      changed: [{ name: 'total', value: 601.5 }],
    });
    expect((await review(id, [{ ...mine, seen: { a: { b: [] } } }])).status).toBe(422);
    expect((await review(id, [{ ...mine, seen: 601.5 }])).status).toBe(200);
    expect((await review(id, [{ name: 'total', action: 'correct', value: 603 }])).status).toBe(200);
  });

  test.each([
    [{ name: 'due_date', action: 'correct', value: '14.3.2026' }, 'fields.0.value: must be a date such as 2026-03-14'],
    [{ name: 'total', action: 'correct', value: 'EUR 5' }, 'must be a number such as 1234.5'],
    [{ name: 'total', action: 'correct' }, 'fields.0.value: is missing'],
    [{ name: 'total', action: 'accept', value: 5 }, 'stands only beside the action "correct"'],
    [{ name: 'totel', action: 'accept' }, 'fields.0.name: must be one of'],
    [{ name: 'doi', action: 'correct', value: 'x' }, "doi is not among the document's fields"],
  ])('%j is refused with what would be right', async (field, words) => {
    const response = await review(await process(), [field]);
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(words);
  });

  test('is for the owner alone, of a document that has been read', async () => {
    const id = await process();
    expect((await review(id, [{ name: 'total', action: 'accept' }], {}, await world.user())).status).toBe(404);
    const { documents } = await world.upload(ada, anInvoice(), { delay: '1h' });
    expect((await review(documents[0]?.id ?? '', [{ name: 'total', action: 'accept' }])).status).toBe(409);
  });

  test('takes a document out of the queue of review when nothing unsure is left', async () => {
    const id = await process(aLetter('unsure.txt', 'Total maybe 5\nInvoice? perhaps\n'));
    const before = await read(id);
    const unsure = before.fields.filter(({ confidence }) => confidence < 0.6);
    if (unsure.length > 0)
      await review(
        id,
        unsure.map(({ name }) => ({ name, action: 'accept' })),
      );
    await send('PATCH', `/v1/documents/${id}`, { category: 'letter' });
    const queue = await world.get<{ data: Document[]; total: number }>(
      ada,
      '/v1/documents?status=needs_review&order=least_sure&count=true',
    );
    expect(before.status).toBe('needs_review');
    expect(queue).toMatchObject({ data: [], total: 0 });
    expect(await read(id)).toMatchObject({ status: 'completed', to_review: 0 });
  });
});

describe('many documents', () => {
  test('are counted, moved, deleted and brought back by one call each', async () => {
    const { documents } = await world.upload(ada, [aLetter('one.txt'), aLetter('two.txt'), aLetter('three.txt')]);
    for (const { id } of documents) await world.settled(ada, id);
    const folder = await (await send('POST', '/v1/folders', { name: 'Letters' })).json();
    const filter = { q: 't' };
    const moved = await send('POST', '/v1/documents/move', { filter: { q: 'two' }, folder_id: folder.id });
    expect(await moved.json()).toMatchObject({ count: 1, remaining: 0 });
    const folders = await world.get<{ data: { documents: number }[] }>(ada, '/v1/folders');
    expect(folders.data).toMatchObject([{ documents: 1 }]);
    expect(await (await send('POST', '/v1/documents/delete', { filter, preview: true })).json()).toMatchObject({
      count: 3,
    });
    const deleted = await (await send('POST', '/v1/documents/delete', { filter: { category: 'letter' } })).json();
    expect(deleted.count).toBe(3);
    expect(await world.get(ada, '/v1/documents/summary')).toMatchObject({ total: 0 });
    await send('POST', '/v1/documents/restore', { ids: deleted.ids });
    expect(await world.get(ada, '/v1/documents/summary')).toMatchObject({ total: 3, by_category: { letter: 3 } });
  });

  test.each([
    ['/v1/documents/delete', { filter: {}, ids: [crypto.randomUUID()] }, 'must have either ids or filter'],
    ['/v1/documents/delete', {}, 'must have either ids or filter'],
    ['/v1/documents/move', { filter: {} }, 'folder_id'],
    ['/v1/documents/export', { filter: {}, format: 'pdf' }, 'format'],
    ['/v1/documents/restore', { ids: [] }, 'ids'],
  ])('%s refuses %j with what would be right', async (path, body, words) => {
    const response = await send('POST', path, body);
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(words);
  });
});

describe('an export', () => {
  test('of one and of many comes as a file that a spreadsheet reads', async () => {
    const id = await process(anInvoice('=März.pdf'));
    await process(aLetter());
    const one = await world.api(ada, `/v1/documents/${id}/export?format=csv`);
    expect(one.headers.get('content-disposition')).toBe(
      'attachment; filename="_Marz.csv"; filename*=UTF-8\'\'%3DM%C3%A4rz.csv',
    );
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await one.arrayBuffer());
    expect(text.startsWith('\uFEFFid,filename,')).toBe(true);
    expect(text).toContain(`,"'=März.pdf",`);
    const many = await send('POST', '/v1/documents/export', { filter: {}, format: 'csv' });
    expect(many.headers.get('content-type')).toContain('text/csv');
    expect((await many.text()).trim().split('\r\n')).toHaveLength(3);
    const json = await (await send('POST', '/v1/documents/export', { ids: [id], format: 'json' })).json();
    expect(json).toMatchObject([{ id, filename: '=März.pdf', category: 'invoice' }]);
    expect(json[0].fields).toContainEqual(expect.objectContaining({ name: 'total', value: 600, review: null }));
    expect(
      await (await send('POST', '/v1/documents/export', { filter: { q: 'nope' }, format: 'json' })).json(),
    ).toEqual([]);
  });

  test('of a document of somebody else is not found', async () => {
    const id = await process();
    expect((await world.api(await world.user(), `/v1/documents/${id}/export`)).status).toBe(404);
  });
});

test('a search finds a page of a document that was just processed, and says where the words are', async () => {
  const id = await process(anInvoice('paper.pdf'));
  const { data, next_cursor } = await world.get<{
    data: { document_id: string; page: number; text: string; highlights: [number, number][] }[];
    next_cursor: string | null;
  }>(ada, `/v1/search?${new URLSearchParams({ q: '"northwind paper" invo', mode: 'keyword', category: 'invoice' })}`);
  expect(next_cursor).toBeNull();
  expect(data).toMatchObject([{ document_id: id, page: 1, filename: 'paper.pdf' }]);
  const [hit] = data;
  expect(hit?.highlights.map(([from, to]) => hit.text.slice(from, to))).toContain('Northwind Paper');
  expect((await world.get<{ data: [] }>(await world.user(), '/v1/search?q=northwind')).data).toEqual([]);
  const refused = await world.api(ada, '/v1/search?q=%21%21');
  expect(refused.status).toBe(422);
  expect((await refused.json()).detail).toContain('must have a word to look for');
});

test('history and thresholds are told through the API', async () => {
  const operator = await world.signIn();
  await process();
  const history = await world.get<{ bucket_seconds: number; data: { completed: number }[] }>(
    operator,
    '/v1/operations/history?minutes=15',
  );
  expect(history.data).toHaveLength(90);
  expect(history.data.reduce((sum, { completed }) => sum + completed, 0)).toBeGreaterThan(0);
  expect((await world.api(ada, '/v1/operations/history')).status).toBe(403);
  expect(Object.keys(await world.get<object>(ada, '/v1/matches/preview'))).toEqual(['min_match_score', 'thresholds']);
});
