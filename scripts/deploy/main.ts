import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildOf } from '../doctor/build.ts';
import { createCaller, listOf, member } from '../doctor/caller.ts';
import { atServices, beforehand, examine } from '../doctor/examine.ts';
import { base, type Check, isHosted, type Variables } from '../doctor/patient.ts';
import { readEnvironment, readFile } from '../doctor/variables.ts';
import { deploy, ended, type Hands } from './deploy.ts';
import { migrationsIn } from './migrations.ts';
import { help, type Options, readOptions } from './options.ts';
import { targetOf } from './plan.ts';
import { smokeTest } from './smoke.ts';
import { isHere, outputOf, runStep } from './step.ts';
import { workerNameOf } from './worker-name.ts';

const root = resolve(import.meta.dirname, '..', '..');
const usualFile = resolve(root, '.env.production');
const call = createCaller();

interface Source {
  /** The worker's variables. */
  vars: Variables;
  /** All that the file names; of the environment, which is full of other things, the worker's alone. */
  named: Variables;
  /** The name of the worker. */
  worker: string;
}

function sourceOf(file: string | undefined): Source {
  if (!file && !existsSync(usualFile)) {
    const vars = readEnvironment(root, process.env);
    return { vars, named: vars, worker: workerNameOf(root, process.env) };
  }
  const written = Object.entries(readFile(file ?? usualFile)).filter(([, value]) => value !== '');
  const named = Object.fromEntries(written);
  // Whatever else stands in the file is no business of the worker.
  return { vars: readEnvironment(root, named), named, worker: workerNameOf(root, named) };
}

/** The versions that the database says it has; null when it does not know the question. */
async function applied(vars: Variables): Promise<string[] | null> {
  const key = vars.SUPABASE_SECRET_KEY ?? '';
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const url = `${base(vars.SUPABASE_URL ?? '')}/rest/v1/rpc/deployment`;
  const { json, status, failure } = await call({ service: 'Supabase', url, headers, body: {} });
  if (failure !== null || (status !== 200 && status !== 404))
    throw new Error(`The database cannot be asked which migrations it has: ${failure ?? `HTTP ${status}`}.`);
  const versions = member(json, 'migrations');
  return status === 404 || versions === null ? null : listOf(versions).map(String);
}

function handsFor(options: Options): Hands {
  const { vars, named, worker } = sourceOf(options.env);
  const build = buildOf(root);
  const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password } = process.env;
  const user = email && password ? { email, password } : null;
  const findings = async (checks: Check[], of = vars) =>
    (await examine({ vars: of, build, migrations: [], checks })).findings;
  return {
    root,
    worker,
    vars,
    build,
    migrations: migrationsIn(resolve(root, 'supabase', 'migrations')),
    onPaper: () => findings(beforehand, named),
    // Of a cloud on this machine it is enough to say that it is none.
    atServices: async () => (isHosted(vars) ? findings(atServices) : []),
    means: async () => ({
      cloudflare: Boolean(process.env.CLOUDFLARE_API_TOKEN) || (await isHere('wrangler', ['whoami', '--json'])),
      supabaseCli: await isHere('supabase', ['--version']),
      environment: process.env,
    }),
    target: async () => targetOf(await outputOf('supabase', ['db', 'push', '--help'])),
    applied: () => applied(vars),
    running: async () => {
      const { json } = await call({ service: 'worker', url: `${base(vars.APP_URL ?? '')}/build.json` });
      const told = member(json, 'build');
      return typeof told === 'string' ? told : null;
    },
    run: (step) => runStep(root, step),
    smokeTest: () =>
      smokeTest({ vars, build: options.act === 'deploy' ? build : null, user, call, pause: () => setTimeout(2000) }),
    say: (line) => console.log(line),
  };
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  else process.exitCode = await deploy(options, handsFor(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = ended.notUnderstood;
}
