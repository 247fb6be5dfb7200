import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVerifier, type Verify } from '../../../../lib/adapters/supabase/auth.ts';
import { type Server, serve } from './server.ts';

const id = '6f1c1d9e-4d1b-4c36-9d1e-0a4b8f2f7a11';
const secret = 'a-secret-of-the-tests-with-32-bytes';
const now = () => Math.floor(Date.now() / 1000);
const claims = (more: JWTPayload = {}): JWTPayload => ({
  sub: id,
  aud: 'authenticated',
  role: 'authenticated',
  email: 'anna@example.com',
  exp: now() + 600,
  ...more,
});
const without = (name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hs256 = (payload: unknown, key: string | Uint8Array = secret, header: object = { alg: 'HS256', typ: 'JWT' }) => {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};
/** Signed as it is written, for what no object can say. */
function signedText(payload: string, header = '{"alg":"HS256","typ":"JWT"}'): string {
  const text = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

describe('With a shared secret', () => {
  const url = 'http://127.0.0.1:54321';
  const verify = createVerifier({ url, jwtSecret: secret });

  test('check 15: a good token is its user, with or without the issuer', async () => {
    const user = { id, email: 'anna@example.com', expiresAt: expect.any(Number) };
    expect(await verify(hs256(claims()))).toEqual(user);
    expect(await verify(hs256(claims({ iss: `${url}/auth/v1` })))).toEqual(user);
    expect(await verify(hs256(without('email')))).toMatchObject({ id, email: null });
  });

  const bad: [string, () => string][] = [
    ['unsigned', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['signed with another secret', () => hs256(claims(), 'another')],
    ['signed with HS512', () => hs256(claims(), secret, { alg: 'HS512' })],
    ['expired', () => hs256(claims({ exp: now() - 60 }))],
    ['not yet valid', () => hs256(claims({ nbf: now() + 600 }))],
    ['without an expiry', () => hs256(without('exp'))],
    ['of another issuer', () => hs256(claims({ iss: 'https://elsewhere.supabase.co/auth/v1' }))],
    ['for another audience', () => hs256(claims({ aud: 'other' }))],
    ['for several audiences', () => hs256(claims({ aud: ['authenticated', 'other'] }))],
    ['without an audience', () => hs256(without('aud'))],
    ['of the service', () => hs256(claims({ role: 'service_role' }))],
    ['of nobody', () => hs256(claims({ role: 'anon' }))],
    ['without a role', () => hs256(without('role'))],
    ['of an anonymous user', () => hs256(claims({ is_anonymous: true }))],
    ['without a subject', () => hs256(without('sub'))],
    ['with an empty subject', () => hs256(claims({ sub: '' }))],
    ['with a subject that is no uuid', () => hs256(claims({ sub: 'admin' }))],
    ['with a key set to fetch', () => hs256(claims(), secret, { alg: 'HS256', jku: 'https://evil.example/jwks.json' })],
    ['with a certificate to fetch', () => hs256(claims(), secret, { alg: 'HS256', x5u: 'https://evil.example/x' })],
    ['with its own key', () => hs256(claims(), secret, { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } })],
    ['with a critical extension', () => hs256(claims(), secret, { alg: 'HS256', crit: ['x'], x: 1 })],
    ['too long', () => hs256(claims({ padding: 'x'.repeat(10_000) }))],
    ['with something behind it', () => `${hs256(claims())}.x`],
    [
      'with a changed payload',
      () => hs256(claims()).replace(/\.[^.]+\./, `.${encode(claims({ sub: crypto.randomUUID() }))}.`),
    ],
    ['a refresh token', () => '01a200d0-bc46-7230-a908-2601bbab0e7d'],
    ['an API key', () => 'sb_secret_0123456789abcdefghijkl_01234567'],
    ['not an object', () => hs256('text')],
    [
      'of two roles, the second of which is the service’s',
      () => signedText(JSON.stringify(claims()).replace('"role"', '"role":"authenticated","role":"service_role","x"')),
    ],
    ['of two algorithms', () => signedText(JSON.stringify(claims()), '{"alg":"HS256","alg":"none"}')],
    ['empty', () => ''],
  ];
  test.each(bad)('check 15: a token that is %s is nobody’s', async (_name, token) => {
    expect(await verify(token())).toBeNull();
  });
});

describe('With published keys', async () => {
  const es = await generateKeyPair('ES256', { extractable: true });
  const rs = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('ES256', { extractable: true });
  let server: Server;
  let verify: Verify;
  let issuer: string;
  let fetched = 0;

  beforeAll(async () => {
    const jwks = {
      keys: [
        { ...(await exportJWK(es.publicKey)), kid: 'es' },
        { ...(await exportJWK(rs.publicKey)), kid: 'rs' },
      ],
    };
    server = await serve((_request, response) => {
      fetched += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
    });
    issuer = `${server.url}/auth/v1`;
    verify = createVerifier({ url: server.url, jwtSecret: null });
  });
  afterAll(() => server.close());

  const sign = (payload: JWTPayload, header: JWTHeaderParameters = { alg: 'ES256', kid: 'es' }, key = es.privateKey) =>
    new SignJWT({ iss: issuer, ...payload }).setProtectedHeader(header).sign(key);

  test('check 15: a good token is its user, and the keys are fetched once', async () => {
    expect(await verify(await sign(claims()))).toMatchObject({ id });
    expect(await verify(await sign(claims(), { alg: 'RS256', kid: 'rs' }, rs.privateKey))).toMatchObject({ id });
    expect(fetched).toBe(1);
  });

  const bad: [string, () => Promise<string>][] = [
    ['signed by a stranger', () => sign(claims(), { alg: 'ES256', kid: 'es' }, stranger.privateKey)],
    [
      'signed by a stranger whose key it brings along',
      async () =>
        sign(
          claims(),
          { alg: 'ES256', kid: 'es', jwk: await exportJWK(stranger.publicKey) } as JWTHeaderParameters,
          stranger.privateKey,
        ),
    ],
    [
      'good, but for the key that it brings along',
      async () =>
        sign(claims(), { alg: 'ES256', kid: 'es', jwk: await exportJWK(es.publicKey) } as JWTHeaderParameters),
    ],
    ['of an unknown key', () => sign(claims(), { alg: 'ES256', kid: 'unknown' })],
    ['of a key named like a path', () => sign(claims(), { alg: 'ES256', kid: '../../es' })],
    ['of a key named like SQL', () => sign(claims(), { alg: 'ES256', kid: "es' or 1=1 --" })],
    ['without an issuer', () => sign(claims({ iss: undefined }))],
    ['of another issuer', () => sign(claims({ iss: 'https://elsewhere.supabase.co/auth/v1' }))],
    ['signed with the old secret', async () => hs256(claims({ iss: issuer }))],
    [
      'signed with the public key as a secret',
      async () => hs256(claims({ iss: issuer }), await exportSPKI(es.publicKey), { alg: 'HS256', kid: 'es' }),
    ],
    [
      'signed with the public JWK as a secret',
      async () =>
        hs256(claims({ iss: issuer }), JSON.stringify(await exportJWK(es.publicKey)), { alg: 'HS256', kid: 'es' }),
    ],
    ['signed with a signature in DER', async () => derSigned(await sign(claims()))],
    ['unsigned', async () => `${encode({ alg: 'none', kid: 'es' })}.${encode(claims({ iss: issuer }))}.`],
    ['expired', () => sign(claims({ exp: now() - 60 }))],
    ['of the service', () => sign(claims({ role: 'service_role' }))],
  ];
  test.each(bad)('check 15: a token that is %s is nobody’s', async (_name, token) => {
    expect(await verify(await token())).toBeNull();
  });

  test('an outage of the key server is an outage, not a sign-out', async () => {
    const token = await sign(claims());
    const cut = createVerifier({ url: 'http://127.0.0.1:1', jwtSecret: null });
    await expect(cut(token)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

/** The same signature as an ASN.1 sequence of two integers, which JWS does not use. */
function derSigned(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  const raw = Buffer.from(signature, 'base64url');
  const integer = (bytes: Buffer) => Buffer.concat([Buffer.from([2, 33, 0]), bytes]);
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return `${header}.${payload}.${Buffer.concat([Buffer.from([0x30, body.length]), body]).toString('base64url')}`;
}
