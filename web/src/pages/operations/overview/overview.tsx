import { Loading, sentenceOf, Trouble } from '../../../ui/states.tsx';
import { AlertsPart } from './alerts.tsx';
import { useQueues } from './data.ts';
import { HistoryPart } from './history.tsx';
import { OverduePart } from './overdue.tsx';
import { Queues } from './queues.tsx';
import { signalsOf } from './signals.ts';

/** Whether work flows: the figures of now, how it went, and what is late. */
export function Overview() {
  const queues = useQueues();
  if (queues.isPending) return <Loading rows={6} label="The queues are loading" />;
  if (!queues.data)
    return <Trouble what="The queues cannot be shown now" error={queues.error} again={() => void queues.refetch()} />;
  return (
    <>
      {queues.isError && (
        <p className="bad" role="alert">
          These figures are from {new Date(queues.dataUpdatedAt).toLocaleTimeString()}: {sentenceOf(queues.error)}
        </p>
      )}
      <AlertsPart />
      <dl className="signals">
        {signalsOf(queues.data).map(({ label, value, note, tone }) => (
          <div key={label} className={`card signal ${tone}`}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              <span className="note">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <HistoryPart />
      <Queues report={queues.data} />
      <OverduePart />
    </>
  );
}
