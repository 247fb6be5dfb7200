import { expect, test } from 'vitest';
import { brokenLaws, windowExcess } from './checks.ts';
import { follow } from './reader.ts';
import { Dice, rage, type Storm } from './storm.ts';
import { claim, settle } from './work.ts';
import { clients, describe, useWorld, type World } from './world.ts';

const seconds = 1000;
const minutes = 60 * seconds;

describe('fifty callers who do everything at random for some seconds', () => {
  const world = useWorld();

  test('break no law, hear of no deadlock, miss no event and lose no job', async () => {
    const storm: Storm = { owners: [], jobs: [], runs: [], handed: [] };
    for (let index = 0; index < 4; index += 1) storm.owners.push(await world.person());
    const until = Date.now() + 4 * seconds;
    let over = false;
    const isOver = () => over;
    const readers = storm.owners.slice(0, 2).map((owner) => follow(world, owner, isOver));
    const excess = watchWindow(world, isOver);
    const callers = Array.from({ length: clients }, (_, index) => rage(world, storm, new Dice(index + 1), until));
    const troubles = (await Promise.allSettled(callers)).filter(({ status }) => status === 'rejected');
    over = true;
    const logs = await Promise.all(readers);
    expect(troubles).toEqual([]);
    expect(await brokenLaws(world)).toEqual({});
    for (const [index, log] of logs.entries()) expect(log.at(-1)).toBe(await lastCursor(world, storm.owners[index]));
    for (const log of logs) expect(log).toEqual(log.map((_, index) => index + 1));
    const once = storm.handed.map(({ dedupe_key }) => dedupe_key);
    expect(once.filter((key, index) => once.indexOf(key) !== index)).toEqual([]);
    expect(await excess).toBeLessThanOrEqual(clients);
    await comeToRest(world);
    expect(await brokenLaws(world)).toEqual({});
  });
});

const lastCursor = async (world: World, owner: unknown): Promise<number> =>
  Number((await world.query('select cursor from public.event_cursors where owner = $1', [owner]))[0]?.cursor);

async function watchWindow(world: World, isOver: () => boolean): Promise<number> {
  let most = 0;
  while (!isOver()) most = Math.max(most, await windowExcess(world));
  return most;
}

/** Runs what is left as a healthy product would; fails when something stays open. */
async function comeToRest(world: World): Promise<void> {
  const runsIn = (effects: { kind: string; dedupe_key: string }[]) =>
    effects.flatMap(({ kind, dedupe_key }) => (kind === 'run_job' ? [dedupe_key.split(':')[1] ?? ''] : []));
  for (let round = 0; round < 40; round += 1) {
    await world.advance(11 * minutes);
    const { effects } = await world.call('sweep', { p_limit: 200 });
    let jobs = runsIn(effects);
    while (jobs.length > 0) {
      const ends = await Promise.all(
        jobs.map(async (job) => settle(world, job, (await claim(world, job, `round ${round}`)).fence ?? 0)),
      );
      jobs = ends.flatMap((end) => runsIn(end.effects));
    }
    const [open] = await world.query<{ count: number }>(
      "select count(*)::int from public.jobs where status in ('queued', 'processing')",
    );
    if (open?.count === 0) return;
  }
  throw new Error('some jobs are still open after seven hours');
}
