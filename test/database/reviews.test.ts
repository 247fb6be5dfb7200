import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
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
import { newestJob, restarted } from './restarting.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

interface Found {
  name: string;
  value: unknown;
  confidence: number;
}
interface Shown extends Found {
  engine: string;
  review: { action: string; by: string; previous?: { value: unknown; confidence: number } } | null;
}

const names = { invoice: ['total', 'date', 'vendor'], letter: ['date'] };
const found = (fields: Found[], confidence = 0.9) => ({
  ...results(),
  fields: fields.map((field) => ({ ...field, page: 1, bbox: null, quote: String(field.value), engine: 'rules-1' })),
  classification: { category: 'invoice', confidence, reasons: [], engine: 'rules-1' },
});
const total = (value: number, confidence = 0.4): Found => ({ name: 'total', value, confidence });
const vendor = (confidence = 0.5): Found => ({ name: 'vendor', value: 'Northwind', confidence });

async function processed(fields: Found[], confidence?: number) {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, found(fields, confidence));
  return file.id;
}

async function processAgain(id: string, fields: Found[], confidence?: number) {
  await restarted(db, ann, { ids: [id] }, {});
  const job = await newestJob(db, id);
  const { fence } = await claim(db, job.id);
  await settle(db, job.id, fence, found(fields, confidence));
}

const review = (document: string, fields: object[], more: object = {}, person = ann): Promise<Answer> =>
  db.call('review_fields', {
    p_owner: person.id,
    p_actor: person.id,
    p_document: document,
    p_changes: { fields, ...more },
    p_names: names,
  });

const read = async (id: string) => (await ann.client.rpc('get_document', { p_document: id })).data;
const field = async (id: string, name: string): Promise<Shown | undefined> =>
  ((await read(id)).fields as Shown[]).find((shown) => shown.name === name);

describe('what a person says of a field', () => {
  test('is shown in the place of what the engine found, which stays beside it', async () => {
    const id = await processed([total(12.5), vendor()]);
    const answer = await review(id, [
      { name: 'total', action: 'correct', value: 125 },
      { name: 'vendor', action: 'accept' },
    ]);
    expect(answer.outcome).toBe('reviewed');
    expect(await field(id, 'total')).toMatchObject({
      value: 125,
      confidence: 1,
      engine: 'person',
      page: null,
      quote: null,
      review: { action: 'correct', by: ann.id, previous: { value: 12.5, confidence: 0.4 } },
    });
    expect(await field(id, 'vendor')).toMatchObject({
      value: 'Northwind',
      confidence: 1,
      engine: 'rules-1',
      page: 1,
      review: { action: 'accept', previous: { value: 'Northwind', confidence: 0.5 } },
    });
    expect(await field(id, 'vendor')).not.toHaveProperty('review.previous.page');
  });

  test('goes into the log without its content', async () => {
    const id = await processed([total(12.5)]);
    const { events } = await review(id, [{ name: 'total', action: 'correct', value: 48151.62 }]);
    expect(events).toMatchObject([
      {
        type: 'fields_reviewed',
        document_id: id,
        data: { generation: 1, status: 'completed', fields: [{ name: 'total', action: 'correct' }] },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain('48151.62');
  });

  test('can be that it is wrong: then it has no value', async () => {
    const id = await processed([total(12.5)]);
    await review(id, [{ name: 'total', action: 'reject' }]);
    expect(await field(id, 'total')).toMatchObject({ value: null, review: { previous: { value: 12.5 } } });
  });

  test('can be a field that no engine found, of its category, and be taken back', async () => {
    const id = await processed([total(12.5)]);
    await review(id, [{ name: 'date', action: 'correct', value: '2026-03-14' }]);
    const added = await field(id, 'date');
    expect(added).toMatchObject({ value: '2026-03-14', engine: 'person', review: { action: 'correct' } });
    expect(added?.review).not.toHaveProperty('previous');
    await review(id, [{ name: 'date', action: 'reject' }]);
    expect(await field(id, 'date')).toBeUndefined();
  });

  test('may be changed, and what it was before is not lost', async () => {
    const id = await processed([total(12.5)]);
    await review(id, [{ name: 'total', action: 'reject' }]);
    await review(id, [{ name: 'total', action: 'accept' }]);
    expect(await field(id, 'total')).toMatchObject({ value: 12.5, review: { action: 'accept' } });
  });

  test.each([
    [{ name: 'date', action: 'accept' }, ['date']],
    [{ name: 'date', action: 'reject' }, ['date']],
    [{ name: 'iban', action: 'correct', value: 'x' }, ['iban']],
  ])('is refused as a whole when there is no such field: %j', async (change, unknown) => {
    const id = await processed([total(12.5)]);
    const answer = await review(id, [{ name: 'total', action: 'accept' }, change]);
    expect(answer).toMatchObject({ outcome: 'no_such_field', names: unknown, category: 'invoice', events: [] });
    expect((await field(id, 'total'))?.review).toBeNull();
  });

  test('is refused when other results are shown by now, when there are none, and of strangers', async () => {
    const id = await processed([total(12.5)]);
    const accept = [{ name: 'total', action: 'accept' }];
    expect((await review(id, accept, { generation: 2 })).outcome).toBe('outdated');
    expect((await review(id, accept, {}, await db.person('bob'))).outcome).toBe('not_found');
    const waiting = aFile();
    await submit(db, ann, [waiting]);
    expect((await review(waiting.id, accept)).outcome).toBe('not_read');
    expect((await review(id, accept, { generation: 1 })).outcome).toBe('reviewed');
  });
});

describe('a document needs review', () => {
  test('until nothing unsure is left that nobody has looked at', async () => {
    const id = await processed([total(12.5, 0.4), vendor(0.5), { name: 'date', value: '2026-01-01', confidence: 0.8 }]);
    expect(await read(id)).toMatchObject({ status: 'needs_review', lowest_confidence: 0.4, to_review: 2 });
    await review(id, [{ name: 'total', action: 'correct', value: 13 }]);
    expect(await read(id)).toMatchObject({ status: 'needs_review', lowest_confidence: 0.5, to_review: 1 });
    await review(id, [{ name: 'vendor', action: 'reject' }]);
    expect(await read(id)).toMatchObject({ status: 'completed', lowest_confidence: 0.8, to_review: 0 });
  });

  test('while its category is unsure, until a person says what it is', async () => {
    const id = await processed([total(12.5, 0.9)], 0.3);
    expect(await read(id)).toMatchObject({ status: 'needs_review', lowest_confidence: 0.3, to_review: 0 });
    await review(id, [{ name: 'total', action: 'accept' }]);
    expect(await statusOf(db, id)).toBe('needs_review');
    await db.call('update_document', { p_owner: ann.id, p_document: id, p_changes: { category: 'invoice' } });
    expect(await read(id)).toMatchObject({ status: 'completed', lowest_confidence: null, to_review: 0 });
  });

  test('also when its category was confirmed, while a field is unsure', async () => {
    const id = await processed([total(12.5, 0.4)], 0.3);
    await db.call('update_document', { p_owner: ann.id, p_document: id, p_changes: { category: 'invoice' } });
    expect(await statusOf(db, id)).toBe('needs_review');
  });
});

describe('a document that is processed again', () => {
  test('keeps what a person corrected and accepted, with what the engine says now beside it', async () => {
    const id = await processed([total(12.5), vendor()]);
    await review(id, [
      { name: 'total', action: 'correct', value: 125 },
      { name: 'vendor', action: 'accept' },
    ]);
    await processAgain(id, [total(1.25, 0.3), { ...vendor(), value: 'Southwind' }]);
    expect(await field(id, 'total')).toMatchObject({
      value: 125,
      review: { previous: { value: 1.25, confidence: 0.3 } },
    });
    expect(await field(id, 'vendor')).toMatchObject({ value: 'Northwind', engine: 'person' });
    expect(await read(id)).toMatchObject({ status: 'completed', generation: 2, to_review: 0 });
  });

  test('asks again about another value in the place of a rejected one, and not about the same', async () => {
    const id = await processed([total(12.5)]);
    await review(id, [{ name: 'total', action: 'reject' }]);
    await processAgain(id, [total(12.5)]);
    expect(await field(id, 'total')).toMatchObject({ value: null, review: { action: 'reject' } });
    expect(await statusOf(db, id)).toBe('completed');
    await processAgain(id, [total(99)]);
    expect(await field(id, 'total')).toMatchObject({ value: 99, review: null });
    expect(await statusOf(db, id)).toBe('needs_review');
  });

  test('keeps a field that the person added, unless it turns out to be something else', async () => {
    const id = await processed([total(12.5, 0.9)]);
    await review(id, [{ name: 'date', action: 'correct', value: '2026-03-14' }]);
    await processAgain(id, [total(12.5, 0.9)]);
    expect(await field(id, 'date')).toMatchObject({ value: '2026-03-14' });
    await db.call('update_document', { p_owner: ann.id, p_document: id, p_changes: { category: 'contract' } });
    await processAgain(id, []);
    expect((await read(id)).fields).toEqual([]);
  });

  test('takes a review while the run is under way', async () => {
    const id = await processed([total(12.5)]);
    await restarted(db, ann, { ids: [id] }, {});
    const job = await newestJob(db, id);
    const { fence } = await claim(db, job.id);
    expect((await review(id, [{ name: 'total', action: 'correct', value: 7 }])).outcome).toBe('reviewed');
    expect(await statusOf(db, id)).toBe('processing');
    await settle(db, job.id, fence, found([total(12.5)]));
    expect(await field(id, 'total')).toMatchObject({ value: 7 });
    expect(await statusOf(db, id)).toBe('completed');
  });
});

test('nothing of a review outlives its document', async () => {
  const id = await processed([total(12.5)]);
  await review(id, [{ name: 'total', action: 'accept' }]);
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [id], p_permanent: true });
  expect(await db.query('select from public.reviews where document_id = $1', [id])).toEqual([]);
});
