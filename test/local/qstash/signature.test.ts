import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Receiver } from '@upstash/qstash';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createQStash } from '../../../local/qstash/qstash.ts';
import { startStack, token } from './stack.ts';

const receiverWith = (currentSigningKey: string, nextSigningKey: string) =>
  new Receiver({ currentSigningKey, nextSigningKey, devMode: false });

async function startWithDelivery() {
  const stack = await startStack();
  await stack.client.publishJSON({ url: stack.endpoint.url, body: { job_id: 'j' } });
  await stack.settled();
  const [call] = stack.endpoint.calls;
  const signature = call?.headers.get('upstash-signature') ?? '';
  return { ...stack, delivery: { signature, body: call?.body ?? '', url: stack.endpoint.url } };
}

const claimsOf = (signature: string) => JSON.parse(Buffer.from(signature.split('.')[1] ?? '', 'base64url').toString());

test('the vendor’s receiver accepts a delivery as it came', async () => {
  const { delivery } = await startWithDelivery();
  expect(await receiverWith('sig_first', 'sig_second').verify(delivery)).toBe(true);
});

test('a signature names its issuer, its address and five minutes of real time', async () => {
  const { delivery } = await startWithDelivery();
  const now = Math.floor(Date.now() / 1000);
  const claims = claimsOf(delivery.signature);
  expect(claims).toMatchObject({ iss: 'Upstash', sub: delivery.url, jti: expect.stringMatching(/^jwt_/) });
  expect(Math.abs(claims.iat - now)).toBeLessThanOrEqual(5);
  expect(claims.nbf).toBe(claims.iat);
  expect(claims.exp - claims.iat).toBe(300);
  expect(claims.body).toMatch(/^[\w-]{43}=$/);
});

test('a delivery is refused with another body, for another address, when forged and when expired', async () => {
  const { delivery } = await startWithDelivery();
  const receiver = receiverWith('sig_first', 'sig_second');
  await expect(receiver.verify({ ...delivery, body: `${delivery.body} ` })).rejects.toThrow(/body/);
  await expect(receiver.verify({ ...delivery, url: `${delivery.url}/` })).rejects.toThrow(/subject/);
  const signed = delivery.signature.split('.').slice(0, 2).join('.');
  const forged = `${signed}.${createHmac('sha256', 'sig_guess').update(signed).digest('base64url')}`;
  await expect(receiver.verify({ ...delivery, signature: forged })).rejects.toThrow(/signature/);
  vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] });
  await expect(receiver.verify(delivery)).rejects.toThrow();
  vi.useRealTimers();
  expect(await receiver.verify(delivery)).toBe(true);
});

test('keys are rotated once without a single refused delivery', async () => {
  const { url, client, endpoint, settled } = await startStack();
  const before = receiverWith('sig_first', 'sig_second');
  const rotated = await fetch(`${url}/v2/keys/rotate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const keys: { current: string; next: string } = await rotated.json();
  expect(keys).toEqual({ current: 'sig_second', next: expect.stringMatching(/^sig_/) });
  await client.publishJSON({ url: endpoint.url });
  await settled();
  const [call] = endpoint.calls;
  const delivery = {
    signature: call?.headers.get('upstash-signature') ?? '',
    body: call?.body ?? '',
    url: endpoint.url,
  };
  expect(await before.verify(delivery)).toBe(true);
  expect(await receiverWith(keys.current, keys.next).verify(delivery)).toBe(true);
  await expect(receiverWith('sig_first', 'sig_zero').verify(delivery)).rejects.toThrow(/signature/);
});

test('keys given from outside take the place of rotated ones', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-qstash-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const signing = { headers: { authorization: `Bearer ${token}` } };
  const ask = async (currentKey: string, method: string, path: string): Promise<unknown> => {
    const surroundings = { now: Date.now, meter: () => {} };
    const qstash = createQStash({
      token,
      currentKey,
      nextKey: 'sig_b',
      file: join(folder, 'q.sqlite'),
      ...surroundings,
    });
    const answer = await qstash.fetch(new Request(`http://qstash${path}`, { method, ...signing }));
    await qstash.close();
    return answer.json();
  };
  const rotated = await ask('sig_a', 'POST', '/v2/keys/rotate');
  expect(await ask('sig_a', 'GET', '/v2/keys')).toEqual(rotated);
  expect(await ask('sig_other', 'GET', '/v2/keys')).toEqual({ current: 'sig_other', next: 'sig_b' });
});

test('rotated keys outlive a restart', async () => {
  const stack = await startStack();
  const headers = { authorization: `Bearer ${token}` };
  const rotated = await fetch(`${stack.url}/v2/keys/rotate`, { method: 'POST', headers });
  await stack.restart();
  const kept = await fetch(`${stack.url}/v2/keys`, { headers });
  expect(await kept.json()).toEqual(await rotated.json());
});
