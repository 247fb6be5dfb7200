import { useState } from 'react';
import { Confirm } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/states.tsx';
import { useOperatorOnly } from '../role.ts';
import { type Run, useRun } from './data.ts';
import { runText } from './run-text.ts';

/** Matching and digests out of their turn; each can be tried first. */
export const Runs = () => (
  <section>
    <header className="part-head">
      <h2>Runs out of turn</h2>
    </header>
    <div className="limits">
      <RunCard run="match" title="Match jobs">
        Compares every resume with the open jobs now, and not only at its hour.
      </RunCard>
      <RunCard run="digest" title="Plan digests">
        Plans the digests that are due now, for everybody whose hour has come.
      </RunCard>
    </div>
  </section>
);

function RunCard({ run, title, children }: { run: Run; title: string; children: string }) {
  const start = useRun();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="card limit" aria-label={title}>
      <h3>{title}</h3>
      <p className="note">{children} What was done already is not done twice.</p>
      <div className="actions">
        <button type="button" onClick={() => start.mutate({ run, dry_run: true })} disabled={start.isPending}>
          Dry run
        </button>
        <button type="button" {...useOperatorOnly()} onClick={() => setAsking(true)}>
          Run now…
        </button>
      </div>
      <p role="status">
        {start.isPending && 'It is running…'}
        {start.data && runText(start.data)}
        {start.isError && <span className="bad">{sentenceOf(start.error)}</span>}
      </p>
      {isAsking && (
        <Confirm
          title={`${title} now?`}
          act="Run now"
          onConfirm={() => start.mutate({ run, dry_run: false })}
          onClose={() => setAsking(false)}
        >
          <p>People may get notifications and mails by it, as they have chosen in their settings.</p>
        </Confirm>
      )}
    </section>
  );
}
