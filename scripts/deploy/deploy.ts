import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Finding, trouble } from '../doctor/finding.ts';
import type { Variables } from '../doctor/patient.ts';
import { dueNow, type Migration, stage } from './migrations.ts';
import { countOf, type Due, type Means, whatIsMissing } from './missing.ts';
import type { Options } from './options.ts';
import { applying, deploying, givingSecrets, goingBack, projectRefOf, rehearsal, type Target } from './plan.ts';
import { type Step, typed } from './step.ts';
import { addressOf } from './worker-name.ts';

/** Exit codes. */
export const ended = { done: 0, stepFailed: 1, notUnderstood: 2, missing: 3, notWell: 4 } as const;

/** Whatever a deployment touches. */
export interface Hands {
  root: string;
  /** The name of the worker at Cloudflare. */
  worker: string;
  vars: Variables;
  build: string;
  migrations: Migration[];
  /** What is wrong with the variables by themselves. */
  onPaper(): Promise<Finding[]>;
  /** What the services say to their keys. */
  atServices(): Promise<Finding[]>;
  means(): Promise<Means>;
  /** How the Supabase CLI that is here is told to mean the hosted project. */
  target(): Promise<Target>;
  /** The versions that the database has applied; null where it knows of none. Rejects with why it cannot be asked. */
  applied(): Promise<string[] | null>;
  /** The build that answers at the deployment's address; null when none does. */
  running(): Promise<string | null>;
  run(step: Step): Promise<number>;
  smokeTest(): Promise<Finding[]>;
  say(line: string): void;
}

/** Does what was asked for, in an order in which nothing is left half done, and answers an exit code. */
export async function deploy(options: Options, hands: Hands): Promise<number> {
  if (tell(hands, [addressOf(hands.worker, hands.vars)])) return nothingChanged(hands);
  if (options.act === 'rollback') return rollBack(options, hands);
  const paper = await hands.onPaper();
  if (tell(hands, paper)) return nothingChanged(hands);
  const isRefused = tell(hands, await hands.atServices());
  const asked = await hands.applied().catch((error: unknown) => error);
  const isSilent = asked instanceof Error;
  if (isSilent)
    tell(hands, [trouble('migrations', asked.message, 'Run `npm run doctor -- --env FILE`, which says more.')]);
  const applied = Array.isArray(asked) ? asked.map(String) : null;
  const now = dueNow(hands.migrations, applied, options.act === 'contract');
  const due: Due = { now, held: heldBack(hands, now, applied), isKnown: !isSilent };
  const missing = whatIsMissing(hands.vars, due, await hands.means());
  const lacking = tell(hands, missing) || isSilent || isRefused;
  if (options.act === 'contract') return lacking ? nothingChanged(hands) : contract(options, hands, now, applied);
  if (options.dryRun) return rehearse(hands, due, lacking);
  if (lacking) return nothingChanged(hands);
  return (await runAll(hands, rehearsal(hands.worker, hands.vars)))
    ? release(hands, now, applied)
    : nothingChanged(hands, ended.stepFailed);
}

/** Migrations that expand, then variables, then the code that uses both. */
async function release(hands: Hands, due: Migration[], applied: string[] | null): Promise<number> {
  const former = await hands.running();
  if (!(await migrate(hands, due, applied))) {
    hands.say(
      'The migrations were not all applied; worker and variables are as they were. What was applied only adds, so the running code is not harmed.',
    );
    return ended.stepFailed;
  }
  const { worker, vars, build } = hands;
  const steps = [givingSecrets(worker, vars), deploying(worker, vars.APP_URL ?? '', build)];
  if (!(await runAll(hands, steps))) {
    hands.say(
      'How far it came stands above. The database serves the former code and this one: set right what the step says, and deploy again.',
    );
    return ended.stepFailed;
  }
  if (tell(hands, await hands.smokeTest())) {
    hands.say(
      former === null
        ? 'Deployed, but not well. Nothing was there before to go back to: set right what is said above, and deploy again.'
        : 'Deployed, but not well. `npm run deploy -- --rollback` goes back to the version before; migrations stay, they only add.',
    );
    return ended.notWell;
  }
  const left = heldBack(hands, due, applied);
  if (left.length > 0)
    hands.say(
      `${left.length} migrations take away what the former code needed. Once the new one has proved itself: npm run deploy -- --contract`,
    );
  hands.say('Deployed. `npm run doctor -- --env FILE` looks at all of it.');
  return ended.done;
}

const noneDue: Due = { now: [], held: [], isKnown: true };

/** What contracts and waits. */
const heldBack = ({ migrations }: Hands, due: Migration[], applied: string[] | null): Migration[] =>
  migrations.filter((one) => one.contracts && !due.includes(one) && !applied?.includes(one.version));

async function rehearse(hands: Hands, due: Due, lacking: boolean): Promise<number> {
  if (!(await runAll(hands, rehearsal(hands.worker, hands.vars)))) return nothingChanged(hands, ended.stepFailed);
  hands.say('\nA deployment would:');
  const { now } = due;
  if (now.length > 0) hands.say(`- apply ${countOf(due)} migrations, from ${now.at(0)?.file} to ${now.at(-1)?.file}`);
  const { worker, vars, build } = hands;
  hands.say(`- set ${Object.keys(vars).join(', ')}`);
  hands.say(`- ${typed(deploying(worker, vars.APP_URL ?? '', build))}`);
  hands.say('- look at /health, the version, and a document if SMOKE_EMAIL is set');
  return nothingChanged(hands, lacking ? ended.missing : ended.done);
}

/** What contracts waits until no code runs that needs what it takes away. */
async function contract(options: Options, hands: Hands, due: Migration[], applied: string[] | null): Promise<number> {
  const running = await hands.running();
  if (running !== hands.build) {
    hands.say(
      `What runs is ${running ?? 'unknown'}, and this tree is ${hands.build}: deploy it first, so that no code needs what is taken away.`,
    );
    return nothingChanged(hands);
  }
  for (const { file } of due) hands.say(`- ${file}`);
  if (options.dryRun) return nothingChanged(hands, ended.done);
  return (await migrate(hands, due, applied)) ? ended.done : ended.stepFailed;
}

async function rollBack({ to, dryRun }: Options, hands: Hands): Promise<number> {
  const step = goingBack(hands.worker, to);
  hands.say(
    'Migrations stay: those that are applied before code only add. After --contract, code older than it does not work any more.',
  );
  if (dryRun) {
    hands.say(`Would run: ${typed(step)}`);
    return nothingChanged(hands, ended.done);
  }
  const { cloudflare } = await hands.means();
  if (!cloudflare) {
    tell(hands, whatIsMissing(hands.vars, noneDue, { cloudflare, supabaseCli: false, environment: {} }));
    return nothingChanged(hands);
  }
  if (!(await runAll(hands, [step]))) return ended.stepFailed;
  return tell(hands, await hands.smokeTest()) ? ended.notWell : ended.done;
}

async function migrate(hands: Hands, due: Migration[], applied: string[] | null): Promise<boolean> {
  if (due.length === 0) return true;
  const folder = stage(resolve(hands.root), hands.migrations, due, applied);
  try {
    return await runAll(hands, applying(folder, projectRefOf(hands.vars.SUPABASE_URL ?? ''), await hands.target()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(hands: Hands, steps: Step[]): Promise<boolean> {
  for (const step of steps) {
    hands.say(`\n${step.title}: ${typed(step)}`);
    const code = await hands.run(step);
    if (code === 0) continue;
    hands.say(`${step.title} has failed (exit code ${code}).`);
    return false;
  }
  return true;
}

/** Says what is not well, with its remedy; answers whether any of it is in the way. */
function tell({ say }: Hands, findings: Finding[]): boolean {
  for (const { check, state, says, remedy } of findings) {
    if (state === 'skipped') continue;
    say(
      `${state === 'trouble' ? 'TROUBLE' : state.padEnd(7)}  ${check}: ${says}${remedy ? `\n         → ${remedy}` : ''}`,
    );
  }
  return findings.some(({ state }) => state === 'trouble');
}

function nothingChanged({ say }: Hands, code: number = ended.missing): number {
  say('\nNothing was changed.');
  return code;
}
