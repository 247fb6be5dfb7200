import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, RotateCcw } from 'lucide-react';
import type { Document } from '../../../../client/nouns.ts';
import { isSettled } from '../../../../client/standing.ts';
import { docket } from '../../docket.ts';
import { timeLeft, useStanding } from '../../progress.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { stageWord, waitingText } from '../../words/status.ts';
import { adviceFor } from './advice.ts';
import { useStatus } from './data.ts';

/** How a document stands while it is not simply done: how far it is, or why it ended without a result. */
export function Standing({ document }: { document: Document }) {
  if (!isSettled(document.status)) return <UnderWay document={document} />;
  if (document.status === 'failed' || document.status === 'canceled') return <Ended document={document} />;
  return null;
}

function UnderWay({ document }: { document: Document }) {
  const told = useStanding(document.id);
  const { stage, progress, status } = told && !isSettled(told.status) ? told : document;
  const { data: report } = useStatus(document.id, status);
  const { act, isBusy } = useJobAct(document, 'cancel');
  const left = told && timeLeft(told);
  const waiting = status === 'processing' ? null : report?.waiting_for;
  const parts = [stageWord(stage), progress > 0 && `${progress} %`, left].filter(Boolean);
  return (
    <section className="card standing" aria-label="Progress">
      <p>{waiting ? waitingText(waiting) : parts.join(' · ')}</p>
      <span className="hidden" role="status">
        {/* Said when it changes; each percent would be too much. */}
        {waiting ? waitingText(waiting) : stageWord(stage)}
      </span>
      <progress max={100} value={progress || undefined} aria-label={`Progress of ${document.filename}`} />
      {document.job_id && (
        <button type="button" className="quiet" disabled={isBusy} onClick={act}>
          Stop reading it
        </button>
      )}
    </section>
  );
}

function Ended({ document: { status, error }, document }: { document: Document }) {
  const { act, isBusy } = useJobAct(document, 'replay');
  const advice = error && adviceFor(error.code);
  return (
    <section className="card trouble" aria-label="What went wrong">
      <CircleAlert aria-hidden />
      <div>
        <strong>
          {error?.detail ?? (status === 'canceled' ? 'Reading it was stopped.' : 'It could not be read.')}
        </strong>
        {advice && <p>{advice.words}</p>}
        {document.job_id && (
          <button
            type="button"
            className={advice?.isWorthRepeating === false ? '' : 'main'}
            disabled={isBusy}
            onClick={act}
          >
            <RotateCcw size={17} aria-hidden /> {status === 'canceled' ? 'Read it after all' : 'Try again'}
          </button>
        )}
      </div>
    </section>
  );
}

/** Stops the run of a document, or repeats it. */
function useJobAct({ id, job_id }: Document, verb: 'cancel' | 'replay') {
  const queries = useQueryClient();
  const say = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: (job: string) => docket.post(`/v1/jobs/{id}/${verb}`, { path: { id: job } }),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['document', id] }),
        queries.invalidateQueries({ queryKey: ['documents'] }),
      ]),
  });
  return { act: () => job_id && mutate(job_id), isBusy: isPending };
}
