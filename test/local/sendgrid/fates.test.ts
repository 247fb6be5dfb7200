import { describe, expect, test } from 'vitest';
import { kindsOf, seconds, start } from './receiver.ts';
import { aMail } from './world.ts';

describe('the name of a recipient decides', () => {
  const told = async (email: string, ...later: string[]) => {
    const { post, advance, events } = start();
    for (const to of [email, ...later]) await post(aMail({ personalizations: [{ to: [{ email: to }] }] }));
    await advance(20 * 60 * seconds);
    return events();
  };

  test.each([
    ['bounce@example.com', ['processed', 'bounce'], { type: 'bounce', status: '5.1.1' }],
    ['Block+1@example.com', ['processed', 'bounce'], { type: 'blocked' }],
    ['defer@example.com', ['processed', 'deferred', 'delivered'], { response: '250 OK' }],
    ['spam@example.com', ['processed', 'delivered', 'spamreport'], {}],
    ['drop@example.com', ['dropped'], { reason: 'Invalid' }],
    ['constructor@example.com', ['processed', 'delivered'], {}],
  ])('%s', async (email, kinds, last) => {
    const events = await told(email);
    expect(kindsOf(events)).toEqual(kinds);
    expect(events.at(-1)).toMatchObject(last);
  });

  test('and whoever bounced or complained is not written to again', async () => {
    expect((await told('bounce@example.com', 'BOUNCE@example.com')).at(-1)).toMatchObject({
      event: 'dropped',
      reason: 'Bounced Address',
    });
    expect((await told('spam@example.com', 'spam@example.com')).at(-1)).toMatchObject({
      event: 'dropped',
      reason: 'Spam Reporting Address',
    });
  });
});

describe('opening a mail in the mailbox', () => {
  const html = [
    { type: 'text/plain', value: 'Hello' },
    { type: 'text/html', value: '<p>Hello</p>' },
  ];
  const opens = async (changes: Record<string, unknown>) => {
    const { post, get, advance, events, sendgrid } = start();
    await post(aMail({ custom_args: { app_effect_id: 'e1' }, ...changes }));
    await advance(3 * seconds);
    for (const _ of [1, 2]) await (await get(`/mails/${sendgrid.mails()[0]?.id}`)).text();
    await get('/');
    await advance(3 * seconds);
    return events().filter(({ event }) => event === 'open');
  };

  test('is told each time', async () => {
    const events = await opens({ content: html });
    expect(events).toMatchObject([{ app_effect_id: 'e1' }, { app_effect_id: 'e1' }]);
    expect(events[0]?.sg_event_id).not.toBe(events[1]?.sg_event_id);
  });

  test('is not told of a mail without HTML, or with tracking off', async () => {
    expect(await opens({})).toEqual([]);
    expect(await opens({ content: html, tracking_settings: { open_tracking: { enable: false } } })).toEqual([]);
  });
});

test('a mail in sandbox mode, or refused, is not told of', async () => {
  const { post, advance, arrivals } = start();
  await post(aMail({ mail_settings: { sandbox_mode: { enable: true } } }));
  await post(aMail({ from: {} }));
  await advance(3600 * seconds);
  expect(arrivals).toEqual([]);
});
