import { Loading, Trouble } from '../../../ui/states.tsx';
import { eventText } from '../../../words/events.ts';
import { dayText, timeText } from '../../../words/times.ts';
import { useTimeline } from '../data.ts';
import { SeenBy } from './seen-by.tsx';

const tones: Record<string, string> = {
  job_retrying: 'warn',
  mail_bounced: 'bad',
  mail_failed: 'bad',
  webhook_failed: 'warn',
  mail_opened: 'good',
  fields_reviewed: 'good',
};

const toneOf = (type: string, status: unknown): string => {
  if (type !== 'document_processed') return tones[type] ?? '';
  return status === 'failed' ? 'bad' : 'good';
};

/** Everything that happened to a document, from its upload to the mail that somebody opened, and who saw it. */
export default function TimelineTab({ id }: { id: string }) {
  return (
    <>
      <Happened id={id} />
      <SeenBy id={id} />
    </>
  );
}

function Happened({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useTimeline(id);
  if (error) return <Trouble what="What happened cannot be shown now" error={error} again={() => void refetch()} />;
  if (isPending) return <Loading rows={4} label="What happened is loading" />;
  return (
    <ol className="plain timeline" aria-label="What happened">
      {data.data.map(({ cursor, type, at, data: about }) => (
        <li key={cursor} className={toneOf(type, about.status)}>
          <span>{eventText(type, about)}</span>
          <time dateTime={at} title={`${dayText(at)}, ${new Date(at).toLocaleTimeString()}`}>
            {timeText(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
