import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { getAccount } from '../../lib/account/get.ts';
import { connect } from '../../lib/adapters/connect.ts';
import type { Actor, Context } from '../../lib/context.ts';
import { parseEnv } from '../../lib/env.ts';
import { takeTurn } from '../../lib/limits/limit.ts';
import { smokeTest } from '../../scripts/deploy/smoke.ts';
import { createCaller } from '../../scripts/doctor/caller.ts';
import { examine } from '../../scripts/doctor/examine.ts';
import { versionsIn } from '../../scripts/doctor/migrations.ts';
import { type Accounts, hasUser, openAccounts, which } from './accounts.ts';

// Each call that the product makes of its vendors, against the accounts that the environment names, or against the local
// cloud's: what holds for both is what both promise.

let accounts: Accounts;
let composition: ReturnType<typeof connect>;

beforeAll(async () => {
  accounts = await openAccounts();
  composition = connect(parseEnv(accounts.vars));
}, 180_000);
afterAll(() => accounts?.close());

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const as = (actor: Actor, token: string | null): Context => composition.for(actor, { token, log: silent });
const ours = () => as({ kind: 'system', task: 'contract' }, null);

/** A call of Supabase Auth, as a page makes it. */
async function auth(path: string, body: object, token?: string): Promise<unknown> {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: apikey = '' } = accounts.vars;
  const headers = { apikey, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/auth/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json().catch(() => null);
}

const Session = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) });
const signIn = async () => Session.parse(await auth('/token?grant_type=password', accounts.user ?? {}));

describe(which, () => {
  test('are in no trouble that the doctor can see', async () => {
    const migrations = versionsIn('supabase/migrations');
    const { findings } = await examine({ vars: accounts.vars, migrations, build: 'any' });
    expect(findings.filter(({ state }) => state === 'trouble')).toEqual([]);
  }, 120_000);

  test('are well, as the worker sees them', async () => {
    expect((await composition.health()).filter(({ state }) => state === 'down')).toEqual([]);
  });

  test('keep an object, hand it out by a link, take another by a link, and let go of both', async () => {
    const { files } = ours();
    const folder = `contract-${randomUUID()}`;
    const [one, other] = [`${folder}/one`, `${folder}/other`];
    const bytes = new TextEncoder().encode('A text that was kept.');
    expect([await files.put(one, bytes, 'text/plain'), await files.put(one, bytes, 'text/plain')]).toEqual([
      'stored',
      'exists',
    ]);
    const shown = await fetch((await files.link(one, 'a text.txt')).url);
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment; filename=.*a(%20| )text\.txt/);
    expect(await shown.text()).toBe('A text that was kept.');
    const { url } = await files.signUpload(other);
    expect((await fetch(url, { method: 'PUT', body: bytes, headers: { 'content-type': 'text/plain' } })).ok).toBe(true);
    expect(await files.get(other)).toEqual(bytes);
    await files.remove([one]);
    expect([await files.removeBelow(folder), await files.get(one), await files.get(other)]).toEqual([true, null, null]);
  });

  test('count, remember for a while, and forget', async () => {
    const [owner, job] = [randomUUID(), randomUUID()];
    const { live, receipts, erasure } = ours();
    const turns = [1, 2].map(() => takeTurn(composition.limits, 'uploads', owner));
    const left = (await Promise.all(turns)).map((turn) => turn?.remaining ?? Number.NaN).sort();
    expect((left[1] ?? 0) - (left[0] ?? 0)).toBe(1);
    const frame = { job_id: job, document_id: job, status: 'processing', stage: null, progress: 5, message: null };
    await live.progress(owner, frame);
    expect(await live.latest(job)).toEqual(frame);
    await receipts.keep([job]);
    expect(await receipts.find([job, owner])).toEqual(new Set([job]));
    expect(await erasure.forgetHot([owner, job])).toBe(true);
    expect(await live.latest(job)).toBeNull();
  });

  test('take a message alone, and several at once that wait for their turn; our worker knows no such jobs', async () => {
    const pace = { queue: 'contract', parallelism: 2, rate: 10, period: '1m', delay_ms: 0 };
    const message = () => {
      const job_id = randomUUID();
      return { task: 'run_job' as const, job_id, dedupe_key: `job:${job_id}:1:1`, ...pace };
    };
    const { queue } = ours();
    const first = message();
    await queue.publish([first]);
    await expect(queue.publish([first, message(), { ...message(), delay_ms: 2000 }])).resolves.toBeUndefined();
  });

  test('have no login that never was, and say so to us alone', async () => {
    await expect(ours().erasure.removeLogin(randomUUID())).resolves.toBeUndefined();
    const stranger = connect(parseEnv({ ...accounts.vars, SUPABASE_SECRET_KEY: `sb_secret_${'x'.repeat(31)}` }));
    const { erasure } = stranger.for({ kind: 'system', task: 'contract' }, { token: null, log: silent });
    await expect(erasure.removeLogin(randomUUID())).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe.skipIf(!hasUser)(`${which}, for somebody who signs in`, () => {
  test('take a document, read it and delete it', async () => {
    const { vars, user } = accounts;
    const pause = () => setTimeout(vars.CONTROL_URL ? 100 : 2000);
    const findings = await smokeTest({ vars, build: null, user, call: createCaller(), pause });
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
  }, 180_000);

  test('show what is theirs, and run nothing that is the worker’s', async () => {
    const { access_token: token, user } = await signIn();
    const theirs = as({ kind: 'user', id: user.id }, token);
    expect(await getAccount(theirs)).toMatchObject({ email: accounts.user?.email });
    await expect(theirs.database.read('heartbeat', {}, z.unknown())).rejects.toMatchObject({ code: 'internal' });
    const nobody = as({ kind: 'user', id: user.id }, null);
    await expect(getAccount(nobody)).rejects.toThrow();
  });

  test('know them by their token, and know when they have signed out although it lives on', async () => {
    const { access_token: token, user } = await signIn();
    expect([await composition.authenticate(token), await composition.isStillSignedIn(token)]).toEqual([
      expect.objectContaining({ id: user.id }),
      true,
    ]);
    await auth('/logout?scope=local', {}, token);
    expect([await composition.authenticate(token), await composition.isStillSignedIn(token)]).toEqual([
      expect.objectContaining({ id: user.id }),
      false,
    ]);
  });

  test('take a mail to them, and two in one call', async ({ skip }) => {
    const { mailer } = ours();
    if (!mailer) return skip('no mail account is named');
    const subject = 'A test of the contract';
    const [text, html] = ['Nothing needs to be done: -why-.', '<p>Nothing needs to be done: -why-.</p>'];
    const letter = () => ({
      effect_id: randomUUID(),
      to: { email: accounts.user?.email ?? '', name: 'Contract' },
      subject,
      headers: { 'X-Docket-Test': 'contract' },
    });
    const taken = { outcome: 'accepted', message_id: expect.any(String) };
    expect(await mailer.send({ ...letter(), category: 'test', text, html })).toEqual(taken);
    const recipients = ['one', 'two'].map((why) => ({ ...letter(), substitutions: { '-why-': why } }));
    expect(await mailer.sendMany({ category: 'test', text, html, recipients })).toEqual([taken, taken]);
  });
});
