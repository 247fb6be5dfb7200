import type { DocumentLine } from '../../../../client/nouns.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { countText, percentText } from '../../words/text.ts';

interface QueueStripProps {
  ids: string[];
  known: Map<string, DocumentLine>;
  current: string;
  onPick(id: string): void;
}

/** What still waits, the least sure first; any of it can be taken next. */
export const QueueStrip = ({ ids, known, current, onPick }: QueueStripProps) => (
  <ol className="plain queue" aria-label="What waits for you">
    {ids.map((id) => {
      const line = known.get(id);
      if (!line) return null;
      return (
        <li key={id}>
          <button type="button" aria-current={id === current || undefined} onClick={() => onPick(id)}>
            <KindIcon category={line.category} mediaType={line.media_type} />
            <span className="queue-what">
              <span className="queue-name">{line.filename}</span>
              <span className="note">{whyOf(line)}</span>
            </span>
          </button>
        </li>
      );
    })}
  </ol>
);

function whyOf({ to_review, lowest_confidence }: DocumentLine): string {
  const sure = lowest_confidence === null ? null : `${percentText(lowest_confidence)} sure`;
  return [to_review > 0 ? countText(to_review, 'field') : 'what it is', sure].filter(Boolean).join(', ');
}
