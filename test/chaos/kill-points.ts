import type { Life } from './lives.ts';
import { brokenPromises } from './promises/check.ts';
import { Ledger } from './promises/ledger.ts';
import { nameOf } from './simulation/history.ts';
import { type Cut, quiet } from './simulation/plan.ts';
import type { Platform } from './simulation/platform.ts';
import { Simulation } from './simulation/simulation.ts';
import { deaths, type Way } from './ways.ts';

const minute = 60_000;

export interface Ending {
  /** Calls of the life itself, without those that healed it. */
  calls: number;
  /** The call that was cut, or null when the life had fewer calls. */
  struck: string | null;
  broken: string[];
  story: string[];
}

interface Telling {
  cutFor?: ((simulation: Simulation) => Cut) | undefined;
  /** The way that this cut is one of; it may excuse an end. */
  way?: Way;
  prepare?: ((simulation: Simulation) => void) | undefined;
}

/** Lives a life, cut or whole, heals it, and holds it against every promise and against the end it should have. */
export async function liveThrough(
  platform: Platform,
  life: Life,
  { cutFor, way, prepare }: Telling = {},
): Promise<Ending> {
  await platform.wipe();
  const simulation = new Simulation(platform);
  const ledger = new Ledger();
  const broken: string[] = [];
  try {
    prepare?.(simulation);
    await life.before?.(simulation, ledger);
    const earlier = simulation.calls;
    const cut = cutFor?.(simulation);
    if (cut) simulation.plan = cut;
    await life.live(simulation, ledger).catch((error: unknown) => broken.push(`the life broke off: ${String(error)}`));
    const calls = simulation.calls - earlier;
    if (simulation.frozen > 0) await overtake(simulation);
    while (cut?.isOver && !cut.isOver()) await simulation.advance(4 * minute);
    simulation.plan = quiet;
    // A sweep is the first to find what an outage has left.
    if (cut?.isOver) await simulation.cron();
    await simulation.heal();
    broken.push(...(await brokenPromises(simulation, ledger)), ...(await wrongEnds(simulation, life, ledger, way)));
    return { calls, struck: cut?.struck ? nameOf(cut.struck) : null, broken, story: simulation.story };
  } finally {
    await simulation.close();
  }
}

/** Everybody else goes on, past every lease. */
async function overtake(simulation: Simulation): Promise<void> {
  for (let passed = 0; passed < 3; passed += 1) await simulation.advance(61_000);
}

async function wrongEnds({ platform }: Simulation, life: Life, ledger: Ledger, way?: Way): Promise<string[]> {
  const broken: string[] = [];
  const ends = way?.mayExhaust ? [...life.ends, 'failed'] : life.ends;
  for (const id of ledger.accepted.keys()) {
    const [row] = await platform.query<{ status: string }>('select status from public.documents where id = $1', [id]);
    const status = row?.status ?? 'gone';
    if (!ends.includes(status)) broken.push(`the document ended ${status}, not ${ends.join(' or ')}`);
  }
  const silent = await platform.query("select from public.outbox where kind = 'send_mail' and status <> 'done'");
  if (life.tells && !way?.maySilence && silent.length > 0)
    broken.push('a mail came to no certain end, although events of mails arrive');
  const counted = await platform.query<{ category: string; count: number }>(
    "select category, count(*)::int as count from public.outbox where kind = 'send_mail' group by category",
  );
  for (const [category, count] of Object.entries((!way?.mayExhaust && life.mails) || {})) {
    const owed = counted.find((row) => row.category === category)?.count ?? 0;
    if (owed !== count) broken.push(`${owed} mails of the category ${category} were owed, not ${count}`);
  }
  if (ledger.accepted.size === 0) broken.push('no document was ever accepted');
  return broken;
}

export interface Enumerated {
  life: string;
  calls: number;
  cuts: number;
  broken: { place: number; way: string; struck: string | null; broken: string[]; story: string[] }[];
}

/** Cuts a life at every one of its calls in every way, one after the other. */
export async function enumerate(platform: Platform, life: Life, ways: readonly Way[] = deaths): Promise<Enumerated> {
  const whole = await liveThrough(platform, life);
  const result: Enumerated = { life: life.name, calls: whole.calls, cuts: 0, broken: [] };
  if (whole.broken.length > 0) result.broken.push({ place: 0, way: 'nothing at all', ...whole });
  for (let place = 1; place <= whole.calls; place += 1) {
    for (const way of ways) {
      const cutFor = (simulation: Simulation) => way.cut(simulation, place);
      const { struck, broken, story } = await liveThrough(platform, life, { cutFor, way });
      result.cuts += 1;
      if (broken.length > 0) result.broken.push({ place, way: way.name, struck, broken, story });
    }
  }
  return result;
}
