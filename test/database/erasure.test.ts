import { afterAll, beforeAll, expect, test } from 'vitest';
import { tracesInTables } from '../../local/supabase/traces.ts';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const traces = (text: string) => tracesInTables(db.query, text);
const erase = (person: Person, confirm = person.email) =>
  db.call('erase_account', { p_owner: person.id, p_confirm: confirm });

async function owed(person: Person) {
  const { outcome, effects } = await erase(person);
  expect([outcome, effects.map(({ kind }) => kind)]).toEqual(['erasing', ['erase_account']]);
  return effects[0]?.id ?? '';
}

/** What the worker does once everything outside the tables is gone; the login goes last. */
async function finish(person: Person, effect: string) {
  await db.query('delete from auth.users where id = $1', [person.id]);
  await db.call('finish_effects', { p_results: [{ id: effect, outcome: 'done' }] });
}

test('check 46: whatever belongs to a person in any table goes with the person', async () => {
  const keeping = await db.query(`
    select format('%I.%I.%I', n.nspname, t.relname, a.attname) as column
    from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
    where n.nspname in ('public', 'private') and t.relkind in ('r', 'p') and a.attname in ('owner', 'user_id', 'person', 'person_id', 'viewer')
      and not exists (
        select from pg_constraint f where f.conrelid = t.oid and f.contype = 'f' and f.conkey = array[a.attnum]
          and f.confrelid in ('public.people'::regclass, 'auth.users'::regclass) and f.confdeltype = 'c')`);
  expect(keeping).toEqual([]);
});

test('nothing happens to an account until its own address is typed', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await submit(db, ann, [aFile()]);
  for (const wrong of ['', bob.email, `${ann.email}x`]) expect((await erase(ann, wrong)).outcome).toBe('not_confirmed');
  expect(await db.query('select 1 from public.documents where owner = $1', [ann.id])).toHaveLength(1);
});

test('an account goes with everything in it, and the others keep theirs', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await submit(db, ann, [aFile('hers.pdf'), aFile('hers too.pdf')]);
  await submit(db, bob, [aFile('his.pdf')]);
  await db.query("insert into public.suppressions (email, reason) values (lower($1), 'complained')", [ann.email]);
  const before = await traces(bob.id);

  const effect = await owed(ann);
  expect((await erase(ann)).outcome).toBe('gone');
  expect((await db.call('erase_more', { p_effect: effect })).done).toBe(true);
  await finish(ann, effect);

  expect(await traces(ann.id)).toEqual([]);
  expect(await traces(ann.email)).toEqual([]);
  expect(await traces(bob.id)).toEqual(before);
  const [row] = await db.query('select kind, status, owner, payload from public.outbox where id = $1', [effect]);
  expect(row).toEqual({ kind: 'erase_account', status: 'done', owner: null, payload: {} });
});

test('an account too large for one commit is erased page by page, and shrinks even while its owner adds to it', async () => {
  const ann = await db.person('ann');
  for (const page of [100, 100, 30])
    await submit(
      db,
      ann,
      Array.from({ length: page }, () => aFile()),
    );
  const effect = await owed(ann);
  const left = () => db.query('select 1 from public.documents where owner = $1', [ann.id]).then(({ length }) => length);
  expect(await left()).toBe(130);
  expect((await db.call('erase_more', { p_effect: effect })).done).toBe(false);
  await submit(db, ann, [aFile('late.pdf')]);
  expect(await left()).toBe(31);
  expect((await db.call('erase_more', { p_effect: effect })).done).toBe(true);
  await finish(ann, effect);
  expect(await traces(ann.id)).toEqual([]);
});

test('an erasure whose worker died is handed out again, and no number of failures ends it', async () => {
  const ann = await db.person('ann');
  const effect = await owed(ann);
  for (let round = 1; round <= 9; round += 1) {
    await db.advance(13 * 3_600_000);
    const { effects } = await db.call('sweep', {});
    expect(effects.map(({ id }) => id)).toContain(effect);
    // Every second worker dies and says nothing.
    const p_results = [{ id: effect, outcome: 'retry', answer: { reason: 'storage is away' } }];
    if (round % 2 === 0) await db.call('finish_effects', { p_results });
  }
  await finish(ann, effect);
  expect(await traces(ann.id)).toEqual([]);
});

test('a run that is under way finds its job gone', async () => {
  const ann = await db.person('ann');
  const file = aFile();
  await submit(db, ann, [file]);
  const claim = { p_job: file.job_id, p_message: 'm1', p_retried: 0 };
  const { fence } = await db.call('claim_job', claim);
  await owed(ann);
  expect((await db.call('claim_job', { ...claim, p_retried: 1 })).outcome).toBe('gone');
  const late = await db.call('settle_job', { p_job: file.job_id, p_fence: fence, p_results: {} });
  expect(late.outcome).toBe('lost');
});
