import { beforeAll, describe, expect, test } from 'vitest';
import { aCorruptPdf, aLetter } from './papers.ts';
import { type User, world } from './world.ts';

let operator: User;
beforeAll(async () => {
  operator = await world.signIn();
});

const send = (user: User | null, method: string, path: string, body?: unknown) =>
  world.api(user, path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

interface Preview {
  next_at: string | null;
  local_date: string;
  content: { completed: { count: number } };
}
const preview = (user: User) => world.get<Preview>(user, '/v1/notifications/digest-preview');

/** The mails of this person that are digests. */
const digests = async (user: User) => (await world.mails(user.email)).filter(({ category }) => category === 'digest');

/** Somebody in this zone with daily digests at nine, and two documents in the next one. */
async function reader(time_zone: string): Promise<User> {
  const ada = await world.user();
  const settings = { digest_frequency: 'daily', digest_hour: 9, time_zone };
  expect((await send(ada, 'PUT', '/v1/notifications/settings', settings)).status).toBe(200);
  await world.process(ada, aLetter('news.txt'));
  await world.process(ada, aCorruptPdf('torn.pdf'));
  return ada;
}

describe('a digest', () => {
  test('leaves at nine in Tokyo and at nine in New York, each with its reader’s own news, once', async () => {
    const tokyo = await reader('Asia/Tokyo');
    const newYork = await reader('America/New_York');
    for (const ada of [tokyo, newYork]) {
      const { next_at, content } = await preview(ada);
      expect(content.completed.count).toBe(1);
      expect(Date.parse(next_at ?? '')).toBeGreaterThan((await world.clock.now()).getTime());
    }
    const dueAt = async (user: User) => new Date((await preview(user)).next_at ?? '');
    const order = (await dueAt(tokyo)) < (await dueAt(newYork)) ? [tokyo, newYork] : [newYork, tokyo];
    for (const ada of order) {
      expect(await digests(ada)).toEqual([]);
      await world.clock.set(await dueAt(ada));
      await expect.poll(async () => (await digests(ada)).length).toBe(1);
    }
    await world.cron('digest');
    for (const ada of order) {
      const [mail, second] = await digests(ada);
      expect(second).toBeUndefined();
      expect(mail?.text).toContain('news.txt');
      expect(mail?.text).toContain('torn.pdf');
      expect(mail?.html).toContain('news.txt');
      const { data } = await world.get<{ data: object[] }>(ada, '/v1/notifications?type=digest');
      expect(data).toMatchObject([{ type: 'digest', mail: expect.stringMatching(/^(sent|delivered)$/) }]);
    }
  });

  test('can be sent out of turn by operators, which makes up for nothing and repeats nothing', async () => {
    const dry = await send(operator, 'POST', '/v1/operations/run/digest', { dry_run: true });
    expect(await dry.json()).toMatchObject({ run: 'digest', dry_run: true, planned: 0 });
    const match = await send(operator, 'POST', '/v1/operations/run/match', {});
    expect(await match.json()).toMatchObject({ run: 'match', dry_run: false, created: 0 });
    expect((await send(operator, 'POST', '/v1/operations/run/everything', {})).status).toBe(404);
    expect((await send(await world.user(), 'POST', '/v1/operations/run/digest', { dry_run: true })).status).toBe(403);
  });
});

describe('operators', () => {
  test('stop mails to an address and let them go there again', async () => {
    const ada = await world.user();
    const path = '/v1/operations/suppressions';
    const stopped = await send(operator, 'POST', path, { email: ada.email, note: 'asked for it' });
    expect(await stopped.json()).toEqual({ email: ada.email, changed: true });
    expect(await world.get(operator, `${path}?q=${encodeURIComponent(ada.email)}`)).toMatchObject({
      data: [{ email: ada.email, reason: 'by_hand', note: 'asked for it' }],
      next_cursor: null,
    });
    expect(await world.get(ada, '/v1/notifications/settings')).toMatchObject({ unreachable: { reason: 'by_hand' } });
    await world.process(ada, aLetter());
    expect(await world.mails(ada.email)).toEqual([]);
    expect((await send(operator, 'DELETE', `${path}/${encodeURIComponent(ada.email)}`)).status).toBe(204);
    expect((await send(operator, 'DELETE', `${path}/${encodeURIComponent(ada.email)}`)).status).toBe(404);
    expect((await send(operator, 'POST', path, { email: 'nobody' })).status).toBe(422);
    expect((await send(ada, 'POST', path, { email: ada.email })).status).toBe(403);
  });

  test.each([
    ['nonsense', 422],
    ['a%00@x.example', 422],
    ['a%ff@x.example', 400],
    ['%', 400],
    ['%C3%BCn%C3%AF@x.example', 404],
  ])('are told when a path cannot be an address: %s', async (address, status) => {
    const refused = await send(operator, 'DELETE', `/v1/operations/suppressions/${address}`);
    expect(refused.status).toBe(status);
    const { issues } = await refused.json();
    if (status === 422)
      expect(issues).toEqual([{ path: 'email', message: expect.stringContaining('must be a mail address') }]);
  });

  test('set how many mails may leave a day', async () => {
    const set = await send(operator, 'PUT', '/v1/operations/mail-quota', { daily: 50 });
    expect(await set.json()).toEqual({ daily: 50 });
    const { mail_quota } = await world.get<{ mail_quota: object }>(operator, '/v1/operations/queues');
    expect(mail_quota).toMatchObject({ daily: 50 });
    for (const daily of [-1, 1.5, '9'])
      expect((await send(operator, 'PUT', '/v1/operations/mail-quota', { daily })).status).toBe(422);
    expect(await (await send(operator, 'PUT', '/v1/operations/mail-quota', { daily: null })).json()).toEqual({
      daily: null,
    });
  });
});
