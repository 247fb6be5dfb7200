import { type Column, Table } from '../../../ui/table.tsx';
import { stageWord } from '../../../words/status.ts';
import { durationText } from '../../../words/times.ts';
import { numberText } from '../figures.ts';
import type { Queue } from './data.ts';
import type { Window } from './queue-card.tsx';

type StageLine = { queue: string; stage: string } & Queue['windows']['1h']['stages'][string];

const msText = (ms: number | null): string => (ms === null ? '–' : durationText(ms));

const columns: Column<StageLine>[] = [
  { head: 'Stage', cell: ({ stage }) => stageWord(stage), by: ({ stage }) => stage, isName: true },
  { head: 'Queue', cell: ({ queue }) => queue, by: ({ queue }) => queue },
  { head: 'Times', cell: ({ count }) => numberText(count), by: ({ count }) => count, isNumber: true },
  { head: 'p50', cell: ({ p50_ms }) => msText(p50_ms), by: ({ p50_ms }) => p50_ms, isNumber: true },
  { head: 'p95', cell: ({ p95_ms }) => msText(p95_ms), by: ({ p95_ms }) => p95_ms, isNumber: true },
  { head: 'p99', cell: ({ p99_ms }) => msText(p99_ms), by: ({ p99_ms }) => p99_ms, isNumber: true },
];

/** How long each stage took by itself, queue by queue. */
export function Stages({ queues, window }: { queues: Queue[]; window: Window }) {
  const lines = queues.flatMap(({ name, windows }) =>
    Object.entries(windows[window].stages).map(([stage, figures]) => ({ queue: name, stage, ...figures })),
  );
  if (lines.length === 0) return null;
  return (
    <details className="stages">
      <summary>How long each stage took by itself</summary>
      <Table label="Stages" columns={columns} lines={lines} keyOf={({ queue, stage }) => `${queue} ${stage}`} />
    </details>
  );
}
