import { textTable } from '../../bench/text-table.ts';
import type { Enumerated } from './kill-points.ts';
import type { Caught } from './mutations.ts';
import { matrix, type Tally } from './seeds/matrix.ts';

export interface KeptSeeds {
  seeds: number;
  documents: number;
  calls: number;
  seconds: number;
  /** Seeds in which a promise was broken, with what was. */
  broken: { seed: number; theme: string; broken: string[] }[];
  tally: Tally;
}

/** What a run of the suite found; a part that was not asked for is absent. */
export interface Findings {
  killPoints?: Enumerated[];
  mutations?: Caught[];
  seeds?: KeptSeeds;
  races?: { outcome: 'passed' | 'failed' | 'skipped'; detail: string };
  /** Days on the whole local cloud, by their names. */
  scenarios?: Record<string, { figures: Record<string, number>; broken: string[] }>;
}

/** Whether every promise was kept, every mutation caught, and every fault that can fire has fired. */
export function isKept(
  { killPoints = [], mutations = [], seeds, races, scenarios = {} }: Findings,
  isWhole: boolean,
): boolean {
  return (
    killPoints.every(({ broken }) => broken.length === 0) &&
    mutations.every(({ isCaught }) => isCaught) &&
    (seeds?.broken.length ?? 0) === 0 &&
    (!isWhole || (seeds?.tally.missing.length ?? 0) === 0) &&
    races?.outcome !== 'failed' &&
    Object.values(scenarios).every(({ broken }) => broken.length === 0)
  );
}

/** The findings as people read them. */
export function report({ killPoints, mutations, seeds, races, scenarios = {} }: Findings): string {
  const parts: string[][][] = [];
  if (killPoints)
    parts.push([
      ['Lives cut at every call', 'calls', 'cuts', 'broken'],
      ...killPoints.map(({ life, calls, cuts, broken }) => [life, `${calls}`, `${cuts}`, `${broken.length}`]),
    ]);
  if (mutations)
    parts.push([
      ['A safeguard taken out', 'caught', 'by'],
      ...mutations.map(({ name, isCaught, without }) => [name, isCaught ? 'yes' : 'NO', without[0] ?? 'nothing broke']),
    ]);
  if (seeds) parts.push(faultLines(seeds.tally), seedLines(seeds));
  if (races) parts.push([[`Fifty clients on a real PostgreSQL: ${races.outcome}`, races.detail]]);
  for (const [name, { figures, broken }] of Object.entries(scenarios))
    parts.push([
      [name, ''],
      ...Object.entries(figures).map(([figure, value]) => [figure.replaceAll('_', ' '), `${value}`]),
      ...broken.map((sentence) => ['BROKEN', sentence]),
    ]);
  return parts.map(textTable).join('\n\n');
}

const faultLines = ({ fired, overcome }: Tally): string[][] => [
  ['Fault', 'fired', 'overcome', ''],
  ...matrix.map(({ number, name, absent = '' }) => [
    `${String(number).padStart(2)} ${name}`,
    absent ? '–' : `${fired.get(number) ?? 0}`,
    absent ? '–' : `${overcome.get(number) ?? 0}`,
    absent,
  ]),
];

const seedLines = ({ seeds, documents, calls, seconds, broken }: KeptSeeds): string[][] => [
  ['Random stories', `${seeds}`],
  ['documents', `${documents}`],
  ['calls of services', `${calls}`],
  ['stories a second', (seeds / Math.max(seconds, 0.001)).toFixed(2)],
  ['stories with a broken promise', `${broken.length}`],
];

/** The findings as one object for machines. */
export const machineReport = ({ seeds, ...findings }: Findings): object => ({
  ...findings,
  ...(seeds && {
    seeds: {
      ...seeds,
      tally: undefined,
      faults: matrix.map(({ number, name, absent }) => ({
        number,
        name,
        ...(absent
          ? { absent }
          : { fired: seeds.tally.fired.get(number) ?? 0, overcome: seeds.tally.overcome.get(number) ?? 0 }),
      })),
    },
  }),
});
