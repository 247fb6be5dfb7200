import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { smokeTest } from '../../scripts/deploy/smoke.ts';
import { createCaller } from '../../scripts/doctor/caller.ts';
import { examine } from '../../scripts/doctor/examine.ts';
import { versionsIn } from '../../scripts/doctor/migrations.ts';
import { readFile } from '../../scripts/doctor/variables.ts';

// Against real accounts, for whoever names them: CONTRACT_ENV is a file with the variables of a deployment that is there for
// tests, CONTRACT_EMAIL and CONTRACT_PASSWORD an account on it. Otherwise there is nobody to ask.
const { CONTRACT_ENV: file, CONTRACT_EMAIL: email, CONTRACT_PASSWORD: password } = process.env;

describe.skipIf(!file)('real accounts', () => {
  test('are in no trouble that the doctor can see', async () => {
    const migrations = versionsIn('supabase/migrations');
    const { findings } = await examine({ vars: readFile(file ?? ''), migrations, build: 'any' });
    expect(findings.filter(({ state }) => state === 'trouble')).toEqual([]);
  }, 120_000);

  test.skipIf(!email || !password)(
    'take a document, read it and delete it',
    async () => {
      const user = { email: email ?? '', password: password ?? '' };
      const pause = () => setTimeout(2000);
      const findings = await smokeTest({ vars: readFile(file ?? ''), build: null, user, call: createCaller(), pause });
      expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    },
    180_000,
  );
});
