import { createHash, createHmac, randomUUID } from 'node:crypto';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = encode({ alg: 'HS256', typ: 'JWT' });
const lifetimeInSeconds = 300;

/** The `Upstash-Signature` of one attempt: a fresh token in real time, over this URL and these bytes. */
export function sign(key: string, url: string, body: Uint8Array): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'Upstash',
    sub: url,
    exp: now + lifetimeInSeconds,
    nbf: now,
    iat: now,
    jti: `jwt_${randomUUID().replaceAll('-', '')}`,
    body: paddedHash(body),
  };
  const signed = `${header}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** The hosted service keeps the padding that base64url usually drops. */
const paddedHash = (body: Uint8Array): string =>
  createHash('sha256').update(body).digest('base64').replaceAll('+', '-').replaceAll('/', '_');
