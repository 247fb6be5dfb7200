import { Loading, Trouble } from '../../../ui/states.tsx';
import { accessText } from '../../../words/accesses.ts';
import { dayText, timeText } from '../../../words/times.ts';
import { useAccesses } from '../data.ts';

/** Who opened, downloaded or exported a document, newest first; the same by the same within an hour is one. */
export function SeenBy({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useAccesses(id);
  return (
    <section aria-labelledby="seen-by">
      <h2 id="seen-by">Who saw it</h2>
      {error && <Trouble what="Who saw it cannot be shown now" error={error} again={() => void refetch()} />}
      {isPending && <Loading rows={2} label="Who saw it is loading" />}
      {data?.data.length === 0 && <p>Nobody within a year.</p>}
      {data && data.data.length > 0 && (
        <ol className="plain timeline">
          {data.data.map((access) => (
            <li key={access.id} className={access.actor === 'operator' ? 'warn' : ''}>
              <span>{accessText(access)}</span>
              <time dateTime={access.at} title={`${dayText(access.at)}, ${new Date(access.at).toLocaleTimeString()}`}>
                {timeText(access.at)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
