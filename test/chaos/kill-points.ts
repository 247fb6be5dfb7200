import type { Life } from './lives.ts';
import { brokenPromises } from './promises/check.ts';
import { Ledger } from './promises/ledger.ts';
import type { FaultName } from './simulation/fault.ts';
import { nameOf } from './simulation/history.ts';
import { at, type Cut } from './simulation/plan.ts';
import type { Platform } from './simulation/platform.ts';
import { Simulation } from './simulation/simulation.ts';

/** Dead before or after the service has acted, or asleep there until everybody else has gone on. */
export const cuts = ['crash-before', 'crash-after', 'freeze-before', 'freeze-after'] as const satisfies FaultName[];

/** Deaths and sleeps, and services that fail or whose answer is lost. */
export const allCuts = [...cuts, '5xx-before', 'drop-after', 'hang-after'] as const satisfies FaultName[];

export interface Ending {
  /** Calls of the life itself, without those that healed it. */
  calls: number;
  /** The call that was cut, or null when the life had fewer calls. */
  struck: string | null;
  broken: string[];
  story: string[];
}

/** Lives a life, cut or whole (the cut is told how many calls came before), heals it, and holds it against every promise and against the end it should have. */
export async function liveThrough(
  platform: Platform,
  life: Life,
  cutAt?: (earlierCalls: number) => Cut,
  prepare: (simulation: Simulation) => void = () => {},
): Promise<Ending> {
  await platform.wipe();
  const simulation = new Simulation(platform);
  const ledger = new Ledger();
  const broken: string[] = [];
  try {
    prepare(simulation);
    await life.before?.(simulation, ledger);
    const earlier = simulation.calls;
    const cut = cutAt?.(earlier);
    if (cut) simulation.plan = cut;
    await life.live(simulation, ledger).catch((error: unknown) => broken.push(`the life broke off: ${String(error)}`));
    const calls = simulation.calls - earlier;
    if (simulation.frozen > 0) await overtake(simulation);
    await simulation.heal();
    broken.push(...(await brokenPromises(simulation, ledger)), ...(await wrongEnds(simulation, life, ledger)));
    return { calls, struck: cut?.struck ? nameOf(cut.struck) : null, broken, story: simulation.story };
  } finally {
    await simulation.close();
  }
}

/** Everybody else goes on, past every lease. */
async function overtake(simulation: Simulation): Promise<void> {
  for (let minute = 0; minute < 3; minute += 1) await simulation.advance(61_000);
}

async function wrongEnds({ platform }: Simulation, life: Life, ledger: Ledger): Promise<string[]> {
  const broken: string[] = [];
  for (const id of ledger.accepted.keys()) {
    const [row] = await platform.query<{ status: string }>('select status from public.documents where id = $1', [id]);
    const status = row?.status ?? 'gone';
    if (!life.ends.includes(status)) broken.push(`the document ended ${status}, not ${life.ends.join(' or ')}`);
  }
  const silent = await platform.query("select from public.outbox where kind = 'send_mail' and status <> 'done'");
  if (life.tells && silent.length > 0) broken.push('a mail came to no certain end, although events of mails arrive');
  if (ledger.accepted.size === 0) broken.push('no document was ever accepted');
  return broken;
}

export interface Enumerated {
  life: string;
  calls: number;
  cuts: number;
  broken: { place: number; cut: FaultName; struck: string | null; broken: string[]; story: string[] }[];
}

/** Cuts a life at every one of its calls in every way, one after the other. */
export async function enumerate(
  platform: Platform,
  life: Life,
  ways: readonly FaultName[] = cuts,
): Promise<Enumerated> {
  const whole = await liveThrough(platform, life);
  const result: Enumerated = { life: life.name, calls: whole.calls, cuts: 0, broken: [] };
  if (whole.broken.length > 0) result.broken.push({ place: 0, cut: 'refuse', ...whole });
  for (let place = 1; place <= whole.calls; place += 1) {
    for (const cut of ways) {
      const { struck, broken, story } = await liveThrough(platform, life, (earlier) => at(earlier + place, cut));
      result.cuts += 1;
      if (broken.length > 0) result.broken.push({ place, cut, struck, broken, story });
    }
  }
  return result;
}
