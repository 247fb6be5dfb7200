import { expect, test } from 'vitest';
import { createMailer } from '../../../../lib/adapters/sendgrid/mailer.ts';
import { renderBulk } from '../../../../lib/notifications/render.ts';
import type { BulkMail, MailOutcome } from '../../../../lib/ports/mails.ts';
import { aDigest, anApplication } from '../../../lib/notifications/samples.ts';
import { site } from '../../../lib/notifications/site.ts';
import { requestErrors } from '../../../local/sendgrid/schema.ts';
import { apiKey, serve, startSendGrid } from '../../../local/sendgrid/world.ts';

const from = { email: 'docket@example.com', name: 'Docket' };
const mailerAt = (url: string, bulkTimeoutMs = 20_000) => createMailer({ apiKey, url, from, bulkTimeoutMs });

/** A mail to so many, each of whom is told of something of their own. */
const aBulk = (people: number, changes: Record<number, Partial<BulkMail['recipients'][number]>> = {}): BulkMail => ({
  category: 'digest',
  text: 'Hello -tag-who-, this is yours.',
  html: '<p>Hello -tag-who-</p>',
  recipients: Array.from({ length: people }, (_, index) => ({
    effect_id: `effect-${index}`,
    to: { email: `person${index}@example.com`, name: `Person ${index}` },
    subject: `News for ${index}`,
    substitutions: { '-tag-who-': `number <${index}>` },
    headers: { 'List-Unsubscribe': `<https://docket.example.com/unsubscribe/${index}>` },
    ...changes[index],
  })),
});

/** SendGrid on loopback, which gives the answers it is told to give before its own. */
async function start(...answers: ((recipients: number) => Response | null)[]) {
  const standIn = startSendGrid();
  const sizes: number[] = [];
  const url = await serve(async (request) => {
    const body = (await request.clone().json()) as { personalizations: unknown[] };
    sizes.push(body.personalizations.length);
    const answer = (answers.length > 1 ? answers.shift() : answers[0])?.(body.personalizations.length);
    return answer ?? standIn.fetch(request);
  });
  return { ...standIn, sizes, url };
}

const counted = (outcomes: MailOutcome[]) => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const name = outcome.outcome === 'refused' ? `refused, permanent: ${outcome.permanent}` : outcome.outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const saying =
  (status: number, message: string, field: string | null = null) =>
  () =>
    Response.json({ errors: [{ message, field, help: null }] }, { status });

test('of a thousand mails, one to a broken address is refused for good, and all others reach their people', async () => {
  const { url, sizes, sendgrid } = await start();
  const outcomes = await mailerAt(url).sendMany(aBulk(1000, { 417: { to: { email: 'nobody', name: null } } }));

  expect(sizes).toEqual([1000, 999]);
  expect(counted(outcomes)).toEqual({ accepted: 999, 'refused, permanent: true': 1 });
  expect(outcomes[417]).toMatchObject({
    reason: 'SendGrid answered 400: personalizations.417.to.0.email: Does not contain a valid address.',
  });
  const mails = sendgrid.mails();
  expect(new Set(mails.map(({ to }) => to)).size).toBe(999);
  for (const mail of mails) {
    const number = /^person(\d+)@/.exec(mail.to)?.[1];
    expect(mail).toMatchObject({
      subject: `News for ${number}`,
      text: `Hello number <${number}>, this is yours.`,
      html: `<p>Hello number <${number}></p>`,
      headers: { 'List-Unsubscribe': `<https://docket.example.com/unsubscribe/${number}>` },
      custom_args: { app_effect_id: `effect-${number}` },
      category: 'digest',
    });
  }
});

test('a call that is refused without a name is halved until it is known who it is about', async () => {
  const poisoned = aBulk(64, { 5: { subject: 'poison' }, 40: { subject: 'poison' } });
  const standIn = startSendGrid();
  const url = await serve(async (request) => {
    if ((await request.clone().text()).includes('poison')) return saying(400, 'Bad Request')();
    return standIn.fetch(request);
  });
  const outcomes = await mailerAt(url).sendMany(poisoned);
  expect(counted(outcomes)).toEqual({ accepted: 62, 'refused, permanent: true': 2 });
  expect([outcomes[5], outcomes[40]].map((outcome) => outcome?.outcome)).toEqual(['refused', 'refused']);
  expect(standIn.sendgrid.mails()).toHaveLength(62);
});

test('a call that is too large is halved', async () => {
  const { url, sizes, sendgrid } = await start((recipients) =>
    recipients > 25 ? saying(413, 'content too large')() : null,
  );
  expect(counted(await mailerAt(url).sendMany(aBulk(100)))).toEqual({ accepted: 100 });
  expect(sizes).toEqual([100, 50, 25, 25, 50, 25, 25]);
  expect(sendgrid.mails()).toHaveLength(100);
});

test('a refusal of what all share is not asked about again', async () => {
  const { url, sizes } = await start(saying(400, 'The from email does not contain a valid address.', 'from.email'));
  expect(counted(await mailerAt(url).sendMany(aBulk(100)))).toEqual({ 'refused, permanent: true': 100 });
  expect(sizes).toEqual([100]);
});

test('when every call is refused, the rest is left for later after a while', async () => {
  const { url, sizes } = await start(saying(400, 'Bad Request'));
  const outcomes = counted(await mailerAt(url).sendMany(aBulk(1000)));
  expect(sizes).toHaveLength(60);
  expect(outcomes['refused, permanent: false']).toBeGreaterThan(900);
});

test.each([500, 503])('after the answer %i nobody knows of all of them, and none is sent again', async (status) => {
  const { url, sizes } = await start(saying(status, 'oops'));
  expect(counted(await mailerAt(url).sendMany(aBulk(3)))).toEqual({ unknown: 3 });
  expect(sizes).toEqual([3]);
});

test('an answer that does not come in time leaves all of them unknown', async () => {
  const url = await serve(() => new Promise<Response>(() => {}));
  expect(counted(await mailerAt(url, 50).sendMany(aBulk(3)))).toEqual({ unknown: 3 });
});

test('what was not sent because of a failure just before may go out later', async () => {
  const twice = aBulk(4, { 3: { to: { email: 'PERSON0@example.com', name: null } } });
  const { url } = await start(saying(503, 'oops'));
  expect(counted(await mailerAt(url).sendMany(twice))).toEqual({ unknown: 3, 'refused, permanent: false': 1 });
});

test('too many requests leave all of them for when the limit ends', async () => {
  const { url, sizes } = await start(() => new Response('{}', { status: 429, headers: { 'retry-after': '7' } }));
  const outcomes = await mailerAt(url).sendMany(aBulk(2));
  expect(outcomes).toEqual([1, 2].map(() => expect.objectContaining({ permanent: false, retry_after_ms: 7000 })));
  expect(sizes).toEqual([2]);
});

test('without credits, mails wait for the next day', async () => {
  const { url } = await start(saying(401, 'Maximum credits exceeded'));
  const [outcome] = await mailerAt(url).sendMany(aBulk(1));
  const wait = outcome?.outcome === 'refused' ? (outcome.retry_after_ms ?? 0) : 0;
  expect(outcome).toMatchObject({ outcome: 'refused', permanent: false });
  expect(wait).toBeLessThanOrEqual(86_400_000);
  expect((Date.now() + wait) % 86_400_000).toBeLessThan(60_000);
});

test('an address that is there twice gets its mails by two calls', async () => {
  const { url, sizes, sendgrid } = await start();
  const twice = aBulk(3, { 2: { to: { email: 'Person0@Example.com', name: null } } });
  expect(counted(await mailerAt(url).sendMany(twice))).toEqual({ accepted: 3 });
  expect(sizes).toEqual([2, 1]);
  expect(sendgrid.mails().map(({ subject }) => subject)).toEqual(['News for 0', 'News for 1', 'News for 2']);
});

test('more than a thousand go in several calls, and none in none', async () => {
  const { url, sizes } = await start();
  expect(counted(await mailerAt(url).sendMany(aBulk(1001)))).toEqual({ accepted: 1001 });
  expect(sizes).toEqual([1000, 1]);
  expect(await mailerAt(url).sendMany(aBulk(0))).toEqual([]);
});

test('digests of strangers’ texts arrive with nothing replaced but our own tags, in requests of the published shape', async () => {
  const { url, sendgrid, requests } = await start();
  const texts = ['-name-', '%body%', '{{7*7}}', '-headline-', '<%unsubscribe%>'];
  const owed = texts.map((title, index) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    owner: `00000000-0000-4000-8000-0000000000a${index}`,
    payload: {
      ...aDigest(2, { title, filename: title, quote: texts.join(' ') }),
      to: { email: `person${index}@example.com`, name: title },
    } as unknown,
  }));
  const { mails } = await renderBulk(site, [
    ...owed,
    { id: 'another', owner: '00000000-0000-4000-8000-0000000000b0', payload: anApplication() },
  ]);
  for (const mail of mails)
    expect(counted(await mailerAt(url).sendMany(mail))).toEqual({ accepted: mail.recipients.length });
  for (const { body } of requests) expect(requestErrors(body)).toEqual([]);
  const arrived = sendgrid.mails();
  for (const [index, title] of texts.entries()) {
    const mail = arrived[index];
    expect(mail?.text).toContain(`${title} (91% match)`);
    expect(mail?.text).toContain(`“${texts.join(' ')}”`);
    expect(mail?.html).toContain(`<bdi class='title'>${title.replace('<', '&lt;').replace('>', '&gt;')}</bdi>`);
    expect(mail?.text).not.toMatch(/-[0-9a-f]{16}-/);
    expect(mail?.html).not.toMatch(/-[0-9a-f]{16}-/);
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  }
});
