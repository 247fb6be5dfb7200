import { type Enumerated, enumerate, liveThrough } from './kill-points.ts';
import { lives, overlapping, oversleeping, returning } from './lives.ts';
import { knownToBreak, outage } from './mail-lives.ts';
import { mutate, mutations } from './mutations.ts';
import type { Options } from './options.ts';
import { raceOnPostgres } from './races.ts';
import { type Findings, isKept, type KeptSeeds, machineReport, report } from './report.ts';
import { Tally } from './seeds/matrix.ts';
import { liveSeed } from './seeds/seed.ts';
import { takeOverFetch } from './simulation/fetch.ts';
import { openPlatform, type Platform } from './simulation/platform.ts';
import { applying, hiring, morning } from './told-lives.ts';
import { everyWay } from './ways.ts';
import { called, calledAgain, calledTooLate } from './webhook-lives.ts';

type Say = (line: string) => void;

// So many stories have met every theme twice.
const enoughSeeds = 40;

/** Runs what was asked for and prints what it found; answers the exit code. */
export async function run(options: Options): Promise<number> {
  const say: Say = (line) => console.error(line);
  const findings: Findings = {};
  if (options.killPoints || options.mutations || options.seeds.length > 0) await simulate(options, findings, say);
  if (options.races) findings.races = raceOnPostgres(say);
  const scenarios = await onTheWholeCloud(options, say);
  if (Object.keys(scenarios).length > 0) findings.scenarios = scenarios;
  console.log(options.json ? JSON.stringify(machineReport(findings)) : report(findings));
  const missing = options.seeds.length >= enoughSeeds ? (findings.seeds?.tally.missing ?? []) : [];
  for (const { number, name } of missing) console.error(`Fault ${number} never fired: ${name}.`);
  return isKept(findings, options.seeds.length >= enoughSeeds) ? 0 : 1;
}

async function simulate(options: Options, findings: Findings, say: Say): Promise<void> {
  const giveBack = takeOverFetch();
  const platform = await openPlatform();
  try {
    if (options.killPoints) findings.killPoints = await cutLives(platform, say);
    if (options.mutations) findings.mutations = await mutateAll(platform, say);
    if (options.seeds.length > 0) findings.seeds = await liveSeeds(platform, options, say);
  } finally {
    giveBack();
    await platform.close();
  }
}

async function onTheWholeCloud(options: Options, say: Say): Promise<NonNullable<Findings['scenarios']>> {
  const scenarios: NonNullable<Findings['scenarios']> = {};
  if (options.uploads > 0) {
    const { uploadUnderFaults } = await import('./scenarios/uploads.ts');
    scenarios['Uploads under faults'] = await uploadUnderFaults(options.uploads, say);
  }
  if (options.redrive > 0) {
    const { redriveOutage } = await import('./scenarios/redrive.ts');
    scenarios['An outage, redriven by one call'] = await redriveOutage(options.redrive, say);
  }
  if (options.pages > 0) {
    const { readLongScan } = await import('./scenarios/pages.ts');
    scenarios['A long scan, its worker killed twice'] = await readLongScan(options.pages, say);
  }
  return scenarios;
}

async function cutLives(platform: Platform, say: Say): Promise<Findings['killPoints']> {
  const found: Enumerated[] = [];
  for (const life of [...lives, called, calledAgain, hiring, applying, morning]) {
    say(`Cutting ${life.name} …`);
    const result = await enumerate(platform, life, everyWay);
    for (const { place, way, struck, broken, story } of result.broken)
      say([`${way} at call ${place}, ${struck}:`, ...broken, ...story].join('\n  '));
    found.push(result);
  }
  for (const life of [outage, overlapping, oversleeping, returning, calledTooLate]) {
    say(`Telling of ${life.name} …`);
    const { calls, broken, story } = await liveThrough(platform, life);
    const told = { place: 0, way: 'as it is told', struck: null, broken, story };
    found.push({ life: life.name, calls, cuts: 0, broken: broken.length > 0 ? [told] : [] });
    if (broken.length > 0) say([...broken, ...story].join('\n  '));
  }
  for (const life of knownToBreak) {
    const { broken } = await liveThrough(platform, life);
    say(broken.length > 0 ? `Known to break: ${life.name}.` : `Mended, so no longer only known: ${life.name}.`);
  }
  return found;
}

async function mutateAll(platform: Platform, say: Say): Promise<Findings['mutations']> {
  const found = [];
  for (const mutation of mutations) {
    say(`Without a safeguard: ${mutation.name} …`);
    found.push(await mutate(platform, mutation));
  }
  return found;
}

async function liveSeeds(platform: Platform, { seeds, single }: Options, say: Say): Promise<KeptSeeds> {
  const from = Date.now();
  const kept: KeptSeeds = { seeds: seeds.length, documents: 0, calls: 0, seconds: 0, broken: [], tally: new Tally() };
  for (const seed of seeds) {
    const { theme, documents, calls, broken, story, tally } = await liveSeed(platform, seed);
    kept.documents += documents;
    kept.calls += calls;
    kept.tally.add(tally, broken.length === 0);
    if (broken.length > 0) kept.broken.push({ seed, theme, broken });
    if (broken.length > 0 || single) say([`Seed ${seed}, ${theme}:`, ...story, ...broken].join('\n  '));
    else if (seed % 10 === 0) say(`${seed} of ${seeds.length} stories …`);
  }
  kept.seconds = (Date.now() - from) / 1000;
  return kept;
}
