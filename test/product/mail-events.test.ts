import { sign } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { keys } from '../../local/settings.ts';
import { aLetter, anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

interface Entry {
  type: string;
  data: Record<string, unknown>;
}

const timeline = async (user: User, id: string) =>
  (await world.get<{ data: Entry[] }>(user, `/v1/documents/${id}/timeline`)).data;
const mailsOf = async (user: User, id: string) =>
  (await timeline(user, id)).map(({ type }) => type).filter((type) => type.startsWith('mail_'));

/** Uploads a document and waits until its mail was tried. */
async function uploaded(user: User, mails = 1) {
  const { document_id: id } = await world.process(user, anInvoice());
  await expect.poll(async () => (await world.mails(user.email)).length, { timeout: 10_000 }).toBe(mails);
  return id;
}

test('the timeline of a document goes on to when its mail was sent, delivered and opened', async () => {
  const ada = await world.user();
  const id = await uploaded(ada);
  await world.clock.advance('3s');
  expect(await mailsOf(ada, id)).toEqual(['mail_sent', 'mail_delivered']);
  const [mail] = await world.mails(ada.email);
  for (const _ of [1, 2]) await fetch(`${world.env('SENDGRID_URL')}/mails/${mail?.id}`);
  await world.clock.advance('3s');
  expect(await mailsOf(ada, id)).toEqual(['mail_sent', 'mail_delivered', 'mail_opened']);
});

describe('a mail whose answer was lost', () => {
  const lost = async () => {
    await world.fault({ service: 'sendgrid', fault: '5xx-after' });
    const ada = await world.user();
    const id = await uploaded(ada);
    expect(await mailsOf(ada, id)).toEqual([]);
    return { ada, id };
  };

  test('is settled by what is told of it, and stays the only one', async () => {
    const { ada, id } = await lost();
    await world.heal();
    await world.clock.advance('3s');
    expect(await mailsOf(ada, id)).toEqual(['mail_sent', 'mail_delivered']);
    await world.clock.advance('1h');
    await world.cron('sweep');
    expect(await world.mails(ada.email)).toHaveLength(1);
  });

  test('and whose every report comes twice, late and in disorder is settled once', async () => {
    const { ada, id } = await lost();
    await world.heal();
    for (const fault of ['drop-ack', 'reorder', 'duplicate'])
      await world.fault({ service: 'sendgrid', fault, times: 2 });
    await world.clock.advance('10s');
    await world.clock.advance('2m');
    await world.clock.advance('10m');
    await world.heal();
    await world.clock.advance('1h');
    expect((await mailsOf(ada, id)).toSorted()).toEqual(['mail_delivered', 'mail_sent']);
    expect(await world.mails(ada.email)).toHaveLength(1);
  });
});

test('a mail whose mark was lost with the worker is done by what is told of it, without a second mail', async () => {
  const ada = await world.user();
  await world.fault({ service: 'worker', fault: 'kill', match: 'POST /v3/mail/send', when: 'after', times: 1 });
  const id = await uploaded(ada);
  await world.settled(ada, id);
  await world.clock.advance('1m');
  await world.clock.advance('1h');
  expect(await mailsOf(ada, id)).toEqual(['mail_sent', 'mail_delivered']);
  expect(await world.mails(ada.email)).toHaveLength(1);
});

test('a mail that was taken while the database could not be told of it is not sent again, even when nothing is heard', async () => {
  // Other mails are heard of, so that silence would allow a second try.
  await uploaded(await world.user());
  await world.clock.advance('16m');
  const ada = await world.user();
  await world.fault({ service: 'sendgrid', fault: 'silent' });
  await world.fault({ service: 'postgrest', fault: '5xx-before', match: 'rpc/finish_effects', times: 1 });
  const id = await uploaded(ada);
  expect(await mailsOf(ada, id)).toEqual([]);
  await world.clock.advance('16m');
  expect(await mailsOf(ada, id)).toEqual(['mail_sent']);
  expect(await world.mails(ada.email)).toHaveLength(1);
});

test('a mail of a dead worker is not sent again when what was told of it could not be recorded in time', async () => {
  await uploaded(await world.user());
  await world.clock.advance('16m');
  const ada = await world.user();
  await world.fault({ service: 'worker', fault: 'kill', match: 'POST /v3/mail/send', when: 'after', times: 1 });
  await world.fault({ service: 'postgrest', fault: '5xx-before', match: 'rpc/record_mail_events' });
  const id = await uploaded(ada);
  await world.settled(ada, id);
  await world.clock.advance('3s');
  await world.clock.advance('17m');
  expect(await mailsOf(ada, id)).toEqual(['mail_sent']);
  expect(await world.mails(ada.email)).toHaveLength(1);
});

describe('an address', () => {
  const somebody = (name: string) => world.user(`${name}+${crypto.randomUUID()}@example.com`);

  test.each(['bounce', 'spam', 'drop'])(
    '(%s@) that must not be written to again is owed no further mail',
    async (name) => {
      const ada = await somebody(name);
      const first = await uploaded(ada);
      await world.clock.advance('3s');
      expect(await mailsOf(ada, first)).toEqual(['mail_sent', name === 'spam' ? 'mail_delivered' : 'mail_bounced']);
      const second = await world.process(ada, aLetter());
      await world.clock.advance('1h');
      expect(await world.mails(ada.email)).toHaveLength(1);
      expect(await mailsOf(ada, second.document_id)).toEqual([]);
    },
  );

  test.each(['block', 'defer'])('(%s@) that was only busy is written to again', async (name) => {
    const ada = await somebody(name);
    await uploaded(ada);
    await world.clock.advance('15m');
    const second = await uploaded(ada, 2);
    await world.clock.advance('15m');
    expect(await mailsOf(ada, second)).toContain('mail_sent');
  });
});

describe('the hook', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const key = { key: Buffer.from(keys.sendgridHookPrivate, 'base64'), format: 'der', type: 'pkcs8' } as const;
  const signed = (body: string, at = seconds) => sign('sha256', Buffer.from(`${at}${body}`), key).toString('base64');

  const post = (body: BodyInit, signature: string | null, at: string | number | null = seconds) =>
    fetch(`${world.env('API_URL')}/hooks/sendgrid`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(signature !== null && { 'x-twilio-email-event-webhook-signature': signature }),
        ...(at !== null && { 'x-twilio-email-event-webhook-timestamp': String(at) }),
      },
    });

  const aReport = (effect: unknown, id = crypto.randomUUID()) => ({
    event: 'open',
    email: 'ada@example.com',
    timestamp: seconds,
    sg_event_id: id,
    app_effect_id: effect,
  });

  test('refuses what is forged, altered, too old or makes no sense', async () => {
    const ada = await world.user();
    const id = await uploaded(ada);
    await world.clock.advance('3s');
    const [mail] = await world.mails(ada.email);
    const body = `[${JSON.stringify(aReport(mail?.custom_args.app_effect_id))}]\r\n`;
    const old = seconds - 26 * 3600;
    const refused: [string, string, string | null, string | number | null][] = [
      ['no signature', body, null, seconds],
      ['no time', body, signed(body), null],
      ['nonsense', body, 'nonsense', seconds],
      ['nonsense as time', body, signed(body), 'now'],
      ['another time', body, signed(body), seconds - 1],
      ['another body', body.replace('open', 'click'), signed(body), seconds],
      ['without its line end', body.trim(), signed(body), seconds],
      ['replayed after a day', body, signed(body, old), old],
    ];
    for (const [how, text, signature, at] of refused) {
      const response = await post(text, signature, at);
      expect([how, response.status, (await response.json()).code]).toEqual([how, 401, 'unauthorized']);
    }
    expect(await mailsOf(ada, id)).not.toContain('mail_opened');
    expect(await (await post(body, signed(body))).json()).toEqual({ recorded: 1 });
    expect(await (await post(body, signed(body))).json()).toEqual({ recorded: 0 });
    expect(await mailsOf(ada, id)).toEqual(['mail_sent', 'mail_delivered', 'mail_opened']);
  });

  test('takes what it does not know, and nothing too large', async () => {
    const strange = [
      { event: 'account_status_change' },
      null,
      7,
      { ...aReport('no id') },
      aReport(crypto.randomUUID()),
    ];
    for (const body of ['', '[]', 'not json', JSON.stringify(strange)]) {
      const response = await post(body, signed(body));
      expect([body, response.status, await response.json()]).toEqual([body, 200, { recorded: 0 }]);
    }
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect((await post(large, signed(large))).status).toBe(413);
  });

  test('is no part of the described API, and nothing for browsers', async () => {
    expect((await fetch(`${world.env('API_URL')}/hooks/sendgrid`)).status).toBe(404);
    const { paths } = await world.get<{ paths: Record<string, unknown> }>(null, '/openapi.json');
    expect(Object.keys(paths).filter((path) => path.startsWith('/hooks'))).toEqual([]);
    const headers = { origin: 'https://evil.example' };
    const response = await fetch(`${world.env('API_URL')}/hooks/sendgrid`, { method: 'POST', headers });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, null]);
  });
});
