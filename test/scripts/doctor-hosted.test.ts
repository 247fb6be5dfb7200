import { describe, expect, test } from 'vitest';
import type { Answer, Request } from '../../scripts/doctor/caller.ts';
import { accounts } from '../../scripts/doctor/checks/accounts.ts';
import { embeddings } from '../../scripts/doctor/checks/engines.ts';
import { mailHook } from '../../scripts/doctor/checks/mail-hook.ts';
import { sendgrid } from '../../scripts/doctor/checks/sendgrid.ts';
import { signIn } from '../../scripts/doctor/checks/sign-in.ts';
import { worker } from '../../scripts/doctor/checks/worker.ts';
import { readOptions } from '../../scripts/doctor/options.ts';
import type { Check, Patient, Variables } from '../../scripts/doctor/patient.ts';
import { print } from '../../scripts/doctor/print.ts';
import { vars } from './hosted.ts';

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

  test.each([
    ['is well', { data: [{ embedding: Array(768).fill(0.1) }] }, {}, { state: 'ok', says: /768 numbers/ }],
    ['is refused', undefined, {}, { state: 'trouble', says: /refuses OPENAI_API_KEY/ }],
    [
      'gives too many numbers',
      { data: [{ embedding: Array(1536).fill(0.1) }] },
      {},
      { state: 'trouble', says: /1536/ },
    ],
    [
      'belongs to another service than OpenAI',
      { data: [] },
      { OPENAI_BASE_URL: 'https://models.example.com/v1' },
      { state: 'skipped', says: /key of OpenAI itself/ },
    ],
  ])('with a key of OpenAI alone is told that embedding by it %s', async (_, answer, wrong, finding) => {
    const own = { EMBEDDINGS_URL: '', OPENAI_API_KEY: 'sk-nobody-may-see', ...wrong };
    const [found] = await told(embeddings, answer ? { 'openai.com/v1/embeddings': answer } : {}, own);
    expect(found).toMatchObject({ ...finding, says: expect.stringMatching(finding.says) });
    expect(JSON.stringify(found)).not.toContain('nobody-may-see');
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
