import type { FormEvent } from 'react';
import type { RetentionRequest } from '../../../../client/nouns.ts';
import { AnyFolder, AnyKind } from '../inbox/narrowing.tsx';

interface NewRuleProps {
  isBusy: boolean;
  onAsk(rule: RetentionRequest['rules'][number]): void;
  /** Something else was chosen, so that what was said of the former choice is over. */
  onChange(): void;
}

/** Asks for which documents a rule is, and how long they are kept. */
export function NewRule({ isBusy, onAsk, onChange }: NewRuleProps) {
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = String(form.get('days'));
    const said = (name: string) => String(form.get(name)) || null;
    onAsk({ category: said('category'), folder_id: said('folder'), days: days === '' ? null : Number(days) });
  };
  return (
    <form className="actions" onSubmit={ask} onChange={onChange}>
      <AnyKind name="category" aria-label="Documents of" />
      <AnyFolder name="folder" aria-label="In the folder" />
      <label className="days">
        Deleted after
        <input name="days" type="number" min={1} max={36_500} aria-label="Days to keep them" placeholder="never" />
        days
      </label>
      <button type="submit" disabled={isBusy}>
        See what that deletes
      </button>
    </form>
  );
}
