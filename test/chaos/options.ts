import { parseArgs } from 'node:util';

export const help = `Breaks Docket on purpose, lets it heal, and holds it against its promises (docs/reliability.md).

  npm run chaos                       all but the last three of these, with 50 seeds
  npm run chaos -- --kill-points      a death, a sleep, a failure or an outage at every call of a few documents' lives
  npm run chaos -- --seeds 200        so many random stories; fails too when one of the 44 faults never fired
  npm run chaos -- --seeds 200 --from 1001   the same with others
  npm run chaos -- --seed 7           one of them, told line by line (or SEED=7 npm run chaos)
  npm run chaos -- --mutations        without the fence, a unique index, deduplication, an ON CONFLICT: each must be caught
  npm run chaos -- --races            claims by fifty clients on a real PostgreSQL, where one is installed
  npm run chaos -- --uploads 1000     a day of uploads on the real local cloud with faults and killed workers
  npm run chaos -- --redrive 1284     an outage that fails so many jobs there, and the one call that lets them all run again
  npm run chaos -- --pages 300        a scan so long that it takes many messages there, with the worker killed twice on the way
  npm run chaos -- --json             one object on one line in place of the report
  npm run chaos -- --help             says this

The exit code is 0 when every promise was kept, 1 when one was broken, 2 when the run itself failed.`;

export interface Options {
  help: boolean;
  json: boolean;
  killPoints: boolean;
  mutations: boolean;
  races: boolean;
  /** Seeds to run, in order. */
  seeds: number[];
  /** Whether one seed was asked for, to be told in full. */
  single: boolean;
  uploads: number;
  redrive: number;
  pages: number;
}

const usual = 50;

/** Reads the command line; naming any part leaves out the others. Throws a sentence about what is wrong with it. */
export function readOptions(args: string[], seedOfEnvironment: string | undefined): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      'kill-points': { type: 'boolean', default: false },
      mutations: { type: 'boolean', default: false },
      races: { type: 'boolean', default: false },
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      uploads: { type: 'string' },
      redrive: { type: 'string' },
      pages: { type: 'string' },
    },
  });
  const seed = values.seed ?? seedOfEnvironment;
  const { 'kill-points': killPoints, mutations, races, uploads, redrive, pages } = values;
  const named = killPoints || mutations || races || values.seeds || seed || uploads || redrive || pages;
  const many = count('--seeds', values.seeds ?? (named ? '0' : String(usual)), 0);
  const from = count('--from', values.from, 0);
  const seeds = seed ? [count('--seed', seed, 0)] : Array.from({ length: many }, (_, index) => from + index);
  return {
    help: values.help,
    json: values.json,
    killPoints: killPoints || !named,
    mutations: mutations || !named,
    races: races || !named,
    seeds,
    single: seed !== undefined,
    uploads: uploads ? count('--uploads', uploads, 1) : 0,
    redrive: redrive ? count('--redrive', redrive, 1) : 0,
    pages: pages ? count('--pages', pages, 1) : 0,
  };
}

function count(name: string, text: string, least: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`${name} takes a whole number from ${least}, not "${text}".`);
}
