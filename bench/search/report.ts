import type { Row } from '../row.ts';
import { modes, type Searching, type Timed } from './measure.ts';

/** The design's budgets: for the embedded database, and for a server. */
const mostMs = { embedded: 500, server: 150 };

/** The figures of search as rows, each slowest one with the budget of where it was measured. */
export function searchRows({ passages, all, one }: Searching, where: keyof typeof mostMs): Record<string, Row[]> {
  const rows = (mode: string, { p50, p95 }: Timed): Row[] => [
    { label: `${mode}, p50, ms`, value: p50 },
    { label: `${mode}, p95, ms`, value: p95, budget: { most: mostMs[where] } },
  ];
  return {
    [`Searching ${passages} passages of one owner, beside as many of others`]: modes.flatMap((mode) =>
      rows(mode, all[mode]),
    ),
    'Searching the passages of one of a hundred owners': modes.flatMap((mode) => rows(mode, one[mode])),
  };
}
