import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim,
  type Person,
  results,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

const total = { name: 'total', value: 12.5 };
const vendor = { name: 'vendor', value: 'Northwind' };

async function processed(fields: { name: string; value: unknown }[]) {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, {
    ...results(),
    fields: fields.map((field) => ({ ...field, confidence: 0.4, page: 1, bbox: null, quote: '', engine: 'rules-1' })),
    classification: { category: 'invoice', confidence: 0.9, reasons: [], engine: 'rules-1' },
  });
  return file.id;
}

const review = (document: string, fields: object[]): Promise<Answer> =>
  db.call('review_fields', {
    p_owner: ann.id,
    p_actor: ann.id,
    p_document: document,
    p_changes: { fields },
    p_names: { invoice: ['total', 'date', 'vendor'] },
  });

const reviewOf = async (id: string, wanted: string) => {
  const { data } = await ann.client.rpc('get_document', { p_document: id });
  return data.fields.find(({ name }: { name: string }) => name === wanted).review;
};

test('a word about a field is refused when the value that its person saw is no longer the one, and hears what is there now', async () => {
  const id = await processed([total, vendor]);
  const seen = { name: 'total', seen: 12.5 };
  expect((await review(id, [{ ...seen, action: 'correct', value: 13 }])).outcome).toBe('reviewed');
  const late = await review(id, [
    { name: 'vendor', action: 'accept', seen: 'Northwind' },
    { ...seen, action: 'correct', value: 14 },
  ]);
  expect(late).toMatchObject({ outcome: 'changed', fields: [{ name: 'total', value: 13 }], events: [] });
  expect(await reviewOf(id, 'vendor')).toBeNull();
  for (const action of ['accept', 'reject'])
    expect((await review(id, [{ ...seen, action }])).outcome, action).toBe('changed');
  expect((await review(id, [{ ...seen, action: 'correct', value: 13 }])).outcome).toBe('reviewed');
  expect((await review(id, [{ name: 'total', action: 'reject', seen: 13 }])).outcome).toBe('reviewed');
  expect((await review(id, [{ name: 'total', action: 'accept', seen: 13 }])).fields).toEqual([
    { name: 'total', value: null },
  ]);
  expect((await review(id, [{ name: 'total', action: 'accept', seen: null }])).outcome).toBe('reviewed');
});

test('a field that was not there can be added, unless somebody else added it meanwhile', async () => {
  const id = await processed([total]);
  const add = (value: string) => review(id, [{ name: 'date', action: 'correct', value, seen: null }]);
  expect((await add('2026-03-14')).outcome).toBe('reviewed');
  expect(await add('2026-03-15')).toMatchObject({
    outcome: 'changed',
    fields: [{ name: 'date', value: '2026-03-14' }],
  });
  const reject = { name: 'date', action: 'reject', seen: '2026-03-14' };
  expect((await review(id, [reject])).outcome).toBe('reviewed');
  expect((await add('2026-03-15')).outcome).toBe('reviewed');
});
