import { parseArgs } from 'node:util';

export const help = `Brings this tree to your accounts: checks, migrations, secrets, worker and pages, and a smoke test.

  npm run deploy                      with the variables of .env.production, or of the environment
  npm run deploy -- --env FILE        with the variables of this file; its WORKER_NAME, if it has one, is the worker's name
  npm run deploy -- --dry-run         says what it would do, builds everything, and changes nothing
  npm run deploy -- --contract        applies the contracting migrations, once the new code has proved itself
  npm run deploy -- --rollback        goes back to the version before (or: --rollback --to VERSION)
  npm run deploy -- --help            says this

In the environment: CLOUDFLARE_API_TOKEN (or \`npx wrangler login\` before), SUPABASE_ACCESS_TOKEN and SUPABASE_DB_PASSWORD for the
Supabase CLI, and SMOKE_EMAIL with SMOKE_PASSWORD if the smoke test shall upload a document as that user.

Exit codes: 0 done, 1 a step failed, 2 not understood, 3 something is missing and nothing was changed, 4 deployed but not well.`;

export interface Options {
  help: boolean;
  dryRun: boolean;
  act: 'deploy' | 'contract' | 'rollback';
  env?: string;
  /** The version to go back to; the one before, unless said. */
  to?: string;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      'dry-run': { type: 'boolean', default: false },
      contract: { type: 'boolean', default: false },
      rollback: { type: 'boolean', default: false },
      env: { type: 'string' },
      to: { type: 'string' },
    },
  });
  const { contract, rollback, to } = values;
  if (contract && rollback) throw new Error('--contract and --rollback do not go together.');
  if (to !== undefined && !/^[\w-]+$/.test(to))
    throw new Error('--to takes the id of a version, as `npx wrangler versions list` shows it.');
  if (to !== undefined && !rollback) throw new Error('--to goes with --rollback.');
  const act = contract ? 'contract' : rollback ? 'rollback' : 'deploy';
  return { help: values.help, dryRun: values['dry-run'], act, env: values.env, to };
}
