import type { Row } from '../row.ts';
import { modes, type Searching, type Timed } from './measure.ts';

const mostMs = 500;

/** The figures of search as rows; the budget is the design's for the embedded database. */
export function searchRows({ passages, all, one }: Searching): Record<string, Row[]> {
  return {
    [`Searching ${passages} passages of one owner, beside as many of others`]: modes.flatMap((mode) =>
      rows(mode, all[mode]),
    ),
    'Searching the passages of one of a hundred owners': modes.flatMap((mode) => rows(mode, one[mode])),
  };
}

const rows = (mode: string, { p50, p95 }: Timed): Row[] => [
  { label: `${mode}, p50, ms`, value: p50 },
  { label: `${mode}, p95, ms`, value: p95, budget: { most: mostMs } },
];
