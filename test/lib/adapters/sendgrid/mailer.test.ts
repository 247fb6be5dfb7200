import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createMailer } from '../../../../lib/adapters/sendgrid/mailer.ts';
import { outcomeOf } from '../../../../lib/adapters/sendgrid/outcome.ts';
import { renderMail } from '../../../../lib/notifications/render.ts';
import type { Mail } from '../../../../lib/ports/mails.ts';
import { requestErrors } from '../../../local/sendgrid/schema.ts';
import { apiKey, serve, startSendGrid } from '../../../local/sendgrid/world.ts';
import { anInvoice, aResult } from '../../notifications/documents.ts';
import { aDigest, aMatchesMail, anApplication, aTest } from '../../notifications/samples.ts';
import { owed, site } from '../../notifications/site.ts';

const mailer = (url: string, changes: { apiKey?: string; timeoutMs?: number } = {}) =>
  createMailer({ apiKey, url, from: { email: 'docket@example.com', name: 'Docket' }, ...changes });

const aMail: Mail = {
  effect_id: 'effect-1',
  to: { email: 'ada@example.com', name: 'Ada' },
  category: 'job_result',
  subject: 'invoice.pdf is ready',
  text: 'It is ready.',
  html: '<p>It is ready.</p>',
  headers: { 'List-Unsubscribe': '<https://docket.example.com/unsubscribe/token>' },
};

/** A server that answers every request as it is told, and counts them. */
async function answering(listener: RequestListener) {
  const seen = { requests: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    request.resume().once('end', () => listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { seen, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

async function unusedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const withStatus = (status: number, headers: Record<string, string> = {}) =>
  answering((_, response) => response.writeHead(status, headers).end('{"errors":[{"message":"No.","field":"to"}]}'));

test('a mail arrives with its category, the id of its effect and untouched links', async () => {
  const { sendgrid, fetch, requests } = startSendGrid();
  const outcome = await mailer(await serve(fetch)).send(aMail);
  const [mail] = sendgrid.mails();

  expect(outcome).toEqual({ outcome: 'accepted', message_id: expect.stringMatching(/^[\w-]{22}$/) });
  expect(mail).toMatchObject({
    to: 'ada@example.com',
    from: 'docket@example.com',
    subject: 'invoice.pdf is ready',
    text: 'It is ready.',
    html: '<p>It is ready.</p>',
    category: 'job_result',
    custom_args: { app_effect_id: 'effect-1' },
    headers: aMail.headers,
  });
  expect(requests[0]?.headers.get('list-unsubscribe')).toBeNull();
  expect(requests).toHaveLength(1);
  expect(requestErrors(requests[0]?.body)).toEqual([]);
  expect(requests[0]?.body).toMatchObject({
    personalizations: [{ to: [{ name: 'Ada' }] }],
    tracking_settings: {
      click_tracking: { enable: false, enable_text: false },
      subscription_tracking: { enable: false },
    },
  });
  expect(requests[0]?.body).not.toHaveProperty('headers');
});

test.each([
  ['results', aResult([anInvoice()])],
  ['matches', aMatchesMail()],
  ['digest', aDigest(3)],
  ['application', anApplication()],
  ['test', aTest()],
])('a mail of %s is a request of the published shape', async (_, payload) => {
  const { sendgrid, fetch, requests } = startSendGrid();
  const mail = await renderMail(site, owed(payload));
  expect(await mailer(await serve(fetch)).send(mail)).toMatchObject({ outcome: 'accepted' });
  expect(requestErrors(requests[0]?.body)).toEqual([]);
  const { subject, text, html, headers } = mail;
  expect(sendgrid.mails()).toMatchObject([{ to: 'ada@example.com', subject, text, html, headers }]);
});

test('check 33: a subject and names from strangers cannot add headers or hide what they say', async () => {
  const { sendgrid, fetch, requests } = startSendGrid();
  await mailer(await serve(fetch)).send({
    ...aMail,
    subject: `gpj.\u202Eexe\u200B\r\nBcc: eve@example.com\u0000 ${'x'.repeat(300)}`,
    to: { email: 'ada@example.com', name: 'Ada\r\nBcc: eve@example.com' },
  });
  const subject = sendgrid.mails()[0]?.subject ?? '';

  expect(subject).toMatch(/^gpj\.exe Bcc: eve@example\.com x+…$/);
  expect([...subject]).toHaveLength(200);
  expect(requests[0]?.body).toMatchObject({ personalizations: [{ to: [{ name: 'Ada Bcc: eve@example.com' }] }] });
});

test('check 33: a header of a mail is no header of the call that sends it', async () => {
  const { sendgrid, fetch } = startSendGrid();
  const headers = { Authorization: 'Bearer stolen', 'On-Behalf-Of': 'eve' };
  const outcome = await mailer(await serve(fetch)).send({ ...aMail, headers });
  expect([outcome.outcome, sendgrid.mails().length]).toEqual(['accepted', 1]);
});

test('a mail to a broken address is refused for good, with the reason', async () => {
  const { fetch } = startSendGrid();
  const outcome = await mailer(await serve(fetch)).send({ ...aMail, to: { email: 'nobody', name: null } });

  expect(outcome).toEqual({
    outcome: 'refused',
    reason: 'SendGrid answered 400: personalizations.0.to.0.email: Does not contain a valid address.',
    permanent: true,
    retry_after_ms: null,
  });
});

test('a wrong key is refused until somebody puts it right', async () => {
  const { fetch } = startSendGrid();
  const outcome = await mailer(await serve(fetch), { apiKey: 'SG.wrong' }).send(aMail);
  expect(outcome).toMatchObject({ outcome: 'refused', permanent: false, reason: expect.stringContaining('401') });
});

test.each([
  [302, 'refused', false],
  [403, 'refused', false],
  [413, 'refused', true],
  [521, 'refused', false],
  [530, 'refused', false],
])('the answer %i is %s, permanent: %s', async (status, outcome, permanent) => {
  const { url, seen } = await withStatus(status, { location: '/elsewhere' });
  expect(await mailer(url).send(aMail)).toMatchObject({ outcome, permanent, retry_after_ms: null });
  expect(seen.requests).toBe(1);
});

test.each([500, 503, 520, 524])(
  'the answer %i leaves it unknown whether the mail was taken, and it is not repeated',
  async (status) => {
    const { url, seen } = await withStatus(status);
    expect(await mailer(url).send(aMail)).toEqual({
      outcome: 'unknown',
      reason: `SendGrid answered ${status}: to: No.`,
    });
    expect(seen.requests).toBe(1);
  },
);

test('too many requests are refused until the vendor says that the limit ends', async () => {
  const reset = Math.ceil(Date.now() / 1000) + 60;
  const limited = await withStatus(429, { 'X-RateLimit-Reset': String(reset) });
  const outcome = await mailer(limited.url).send(aMail);

  expect(outcome).toMatchObject({ outcome: 'refused', permanent: false });
  const wait = outcome.outcome === 'refused' ? outcome.retry_after_ms : null;
  expect(wait).toBeGreaterThan(50_000);
  expect(wait).toBeLessThanOrEqual(61_000);

  const proxied = await withStatus(429, { 'Retry-After': '7' });
  expect(await mailer(proxied.url).send(aMail)).toMatchObject({ retry_after_ms: 7000 });
  const silent = await withStatus(429);
  expect(await mailer(silent.url).send(aMail)).toMatchObject({ retry_after_ms: null });
});

test('a connection that breaks after the mail was sent leaves the outcome unknown', async () => {
  const { url, seen } = await answering((request) => request.socket.destroy());
  expect(await mailer(url).send(aMail)).toMatchObject({ outcome: 'unknown' });
  expect(seen.requests).toBe(1);
});

test('an answer that does not come in time leaves the outcome unknown', async () => {
  const { url, seen } = await answering(() => undefined);
  expect(await mailer(url, { timeoutMs: 50 }).send(aMail)).toMatchObject({
    outcome: 'unknown',
    reason: expect.stringMatching(/timeout/i),
  });
  expect(seen.requests).toBe(1);
});

test('where nobody listens, the mail was not sent and may go out later', async () => {
  const outcome = await mailer(await unusedAddress()).send(aMail);
  expect(outcome).toMatchObject({
    outcome: 'refused',
    permanent: false,
    reason: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a host whose name nobody knows was sent nothing either', () => {
  const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  const outcome = outcomeOf(new Error('Network Error', { cause }), 0);
  expect(outcome).toMatchObject({ outcome: 'refused', permanent: false });
});
