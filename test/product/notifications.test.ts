import { describe, expect, test } from 'vitest';
import { aCorruptPdf, aLetter } from './papers.ts';
import { type User, world } from './world.ts';

interface Told {
  total: number;
  unread: number;
  data: { id: string; title: string; type: string; mail: string | null; read: boolean; documents: { id: string }[] }[];
}

const list = (user: User, query = '') => world.get<Told>(user, `/v1/notifications${query}`);
const put = (user: User, path: string, body?: unknown) =>
  world.api(user, path, {
    method: 'PUT',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

describe('what a person was told', () => {
  test('is there as soon as the document is done, in a sentence, with the state of its mail', async () => {
    const ada = await world.user();
    const { document_id: id } = await world.process(ada, aLetter('thanks.txt'));
    await expect.poll(async () => (await list(ada)).data[0]?.mail).toMatch(/^(sent|delivered)$/);
    expect(await list(ada)).toMatchObject({
      total: 1,
      unread: 1,
      data: [{ type: 'job_result', title: 'thanks.txt is ready: letter', read: false, documents: [{ id }] }],
    });
  });

  test('tells whether its mail was delivered, opened or came back', async () => {
    const ada = await world.user();
    const bob = await world.user(`bounce+${crypto.randomUUID()}@example.com`);
    const mailOf = async (user: User) => (await list(user)).data[0]?.mail;
    for (const user of [ada, bob]) {
      await world.process(user, aLetter());
      await expect.poll(() => mailOf(user)).not.toBe('waiting');
    }
    await world.clock.advance('1m');
    expect([await mailOf(ada), await mailOf(bob)]).toEqual(['delivered', 'bounced']);
    const [mail] = await world.mails(ada.email);
    await fetch(`${world.env('SENDGRID_URL')}/mails/${mail?.id}`);
    await world.clock.advance('1m');
    expect(await mailOf(ada)).toBe('opened');
  });

  test('can be read, found unread, read all at once, and removed', async () => {
    const ada = await world.user();
    await world.process(ada, aLetter());
    await world.process(ada, aCorruptPdf());
    const [newest] = (await list(ada)).data;
    expect(newest?.title).toBe('broken.pdf could not be read');
    expect((await put(ada, `/v1/notifications/${newest?.id}/read`)).status).toBe(204);
    expect(await list(ada, '?unread=true')).toMatchObject({ total: 2, unread: 1, data: [{ read: false }] });
    const all = await world.api(ada, '/v1/notifications/read-all', { method: 'POST' });
    expect(await all.json()).toEqual({ read: 1 });
    expect((await world.api(ada, `/v1/notifications/${newest?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await list(ada)).toMatchObject({ total: 1, unread: 0 });
    expect((await world.api(ada, `/v1/notifications/${newest?.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('of somebody else is not found', async () => {
    const ada = await world.user();
    await world.process(ada, aLetter());
    const [hers] = (await list(ada)).data;
    expect((await put(await world.user(), `/v1/notifications/${hers?.id}/read`)).status).toBe(404);
  });
});

test('the next digest is announced only while it would come by mail, and its address takes no options', async () => {
  const ada = await world.user();
  const next = async () =>
    (await world.get<{ next_at: string | null }>(ada, '/v1/notifications/digest-preview')).next_at;
  await put(ada, '/v1/notifications/settings', { digest_frequency: 'daily' });
  expect(await next()).toEqual(expect.any(String));
  await put(ada, '/v1/notifications/settings', { email_enabled: false });
  expect(await next()).toBeNull();
  const refused = await world.api(ada, '/v1/notifications/digest-preview?colour=red');
  expect([refused.status, (await refused.json()).detail]).toEqual([422, expect.stringContaining('"colour"')]);
});

describe('settings', () => {
  test('are kept, and what is not named stays', async () => {
    const ada = await world.user();
    const saved = await put(ada, '/v1/notifications/settings', {
      time_zone: 'America/New_York',
      quiet_hours: { from: '22:00', to: '07:00' },
      min_match_score: 0.7,
    });
    expect(await saved.json()).toMatchObject({
      time_zone: 'America/New_York',
      email_enabled: true,
      min_match_score: 0.7,
    });
    await put(ada, '/v1/notifications/settings', { quiet_hours: null });
    expect(await world.get(ada, '/v1/notifications/settings')).toMatchObject({
      time_zone: 'America/New_York',
      quiet_hours: null,
    });
  });

  test('take every score from 0 to 1, and keep four digits of it', async () => {
    const ada = await world.user();
    for (const [score, kept] of [
      [1e-300, 0],
      [0.12345, 0.1235],
    ]) {
      const saved = await put(ada, '/v1/notifications/settings', { min_match_score: score });
      expect(await saved.json()).toMatchObject({ min_match_score: kept });
    }
  });

  test('without mails leave the notification', async () => {
    const ada = await world.user();
    await put(ada, '/v1/notifications/settings', { email_enabled: false });
    await world.process(ada, aLetter());
    await world.clock.advance('1m');
    expect(await list(ada)).toMatchObject({ total: 1, data: [{ mail: null }] });
    expect(await world.mails(ada.email)).toEqual([]);
  });

  test.each([
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
    [{ time_zone: '+02:00' }, 'time_zone'],
    [{ time_zone: 'Factory' }, 'time_zone: must be an IANA time zone'],
    [{ time_zone: 'europe/dublin' }, 'Europe/Dublin'],
    [{ quiet_hours: { from: '22:00', to: '22:00' } }, 'must end at another time'],
    [{ digest_hour: 25 }, 'digest_hour'],
    [{ digest_weekday: 0 }, 'digest_weekday'],
    [{ min_match_score: 1.5 }, 'min_match_score'],
    [{ quiet_hours: { from: '25:00', to: '07:00' } }, 'quiet_hours.from'],
    [{ digest_frequency: 'hourly' }, 'digest_frequency'],
    [{ colour: 'red' }, 'colour'],
  ])('%j is refused', async (body, words) => {
    const response = await put(await world.user(), '/v1/notifications/settings', body);
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(words);
  });
});
