import { Link } from 'wouter';
import type { DocumentLine } from '../../../../client/nouns.ts';
import { isSettled } from '../../../../client/standing.ts';
import { useKinds } from '../../kinds.ts';
import { timeLeft, useStanding } from '../../progress.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { StatusPill } from '../../ui/pill.tsx';
import { stageWord } from '../../words/status.ts';
import { countText, sizeText } from '../../words/text.ts';
import { agoText } from '../../words/times.ts';

interface RowProps {
  line: DocumentLine;
  isTicked: boolean;
  onTick(): void;
}

/** A document in the list: how it stands, and the one thing about it that matters now. */
export function Row({ line, isTicked, onTick }: RowProps) {
  const told = useStanding(line.id);
  // What was told is newer than the list until the list says that it is over.
  const { status, stage, progress } = told && !isSettled(line.status) ? told : line;
  const left = told && !isSettled(status) ? timeLeft(told) : null;
  return (
    <li className={isTicked ? 'row ticked' : 'row'}>
      <input type="checkbox" aria-label={`Select ${line.filename}`} checked={isTicked} onChange={onTick} />
      <KindIcon category={line.category} mediaType={line.media_type} />
      <div className="row-what">
        <Link href={`/documents/${line.id}`}>{line.filename}</Link>
        {isSettled(status) ? (
          <Outcome line={line} why={line.error?.detail ?? (status === 'failed' ? told?.why : null)} />
        ) : (
          <span className="note">
            {[stageWord(stage, status), progress > 0 && `${progress} %`, left].filter(Boolean).join(' · ')}
          </span>
        )}
      </div>
      <StatusPill status={status} />
      <time dateTime={line.created_at} title={new Date(line.created_at).toLocaleString()}>
        {agoText(line.created_at)}
      </time>
      {!isSettled(status) && (
        <progress max={100} value={progress || undefined} aria-label={`Progress of ${line.filename}`} />
      )}
    </li>
  );
}

function Outcome({ line, why }: { line: DocumentLine; why: string | null | undefined }) {
  const { kindWord } = useKinds();
  if (why) return <span className="why">{why}</span>;
  const { category, page_count, size_in_bytes, to_review } = line;
  const parts = [
    category && kindWord(category),
    page_count && countText(page_count, 'page'),
    to_review > 0 ? `${countText(to_review, 'field')} to check` : sizeText(size_in_bytes),
  ];
  return <span className="note">{parts.filter(Boolean).join(' · ')}</span>;
}
