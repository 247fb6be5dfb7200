import { describe, expect, test } from 'vitest';
import { beforehand, examine, onPaper } from '../../scripts/doctor/examine.ts';
import type { Variables } from '../../scripts/doctor/patient.ts';
import { vars } from './hosted.ts';

const onlyPaper = async (wrong: Variables = {}) =>
  (await examine({ vars: { ...vars, ...wrong }, migrations: [], build: 'here', checks: onPaper })).findings;

describe('a deployment to real accounts, by its variables alone,', () => {
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
});
