import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, claim, kinds, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const list = async (person: Person, args: Record<string, unknown> = {}) =>
  (await person.client.rpc('list_notifications', args)).data;
const settings = (person: Person, changes: Record<string, unknown>) =>
  db.call('save_settings', { p_owner: person.id, p_changes: changes });

/** A document of this person that was processed; answers what the last commit handed out. */
async function processed(person: Person) {
  const file = aFile();
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  return settle(db, file.job_id, fence);
}

describe('a notification', () => {
  test('is written with the result, knows how its mail stands, and counts', async () => {
    const ann = await db.person('ann');
    const settled = await processed(ann);
    expect(settled.events.map(({ type }) => type)).toContain('notification');
    const told = await list(ann);
    expect(told).toMatchObject({ total: 1, unread: 1, next_cursor: null });
    expect(told.data).toMatchObject([
      {
        type: 'job_result',
        mail: 'waiting',
        read_at: null,
        documents: [{ filename: 'invoice.pdf', status: 'completed' }],
      },
    ]);
    await db.call('finish_effects', { p_results: [{ id: settled.effects[0]?.id, outcome: 'done' }] });
    expect((await list(ann)).data).toMatchObject([{ mail: 'sent' }]);
  });

  test('tells what became of its mail, as far as that is known', async () => {
    const mia = await db.person('mia');
    const state = async () => (await list(mia)).data[0].mail;
    const [mail] = (await processed(mia)).effects;
    const tell = (type: string) => {
      const told = { id: crypto.randomUUID(), effect_id: mail?.id, type, at: '2026-11-22T10:00:00Z', permanent: false };
      return db.call('record_mail_events', { p_events: [told] });
    };
    for (const [type, known] of [
      ['processed', 'sent'],
      ['deferred', 'sent'],
      ['delivered', 'delivered'],
      ['complained', 'delivered'],
      ['bounced', 'bounced'],
      ['opened', 'opened'],
    ] as const) {
      await tell(type);
      expect([type, await state()]).toEqual([type, known]);
    }
  });

  test('says of a mail that failed that it failed, and of one that was not wanted any more nothing', async () => {
    const nia = await db.person('nia');
    const failedMails = async () =>
      (await db.query<{ report: { failed: number } }>('select private.outbox_report() as report'))[0]?.report.failed;
    const [mail] = (await processed(nia)).effects;
    const before = (await failedMails()) ?? 0;
    await db.call('finish_effects', { p_results: [{ id: mail?.id, outcome: 'retry' }] });
    await settings(nia, { email_enabled: false });
    await db.advance(120_000);
    await db.call('sweep', {});
    expect((await list(nia)).data).toMatchObject([{ mail: null }]);
    expect(await failedMails()).toBe(before);

    await settings(nia, { email_enabled: true });
    const [other] = (await processed(nia)).effects;
    await db.call('finish_effects', { p_results: [{ id: other?.id, outcome: 'failed' }] });
    expect((await list(nia)).data[0]).toMatchObject({ mail: 'failed' });
    expect(await failedMails()).toBe(before + 1);
  });

  test('is there without a mail, too', async () => {
    const bob = await db.person('bob');
    await settings(bob, { email_enabled: false });
    expect(kinds(await processed(bob))).toEqual([]);
    expect((await list(bob)).data).toMatchObject([{ mail: null }]);
  });

  test('is read one by one, or all at once, and deleted, and the counts go along', async () => {
    const cat = await db.person('cat');
    for (let count = 0; count < 3; count += 1) await processed(cat);
    const [first] = (await list(cat)).data;
    const read = (ids: string[] | null) => db.call('read_notifications', { p_owner: cat.id, p_ids: ids });
    expect(await read([first.id])).toMatchObject({ outcome: 'read', count: 1 });
    expect(await read([first.id])).toMatchObject({ outcome: 'read', count: 0 });
    expect(await list(cat)).toMatchObject({ total: 3, unread: 2 });
    expect((await list(cat, { p_unread: true })).data).toHaveLength(2);
    await db.call('delete_notifications', { p_owner: cat.id, p_ids: [first.id] });
    expect(await list(cat)).toMatchObject({ total: 2, unread: 2 });
    expect(await read(null)).toMatchObject({ count: 2 });
    expect(await list(cat)).toMatchObject({ total: 2, unread: 0 });
    expect(await read([first.id])).toMatchObject({ outcome: 'not_found' });
  });

  test('of somebody else can be neither seen, read nor deleted', async () => {
    const dan = await db.person('dan');
    const eve = await db.person('eve');
    await processed(dan);
    const [his] = (await list(dan)).data;
    expect(await list(eve)).toMatchObject({ total: 0, data: [] });
    expect((await db.call('read_notifications', { p_owner: eve.id, p_ids: [his.id] })).outcome).toBe('not_found');
    expect((await db.call('delete_notifications', { p_owner: eve.id, p_ids: [his.id] })).outcome).toBe('not_found');
    expect(await list(dan)).toMatchObject({ total: 1, unread: 1 });
  });

  test('is found page by page', async () => {
    const fay = await db.person('fay');
    for (let count = 0; count < 5; count += 1) {
      await processed(fay);
      await db.advance(1000);
    }
    const first = await list(fay, { p_limit: 2 });
    const second = await list(fay, { p_limit: 2, p_cursor: first.next_cursor });
    const third = await list(fay, { p_limit: 2, p_cursor: second.next_cursor });
    const ids = [first, second, third].flatMap(({ data }) => data.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(5);
    expect(third.next_cursor).toBeNull();
  });
});

describe('settings', () => {
  test('begin with what most people want, and keep what is not named', async () => {
    const gil = await db.person('gil');
    const { data } = await gil.client.rpc('get_settings');
    expect(data).toMatchObject({
      email_enabled: true,
      digest_frequency: 'disabled',
      time_zone: 'UTC',
      quiet_hours: null,
      min_match_score: 0.85,
      unreachable: null,
    });
    await settings(gil, { time_zone: 'Asia/Tokyo', quiet_hours: { from: '22:00', to: '07:30' } });
    await settings(gil, { digest_frequency: 'weekly' });
    expect((await gil.client.rpc('get_settings')).data).toMatchObject({
      time_zone: 'Asia/Tokyo',
      digest_frequency: 'weekly',
      quiet_hours: { from: '22:00', to: '07:30' },
    });
    expect((await settings(gil, { time_zone: 'Mars/Olympus' })).outcome).toBe('unknown_time_zone');
  });

  test.each([
    [1e-300, 0],
    [5e-324, 0],
    [0.00005, 0.0001],
    [0.123456789, 0.1235],
    [1, 1],
  ])('keep four digits of a score, however small it is: %d is %d', async (score, kept) => {
    const lea = await db.person('lea');
    await settings(lea, { min_match_score: score });
    expect((await lea.client.rpc('get_settings')).data.min_match_score).toBe(kept);
  });

  test('say when mails cannot reach the person', async () => {
    const hal = await db.person('hal');
    await db.query("insert into public.suppressions (email, reason) values ($1, 'bounced')", [hal.email]);
    expect((await hal.client.rpc('get_settings')).data.unreachable).toMatchObject({ reason: 'bounced' });
  });

  test.each([
    ['22:00', '07:00', '2031-03-04T03:00:00Z', '2031-03-04T07:00:00Z'],
    ['22:00', '07:00', '2031-03-04T23:00:00Z', '2031-03-05T07:00:00Z'],
    ['22:00', '07:00', '2031-03-04T12:00:00Z', null],
    ['12:00', '14:00', '2031-03-04T13:00:00Z', '2031-03-04T14:00:00Z'],
    ['12:00', '14:00', '2031-03-04T14:00:00Z', null],
    ['12:00', '12:00', '2031-03-04T12:00:00Z', null],
  ])('quiet from %s to %s: at %s mails wait until %s', async (from, to, now, until) => {
    const ivy = await db.person('ivy');
    await settings(ivy, { quiet_hours: { from, to } });
    await db.advance(Date.parse(now) - Date.parse((await db.worker.rpc('heartbeat')).data.now));
    const [row] = await db.query<{ at: string | null }>('select private.quiet_until($1) as at', [ivy.id]);
    expect(row?.at && Date.parse(row.at)).toBe(until && Date.parse(until));
  });

  test('a mail that falls into quiet hours goes out when they end, once', async () => {
    const jan = await db.person('jan');
    await db.advance(Date.parse('2032-05-05T23:00:00Z') - Date.parse((await db.worker.rpc('heartbeat')).data.now));
    await settings(jan, { quiet_hours: { from: '22:00', to: '07:00' } });
    expect(kinds(await processed(jan))).toEqual([]);
    expect((await list(jan)).data).toMatchObject([{ mail: 'waiting' }]);
    const mailsNow = async () =>
      (await db.call('sweep', {})).effects.filter(
        ({ kind, payload }) => kind === 'send_mail' && JSON.stringify(payload).includes(jan.email),
      );
    expect(await mailsNow()).toHaveLength(0);
    await db.advance(8 * 3_600_000 + 1000);
    expect(await mailsNow()).toHaveLength(1);
    expect(await mailsNow()).toHaveLength(0);
  });
});

test('a page of twenty among a hundred thousand is found by an index', async () => {
  const kim = await db.person('kim');
  await db.query(
    `insert into public.notifications (id, owner, type, dedupe_key, data, created_at)
     select gen_random_uuid(), $1, case n % 2 when 0 then 'job_result' else 'job_match' end, 'k' || n, '{}', private.now() - n * interval '1 minute'
     from generate_series(1, 100000) n`,
    [kim.id],
  );
  await db.query(
    `with mail as (
       insert into public.outbox (owner, kind, category, dedupe_key, payload, status, finished_at)
       select $1, 'send_mail', 'job_match', 'mail:k' || n, '{}', 'done', private.now() from generate_series(1, 10000) n returning id)
     insert into public.mail_events (id, effect_id, type, permanent, at)
     select type || id, id, type, false, private.now() from mail, unnest('{processed,delivered}'::text[]) type`,
    [kim.id],
  );
  await db.query('analyze public.notifications, public.outbox, public.mail_events');
  const plan = async (condition: string) => {
    const rows = await db.query<Record<string, string>>(
      `explain select * from public.notifications where owner = '${kim.id}' ${condition} order by created_at desc, id desc limit 21`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(await plan('')).toContain('notifications_of_owner');
  expect(await plan("and type = 'job_match'")).toContain('notifications_of_type');
  expect(await plan('and read_at is null')).toMatch(/Index Scan using notifications_(unread|of_owner)/);
  for (const condition of ['', "and type = 'job_match'", 'and read_at is null'])
    expect(await plan(condition)).not.toMatch(/Seq Scan|Sort/);
  const page = (await list(kim, { p_type: 'job_match' })).data;
  expect(page.map(({ mail }: { mail: string }) => mail)).toEqual(Array.from({ length: 20 }, () => 'delivered'));
});
