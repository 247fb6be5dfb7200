import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Confirm } from '../../../ui/dialog.tsx';
import { useOperatorOnly } from '../role.ts';
import { useSetLimit } from './data.ts';

interface LimitProps {
  kind: 'budget' | 'mails';
  title: string;
  unit: string;
  /** Null for none. */
  limit: number | null;
  used: number;
  text(value: number): string;
  step: string;
  warning: string | null;
  children: ReactNode;
}

/** A limit of a day, how much of it is used, and the form that sets or lifts it. */
export function Limit({ kind, title, unit, limit, used, text, step, warning, children }: LimitProps) {
  const note = useId();
  const isOperator = useOperatorOnly();
  const set = useSetLimit();
  const [asked, setAsked] = useState<number | null | undefined>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(Number(new FormData(event.currentTarget).get('limit')));
  };
  return (
    <section className="card limit" aria-label={title}>
      <h2>{title}</h2>
      <p className="limit-now">
        <strong>{limit === null ? 'No limit' : `${text(used)} of ${text(limit)}`}</strong>
        {limit === null && kind === 'budget' && <span className="note"> {text(used)} today</span>}
      </p>
      {limit !== null && limit > 0 && (
        <progress max={limit} value={Math.min(used, limit)} aria-label={`Used of the ${title.toLowerCase()}`} />
      )}
      {warning && (
        <p className="bad" role="alert">
          {warning}
        </p>
      )}
      <p className="note" id={note}>
        {children}
      </p>
      <form className="actions" onSubmit={submit}>
        <input
          key={String(limit)}
          name="limit"
          type="number"
          min={0}
          step={step}
          required
          defaultValue={limit ?? ''}
          aria-label={`${title}, in ${unit}`}
          aria-describedby={note}
          disabled={isOperator.disabled}
        />
        <button type="submit" {...isOperator}>
          Set
        </button>
        {limit !== null && (
          <button type="button" className="quiet" onClick={() => setAsked(null)} {...isOperator}>
            Lift it
          </button>
        )}
      </form>
      {asked !== undefined && (
        <Confirm
          title={
            asked === null ? `Lift the ${title.toLowerCase()}?` : `Set the ${title.toLowerCase()} to ${text(asked)}?`
          }
          act={asked === null ? 'Lift it' : 'Set it'}
          onConfirm={() => set.mutate({ kind, limit: asked })}
          onClose={() => setAsked(undefined)}
        >
          <p>
            {asked === null || (limit !== null && asked > limit)
              ? 'What was held for it goes at once.'
              : asked < used || asked === 0
                ? 'That is no more than was used today already: new work of its kind waits until midnight UTC.'
                : 'It holds from now on, for today too.'}
          </p>
        </Confirm>
      )}
    </section>
  );
}
