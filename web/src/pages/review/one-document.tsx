import { ArrowRight, ExternalLink, SkipForward } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useKeys } from '../../ui/keys.ts';
import { Loading, Trouble } from '../../ui/states.tsx';
import { isGone } from '../../words/deletion.ts';
import { useDocument } from '../document/data.ts';
import { doubtsOf } from '../document/fields/doubts.ts';
import { Workspace } from '../document/workspace.tsx';

interface OneDocumentProps {
  id: string;
  onNext(): void;
  onSkip(): void;
  /** It is no longer there: nothing that anybody decided. */
  onGone(): void;
}

/** The document in front, beside its original; the first thing to check is chosen already. */
export function OneDocument({ id, onNext, onSkip, onGone }: OneDocumentProps) {
  const { data, error, isPending, refetch } = useDocument(id);
  const wasTaken = isGone(error);
  useEffect(() => {
    if (wasTaken) onGone();
  }, [wasTaken, onGone]);
  useKeys({ s: onSkip });
  if (isPending || wasTaken) return <Loading rows={3} label="The document is loading" />;
  if (!data) return <Trouble what="This document cannot be shown now" error={error} again={() => void refetch()} />;
  const isDone = doubtsOf(data).length === 0;
  return (
    <div className="one-document reviewed">
      <div className="review-head">
        <h2>{data.filename}</h2>
        <Link href={`/documents/${id}`} className="review-open">
          <ExternalLink size={15} aria-hidden /> Open it
        </Link>
        <span className="actions">
          {!isDone && (
            <button type="button" onClick={onSkip}>
              <SkipForward size={17} aria-hidden /> Skip <kbd>S</kbd>
            </button>
          )}
          <button type="button" className="main" disabled={!isDone} onClick={onNext}>
            <ArrowRight size={17} aria-hidden /> Next <kbd>Enter</kbd>
          </button>
        </span>
      </div>
      <Workspace document={data} isForReview onDone={onNext} />
    </div>
  );
}
