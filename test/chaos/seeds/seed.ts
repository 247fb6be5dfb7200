import { brokenPromises } from '../promises/check.ts';
import { quiet } from '../simulation/plan.ts';
import type { Platform } from '../simulation/platform.ts';
import { Simulation } from '../simulation/simulation.ts';
import { acts, habits } from './acts.ts';
import { handLetters } from './letters.ts';
import type { Tally } from './matrix.ts';
import { Story } from './story.ts';
import { themes } from './themes.ts';

export interface Told {
  seed: number;
  theme: string;
  documents: number;
  calls: number;
  broken: string[];
  story: string[];
  tally: Tally;
}

const steps = 14;

/** Lets chance have its way with the product for a while, heals it, and answers which promises were broken. */
export async function liveSeed(
  platform: Platform,
  seed: number,
  prepare: (simulation: Simulation) => void = () => {},
): Promise<Told> {
  await platform.wipe();
  const simulation = new Simulation(platform);
  const story = new Story(seed, simulation);
  const theme = themes[seed % themes.length] ?? themes[0];
  const broken: string[] = [];
  try {
    prepare(simulation);
    await chaos(story, theme).catch((error: unknown) => broken.push(`the story broke off: ${describe(error)}`));
    simulation.plan = quiet;
    await theme?.heal?.(story);
    await simulation.thaw();
    await reopen(story);
    await simulation.heal();
    broken.push(...((await theme?.after?.(story)) ?? []));
    countRepublished(story);
    broken.push(...(await brokenPromises(simulation, story.ledger)));
  } catch (error) {
    broken.push(`the healing broke off: ${describe(error)}`);
  } finally {
    await simulation.close();
  }
  const { calls, story: lines } = simulation;
  return {
    seed,
    theme: theme?.name ?? '',
    documents: story.documents.length,
    calls,
    broken,
    story: lines,
    tally: story.tally,
  };
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function chaos(story: Story, theme: (typeof themes)[number] | undefined): Promise<void> {
  const { simulation, random } = story;
  for (const name of ['ada', 'grace', random.pick(['bounce', 'block', 'drop', 'linus'])]) await story.meet(name);
  await acts.posts(story, await story.theOperator());
  simulation.plan = story.storm;
  simulation.keepsOpen = () => random.chance(0.3);
  await theme?.before?.(story);
  for (let step = 0; step < steps; step += 1) {
    const act = random.weighted(habits);
    simulation.tell(`· ${step} ${act}`);
    await acts[act](story, random.pick(story.people));
    if (step === Math.floor(steps / 2)) await theme?.midway?.(story);
    if (random.chance(0.7)) await handLetters(story);
    if (random.chance(0.5)) await passTime(story);
    if (simulation.frozen > 0 && random.chance(0.4)) await wake(story);
  }
  await handLetters(story);
}

async function passTime(story: Story): Promise<void> {
  const { simulation, random, tally } = story;
  await simulation.pass(random.pick([1000, 5000, 30_000, 61_000, 61_000, 300_000]));
  await handLetters(story);
  if (!random.chance(0.8)) return;
  if (!random.chance(0.15)) return simulation.cron();
  tally.fire(27);
  const first = simulation.cron();
  simulation.cold('cron');
  await Promise.all([first, simulation.cron()]);
}

/** Whoever slept past a lease was overtaken. */
async function wake(story: Story): Promise<void> {
  await story.simulation.pass(70_000);
  await handLetters(story);
  story.tally.fire(10);
  await story.simulation.thaw();
}

/** Queues that somebody paused go on. */
async function reopen({ simulation, operator }: Story): Promise<void> {
  if (operator) await simulation.platform.query('update public.queues set paused_at = null');
}

/** Two messages for one job within ten minutes, told apart by their attempts. */
function countRepublished({ simulation, tally }: Story): void {
  const jobOf = (key: string) => key.split(':').slice(0, 3).join(':');
  for (const publishes of Map.groupBy(simulation.history.publishes, ({ key }) => jobOf(key)).values()) {
    for (const [index, { key, at }] of publishes.entries()) {
      const earlier = publishes[index - 1];
      if (earlier && earlier.key !== key && at - earlier.at < 600_000) tally.fire(40);
    }
  }
}
