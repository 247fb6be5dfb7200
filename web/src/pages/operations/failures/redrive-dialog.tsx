import { useDeferredValue, useState } from 'react';
import type { Redriven } from '../../../../../client/nouns.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/states.tsx';
import { countText } from '../../../words/text.ts';
import { numberText, spanText, usdText } from '../figures.ts';
import { type Begun, useRedrive, useRedrivePreview } from './data.ts';
import { type FailureFilter, filterText } from './filter.ts';

interface RedriveDialogProps {
  filter: FailureFilter;
  onBegun(begun: Begun): void;
  onClose(): void;
}

const isRate = (rate: number): boolean => Number.isInteger(rate) && rate >= 1 && rate <= 6000;

/** Says what another run of dead letters would come to, and begins it. */
export function RedriveDialog({ filter, onBegun, onClose }: RedriveDialogProps) {
  const [typed, setTyped] = useState('600');
  const rate = Number(typed);
  const settled = useDeferredValue(isRate(rate) ? rate : 600);
  const preview = useRedrivePreview(filter, settled);
  const redrive = useRedrive((begun) => {
    onBegun(begun);
    onClose();
  });
  const error = redrive.error ?? preview.error;
  return (
    <Dialog title="Redrive" onClose={onClose}>
      <p>
        Every document whose job is a dead letter of <strong className="fingerprint">{filterText(filter)}</strong> goes
        on at the stage that failed; what was done before is kept.
      </p>
      <label className="rate">
        Documents a minute
        <input
          type="number"
          min={1}
          max={6000}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          aria-describedby="rate-note"
        />
        <span id="rate-note" className="note">
          {isRate(rate) ? 'spread over time, so that others are not kept waiting' : 'a whole number from 1 to 6,000'}
        </span>
      </label>
      <div className="preview" role="status">
        {preview.data ? <Preview preview={preview.data} /> : !error && <p className="note">Counting…</p>}
      </div>
      {error && (
        <p className="bad" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      <footer className="actions">
        <button
          type="button"
          className="main"
          disabled={!preview.data?.count || !isRate(rate) || redrive.isPending}
          onClick={() => redrive.mutate({ filter, rate })}
        >
          {preview.data?.count ? `Redrive ${countText(preview.data.count, 'document')}` : 'Redrive'}
        </button>
        <button type="button" onClick={onClose}>
          Keep things as they are
        </button>
      </footer>
    </Dialog>
  );
}

function Preview({ preview: { count, remaining, estimated_seconds, estimated_cost_usd } }: { preview: Redriven }) {
  if (count === 0) return <p>None is left to be redriven.</p>;
  return (
    <dl className="estimate">
      <div>
        <dt>Documents</dt>
        <dd>{numberText(count)}</dd>
      </div>
      <div>
        <dt>Takes about</dt>
        <dd>{spanText(estimated_seconds)}</dd>
      </div>
      <div>
        <dt>Costs about</dt>
        <dd>{usdText(estimated_cost_usd)}</dd>
      </div>
      {remaining > 0 && (
        <p className="note">{numberText(remaining)} more do not fit into one go; they can follow after it.</p>
      )}
    </dl>
  );
}
