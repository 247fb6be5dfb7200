import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
let ann: Person;
let bob: Person;
let operator: Person;

beforeAll(async () => {
  db = await startDatabase();
  [ann, bob, operator] = [await db.person('ann'), await db.person('bob'), await db.person('operator')];
});
afterAll(() => db.close());

async function aDocument(person: Person): Promise<string> {
  const file = aFile();
  await submit(db, person, [file]);
  return file.id;
}

async function aKey(person: Person): Promise<string> {
  const id = crypto.randomUUID();
  await db.query(
    `insert into public.api_keys (id, owner, name, prefix, scopes, lifetime, expires_at)
     values ($1, $2, 'Bookkeeping', 'dk_' || translate(substr(md5($3), 1, 10), '-', '0'), '{documents:read}', interval '30 days', private.now() + interval '30 days')`,
    [id, person.id, id],
  );
  return id;
}

const record = (action: string, documents: string[], by: { p_owner?: string; p_key?: string; p_operator?: string }) =>
  db.call('record_accesses', { p_action: action, p_documents: documents, ...by });

interface Page {
  data: { action: string; actor: string; key_id: string | null; key_name: string | null; at: string }[];
  next_cursor: string | null;
}

async function seen(person: Person, document: string, more: object = {}): Promise<Page | null> {
  const { data, error } = await person.client.rpc('list_accesses', { p_document: document, ...more });
  if (error) throw new Error(error.message);
  return data;
}
const told = async (person: Person, document: string) =>
  (await seen(person, document))?.data.map(({ actor, action }) => `${actor} ${action}`);

const hour = 3_600_000;

test('the same by the same within an hour is one look, and after that another', async () => {
  const [id, key] = [await aDocument(ann), await aKey(ann)];
  for (const by of [{ p_owner: ann.id }, { p_owner: ann.id, p_key: key }, { p_operator: operator.id }])
    for (const action of ['opened', 'opened', 'exported']) await record(action, [id], by);
  const all = ['operator exported', 'operator opened', 'key exported', 'key opened', 'owner exported', 'owner opened'];
  expect((await told(ann, id))?.sort()).toEqual(all.toSorted());
  expect((await seen(ann, id))?.data.find(({ actor }) => actor === 'key')).toMatchObject({
    key_id: key,
    key_name: 'Bookkeeping',
  });
  await db.advance(hour - 60_000);
  await record('opened', [id], { p_owner: ann.id });
  expect(await told(ann, id)).toHaveLength(6);
  await db.advance(2 * 60_000);
  await record('opened', [id], { p_owner: ann.id });
  expect((await told(ann, id))?.[0]).toBe('owner opened');
  expect(await told(ann, id)).toHaveLength(7);
});

test('looks come page by page, newest first, and only to whoever the document belongs to', async () => {
  const id = await aDocument(ann);
  for (const action of ['opened', 'downloaded', 'exported']) {
    await record(action, [id], { p_owner: ann.id });
    await db.advance(1000);
  }
  const first = await seen(ann, id, { p_limit: 2 });
  const rest = await seen(ann, id, { p_limit: 2, p_cursor: first?.next_cursor });
  expect([first, rest].map((page) => page?.data.map(({ action }) => action))).toEqual([
    ['exported', 'downloaded'],
    ['opened'],
  ]);
  expect(rest?.next_cursor).toBeNull();
  expect(await seen(bob, id)).toBeNull();
  expect((await bob.client.from('accesses').select('*')).data).toEqual([]);
});

test('nobody can be said to have seen what is not theirs, and an operator sees documents of many', async () => {
  const [hers, his] = [await aDocument(ann), await aDocument(bob)];
  await record('opened', [hers, his], { p_owner: bob.id });
  expect([await told(ann, hers), await told(bob, his)]).toEqual([[], ['owner opened']]);
  await record('listed', [hers, his], { p_operator: operator.id });
  expect([await told(ann, hers), await told(bob, his)]).toEqual([
    ['operator listed'],
    ['operator listed', 'owner opened'],
  ]);
  await record('opened', [hers, his], {});
  expect(await told(ann, hers)).toEqual(['operator listed']);
});

test('who saw a document is known for a year, also when it is gone, and leaves with its owner; an operator who leaves is no longer named', async () => {
  const [dan, eve] = [await db.person('dan'), await db.person('eve')];
  const id = await aDocument(dan);
  await record('listed', [id], { p_operator: eve.id });
  const rows = () =>
    db.query('select actor, operator_id from public.accesses where owner = $1 and document_id = $2', [dan.id, id]);
  await db.call('erase_account', { p_owner: eve.id, p_confirm: eve.email });
  await db.query('delete from public.documents where id = $1', [id]);
  expect(await rows()).toEqual([{ actor: 'operator', operator_id: null }]);
  await db.advance(364 * 24 * hour);
  await db.call('sweep', {});
  expect(await rows()).toHaveLength(1);
  await db.advance(2 * 24 * hour);
  await db.call('sweep', {});
  expect(await rows()).toEqual([]);

  const second = await aDocument(dan);
  await record('opened', [second], { p_owner: dan.id });
  await db.call('erase_account', { p_owner: dan.id, p_confirm: dan.email });
  expect(await db.query('select id from public.accesses where owner = $1', [dan.id])).toEqual([]);
});
