import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, type Hands } from '../../scripts/deploy/deploy.ts';
import type { Migration } from '../../scripts/deploy/migrations.ts';
import { type Options, readOptions } from '../../scripts/deploy/options.ts';
import type { Step } from '../../scripts/deploy/step.ts';
import { ok } from '../../scripts/doctor/finding.ts';

export const folder = 'supabase/migrations';
export const [first] = readdirSync(folder).sort();
export const expanding: Migration = { version: '1', file: first ?? '', contracts: false };
export const contracting: Migration = { version: '2', file: first ?? '', contracts: true };
export const vars = {
  APP_URL: 'https://docket.example.com',
  SUPABASE_URL: 'https://abcdefghijklmnopqrst.supabase.co',
  SUPABASE_SECRET_KEY: 'sb_secret_that_nobody_may_see',
};
const tokens = { SUPABASE_ACCESS_TOKEN: 'sbp_token', SUPABASE_DB_PASSWORD: 'a password' };

/** A deployment to nowhere, which notes what is run and said. */
export function rehearse(wrong: Partial<Hands> = {}, failing = '') {
  const steps: (Step & { staged?: string[] })[] = [];
  const said: string[] = [];
  const hands: Hands = {
    root: '.',
    worker: 'docket',
    vars,
    build: 'this-tree',
    migrations: [expanding],
    onPaper: async () => [ok('variables', 'Well.')],
    atServices: async () => [ok('QStash', 'Well.')],
    means: async () => ({ cloudflare: true, supabaseCli: true, environment: tokens }),
    target: async () => '--remote',
    applied: async () => [],
    running: async () => 'this-tree',
    run: async (step) => {
      const at = step.args[step.args.indexOf('--workdir') + 1];
      const staged = step.args.includes('push') ? readdirSync(join(at ?? '', folder)) : undefined;
      steps.push({ ...step, ...(staged && { staged }) });
      return failing !== '' && step.title.startsWith(failing) ? 1 : 0;
    },
    smokeTest: async () => [ok('health', 'Well.')],
    say: (line) => said.push(line),
    ...wrong,
  };
  const run = (...args: string[]) => deploy(readOptions(args) satisfies Options, hands);
  return { run, titles: () => steps.map(({ title }) => title.replace(/\d+ /, '')), steps, said: () => said.join('\n') };
}

export const all = [
  'Build the pages',
  'Build the worker',
  'Find the database',
  'Apply the migrations',
  'Set variables',
  'Deploy the worker',
];
