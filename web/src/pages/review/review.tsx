import { useCallback } from 'react';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { AllDone } from './all-done.tsx';
import { OneDocument } from './one-document.tsx';
import { ahead, check, current, pick, place, skip, unskip } from './queue.ts';
import { QueueStrip } from './queue-strip.tsx';
import { useSession } from './use-session.ts';
import '../document/document.css';
import './review.css';

/** Everything that needs a person, one document at a time, the least sure first. */
export default function Review() {
  const { waiting, session, change, known } = useSession();
  const id = current(session);
  const next = useCallback(() => id && change((now) => check(now, id)), [id, change]);
  const later = useCallback(() => id && change((now) => skip(now, id)), [id, change]);
  if (waiting.isPending)
    return (
      <>
        <PageTitle title="Review" />
        <Loading rows={5} label="What waits for you is loading" />
      </>
    );
  if (waiting.isError && session.order.length === 0)
    return (
      <>
        <PageTitle title="Review" />
        <Trouble
          what="What waits for you cannot be shown now"
          error={waiting.error}
          again={() => void waiting.refetch()}
        />
      </>
    );
  if (id === null) return <AllDone session={session} onUnskip={() => change(unskip)} isLooking={waiting.isFetching} />;
  const { at, of } = place(session, waiting.data?.total ?? 0);
  return (
    <>
      <PageTitle title="Review">
        <span className="review-place">
          <progress max={of} value={at - 1} aria-label="How far you are" />
          <span>
            {at} of {of.toLocaleString('en')}
          </span>
        </span>
      </PageTitle>
      <QueueStrip
        ids={ahead(session)}
        known={known}
        current={id}
        onPick={(other) => change((now) => pick(now, other))}
      />
      <OneDocument key={id} id={id} onNext={next} onSkip={later} onGone={next} />
    </>
  );
}
