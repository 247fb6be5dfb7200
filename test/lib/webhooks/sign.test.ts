import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newSecret, sign } from '../../../lib/webhooks/sign.ts';

const message = {
  id: 'msg_1',
  timestamp: Math.floor(Date.now() / 1000),
  body: '{"type":"webhook.test","data":{"name":"Zoë"}}',
};

const headersWith = (signature: string) => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': signature,
});

test('a signature is the one of Standard Webhooks', async () => {
  const secret = newSecret();
  const expected = new Webhook(secret).sign(message.id, new Date(message.timestamp * 1000), message.body);
  expect(await sign([secret], message)).toBe(expected);
});

test('with two secrets, receivers who know either of them believe it, and nobody else does', async () => {
  const [current, previous] = [newSecret(), newSecret()];
  const headers = headersWith(await sign([current, previous], message));
  for (const secret of [current, previous])
    expect(new Webhook(secret).verify(message.body, headers)).toMatchObject({ type: 'webhook.test' });
  expect(() => new Webhook(newSecret()).verify(message.body, headers)).toThrow('No matching signature');
  expect(() => new Webhook(current).verify(message.body.replace('Zoë', 'Eve'), headers)).toThrow(
    'No matching signature',
  );
});

test('a secret is 32 random bytes', () => {
  const secrets = new Set(Array.from({ length: 100 }, newSecret));
  expect(secrets.size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});
