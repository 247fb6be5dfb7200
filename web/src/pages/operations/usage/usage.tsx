import { useState } from 'react';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { countText } from '../../../words/text.ts';
import { microUsdText, numberText, usdText } from '../figures.ts';
import { useUsage } from './data.ts';
import { lastDays } from './days.ts';
import { Limits } from './limits.tsx';
import { Days, Dearest } from './lines.tsx';
import { Services } from './services.tsx';

const spans = [1, 7, 30, 90];

/** What the work costs, service by service, and what it may cost in a day. */
export function Usage() {
  const [span, setSpan] = useState(30);
  const [by, setBy] = useState<'day' | 'document'>('day');
  const { from, to } = lastDays(span);
  const usage = useUsage(from, to, by);
  return (
    <>
      <Limits />
      <header className="part-head">
        <h2>Usage</h2>
        <span className="actions">
          <select aria-label="Days" value={span} onChange={({ target }) => setSpan(Number(target.value))}>
            {spans.map((days) => (
              <option key={days} value={days}>
                {days === 1 ? 'Today' : `Last ${days} days`}
              </option>
            ))}
          </select>
          <select
            aria-label="Told apart by"
            value={by}
            onChange={({ target }) => setBy(target.value === 'document' ? 'document' : 'day')}
          >
            <option value="day">By day</option>
            <option value="document">Dearest documents</option>
          </select>
        </span>
      </header>
      {usage.isPending && <Loading rows={6} label="The usage is loading" />}
      {usage.isError && !usage.data && (
        <Trouble what="The usage cannot be shown now" error={usage.error} again={() => void usage.refetch()} />
      )}
      {usage.data && (
        <>
          <dl className="signals sums">
            <Sum
              label="Documents"
              figure={numberText(usage.data.documents)}
              note={`${usage.data.from} to ${usage.data.to}, UTC`}
            />
            <Sum
              label="Cost"
              figure={microUsdText(usage.data.micro_usd)}
              note={`engines ${microUsdText(usage.data.engines_micro_usd)}, mails ${microUsdText(usage.data.mails_micro_usd)}`}
            />
            <Sum
              label="A million documents"
              figure={dollarsOr(usage.data.usd_per_million_documents)}
              note="at this rate, all in"
            />
            <Sum
              label="Of that, infrastructure"
              figure={dollarsOr(usage.data.infrastructure_usd_per_million_documents)}
              note="without engines and mails"
            />
          </dl>
          <Services services={usage.data.services} />
          {usage.data.days && <Days days={usage.data.days} />}
          {usage.data.dearest && <Dearest documents={usage.data.dearest} />}
          <p className="note">
            {countText(usage.data.documents, 'document')} counted on the day their work ended; money is at list price.
          </p>
        </>
      )}
    </>
  );
}

const dollarsOr = (usd: number | null): string => (usd === null ? '–' : usdText(usd));

const Sum = ({ label, figure, note }: { label: string; figure: string; note: string }) => (
  <div className="card signal">
    <dt>{label}</dt>
    <dd>
      <strong>{figure}</strong>
      <span className="note">{note}</span>
    </dd>
  </div>
);
