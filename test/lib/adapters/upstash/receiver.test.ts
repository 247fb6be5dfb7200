import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createQueue } from '../../../../lib/adapters/upstash/queue.ts';
import { createReceiver } from '../../../../lib/adapters/upstash/receiver.ts';
import { startStack, token } from '../../../local/qstash/stack.ts';

const appUrl = 'https://docket.example';
const path = '/messages/run-job';
const body = '{"v":1,"job_id":"a"}';
const receiver = createReceiver({ currentKey: 'sig_first', nextKey: 'sig_second', appUrl });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function claims(fields: Record<string, unknown> = {}) {
  const now = Math.floor(Date.now() / 1000);
  const hash = createHash('sha256').update(body).digest('base64url');
  return {
    iss: 'Upstash',
    sub: `${appUrl}${path}`,
    iat: now,
    nbf: now,
    exp: now + 300,
    jti: 'jwt_1',
    body: hash,
    ...fields,
  };
}

function sign(fields: Record<string, unknown> = {}, { key = 'sig_first', alg = 'HS256', hash = 'sha256' } = {}) {
  const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims(fields))}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

test('check 26: what the broker delivers for the queue is verified, from the published address to the signature', async () => {
  const stack = await startStack();
  const origin = new URL(stack.endpoint.url).origin;
  const queue = createQueue({ url: stack.url, token, appUrl: origin });
  await queue.publish([
    {
      task: 'run_job',
      job_id: 'a',
      queue: 'default',
      dedupe_key: 'job:a',
      parallelism: 1,
      rate: null,
      period: null,
      delay_ms: 0,
    },
  ]);
  await stack.settled();
  const [call] = stack.endpoint.calls;
  const local = createReceiver({ currentKey: 'sig_first', nextKey: 'sig_second', appUrl: origin });
  const signature = call?.headers.get('upstash-signature') ?? null;
  expect(await local.verify({ path, signature, body: call?.body ?? '' })).toBe(true);
});

test.each([
  ['the current key', sign()],
  ['the next key', sign({}, { key: 'sig_second' })],
  ['a clock that is nine seconds ahead', sign({ iat: seconds(9), nbf: seconds(9), exp: seconds(309) })],
  ['a lifetime of exactly ten minutes', sign({ exp: seconds(600), iat: seconds(0) })],
])('check 26: a signature with %s is accepted', async (_, signature) => {
  expect(await receiver.verify({ path, signature, body })).toBe(true);
});

test.each([
  ['none at all', null],
  ['an empty text', ''],
  ['a text that is no token', 'a.b.c'],
  ['an unknown key', sign({}, { key: 'sig_third' })],
  ['the keys of the public development server', sign({}, { key: 'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r' })],
  ['the next of them', sign({}, { key: 'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs' })],
  ['an empty key', `${sign().replace(/[^.]+$/, '')}`],
  ['the address of another task', sign({ sub: `${appUrl}/messages/call-webhook` })],
  ['no algorithm', `${encode({ alg: 'none' })}.${encode(claims())}.`],
  ['HS512', sign({}, { alg: 'HS512', hash: 'sha512' })],
  ['another address', sign({ sub: `${appUrl}${path}/` })],
  ['another host', sign({ sub: `https://other.example${path}` })],
  ['another issuer', sign({ iss: 'Somebody' })],
  ['the hash of another body', sign({ body: createHash('sha256').update('{}').digest('base64url') })],
  ['no hash of the body', sign({ body: undefined })],
  ['a time that is over', sign({ iat: seconds(-400), nbf: seconds(-400), exp: seconds(-15) })],
  ['a clock that is a minute ahead', sign({ iat: seconds(60), nbf: seconds(60), exp: seconds(360) })],
  ['no expiry', sign({ exp: undefined })],
  ['no time of issue', sign({ iat: undefined })],
  ['no id', sign({ jti: undefined })],
  ['a lifetime of an hour', sign({ exp: seconds(3600) })],
])('check 26: a signature with %s is refused', async (_, signature) => {
  expect(await receiver.verify({ path, signature, body })).toBe(false);
});

test('check 26: a delivery with another body is refused', async () => {
  expect(await receiver.verify({ path, signature: sign(), body: `${body}\n` })).toBe(false);
});
