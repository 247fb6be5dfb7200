import { useState } from 'react';
import type { QueueReport } from '../../../../../client/nouns.ts';
import { Confirm } from '../../../ui/dialog.tsx';
import { type Queue, usePause } from './data.ts';
import { useRange } from './history.tsx';
import { QueueCard } from './queue-card.tsx';
import { Stages } from './stages.tsx';

/** Each queue as it stands, with a way to stop it and to let it go on. */
export function Queues({ report }: { report: QueueReport }) {
  const [minutes] = useRange();
  const [asked, setAsked] = useState<Queue | null>(null);
  const pause = usePause();
  const window = minutes > 360 ? '24h' : '1h';
  return (
    <section>
      <header className="part-head">
        <h2>Queues</h2>
        <span className="note">times and counts of the last {window === '1h' ? 'hour' : '24 hours'}</span>
      </header>
      <ul className="plain queues" aria-label="Queues">
        {report.queues.map((queue) => (
          <QueueCard
            key={queue.name}
            queue={queue}
            window={window}
            now={Date.parse(report.now)}
            onAsk={() => setAsked(queue)}
          />
        ))}
      </ul>
      <Stages queues={report.queues} window={window} />
      {asked && (
        <Confirm
          title={asked.paused_at ? `Resume the queue ${asked.name}?` : `Pause the queue ${asked.name}?`}
          act={asked.paused_at ? 'Resume' : 'Pause'}
          onConfirm={() => pause.mutate(asked)}
          onClose={() => setAsked(null)}
        >
          <p>
            {asked.paused_at
              ? 'What was held starts at once, in the order in which it was due.'
              : 'Runs under way end by themselves. Everything else waits as held, and nothing fails because of it.'}
          </p>
        </Confirm>
      )}
    </section>
  );
}
