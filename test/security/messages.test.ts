import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Composition } from '../../functions/composition.ts';
import { createReceiver } from '../../lib/adapters/upstash/receiver.ts';

const appUrl = 'https://docket.example.com';
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const receiver = createReceiver({ currentKey: 'sig_current', nextKey: 'sig_next', appUrl });

// A message that is let in and makes no sense gets 489 before anything is done: no more is needed to see who is let in.
const app = createApp({
  log: silent,
  appUrl,
  corsOrigins: [],
  for: () => ({}),
  verifyDelivery: receiver.verify,
} as unknown as Composition);

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signatureFor(body: string, sub = `${appUrl}/messages/run-job`): string {
  const now = Math.floor(Date.now() / 1000);
  const hash = createHash('sha256').update(body).digest('base64url');
  const claims = { iss: 'Upstash', sub, iat: now, nbf: now, exp: now + 300, jti: 'jwt_1', body: hash };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', 'sig_current').update(signed).digest('base64url')}`;
}

async function deliver(body: string, headers: Record<string, string>, path = '/messages/run-job'): Promise<number> {
  return (await app.request(path, { method: 'POST', body, headers })).status;
}

const elsewhere = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };

test('check 28: the address that is signed is ours by configuration, whatever a request says of its host', async () => {
  const signature = signatureFor('{}');
  expect(await deliver('{}', { 'upstash-signature': signature })).toBe(489);
  expect(await deliver('{}', { 'upstash-signature': signature, ...elsewhere })).toBe(489);
  const theirs = signatureFor('{}', 'https://evil.example/messages/run-job');
  expect(await deliver('{}', { 'upstash-signature': theirs, ...elsewhere })).toBe(401);
  expect(await deliver('{}', { 'upstash-signature': theirs, forwarded: 'host=evil.example' })).toBe(401);
});

test('check 26: a message for one task is no message for another', async () => {
  const signature = signatureFor('{}');
  for (const task of ['send-mails', 'embed', 'call-webhook'])
    expect([task, await deliver('{}', { 'upstash-signature': signature }, `/messages/${task}`)]).toEqual([task, 401]);
});

test('check 30: a message that is longer than any of ours is refused before its signature is looked at', async () => {
  const body = JSON.stringify({ v: 1, padding: 'x'.repeat(5000) });
  expect(await deliver(body, { 'upstash-signature': signatureFor(body) })).toBe(401);
});

test('check 30: a message that does not say how long it is is read no further than any of ours', async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read += 1000;
      if (read > 1_000_000) controller.close();
      else controller.enqueue(new Uint8Array(1000));
    },
  });
  const init = { method: 'POST', body: endless, duplex: 'half', headers: { 'upstash-signature': signatureFor('{}') } };
  expect((await app.request('/messages/run-job', init)).status).toBe(401);
  expect(read).toBeLessThan(10_000);
});

test('check 30: messages and hooks are posted, and nothing else', async () => {
  for (const path of ['/messages/run-job', '/messages/send-mails', '/hooks/sendgrid'])
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status } = await app.request(path, { method });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
});
