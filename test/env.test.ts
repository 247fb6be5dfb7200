import { expect, test } from 'vitest';
import { ConfigurationError, parseEnv } from '../lib/env.ts';
import { keys } from '../local/settings.ts';
import { publicDevelopmentKeys } from './security/secret-shapes.ts';

const complete = {
  APP_URL: 'https://docket.example.com/',
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
  SUPABASE_SECRET_KEY: 'sb_secret_x',
  UPSTASH_REDIS_REST_URL: 'https://x.upstash.io',
  UPSTASH_REDIS_REST_TOKEN: 'AX',
  QSTASH_TOKEN: 'ey',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_a',
  QSTASH_NEXT_SIGNING_KEY: 'sig_b',
};

const problemsOf = (bindings: Record<string, unknown>): string => {
  try {
    parseEnv(bindings);
    return '';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
};

test('a complete configuration is taken, addresses without the slash at their end', () => {
  expect(parseEnv(complete)).toMatchObject({
    APP_URL: 'https://docket.example.com',
    UPLOADS_PER_MINUTE: 120,
    CORS_ORIGINS: [],
  });
});

test('a worker without configuration names everything that it lacks at once', () => {
  const problems = problemsOf({});
  for (const name of Object.keys(complete)) expect(problems).toContain(`- ${name} is missing`);
});

test('every wrong value is named with what would be right', () => {
  const problems = problemsOf({ ...complete, APP_URL: 'docket', SENDGRID_API_KEY: 'SG.x', UPLOADS_PER_MINUTE: '-1' });
  expect(problems).toContain('APP_URL must be an http or https URL');
  expect(problems).toContain('UPLOADS_PER_MINUTE');
  expect(problemsOf({ ...complete, SENDGRID_API_KEY: 'SG.x' })).toContain('SENDGRID_FROM_EMAIL is missing');
});

test('check 15: keys of Supabase are of the kind that can be taken back, and each stands in its place', () => {
  const problems = problemsOf({
    ...complete,
    SUPABASE_PUBLISHABLE_KEY: 'sb_secret_x',
    SUPABASE_SECRET_KEY: 'eyJhbGciOiJIUzI1NiJ9.e30.x',
  });
  expect(problems).toContain('SUPABASE_PUBLISHABLE_KEY must begin with sb_publishable_');
  expect(problems).toContain(
    'SUPABASE_SECRET_KEY is one of the deprecated keys that are JWTs; use one that begins with sb_secret_',
  );
  expect(problemsOf({ ...complete, SUPABASE_SECRET_KEY: '' })).toMatch(/SUPABASE_SECRET_KEY is missing$/);
});

test('where the cosines of a model lie is two numbers', () => {
  const read = (EMBEDDINGS_CALIBRATION: string) => problemsOf({ ...complete, EMBEDDINGS_CALIBRATION });
  expect(parseEnv({ ...complete, EMBEDDINGS_CALIBRATION: '0.42,.05' }).EMBEDDINGS_CALIBRATION).toEqual({
    midpoint: 0.42,
    scale: 0.05,
  });
  for (const wrong of ['0.42', '0.42,', 'a,b', '0.42,-0.05']) expect(read(wrong)).toContain('such as 0.42,0.05');
  for (const wrong of ['1.5,0.05', '0.42,0']) expect(read(wrong)).toContain('EMBEDDINGS_CALIBRATION must lie within');
});

test("check 26: the queue's development mode, which trusts public keys, is refused", () => {
  expect(problemsOf({ ...complete, QSTASH_DEV: 'true' })).toContain('QSTASH_DEV must not be set');
});

test('check 44: keys of development servers, which everybody knows, are refused wherever anybody else could come', () => {
  const local: Record<string, string> = {
    SUPABASE_SECRET_KEY: keys.supabaseSecret,
    SUPABASE_PUBLISHABLE_KEY: keys.supabasePublishable,
    SUPABASE_JWT_SECRET: keys.supabaseJwt,
    UPSTASH_REDIS_REST_TOKEN: keys.redis,
    QSTASH_TOKEN: keys.qstash,
    QSTASH_CURRENT_SIGNING_KEY: keys.qstashCurrent,
    QSTASH_NEXT_SIGNING_KEY: keys.qstashNext,
    SENDGRID_API_KEY: keys.sendgrid,
    SENDGRID_WEBHOOK_PUBLIC_KEY: keys.sendgridHookPublic,
    UNSUBSCRIBE_KEYS: keys.unsubscribe,
  };
  for (const [name, value] of Object.entries(local))
    expect(problemsOf({ ...complete, [name]: value })).toContain(`${name} is a key of a development server`);
  for (const key of publicDevelopmentKeys)
    expect(problemsOf({ ...complete, QSTASH_NEXT_SIGNING_KEY: key })).toContain('QSTASH_NEXT_SIGNING_KEY is a key of');
  const here = { QSTASH_URL: 'http://127.0.0.1:8080', QSTASH_TOKEN: keys.qstash };
  expect(problemsOf({ ...complete, ...here })).toBe('');
  expect(problemsOf({ ...complete, ...here, QSTASH_URL: 'http://127.0.0.1.evil.example' })).toContain(
    'QSTASH_TOKEN is',
  );
});

test('mails are off without a key, and nothing else is', () => {
  expect(parseEnv({ ...complete, SENDGRID_API_KEY: '' }).SENDGRID_API_KEY).toBeUndefined();
});

test('the key of the mail hook is one that SendGrid shows, or two of them', () => {
  const key = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;
  const read = (SENDGRID_WEBHOOK_PUBLIC_KEY: string) => parseEnv({ ...complete, SENDGRID_WEBHOOK_PUBLIC_KEY });
  expect(parseEnv(complete).SENDGRID_WEBHOOK_PUBLIC_KEY).toEqual([]);
  expect(read(` ${key}, ${key}`).SENDGRID_WEBHOOK_PUBLIC_KEY).toEqual([key, key]);
  expect(problemsOf({ ...complete, SENDGRID_WEBHOOK_PUBLIC_KEY: 'SG.secret' })).toContain(
    'must be the verification key',
  );
});

test('mails need keys that sign the links to unsubscribe, each with a name and a long secret', () => {
  const mail = { SENDGRID_API_KEY: 'SG.x', SENDGRID_FROM_EMAIL: 'a@example.com' };
  const read = (UNSUBSCRIBE_KEYS: string) => parseEnv({ ...complete, ...mail, UNSUBSCRIBE_KEYS }).UNSUBSCRIBE_KEYS;
  const wrong = (UNSUBSCRIBE_KEYS: string) => problemsOf({ ...complete, ...mail, UNSUBSCRIBE_KEYS });
  const secret = 'b'.repeat(32);
  expect(problemsOf({ ...complete, ...mail })).toContain(
    'UNSUBSCRIBE_KEYS is missing: every mail carries a signed link',
  );
  expect(read(`new:${secret}, old:${secret}:with a colon`)).toEqual([
    { id: 'new', secret },
    { id: 'old', secret: `${secret}:with a colon` },
  ]);
  expect(wrong('')).toContain('UNSUBSCRIBE_KEYS is missing');
  expect(wrong(`k1:${'b'.repeat(31)}`)).toContain('UNSUBSCRIBE_KEYS must be names and secrets');
  expect(wrong(secret)).toContain('UNSUBSCRIBE_KEYS must be names and secrets');
  expect(wrong(`k1:${secret},k1:${secret}`)).toContain('must not name two keys alike');
});

test('what signs for API keys is the private half of a key with a name, as JSON', () => {
  const key = { kty: 'EC', crv: 'P-256', kid: 'ours', x: 'eA', y: 'eQ', d: 'ZA', alg: 'ES256' };
  const read = (SUPABASE_JWT_PRIVATE_KEY: string) => parseEnv({ ...complete, SUPABASE_JWT_PRIVATE_KEY });
  const { alg: _, ...kept } = key;
  expect(read(JSON.stringify(key)).SUPABASE_JWT_PRIVATE_KEY).toEqual(kept);
  expect(read('').SUPABASE_JWT_PRIVATE_KEY).toBeUndefined();
  for (const wrong of ['a secret', '{}', JSON.stringify({ ...key, d: undefined }), JSON.stringify({ ...key, kid: '' })])
    expect(problemsOf({ ...complete, SUPABASE_JWT_PRIVATE_KEY: wrong })).toContain('must be a private key for ES256');
});

test('origins are exact: a path, a slash at the end, a star or "null" would never match a page', () => {
  const read = (CORS_ORIGINS: string) => parseEnv({ ...complete, CORS_ORIGINS }).CORS_ORIGINS;
  expect(read('https://app.example.com, http://localhost:5173')).toEqual([
    'https://app.example.com',
    'http://localhost:5173',
  ]);
  for (const wrong of ['https://app.example.com/', '*', 'null', 'app.example.com', 'https://APP.example.com'])
    expect(problemsOf({ ...complete, CORS_ORIGINS: wrong })).toContain('CORS_ORIGINS must be origins');
});
