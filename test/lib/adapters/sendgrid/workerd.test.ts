import { createServer } from 'node:net';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, serve, startSendGrid } from '../../../local/sendgrid/world.ts';
import { aDigest } from '../../notifications/samples.ts';
import { inWorkerd } from '../in-workerd.ts';

// The worker gets the address in the request and answers with the outcome.
const worker = `
  import { createMailer } from './lib/adapters/sendgrid/mailer.ts';
  import { createUnsubscribeLinks } from './lib/adapters/unsubscribe-links.ts';
  import { renderBulk } from './lib/notifications/render.ts';
  const appUrl = 'https://docket.example.com';
  const unsubscribe = createUnsubscribeLinks(appUrl, [{ id: 'k1', secret: 'a-secret-of-tests-a-secret-of-tests' }]);
  export default {
    async fetch(request) {
      const { url, mail, owed } = await request.json();
      const mailer = createMailer({ apiKey: '${apiKey}', url, from: { email: 'docket@example.com', name: 'Docket' } });
      if (mail) return Response.json(await mailer.send(mail));
      const { mails, unreadable } = await renderBulk({ appUrl, unsubscribe }, owed);
      const outcomes = await Promise.all(mails.map((mail) => mailer.sendMany(mail)));
      return Response.json({ outcomes: outcomes.flat(), unreadable });
    },
  };`;

const mail = {
  effect_id: 'effect-1',
  to: { email: 'ada@example.com', name: null },
  category: 'test',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: {},
};

let runtime: Miniflare | undefined;

beforeAll(async () => {
  runtime = await inWorkerd(worker);
});

afterAll(() => runtime?.dispose());

const sendTo = async (url: string): Promise<unknown> => {
  const response = await runtime?.dispatchFetch('http://worker/', {
    method: 'POST',
    body: JSON.stringify({ url, mail }),
  });
  return response?.json();
};

test('the mailer sends from inside the worker runtime', async () => {
  const { sendgrid, fetch } = startSendGrid();
  expect(await sendTo(await serve(fetch))).toMatchObject({ outcome: 'accepted' });
  expect(sendgrid.mails()).toMatchObject([{ to: 'ada@example.com', custom_args: { app_effect_id: 'effect-1' } }]);
});

test('a thousand digests are written and sent from inside the worker runtime, in one call', async () => {
  const { sendgrid, fetch, requests } = startSendGrid();
  const url = await serve(fetch);
  const owed = Array.from({ length: 1000 }, (_, index) => ({
    id: `effect-${index}`,
    owner: `5b7a1c3e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    payload: { ...aDigest(2, { title: `Job ${index}` }), to: { email: `person${index}@example.com`, name: null } },
  }));
  const response = await runtime?.dispatchFetch('http://worker/', {
    method: 'POST',
    body: JSON.stringify({ url, owed }),
  });
  const answer: unknown = await response?.json();
  const { outcomes, unreadable } = answer as { outcomes: { outcome: string }[]; unreadable: unknown[] };
  expect(unreadable).toEqual([]);
  expect(outcomes).toHaveLength(1000);
  expect(outcomes.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
  expect(requests).toHaveLength(1);
  for (const { to, text, html } of sendgrid.mails()) {
    const job = `Job ${/\d+/.exec(to)?.[0]}`;
    expect(new Set(text?.match(/Job \d+/g))).toEqual(new Set([job]));
    expect(new Set(html?.match(/Job \d+/g))).toEqual(new Set([job]));
    expect(text).toContain('€50,000');
  }
});

test('inside the worker runtime, a broken connection leaves open whether the mail was taken', async () => {
  const breaking = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
  const address = breaking.address();
  expect(await sendTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)).toMatchObject({
    outcome: 'unknown',
  });
  await new Promise((resolve) => breaking.close(resolve));
});
