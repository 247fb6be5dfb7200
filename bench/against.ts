import { readFileSync } from 'node:fs';
import type { Single } from './latency.ts';
import type { Load } from './load.ts';
import type { Row } from './row.ts';
import { median, round } from './statistics.ts';

/** One run of any system, as `bench --json` and the harness of the peers print it. */
export interface Run {
  name: string;
  single?: Partial<Single> | null;
  load?: Partial<Load> | null;
}

interface Figure {
  label: string;
  ours(run: Run): number | null | undefined;
  /** Where the other system calls the same figure by another name. */
  theirs?(run: Run): number | null | undefined;
  budget?: Row['budget'];
}

// Ratios of the product to a system that does the same work, in one sitting on one machine.
const figures: Figure[] = [
  { label: 'acknowledgement p50', ours: (run) => run.single?.ack_ms?.p50, budget: { most: 4 } },
  { label: 'upload to done p50', ours: (run) => run.single?.done_ms?.p50, budget: { most: 2.5 } },
  { label: 'upload to mail p50', ours: (run) => run.single?.mail_ms?.p50, budget: { most: 2 } },
  {
    label: 'documents per CPU-second of the product',
    ours: (run) => run.load?.docs_per_product_cpu_s,
    theirs: (run) => run.load?.docs_per_cpu_s,
    budget: { least: 1 },
  },
  {
    label: 'documents per CPU-second, stand-ins counted',
    ours: (run) => run.load?.docs_per_cpu_s,
    budget: { least: 0.6 },
  },
  { label: 'documents per second', ours: (run) => run.load?.docs_per_s },
];

/** Reads a file with one run per line as JSON; lines that are none are left out. */
export function readRuns(file: string): Run[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const runs = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Run);
  if (runs.length === 0) throw new Error(`${file} holds no result: it must have one line of JSON per run.`);
  return runs;
}

/** Our figures divided by the medians of the other system's runs. */
export function ratioRows(ours: Run, theirs: Run[]): Row[] {
  const name = theirs[0]?.name ?? 'the other system';
  return figures.map(({ label, ours: read, theirs: readOther = read, budget }) => {
    const mine = read(ours);
    const other = median(theirs.map(readOther).filter((value) => typeof value === 'number'));
    const value = typeof mine === 'number' && other ? round(mine / other, 2) : null;
    const note = value === null ? `not measured by both` : `${mine} against ${other}`;
    return { label: `${label}, × ${name}`, value, note, ...(budget ? { budget } : {}) };
  });
}
