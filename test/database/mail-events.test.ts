import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, claim, kinds, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const minute = 60_000;
const hour = 60 * minute;
const sweep = () => db.call('sweep', {});
const finish = (id: unknown, outcome: string) =>
  db.call('finish_effects', { p_results: [{ id, outcome, answer: { message_id: 'm' } }] });

/** Somebody with one document that is done, so that its mail is on its way. */
async function mailed(person?: Person) {
  const owner = person ?? (await db.person('ann'));
  const file = aFile();
  const { batch } = await submit(db, owner, [file]);
  const { fence } = await claim(db, file.job_id);
  const { effects } = await settle(db, file.job_id, fence);
  return { owner, file, batch, mail: effects.find(({ kind }) => kind === 'send_mail')?.id };
}

const report = (effect_id: unknown, type: string, more: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  effect_id,
  type,
  at: '2026-11-22T10:00:00Z',
  permanent: false,
  reason: null,
  email: null,
  ...more,
});
const tell = (...events: unknown[]) => db.call('record_mail_events', { p_events: events });

const mailRow = async (id: unknown) =>
  (
    await db.query<{ status: string; payload: unknown }>('select status, payload from public.outbox where id = $1', [
      id,
    ])
  )[0];
const statusOf = async (id: unknown) => (await mailRow(id))?.status;
const logOf = async ({ id }: Person) =>
  (
    await db.query<{ type: string }>(
      "select type from public.events where owner = $1 and type like 'mail%' order by cursor",
      [id],
    )
  ).map(({ type }) => type);

/** Lets the hook be heard: a mail that was taken and told of, and 15 minutes since. */
async function aHookThatIsHeard() {
  const { mail } = await mailed();
  await finish(mail, 'done');
  await tell(report(mail, 'delivered'));
  await db.advance(16 * minute);
}

test('a mail that was taken, but whose mark was lost, is done once it is told of, and is not sent again', async () => {
  await aHookThatIsHeard();
  const { mail, owner } = await mailed();
  const { outcome, recorded } = await tell(report(mail, 'processed'), report(mail, 'delivered'));
  expect({ outcome, recorded }).toEqual({ outcome: 'recorded', recorded: 2 });
  expect(await statusOf(mail)).toBe('done');
  await db.advance(hour);
  expect(kinds(await sweep())).toEqual([]);
  await finish(mail, 'retry');
  expect(await statusOf(mail)).toBe('done');
  expect(await logOf(owner)).toEqual(['mail_sent', 'mail_delivered']);
});

test('what a mail said is forgotten when it is told of', async () => {
  const { mail, owner } = await mailed();
  await tell(report(mail, 'processed'));
  const { payload } = (await mailRow(mail)) ?? {};
  expect(JSON.stringify(payload)).not.toContain(owner.email);
  expect(JSON.stringify(payload)).not.toContain('invoice.pdf');
});

test('reports that come twice, in any order and together say each thing once', async () => {
  const { mail, owner } = await mailed();
  await finish(mail, 'done');
  const delivered = report(mail, 'delivered');
  const opened = report(mail, 'opened', { at: '2026-11-22T10:05:00Z' });
  await tell(opened, delivered, delivered, report(mail, 'opened', { at: '2026-11-22T10:06:00Z' }));
  expect((await tell(delivered, opened)).recorded).toBe(0);
  expect((await tell(report(mail, 'clicked'))).events).toEqual([]);
  expect(await logOf(owner)).toEqual(['mail_sent', 'mail_delivered', 'mail_opened']);
});

test('reports on mails that nobody knows are passed over', async () => {
  const { owner, mail } = await mailed();
  const answer = await tell(
    report(crypto.randomUUID(), 'delivered'),
    report(null, 'delivered'),
    report(mail, 'processed'),
  );
  expect(answer.recorded).toBe(1);
  expect(await logOf(owner)).toEqual(['mail_sent']);
  expect((await tell()).recorded).toBe(0);
});

describe('a mail that stays silent', () => {
  const silence = async () => {
    await db.advance(16 * minute);
    return sweep();
  };

  test('is sent a second time while others are heard of, and never a third time', async () => {
    await aHookThatIsHeard();
    const { mail, owner } = await mailed();
    await db.advance(14 * minute);
    expect(kinds(await sweep())).toEqual([]);
    await db.advance(2 * minute);
    const again = await sweep();
    expect(again.effects).toMatchObject([{ id: mail, kind: 'send_mail', payload: { to: { email: owner.email } } }]);
    expect(await statusOf(mail)).toBe('sending');
    await aHookThatIsHeard();
    expect(kinds(await sweep())).toEqual([]);
    expect(await statusOf(mail)).toBe('unknown');
    expect(await logOf(owner)).toEqual(['mail_unknown']);
  });

  test('is unknown at once while the hook is deaf', async () => {
    await aHookThatIsHeard();
    const deaf = await mailed();
    await finish(deaf.mail, 'done');
    const { mail } = await mailed();
    expect(kinds(await silence())).toEqual([]);
    expect(await statusOf(mail)).toBe('unknown');
  });

  test('is settled by what is told of it within a day, and by nothing later', async () => {
    const [soon, late] = [await mailed(), await mailed()];
    const deaf = await mailed();
    await finish(deaf.mail, 'done');
    await silence();
    expect([await statusOf(soon.mail), await statusOf(late.mail)]).toEqual(['unknown', 'unknown']);
    await db.advance(23 * hour);
    await tell(report(soon.mail, 'delivered'));
    expect(await statusOf(soon.mail)).toBe('done');
    expect(await logOf(soon.owner)).toEqual(['mail_unknown', 'mail_sent', 'mail_delivered']);
    await db.advance(2 * hour);
    await tell(report(late.mail, 'delivered'));
    expect(await statusOf(late.mail)).toBe('unknown');
  });

  test('is not sent a second time to somebody who does not want it any more', async () => {
    await aHookThatIsHeard();
    const { mail, owner } = await mailed();
    await tell(report((await mailed(owner)).mail, 'unsubscribed', { permanent: true, email: owner.email }));
    expect(kinds(await silence())).toEqual([]);
    expect(await statusOf(mail)).toBe('unknown');
  });
});

test('a second try that is refused is not repeated when the first one turns out to have arrived', async () => {
  await aHookThatIsHeard();
  const { mail } = await mailed();
  await db.advance(16 * minute);
  expect(kinds(await sweep())).toEqual(['send_mail']);
  await finish(mail, 'retry');
  await tell(report(mail, 'delivered'));
  await db.advance(hour);
  expect(kinds(await sweep())).toEqual([]);
  expect(await statusOf(mail)).toBe('done');
});

describe('an address that must not be written to again', () => {
  test.each(['bounced', 'dropped', 'complained', 'unsubscribed'])('(%s) is owed no mail', async (type) => {
    const { mail, owner } = await mailed();
    const email = owner.email.toUpperCase();
    await tell(
      report(mail, type, { permanent: true, email, reason: 'gone' }),
      report(mail, type, { permanent: true, email }),
    );
    expect((await mailed(owner)).mail).toBeUndefined();
    const { data } = await owner.client.from('suppressions').select('email, reason');
    expect(data).toEqual([{ email: owner.email, reason: type }]);
  });

  test('gets no mail that was owed before', async () => {
    const { mail, owner } = await mailed();
    const waiting = await mailed(owner);
    await finish(waiting.mail, 'retry');
    await tell(report(mail, 'bounced', { permanent: true, email: owner.email }));
    await db.advance(2 * minute);
    expect(kinds(await sweep())).toEqual([]);
    expect(await statusOf(waiting.mail)).toBe('failed');
    expect(await logOf(owner)).toContain('mail_bounced');
  });

  test('is not one that was only busy', async () => {
    const { mail, owner } = await mailed();
    await tell(report(mail, 'bounced', { email: owner.email }), report(mail, 'deferred', { email: owner.email }));
    expect((await mailed(owner)).mail).toBeDefined();
  });
});
