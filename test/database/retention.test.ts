import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const day = 86_400_000;

async function aDocument(person: Person, category: string, folder: string | null = null, daysOld = 0) {
  const file = aFile();
  await submit(db, person, [file]);
  await db.query("update public.jobs set status = 'completed' where document_id = $1", [file.id]);
  await db.query(
    `update public.documents set status = 'completed', category = $2, folder_id = $3, created_at = private.now() - $4 * interval '1 day' where id = $1`,
    [file.id, category, folder, daysOld],
  );
  return file.id;
}

async function aFolder(person: Person) {
  const id = crypto.randomUUID();
  await db.query('insert into public.folders (id, owner, name) values ($1, $2, $3)', [id, person.id, id]);
  return id;
}

const rule = (category: string | null, folder_id: string | null, days: number | null) => ({
  category,
  folder_id,
  days,
});
const keep = (person: Person, rules: object[]) => db.call('set_retention', { p_owner: person.id, p_rules: rules });
const left = async (person: Person) =>
  (await db.query('select id from public.documents where owner = $1 and deleted_at is null', [person.id])).map(
    ({ id }) => id,
  );

async function preview(person: Person, rules: object[] | null = null) {
  const { data, error } = await person.client.rpc('preview_retention', { p_rules: rules });
  if (error) throw new Error(error.message);
  return data;
}

test('a document goes when every rule that fits it lets it go, and one that keeps for good outlasts all', async () => {
  const ann = await db.person('ann');
  const folder = await aFolder(ann);
  const old = await aDocument(ann, 'receipt', null, 40);
  const young = await aDocument(ann, 'receipt', null, 20);
  const filed = await aDocument(ann, 'receipt', folder, 40);
  const other = await aDocument(ann, 'letter', null, 400);
  const rules = [rule('receipt', null, 30), rule(null, folder, null)];
  expect(await preview(ann, rules)).toMatchObject({ due: 1, documents: [{ id: old }] });
  expect(await preview(ann)).toMatchObject({ rules: [], due: 0 });
  expect((await keep(ann, rules)).outcome).toBe('saved');
  await db.call('sweep', {});
  expect((await left(ann)).sort()).toEqual([young, filed, other].sort());
});

test('what was deleted for its age is told once, stands in the log, and comes back when asked for', async () => {
  const ann = await db.person('ann');
  const id = await aDocument(ann, 'receipt', null, 40);
  await keep(ann, [rule(null, null, 30)]);
  const { events } = await db.call('sweep', {});
  expect(events.filter(({ document_id }) => document_id === id).map(({ type }) => type)).toEqual(['document_deleted']);
  const [event] = await db.query(
    "select actor from public.events where document_id = $1 and type = 'document_deleted'",
    [id],
  );
  expect(event).toEqual({ actor: 'retention' });
  const told = await db.query("select data from public.notifications where owner = $1 and type = 'retention'", [
    ann.id,
  ]);
  expect(told).toEqual([{ data: { count: 1 } }]);
  await keep(ann, []);
  expect(await db.call('restore_documents', { p_owner: ann.id, p_documents: [id] })).toMatchObject({ count: 1 });
  expect(await left(ann)).toEqual([id]);
});

test('a minute deletes so many and no more, and goes on in the next', async () => {
  const ann = await db.person('ann');
  for (let turn = 0; turn < 5; turn += 1) await aDocument(ann, 'receipt', null, 40 + turn);
  await keep(ann, [rule('receipt', null, 30)]);
  const counts = [];
  for (let minute = 0; minute < 3; minute += 1) {
    await db.call('sweep', { p_limit: 2 });
    await db.advance(60_000);
    counts.push((await left(ann)).length);
  }
  expect(counts).toEqual([3, 1, 0]);
  expect(
    await db.query("select data from public.notifications where owner = $1 and type = 'retention'", [ann.id]),
  ).toEqual([{ data: { count: 5 } }]);
});

test('time brings documents to their end by itself, within the hour, and never one that is under way', async () => {
  const ann = await db.person('ann');
  await keep(ann, [rule(null, null, 3)]);
  await db.call('sweep', {});
  const done = await aDocument(ann, 'receipt');
  const file = aFile();
  await submit(db, ann, [file]);
  await db.advance(3 * day + 3_600_000);
  await db.call('sweep', {});
  expect(await left(ann)).toEqual([file.id]);
  expect(await left(ann)).not.toContain(done);
});

test('nobody makes a rule for the folder of somebody else', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  expect((await keep(bob, [rule(null, await aFolder(ann), 3)])).outcome).toBe('folder_not_found');
});
