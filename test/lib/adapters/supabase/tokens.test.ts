import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { createVerifier } from '../../../../lib/adapters/supabase/auth.ts';
import { createMinter } from '../../../../lib/adapters/supabase/tokens.ts';

const url = 'https://abc.supabase.co/';
const owner = '6f1c1d9e-4d1b-4c36-9d1e-0a4b8f2f7a11';

test('a project with a shared secret gets tokens that it believes, for one minute', async () => {
  const jwtSecret = 'a-secret-of-the-tests-with-32-bytes';
  const token = await createMinter({ url, privateKey: null, jwtSecret })?.(owner);
  const now = Math.floor(Date.now() / 1000);
  const person = await createVerifier({ url, jwtSecret })(token ?? '');
  expect(person).toEqual({ id: owner, email: null, expiresAt: expect.closeTo(now + 60, -1) });
});

test('a project with a signing key of ours gets tokens that its public key proves', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'ours' };
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'ours', alg: 'ES256' }] });
  const mint = createMinter({ url, privateKey: jwk, jwtSecret: null });
  const { payload, protectedHeader } = await jwtVerify((await mint?.(owner)) ?? '', jwks, {
    issuer: 'https://abc.supabase.co/auth/v1',
    audience: 'authenticated',
    algorithms: ['ES256'],
  });
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'ours' });
  expect(payload).toMatchObject({ sub: owner, role: 'authenticated' });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
});

test('without either key nobody’s token is made', () => {
  expect(createMinter({ url, privateKey: null, jwtSecret: null })).toBeNull();
});
