import { aFile, claim, fail, settle, submit } from './work.ts';
import type { Answer, World } from './world.ts';

type Effect = Answer['effects'][number];

/** What the callers of a storm know: whom and what to call about, and everything they were handed. */
export interface Storm {
  owners: string[];
  jobs: { job: string; document: string; owner: string }[];
  runs: { job: string; fence: unknown }[];
  handed: Effect[];
}

type Action = (world: World, storm: Storm, dice: Dice) => Promise<Answer | undefined>;

/** Numbers that are the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((this.#state ^ (this.#state >>> 13)) >>> 0) % Math.max(1, sides);
  }

  pick<T>(items: T[]): T | undefined {
    return items[this.roll(items.length)];
  }
}

const upload: Action = async (world, storm, dice) => {
  const owner = dice.pick(storm.owners) ?? '';
  const files = Array.from({ length: 1 + dice.roll(4) }, () => aFile(dice.roll(3) ? undefined : `${dice.roll(20)}`));
  const duplicates = dice.pick(['reuse', 'reuse', 'new_version', 'allow']);
  const answer = await submit(world, owner, files, {
    duplicates,
    queue: dice.pick(['interactive', 'default', 'bulk']),
  });
  storm.jobs.push(...files.map(({ id, job_id }) => ({ job: job_id, document: id, owner })));
  return answer;
};

const deliver: Action = async (world, storm, dice) => {
  const message = dice.pick(storm.handed.filter(({ kind }) => kind === 'run_job').slice(-200));
  if (!message) return;
  const [, job = ''] = message.dedupe_key.split(':');
  const answer = await claim(world, job, message.dedupe_key, dice.roll(3));
  if (answer.outcome === 'claimed') storm.runs.push({ job, fence: answer.fence });
  return answer;
};

const end: Action = async (world, storm, dice) => {
  const [run] = storm.runs.splice(dice.roll(storm.runs.length), 1);
  if (!run) return;
  const way = dice.roll(10);
  if (way === 8) storm.runs.push(run);
  if (way < 6) return settle(world, run.job, run.fence);
  if (way < 8) return fail(world, run.job, run.fence, dice.roll(2) === 0);
  return world.call('checkpoint_job', {
    p_job: run.job,
    p_fence: run.fence,
    p_results: {},
    p_cursor: { stage: 'classify' },
    p_progress: 50,
    p_continue: way === 9,
  });
};

/** Some of one owner's jobs or documents. */
const some = ({ jobs, owners }: Storm, dice: Dice) => {
  const owner = dice.pick(owners) ?? '';
  const own = jobs.slice(-300).filter((entry) => entry.owner === owner);
  return {
    owner,
    chosen: Array.from({ length: dice.roll(15) }, () => dice.pick(own)).filter((entry) => entry !== undefined),
  };
};

const cancel: Action = (world, storm, dice) => {
  const { owner, chosen } = some(storm, dice);
  return world.call('cancel_jobs', { p_owner: owner, p_jobs: chosen.map(({ job }) => job) });
};

const remove: Action = (world, storm, dice) => {
  const { owner, chosen } = some(storm, dice);
  const documents = chosen.map(({ document }) => document);
  return world.call('delete_documents', { p_owner: owner, p_documents: documents, p_permanent: dice.roll(4) === 0 });
};

const restore: Action = (world, storm, dice) => {
  const { owner, chosen } = some(storm, dice);
  return world.call('restore_documents', { p_owner: owner, p_documents: chosen.map(({ document }) => document) });
};

const again: Action = (world, storm, dice) => {
  const { owner, chosen } = some(storm, dice);
  return world.call('restart_documents', {
    p_actor: owner,
    p_owner: owner,
    p_selection: { ids: chosen.map(({ document }) => document) },
    p_reason: dice.pick(['redrive', 'replay', 'reprocess']),
  });
};

const finish: Action = (world, storm, dice) => {
  const owed = storm.handed.filter(({ kind }) => kind !== 'run_job').slice(-20);
  const outcome = dice.pick(['done', 'done', 'retry', 'unknown']);
  return world.call('finish_effects', { p_results: owed.map(({ id }) => ({ id, outcome, answer: {} })) });
};

const sweep: Action = (world) => world.call('sweep', { p_limit: 200 });

const actions: [Action, weight: number][] = [
  [upload, 4],
  [deliver, 12],
  [end, 12],
  [cancel, 1],
  [remove, 1],
  [restore, 1],
  [again, 1],
  [finish, 2],
  [sweep, 1],
];
const weighted = actions.flatMap(([action, weight]) => Array.from({ length: weight }, () => action));

/** One caller: takes one random action after the other until the time is over. */
export async function rage(world: World, storm: Storm, dice: Dice, until: number): Promise<void> {
  while (Date.now() < until) {
    const answer = await dice.pick(weighted)?.(world, storm, dice);
    if (answer) storm.handed.push(...answer.effects);
  }
}
