import { describe, expect, test } from 'vitest';
import type { Answer, Request } from '../../scripts/doctor/caller.ts';
import { accounts } from '../../scripts/doctor/checks/accounts.ts';
import { mailHook } from '../../scripts/doctor/checks/mail-hook.ts';
import { sendgrid } from '../../scripts/doctor/checks/sendgrid.ts';
import { signIn } from '../../scripts/doctor/checks/sign-in.ts';
import { worker } from '../../scripts/doctor/checks/worker.ts';
import { beforehand, examine, onPaper } from '../../scripts/doctor/examine.ts';
import { readOptions } from '../../scripts/doctor/options.ts';
import type { Check, Patient, Variables } from '../../scripts/doctor/patient.ts';
import { print } from '../../scripts/doctor/print.ts';

const vars: Variables = {
  APP_URL: 'https://docket.example.org',
  SUPABASE_URL: 'https://zyxwvutsrqponmlkjihg.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789abcdef',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789abcdef',
  UPSTASH_REDIS_REST_URL: 'https://eu1-quiet-owl-12345.upstash.io',
  UPSTASH_REDIS_REST_TOKEN: 'AX0123456789',
  QSTASH_TOKEN: 'eyQ0123456789',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_0123456789a',
  QSTASH_NEXT_SIGNING_KEY: 'sig_0123456789b',
};

const onlyPaper = async (wrong: Variables = {}) =>
  (await examine({ vars: { ...vars, ...wrong }, migrations: [], build: 'here', checks: onPaper })).findings;

/** What a check says of a deployment whose services answer like this. */
async function told(check: Check, answers: Record<string, unknown>, wrong: Variables = {}) {
  const call = async ({ url }: Request): Promise<Answer> => {
    const found = Object.entries(answers).find(([path]) => url.endsWith(path))?.[1];
    return { status: found === undefined ? 403 : 200, json: found ?? null, failure: null };
  };
  const patient: Patient = {
    vars: { ...vars, ...wrong },
    url: 'https://docket.example.com',
    hosted: true,
    call: Object.assign(call, { ahead: new Map() }),
    migrations: [],
    build: 'this-tree',
    pause: async () => undefined,
    now: Date.now,
  };
  return check(patient);
}

describe('a deployment to real accounts', () => {
  test('is well on paper when its variables are', async () => {
    expect((await onlyPaper()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  test.each<[string, Variables, string, RegExp]>([
    ['an address on this machine', { APP_URL: 'http://localhost:8787' }, 'APP_URL', /QStash cannot deliver there/],
    ['an address without encryption', { APP_URL: 'http://docket.example.com' }, 'APP_URL', /is not https/],
    ['an address with a path', { APP_URL: 'https://example.com/docket' }, 'APP_URL', /has a path/],
    [
      'a key of the repository',
      { QSTASH_TOKEN: 'localDocketQStashTokenThatOpensOnlyLoopback00==' },
      'published keys',
      /QSTASH_TOKEN is a value that stands in this repository/,
    ],
    ['a value of the example', { SUPABASE_SECRET_KEY: 'sb_secret_...' }, 'published keys', /SUPABASE_SECRET_KEY/],
    [
      'a key that the example shows',
      { UNSUBSCRIBE_KEYS: 'k1:5f2d3c0e9b8a47d6a1c4e7f0b3d6c9e2f5a8b1d4' },
      'published keys',
      /UNSUBSCRIBE_KEYS/,
    ],
    [
      'an address of the example',
      { SUPABASE_URL: 'https://abcdefghijklmnopqrst.supabase.co' },
      'published keys',
      /still what/,
    ],
    [
      'a deprecated key',
      { SUPABASE_PUBLISHABLE_KEY: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' },
      'SUPABASE_PUBLISHABLE_KEY',
      /deprecated/,
    ],
    [
      "a project's address without encryption",
      { SUPABASE_URL: 'http://zyxw.supabase.co' },
      'SUPABASE_URL',
      /not https/,
    ],
    [
      "the dashboard's address",
      { SUPABASE_URL: 'https://supabase.com/dashboard/project/zyxw' },
      'SUPABASE_URL',
      /dashboard/,
    ],
    [
      'the address of one of its parts',
      { SUPABASE_URL: 'https://zyxw.supabase.co/rest/v1/' },
      'SUPABASE_URL',
      /has a path/,
    ],
    [
      'a token in the place of a signing key',
      { QSTASH_NEXT_SIGNING_KEY: 'eyQ0123456789' },
      'QSTASH_NEXT_SIGNING_KEY',
      /sig_/,
    ],
    ['the name of a SendGrid key', { SENDGRID_API_KEY: 'docket-production' }, 'SENDGRID_API_KEY', /SG\./],
    ['half a SendGrid key', { SENDGRID_API_KEY: 'SG.abc' }, 'SENDGRID_API_KEY', /not a whole key/],
    [
      'a signing key in the place of the token',
      { QSTASH_TOKEN: 'sig_0123456789a' },
      'QSTASH_TOKEN',
      /is a signing key/,
    ],
    [
      'half a service account',
      { GOOGLE_CLOUD_VISION_CREDENTIALS_JSON: '{"client_email":"a"}' },
      'GOOGLE_CLOUD_VISION_CREDENTIALS_JSON',
      /is not the JSON key/,
    ],
    [
      'an address with a gap',
      { EMBEDDINGS_URL: 'https://api.cloudflare.com/client/v4/accounts/<account>/ai/v1' },
      'published keys',
      /EMBEDDINGS_URL is still/,
    ],
    ['a name that is misspelt', { METRIC_TOKEN: 'x' }, 'METRIC_TOKEN', /no variable of the worker; METRICS_TOKEN\?/],
    ['two letters left out', { EMBEDING_URL: 'x' }, 'EMBEDING_URL', /; EMBEDDINGS_URL\?/],
    ['a plural forgotten', { UPLOAD_PER_MINUTE: '1' }, 'UPLOAD_PER_MINUTE', /; UPLOADS_PER_MINUTE\?/],
    ['a name that is near to none', { FAVOURITE_COLOUR: 'x' }, 'FAVOURITE_COLOUR', /is no variable of the worker\.$/],
    ['one signing key twice', { QSTASH_NEXT_SIGNING_KEY: 'sig_0123456789a' }, 'signing keys', /are the same/],
    ['an origin without encryption', { CORS_ORIGINS: 'http://app.example.com' }, 'CORS_ORIGINS', /without encryption/],
    ['a switch that disarms signatures', { QSTASH_DEV: 'true' }, 'variables', /QSTASH_DEV must not be set/],
  ])('is told of %s', async (_name, wrong, check, says) => {
    const found = (await onlyPaper(wrong)).filter((one) => one.check === check && one.state !== 'ok');
    expect(found.map((one) => one.says).join(' ')).toMatch(says);
    expect(found.every(({ remedy }) => remedy)).toBe(true);
  });

  test('hears of an origin that is none once, and not that it is well', async () => {
    const found = (await onlyPaper({ CORS_ORIGINS: 'app.example.org' })).filter(({ says }) => says.includes('origin'));
    expect(found).toMatchObject([{ state: 'trouble', says: expect.stringMatching(/^CORS_ORIGINS must be origins/) }]);
  });

  test('hears beforehand what will be off, and only that', async () => {
    const off = async (more: Variables) =>
      (await examine({ vars: { ...vars, ...more }, migrations: [], build: 'here', checks: beforehand })).findings
        .filter(({ state }) => state === 'warning')
        .map(({ says }) => says);
    expect(await off({})).toEqual([
      'Without SENDGRID_API_KEY mails will be off.',
      expect.stringMatching(/VISION_URL scans and photos will wait/),
      expect.stringMatching(/OPENAI_API_KEY resumes and postings will not be matched/),
    ]);
    const engines = { VISION_URL: 'https://ocr.example.org', OPENAI_API_KEY: 'sk-0123456789' };
    expect(await off(engines)).toEqual(['Without SENDGRID_API_KEY mails will be off.']);
  });

  test('is called by its name, which is no secret', async () => {
    const named = { WORKER_NAME: 'docket-staging', APP_URL: 'https://docket-staging.ada.workers.dev' };
    const [found] = (await onlyPaper({ ...named, CORS_ORIGINS: named.APP_URL })).filter(({ says }) =>
      /itself/.test(says),
    );
    expect(found?.says).toContain('https://docket-staging.ada.workers.dev');
  });

  test('takes whole keys for what they are, and names that are for others', async () => {
    const found = await onlyPaper({
      WORKER_NAME: 'docket-staging',
      SMOKE_EMAIL: 'smoke@example.org',
      SENDGRID_API_KEY: `SG.${'aB3_'.repeat(5)}cd.${'x-Y9'.repeat(10)}abc`,
      ...{ SENDGRID_FROM_EMAIL: 'docket@mail.example.org', UNSUBSCRIBE_KEYS: `k1:${'0f1e2d3c4b5a6978'.repeat(2)}` },
      GOOGLE_CLOUD_VISION_CREDENTIALS_JSON: JSON.stringify({
        client_email: 'docket@project.iam.gserviceaccount.com',
        private_key: '-----BEGIN PRIVATE KEY-----\nMII',
      }),
    });
    expect(found.filter(({ state }) => state !== 'ok' && state !== 'skipped')).toEqual([]);
  });

  test('is told when its worker is made of another tree, and not when of this one', async () => {
    const health = { '/health': { dependencies: [{ name: 'redis', required: false, state: 'up' }] } };
    const version = async (build: unknown) =>
      (await told(worker, { ...health, '/build.json': build })).find(({ check }) => check === 'version');
    expect(await version({ build: 'another' })).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/another tree/),
    });
    expect(await version(undefined)).toMatchObject({ state: 'warning', says: expect.stringMatching(/does not say/) });
    expect(await version({ build: 'this-tree' })).toMatchObject({ state: 'ok' });
  });

  test('is told what its worker cannot reach, and whether it works without', async () => {
    const dependencies = [
      { name: 'supabase', required: true, state: 'down', detail: 'answered 503' },
      { name: 'redis', required: false, state: 'down', detail: 'no answer within 2 s' },
      { name: 'ocr', required: false, state: 'off', detail: 'not configured' },
    ];
    const found = (await told(worker, { '/health': { dependencies } })).filter(({ check }) => check.includes(','));
    expect(found).toMatchObject([
      { check: 'worker, supabase', state: 'trouble' },
      { check: 'worker, redis', state: 'warning' },
    ]);
  });

  test('signs for API keys only with a key that its project knows', async () => {
    const key = { kty: 'EC', crv: 'P-256', kid: 'one', x: 'x', y: 'y' };
    const jwks = { '/jwks.json': { keys: [key] } };
    const keys = async (kid: string) =>
      (await told(signIn, jwks, { SUPABASE_JWT_PRIVATE_KEY: JSON.stringify({ ...key, kid, d: 'd' }) }))[1];
    expect(await keys('one')).toMatchObject({ state: 'ok' });
    expect(await keys('two')).toMatchObject({ state: 'trouble', says: expect.stringMatching(/does not know the key/) });
  });

  test('check 18: is told when signing up tells who has an account, as far as can be seen', async () => {
    const settings = { mailer_autoconfirm: false, external: { email: true, anonymous_users: false } };
    const states = async (wrong: object) =>
      (await told(accounts, { '/auth/v1/settings': { ...settings, ...wrong } })).map(({ state, says }) => [
        state,
        says,
      ]);
    expect(await states({})).toEqual([['ok', expect.stringMatching(/are confirmed before.*config\.toml/)]]);
    expect(await states({ mailer_autoconfirm: true })).toEqual([
      ['warning', expect.stringMatching(/tells who has one/)],
    ]);
    expect(await states({ external: { anonymous_users: true } })).toEqual([
      ['warning', expect.stringMatching(/anonymous/)],
    ]);
    expect(await told(accounts, {})).toMatchObject([{ state: 'skipped' }]);
  });

  test('may have a SendGrid key that sees nothing but its own right to send', async () => {
    const mail = { SENDGRID_API_KEY: 'SG.x', SENDGRID_FROM_EMAIL: 'docket@example.com' };
    const found = [
      ...(await told(sendgrid, { '/v3/scopes': { scopes: ['mail.send'] } }, mail)),
      ...(await told(mailHook, {}, mail)),
    ];
    expect(found.map(({ state }) => state)).toEqual(['ok', 'warning', 'warning']);
    expect(found[1]?.remedy).toMatch(/by hand.*docket@example\.com.*DOCTOR_SENDGRID_API_KEY/);
  });

  test('is told when its key may not send at all', async () => {
    const mail = { SENDGRID_API_KEY: 'SG.x', SENDGRID_FROM_EMAIL: 'docket@example.com' };
    const [first] = await told(sendgrid, { '/v3/scopes': { scopes: ['stats.read'] } }, mail);
    expect(first).toMatchObject({ state: 'trouble', says: expect.stringMatching(/may not send mail/) });
  });
});

describe('what the doctor is asked and says', () => {
  test('an address that is none is refused with an example', () => {
    expect(() => readOptions(['--url', 'docket'])).toThrow('such as https://docket.example.com');
    expect(readOptions(['--json', '--env', 'here'])).toMatchObject({ json: true, env: 'here', help: false });
  });

  test('each remedy stands below what it is for, and the last line counts', () => {
    const text = print({
      ok: false,
      hosted: true,
      findings: [
        { check: 'Redis', state: 'trouble', says: 'It is away.', remedy: 'Look there.' },
        { check: 'bucket', state: 'ok', says: 'It is there.', remedy: null },
      ],
    });
    expect(text).toMatch(/TROUBLE +Redis +It is away\.\n +→ Look there\./);
    expect(text).toMatch(/1 ok, 0 warnings, 1 in trouble, 0 not looked at\.$/);
  });
});
