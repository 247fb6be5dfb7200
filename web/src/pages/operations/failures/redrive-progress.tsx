import { X } from 'lucide-react';
import { countText } from '../../../words/text.ts';
import { numberText, spanText } from '../figures.ts';
import { useQueues } from '../overview/data.ts';
import { type Begun, useFailedAgain } from './data.ts';
import { filterText } from './filter.ts';
import { type RedriveStanding, redriveStanding } from './progress.ts';

interface RedriveProgressProps {
  begun: Begun;
  /** Goes on with what one call was too small for. */
  onMore(): void;
  onClose(): void;
}

/** How a redrive goes, from its beginning until nothing is open any more. */
export function RedriveProgress({ begun, onMore, onClose }: RedriveProgressProps) {
  const queues = useQueues();
  const again = useFailedAgain(begun);
  const times = { now: Math.max(Date.now(), queues.dataUpdatedAt), askedAt: queues.dataUpdatedAt };
  const standing = redriveStanding(begun, queues.data?.queues ?? [], times);
  return (
    <section className="card redrive" aria-label="Redrive under way">
      <header>
        <h2>
          {standing.isOver ? 'Redriven' : 'Redriving'} {countText(begun.count, 'document')} of{' '}
          {countText(begun.people, 'person', 'people')}
        </h2>
        <button type="button" className="icon" aria-label="Close" onClick={onClose}>
          <X size={17} aria-hidden />
        </button>
      </header>
      <p className="note fingerprint">{filterText(begun.filter)}</p>
      <progress max={1} value={standing.share} aria-label="Progress of the redrive" />
      <p role="status">{standingText(standing, again.data ?? 0)}</p>
      {begun.remaining > 0 && (
        <button type="button" onClick={onMore}>
          Go on with {numberText(begun.remaining)} more…
        </button>
      )}
    </section>
  );
}

function standingText({ isOver, open, secondsLeft }: RedriveStanding, again: number): string {
  const failed =
    again > 0 ? `${countText(again, 'document')} failed again the same way.` : 'None failed again the same way.';
  if (isOver) return `All of them ended. ${failed}`;
  const left = secondsLeft > 1 ? `about ${spanText(secondsLeft)} left, ` : '';
  return `${left}${countText(open, 'job')} open in all queues. ${failed}`.replace(/^./, (first) => first.toUpperCase());
}
