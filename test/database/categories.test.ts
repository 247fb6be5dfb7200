import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  bob = await db.person('bob');
});
afterAll(() => db.close());

const receipt = { category: 'receipt', confidence: 0.5, reasons: ['It has a total.'], engine: 'rules-1' };
const terms = [
  ['boarding pass', 0.03],
  ['gate', 0.03],
];

async function processed(owner = ann, classification: object = receipt) {
  const file = aFile();
  await submit(db, owner, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, { ...results(), classification });
  return file.id;
}

const make = (slug: string, changes: object = {}, p_examples: unknown = null, owner = ann): Promise<Answer> =>
  db.call('save_category', {
    p_owner: owner.id,
    p_slug: slug,
    p_changes: { name: slug, ...changes },
    p_examples,
    p_is_new: true,
  });
const say = (document: string, changes: object, p_terms: unknown = null, owner = ann): Promise<Answer> =>
  db.call('update_document', { p_owner: owner.id, p_document: document, p_changes: changes, p_terms });
const remove = (slug: string, owner = ann): Promise<Answer> =>
  db.call('delete_category', { p_owner: owner.id, p_slug: slug });
const documentOf = async (id: string) => (await db.query('select * from public.documents where id = $1', [id]))[0];
const claimed = async (owner = ann) => {
  const file = aFile();
  await submit(db, owner, [file]);
  return (await claim(db, file.job_id)) as unknown as {
    own_categories: { slug: string; examples: number; terms: { term: string }[] }[];
  };
};

describe('a category of one’s own', () => {
  test('travels with the next claim, with what its examples have in common', async () => {
    await make('travel', { description: 'Journeys' });
    const [one, two] = [await processed(), await processed()];
    await say(one, { category: 'travel' }, terms);
    await say(two, { category: 'travel' }, [...terms.slice(0, 1), ['seat', 0.1]]);
    expect((await claimed()).own_categories).toMatchObject([
      {
        slug: 'travel',
        name: 'travel',
        description: 'Journeys',
        examples: 2,
        terms: [{ term: 'boarding pass', examples: 2, elsewhere: 0.03 }, { examples: 1 }, { examples: 1 }],
      },
    ]);
    expect((await claimed(bob)).own_categories).toEqual([]);
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [one] });
    expect((await claimed()).own_categories).toMatchObject([{ examples: 1, terms: [{}, {}] }]);
    await db.call('restore_documents', { p_owner: ann.id, p_documents: [one] });
    expect((await claimed()).own_categories).toMatchObject([{ examples: 2 }]);
    await db.query('delete from public.documents where id = $1', [one]);
    expect((await claimed()).own_categories).toMatchObject([{ examples: 1 }]);
    await say(two, { category: 'letter' });
    expect((await claimed()).own_categories).toMatchObject([{ examples: 0, terms: [] }]);
  });

  test('that is deleted leaves its documents as what they were without it', async () => {
    await make('tickets');
    const [said, told] = [
      await processed(),
      await processed(ann, { ...receipt, category: 'tickets', engine: 'own-1', confidence: 0.9, built_in: receipt }),
    ];
    await say(said, { category: 'tickets' }, terms);
    expect(await documentOf(said)).toMatchObject({
      category: 'tickets',
      category_engine: 'person',
      status: 'completed',
    });
    expect((await remove('tickets')).outcome).toBe('deleted');
    for (const id of [said, told])
      expect(await documentOf(id)).toMatchObject({
        category: 'receipt',
        category_confidence: 0.5,
        category_engine: 'rules-1',
        built_in: null,
      });
    expect((await documentOf(told))?.status).toBe('needs_review');
    expect(await db.query('select * from public.category_examples where document_id = $1', [said])).toEqual([]);
    expect((await remove('tickets')).outcome).toBe('not_found');
  });

  test('that is deleted leaves it to a person where Docket is unsure of what they were, and only there', async () => {
    await make('passes');
    const sure = { ...receipt, confidence: 0.9 };
    const read = (built_in: object) =>
      processed(ann, { category: 'passes', engine: 'own-1', confidence: 0.9, reasons: [], built_in });
    const [doubtful, clear, said] = [await read(receipt), await read(sure), await processed(ann, sure)];
    await say(said, { category: 'passes' });
    for (const id of [doubtful, clear, said]) expect((await documentOf(id))?.status).toBe('completed');
    await remove('passes');
    expect((await documentOf(doubtful))?.status).toBe('needs_review');
    for (const id of [clear, said]) expect((await documentOf(id))?.status).toBe('completed');
  });

  test('that was deleted while a document was read does not come back with it', async () => {
    await make('gone');
    const file = aFile();
    await submit(db, ann, [file]);
    const { fence } = await claim(db, file.job_id);
    await remove('gone');
    const classification = { ...receipt, category: 'gone', engine: 'own-1', built_in: receipt };
    await settle(db, file.job_id, fence, { ...results(), classification });
    expect(await documentOf(file.id)).toMatchObject({
      category: 'receipt',
      category_engine: 'rules-1',
      built_in: null,
    });
  });

  test('has a slug and a name that no other has, and there are fifty at most', async () => {
    expect((await make('invoice')).outcome).toBe('slug_taken');
    await make('dup', { name: 'Dup' });
    expect((await make('dup')).outcome).toBe('slug_taken');
    expect((await make('dup2', { name: 'dUP' })).outcome).toBe('name_taken');
    for (let number = 0; number < 50; number++) await make(`c${number}`, {}, null, bob);
    expect((await make('one_more', {}, null, bob)).outcome).toBe('too_many');
  });

  test('takes examples of its owner alone, and documents of its owner alone', async () => {
    const mine = await processed();
    expect(await make('stolen', {}, [{ document_id: mine, terms }], bob)).toMatchObject({
      outcome: expect.stringMatching(/too_many|no_such_document/),
    });
    await make('mine', {}, [{ document_id: mine, terms }]);
    expect(await documentOf(mine)).toMatchObject({ category: 'mine' });
    const theirs = await processed(bob);
    expect((await say(theirs, { category: 'mine' }, terms, bob)).outcome).toBe('category_not_found');
  });

  test('says with a threshold of its own when a person should look', async () => {
    const id = await processed();
    expect(await documentOf(id)).toMatchObject({ status: 'needs_review' });
    await db.call('save_category', { p_owner: ann.id, p_slug: 'receipt', p_changes: { review_threshold: 0.4 } });
    expect(await documentOf(id)).toMatchObject({ status: 'completed' });
    expect(await documentOf(await processed())).toMatchObject({ status: 'completed' });
    expect(await documentOf(await processed(bob))).toMatchObject({ status: 'needs_review' });
    await db.call('save_category', { p_owner: ann.id, p_slug: 'receipt', p_changes: { review_threshold: null } });
    expect(await documentOf(await processed())).toMatchObject({ status: 'needs_review' });
  });

  test('counts in the figures of what people changed and confirmed', async () => {
    const carl = await db.person('carl');
    await make('travel', {}, null, carl);
    await say(await processed(carl), { category: 'travel' }, terms, carl);
    await say(await processed(carl), { category: 'receipt' }, null, carl);
    const { data } = await carl.client.rpc('report_accuracy');
    expect(data.categories).toMatchObject([
      {
        category: 'receipt',
        reviewed: 2,
        confirmed: 1,
        changed: 1,
        right: 0.5,
        changed_to: [{ category: 'travel', documents: 1 }],
      },
    ]);
  });

  test('goes with the account, and so does what corrections taught', async () => {
    const dora = await db.person('dora');
    const one = await processed(dora);
    await make('travel', { review_threshold: 0.7 }, [{ document_id: one, terms }], dora);
    const p_example = {
      generation: 1,
      category: 'receipt',
      key: 'x',
      vendor: null,
      marks: [],
      ids: [],
      fields: { total: {} },
    };
    const p_changes = { fields: [{ name: 'total', action: 'correct', value: 5 }] };
    const review = {
      p_owner: dora.id,
      p_actor: dora.id,
      p_document: one,
      p_changes,
      p_names: { receipt: ['total'] },
      p_example,
    };
    expect((await db.call('review_fields', review)).outcome).toBe('reviewed');
    const left = () =>
      db.query<{ count: number }>(
        `select (select count(*) from public.categories where owner = $1) + (select count(*) from public.category_examples where owner = $1)
          + (select count(*) from public.category_verdicts where owner = $1) + (select count(*) from public.review_thresholds where owner = $1)
          + (select count(*) from public.field_examples where owner = $1) as count`,
        [dora.id],
      );
    expect(Number((await left())[0]?.count)).toBe(5);
    await db.query('delete from auth.users where id = $1', [dora.id]);
    expect(Number((await left())[0]?.count)).toBe(0);
  });
});
