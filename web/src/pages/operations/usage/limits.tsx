import { Loading, Trouble } from '../../../ui/states.tsx';
import { numberText, usdText } from '../figures.ts';
import { useQueues } from '../overview/data.ts';
import { Limit } from './limit.tsx';

/** What a day may cost and how many mails may leave in it, with how much of that is used. */
export function Limits() {
  const queues = useQueues();
  if (queues.isPending) return <Loading rows={2} label="The limits are loading" />;
  if (!queues.data)
    return <Trouble what="The limits cannot be shown now" error={queues.error} again={() => void queues.refetch()} />;
  const { budget, mail_quota } = queues.data;
  return (
    <div className="limits">
      <Limit
        kind="budget"
        title="Daily budget"
        unit="US dollars a day"
        limit={budget.daily_usd}
        used={budget.spent_usd}
        text={usdText}
        step="0.01"
        warning={budget.held_since && 'It is used up: new work is held until midnight UTC, or until you raise it.'}
      >
        For OCR and models. When it is used up, new work waits; nothing fails. With 0, everything waits.
      </Limit>
      <Limit
        kind="mails"
        title="Daily mails"
        unit="mails a day"
        limit={mail_quota.daily}
        used={mail_quota.sent ?? 0}
        text={numberText}
        step="1"
        warning={null}
      >
        As your plan has it. Failures may use all of them, results 90 %, matches 80 %, digests 70 %; what does not fit
        leaves the next day.
      </Limit>
    </div>
  );
}
