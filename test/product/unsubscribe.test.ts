import { expect, test } from 'vitest';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

interface Settings {
  email_enabled: boolean;
  notify_job_results: boolean;
  digest_frequency: string;
}

const settings = (user: User) => world.get<Settings>(user, '/v1/notifications/settings');

/** The path of the link in the header of the newest mail to somebody. */
async function linkOf(user: User): Promise<string> {
  await expect.poll(async () => (await world.mails(user.email)).length).toBeGreaterThan(0);
  const header = (await world.mails(user.email)).at(-1)?.headers['List-Unsubscribe'] ?? '';
  return new URL(header.slice(1, -1)).pathname;
}

const oneClick = (path: string) =>
  world.api(null, path, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });

test('check 31: a mail can be unsubscribed from with one click and no login, and then no more of its kind come', async () => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  const path = await linkOf(ada);
  const [mail] = await world.mails(ada.email);
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  expect(mail?.html).toContain(path);
  expect(mail?.text).toContain(path);

  expect((await world.api(null, path)).status).toBe(200);
  for (const name of ['redirect_to', 'next', 'url']) {
    const page = await world.api(null, `${path}?${name}=https://evil.example/`, { redirect: 'manual' });
    expect([page.status, (await page.text()).includes('evil.example')]).toEqual([200, false]);
  }
  expect((await settings(ada)).notify_job_results).toBe(true);

  for (const time of ['first', 'second']) {
    const response = await oneClick(path);
    expect([time, response.status, response.redirected]).toEqual([time, 200, false]);
    expect(response.headers.get('set-cookie')).toBeNull();
  }
  expect(await settings(ada)).toMatchObject({ notify_job_results: false, email_enabled: true });
  await world.process(ada, aLetter());
  await world.clock.advance('1m');
  expect(await world.mails(ada.email)).toHaveLength(1);
});

test('the page behind the link shows and changes what somebody hears, without a login and without a script', async () => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  const path = await linkOf(ada);
  const page = await world.api(null, path);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).toContain('You get mails about your documents');
  expect(html).not.toContain('<script');
  expect(html).not.toContain(ada.email);

  const save = (fields: Record<string, string>) =>
    world.api(null, path, { method: 'POST', body: new URLSearchParams(fields) });
  await save({ save: 'lists', notify_job_results: 'true', digest_frequency: 'weekly' });
  expect(await settings(ada)).toMatchObject({ notify_job_results: true, digest_frequency: 'weekly' });
  await save({ email_enabled: 'false' });
  expect(await settings(ada)).toMatchObject({ email_enabled: false });
  await save({ email_enabled: 'true' });
  expect(await settings(ada)).toMatchObject({ email_enabled: true, digest_frequency: 'weekly' });
});

test('check 31: a link that we did not make changes nothing and says nothing', async () => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  const path = await linkOf(ada);
  for (const wrong of [path.slice(0, -1), `${path}A`, '/unsubscribe/nonsense']) {
    expect((await world.api(null, wrong)).status).toBe(404);
    expect((await oneClick(wrong)).status).toBe(404);
  }
  expect(await settings(ada)).toMatchObject({ notify_job_results: true });
});

test('somebody can send themselves a test mail, five in an hour', async () => {
  const ada = await world.user();
  const ask = () => world.api(ada, '/v1/notifications/test', { method: 'POST' });
  const first = await ask();
  expect(first.status).toBe(202);
  expect(await first.json()).toEqual({ id: expect.any(String), to: ada.email });
  const [mail] = await world.mails(ada.email);
  expect(mail).toMatchObject({ subject: 'A test mail from Docket', category: 'test', headers: {} });
  for (let more = 0; more < 4; more += 1) expect((await ask()).status).toBe(202);
  const sixth = await ask();
  expect(sixth.status).toBe(429);
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(3000);
  expect(await world.mails(ada.email)).toHaveLength(5);
  await world.clock.advance('1h');
  expect((await ask()).status).toBe(202);
});

test('a test mail that is asked for twice under one key comes once, the fifth too, and to each who asks', async () => {
  const [ada, bob] = [await world.user(), await world.user()];
  const ask = (user: User, key: string) =>
    world.api(user, '/v1/notifications/test', { method: 'POST', headers: { 'idempotency-key': key } });
  for (const key of ['1', '2', '3', '4', '5']) expect((await ask(ada, key)).status).toBe(202);
  const [again, once] = [await ask(ada, '5'), await ask(bob, '5')];
  expect([again.status, once.status]).toEqual([202, 202]);
  expect(await again.json()).toMatchObject({ to: ada.email });
  expect(await world.mails(ada.email)).toHaveLength(5);
  expect(await world.mails(bob.email)).toHaveLength(1);
});

test('a test mail that cannot arrive is refused with what is in its way', async () => {
  const ada = await world.user();
  const detailOf = async (user: User) => {
    const response = await world.api(user, '/v1/notifications/test', { method: 'POST' });
    return [response.status, (await response.json()).detail];
  };
  const headers = { 'content-type': 'application/json' };
  await world.api(ada, '/v1/notifications/settings', { method: 'PUT', headers, body: '{"email_enabled":false}' });
  expect(await detailOf(ada)).toEqual([409, expect.stringContaining('turned all mails off')]);

  const cat = await world.user(`bounce+${crypto.randomUUID()}@example.com`);
  expect((await detailOf(cat))[0]).toBe(202);
  await world.clock.advance('1m');
  await world.api(cat, '/v1/notifications/settings', { method: 'PUT', headers, body: '{"email_enabled":false}' });
  expect(await detailOf(cat)).toEqual([409, expect.stringMatching(/turned all mails off.*\. We cannot reach you: /)]);

  const bob = await world.user(`bounce+${crypto.randomUUID()}@example.com`);
  expect((await detailOf(bob))[0]).toBe(202);
  await world.clock.advance('1m');
  expect(await detailOf(bob)).toEqual([
    409,
    expect.stringContaining('We cannot reach you: mails to your address came back'),
  ]);
  expect((await world.api(null, '/v1/notifications/test', { method: 'POST' })).status).toBe(401);
});
