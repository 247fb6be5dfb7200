import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { at, day, hour, lease, type Mail, plan, processed, sent, settings } from './digesting.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const minute = 60_000;
let year = 2030;

/** A morning on which these people have a digest about one document each, which was just planned. */
async function morning(names: string[], changes: Record<string, unknown> = {}): Promise<Person[]> {
  year += 1;
  await at(db, `${year}-05-05T12:00:00Z`);
  const people: Person[] = [];
  for (const name of names) {
    const person = await db.person(name);
    await settings(db, person, { digest_frequency: 'daily', ...changes });
    await processed(db, person, `${name}.pdf`);
    people.push(person);
  }
  await db.query("update public.outbox set status = 'done', finished_at = private.now() where not bulk");
  await at(db, `${year}-05-06T09:00:00Z`);
  await plan(db);
  return people;
}

const finish = (mails: Mail[], outcome: string, more: Record<string, unknown> = {}) =>
  db.call('finish_effects', { p_results: mails.map(({ id }) => ({ id, outcome, ...more })) });

const stateOf = async (person: Person) =>
  (
    await db.query<{ status: string; tries: number; payload: object; answer: object | null }>(
      "select status, tries, payload, answer from public.outbox where owner = $1 and category = 'digest' order by created_at desc limit 1",
      [person.id],
    )
  )[0];

/** What the vendor tells of mails. */
const report = (mails: Mail[], type = 'delivered') =>
  db.call('record_mail_events', {
    p_events: mails.map(({ id, payload }) => ({
      id: crypto.randomUUID(),
      effect_id: id,
      type,
      at: new Date().toISOString(),
      permanent: false,
      reason: null,
      email: payload.to.email,
    })),
  });

describe('mails that leave together', () => {
  test('are leased a call’s worth at a time, each once, and the rest is asked for', async () => {
    const people = await morning(['ann', 'bob', 'cat']);
    const first = await lease(db, 2);
    expect(first.mails).toHaveLength(2);
    expect(first.effects).toMatchObject([{ kind: 'run_task', payload: { task: 'send_mails' } }]);
    const second = await lease(db, 2);
    expect(second.mails).toHaveLength(1);
    expect(second.effects).toEqual([]);
    expect([...first.mails, ...second.mails].map(({ owner }) => owner).sort()).toEqual(
      people.map(({ id }) => id).sort(),
    );
    await finish([...first.mails, ...second.mails], 'done');
    expect((await lease(db)).mails).toEqual([]);
  });

  test('each speak of their reader’s own documents only', async () => {
    const people = await morning(['dan', 'eve']);
    const mails = await sent(db);
    for (const [index, name] of ['dan', 'eve'].entries()) {
      const own = mails.find(({ owner }) => owner === people[index]?.id);
      expect(own?.payload.to.email).toBe(people[index]?.email);
      expect(own?.payload.content.completed.data.map(({ filename }) => filename)).toEqual([`${name}.pdf`]);
    }
  });

  test('are not sent again by anybody when the caller dies, but once more after 15 silent minutes', async () => {
    const [fay] = await morning(['fay']);
    const { mails } = await lease(db);
    expect(mails).toHaveLength(1);
    const heard = await db.call('sweep', {});
    expect(heard.effects.filter(({ kind }) => kind === 'run_task')).toEqual([]);
    await db.advance(16 * minute);
    // The hook hears: a mail that was taken before was heard of.
    await db.query(
      `with o as (insert into public.outbox (owner, kind, category, dedupe_key, payload, status, finished_at)
         values ($1, 'send_mail', 'test', gen_random_uuid()::text, '{}', 'done', private.now() - interval '20 minutes') returning id)
       insert into public.mail_events (id, effect_id, type, permanent, at) select gen_random_uuid()::text, id, 'delivered', false, private.now() from o`,
      [fay?.id],
    );
    expect((await db.call('sweep', {})).effects).toContainEqual(
      expect.objectContaining({ kind: 'run_task', payload: { task: 'send_mails' } }),
    );
    const again = await lease(db);
    expect(again.mails).toMatchObject([{ id: mails[0]?.id, is_second_try: true }]);
    expect((await lease(db)).mails).toEqual([]);
    // And there is no third time.
    await db.advance(16 * minute);
    await db.call('sweep', {});
    expect(fay && (await stateOf(fay))).toMatchObject({ status: 'unknown', tries: 2 });
    expect((await lease(db)).mails).toEqual([]);
  });

  test('that the vendor tells of are settled by that, whatever became of the caller', async () => {
    const [gil] = await morning(['gil']);
    const { mails } = await lease(db);
    await report(mails);
    expect(gil && (await stateOf(gil))).toMatchObject({ status: 'done' });
    await db.advance(hour);
    await db.call('sweep', {});
    expect((await lease(db)).mails).toEqual([]);
  });

  test('wait as long as the vendor asks after a 429', async () => {
    await morning(['hal']);
    const { mails } = await lease(db);
    await finish(mails, 'retry', { retry_after_ms: 2 * hour });
    await db.advance(hour);
    expect((await lease(db)).mails).toEqual([]);
    await db.advance(hour + minute);
    expect(await sent(db)).toHaveLength(1);
  });

  test('go to nobody who turned them off, or whose address was suppressed, since they were planned', async () => {
    const [ivy, jan, kim] = await morning(['ivy', 'jan', 'kim']);
    if (!ivy || !jan || !kim) throw new Error('three people');
    await settings(db, ivy, { digest_frequency: 'disabled' });
    await db.query("insert into public.suppressions (email, reason) values ($1, 'by_hand')", [jan.email]);
    expect((await sent(db)).map(({ owner }) => owner)).toEqual([kim.id]);
    expect(await stateOf(ivy)).toMatchObject({ status: 'failed', answer: { reason: expect.any(String) } });
    expect(await stateOf(jan)).toMatchObject({ status: 'failed' });
  });

  test('do not name what was deleted since, and are not sent when nothing else is left', async () => {
    const [lea, max] = await morning(['lea', 'max']);
    if (!lea || !max) throw new Error('two people');
    const [gone] = await db.query<{ id: string }>('select id from public.documents where owner = $1', [lea.id]);
    await db.call('delete_documents', { p_owner: lea.id, p_documents: [gone?.id] });
    expect((await sent(db)).map(({ owner }) => owner)).toEqual([max.id]);
    expect(await stateOf(lea)).toMatchObject({ status: 'failed' });
  });

  test('keep nothing of an erased document while they wait', async () => {
    const [noa] = await morning(['noa'], { quiet_hours: { from: '08:00', to: '11:00' } });
    if (!noa) throw new Error('somebody');
    expect(JSON.stringify((await stateOf(noa))?.payload)).toContain('noa.pdf');
    const [gone] = await db.query<{ id: string }>('select id from public.documents where owner = $1', [noa.id]);
    await db.call('delete_documents', { p_owner: noa.id, p_documents: [gone?.id], p_permanent: true });
    expect(JSON.stringify((await stateOf(noa))?.payload)).not.toContain('noa.pdf');
  });

  test('wait for the end of quiet hours', async () => {
    await morning(['oda'], { quiet_hours: { from: '08:00', to: '11:00' } });
    expect((await lease(db)).mails).toEqual([]);
    await db.advance(2 * hour);
    expect(await sent(db)).toHaveLength(1);
  });

  test('of one person leave in different calls', async () => {
    const [pia] = await morning(['pia']);
    await db.query(
      "select private.owe_mail($1, 'digest', 'mail:digest:other', (select payload from public.outbox where owner = $1 and bulk limit 1), true)",
      [pia?.id],
    );
    expect(await sent(db)).toHaveLength(1);
    expect(await sent(db)).toHaveLength(1);
    expect(await sent(db)).toHaveLength(0);
  });
});

describe('a daily quota', () => {
  const quota = (daily: number | null) => db.query('update private.mail_quota set daily = $1, sent = 0', [daily]);
  const owe = (person: Person, category: string, payload: object = {}) =>
    db.query<{ effects: unknown[] }>('select private.owe_mail($1, $2, gen_random_uuid()::text, $3) as effects', [
      person.id,
      category,
      JSON.stringify({ template: 'results', documents: [{ id: crypto.randomUUID() }], ...payload }),
    ]);

  test('lets digests have 70 % of it, matches 80, results 90, and failures all', async () => {
    await morning(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']);
    await quota(10);
    expect(await sent(db)).toHaveLength(7);
    expect((await lease(db)).mails).toEqual([]);
    const ray = await db.person('ray');
    const leave = async (category: string, payload = {}) => (await owe(ray, category, payload))[0]?.effects.length;
    expect(await leave('job_match')).toBe(1);
    expect(await leave('application_update')).toBe(0);
    expect(await leave('job_result', { failed: 0 })).toBe(1);
    expect(await leave('job_result', { failed: 0 })).toBe(0);
    expect(await leave('job_result', { failed: 1 })).toBe(1);
    expect(await leave('job_result', { failed: 1 })).toBe(0);
    // What did not fit leaves on the vendor's next day.
    await db.advance(day);
    expect(await sent(db)).toHaveLength(2);
    const later = (await db.call('sweep', {})).effects.filter(({ kind }) => kind === 'send_mail');
    await db.call('finish_effects', { p_results: later.map(({ id }) => ({ id, outcome: 'done' })) });
    await quota(null);
  });

  test('gets back what the vendor did not take', async () => {
    await quota(10);
    const sam = await db.person('sam');
    const [owed] = await owe(sam, 'job_result');
    const used = async () => (await db.query<{ sent: number }>('select sent from private.mail_quota'))[0]?.sent;
    expect(await used()).toBe(1);
    const [effect] = (owed?.effects ?? []) as { id: string }[];
    await db.call('finish_effects', { p_results: [{ id: effect?.id, outcome: 'retry' }] });
    expect(await used()).toBe(0);
    await quota(null);
  });

  test('counts nothing where there is none', async () => {
    const tom = await db.person('tom');
    await owe(tom, 'job_result');
    expect(await db.query('select sent from private.mail_quota')).toEqual([{ sent: 0 }]);
  });
});
