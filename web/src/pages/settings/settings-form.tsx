import type { FormEvent } from 'react';
import { DocketError } from '../../../../client/problem.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { quietTrouble, type Settings } from '../../words/settings.ts';
import { useDraft } from './draft.ts';
import { Digest, Mails, Times } from './fields.tsx';

/** All settings as one form, with what became of saving them. */
export function SettingsForm({ saved }: { saved: Settings }) {
  const { draft, isDirty, set, save, submit, discard } = useDraft(saved);
  const trouble = quietTrouble(draft.quiet_hours);
  const issues = save.error instanceof DocketError ? (save.error.issues ?? []) : [];
  const zoneTrouble = issues.find(({ path }) => path === 'time_zone')?.message ?? null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isDirty && !trouble) submit();
  };
  return (
    <form className="settings" onSubmit={send}>
      <Mails draft={draft} set={set} />
      <Digest draft={draft} set={set} />
      <Times draft={draft} set={set} quietTrouble={trouble} zoneTrouble={zoneTrouble} />
      <div className={isDirty ? 'card save-bar dirty' : 'card save-bar'}>
        <p role="status" className={save.isError ? 'bad' : 'note'}>
          {outcomeText({ isDirty, ...save })}
        </p>
        <div className="actions">
          {isDirty && (
            <button type="button" onClick={discard}>
              Discard
            </button>
          )}
          <button type="submit" className="main" disabled={!isDirty || trouble !== null || save.isPending}>
            Save
          </button>
        </div>
      </div>
    </form>
  );
}

interface Outcome {
  isDirty: boolean;
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
}

function outcomeText({ isDirty, isPending, isSuccess, error }: Outcome): string {
  if (isPending) return 'Saving…';
  if (error) return `Not saved: ${sentenceOf(error)}`;
  if (isDirty) return 'Changed, not saved yet.';
  return isSuccess ? 'Saved.' : 'Everything is saved.';
}
