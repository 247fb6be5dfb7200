import { Pause, Play } from 'lucide-react';
import { Pill } from '../../../ui/pill.tsx';
import { agoText, durationText } from '../../../words/times.ts';
import { numberText, spanText } from '../figures.ts';
import { useOperatorOnly } from '../role.ts';
import type { Queue } from './data.ts';

export type Window = keyof Queue['windows'];

interface QueueCardProps {
  queue: Queue;
  /** The span of its times and counts. */
  window: Window;
  now: number;
  onAsk(): void;
}

/** A queue as it stands, with the button that stops it or lets it go on. */
export function QueueCard({ queue, window, now, onAsk }: QueueCardProps) {
  const { name, paused_at } = queue;
  const Icon = paused_at ? Play : Pause;
  return (
    <li className="card queue-card">
      <header>
        <h3>{name}</h3>
        <button type="button" className="small" onClick={onAsk} {...useOperatorOnly()}>
          <Icon size={15} aria-hidden /> {paused_at ? 'Resume' : 'Pause'} <span className="hidden">{name}</span>
        </button>
        <State queue={queue} now={now} />
      </header>
      <dl>
        {figuresOf(queue, window).map(([label, figure, isWhole]) => (
          <div key={label} className={isWhole ? 'whole' : undefined}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function State({ queue: { paused_at, held_by }, now }: { queue: Queue; now: number }) {
  if (paused_at) return <Pill tone="warn">Paused {agoText(paused_at, now)}</Pill>;
  if (held_by === 'deployment_quota') return <Pill tone="bad">Held: pages of today are read</Pill>;
  return held_by === 'budget' ? <Pill tone="bad">Held: budget used up</Pill> : <Pill tone="good">Running</Pill>;
}

type Figure = [label: string, figure: string, isWhole?: boolean];

function figuresOf(queue: Queue, window: Window): Figure[] {
  const { completed, failed, wait_ms, run_ms } = queue.windows[window];
  return [
    ['Waiting', numberText(queue.depth)],
    ['In flight', `${numberText(queue.in_flight)} of ${numberText(queue.parallelism)}`],
    ['Retrying', numberText(queue.retrying)],
    ['Scheduled', numberText(queue.scheduled)],
    ['Held', numberText(queue.held)],
    ['Oldest', queue.oldest_age_seconds === null ? '–' : spanText(queue.oldest_age_seconds)],
    ['Completed', numberText(completed)],
    ['Failed', numberText(failed)],
    ['Wait, p50 / p95', pairText(wait_ms), true],
    ['Run, p50 / p95', pairText(run_ms), true],
  ];
}

const pairText = ({ p50, p95 }: { p50: number | null; p95: number | null }): string =>
  p50 === null || p95 === null ? '–' : `${durationText(p50)} / ${durationText(p95)}`;
