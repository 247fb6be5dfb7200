import { type FormEvent, useState } from 'react';
import { useAccount } from '../../../account.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/states.tsx';
import { countText } from '../../../words/text.ts';
import { type NewApiKey, type Scope, useMakeKey } from './data.ts';
import { scopesFor, scopeWord } from './words.ts';

const lifetimes = [7, 30, 90, 180, 365];
const usual = ['documents:read', 'documents:write'];

/** Asks what a new key is for, what it may do and how long. */
export function NewKeyDialog({ onMade, onClose }: { onMade(made: NewApiKey): void; onClose(): void }) {
  const { data: account } = useAccount();
  const make = useMakeKey();
  const [why, setWhy] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // The boxes of the form are the scopes that there are.
    const scopes = form.getAll('scope') as Scope[];
    if (scopes.length === 0) return setWhy('Tick at least one thing that it may do.');
    setWhy(null);
    make.mutate(
      { name: String(form.get('name')).trim(), scopes, expires_in_days: Number(form.get('days')) },
      {
        onSuccess: (made) => {
          onClose();
          onMade(made);
        },
      },
    );
  };
  const error = why ?? (make.isError ? sentenceOf(make.error) : null);
  return (
    <Dialog title="A new key" onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <label>
          Name
          <input name="name" required maxLength={120} placeholder="Nightly import" autoComplete="off" />
        </label>
        <fieldset className="scopes">
          <legend>It may</legend>
          {scopesFor(account?.role ?? null).map((scope) => (
            <label key={scope}>
              <input type="checkbox" name="scope" value={scope} defaultChecked={usual.includes(scope)} />
              <span>
                {scopeWord(scope)} <code className="note">{scope}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <label>
          It ends after
          <select name="days" defaultValue={90}>
            {lifetimes.map((days) => (
              <option key={days} value={days}>
                {countText(days, 'day')}
              </option>
            ))}
          </select>
        </label>
        {error && (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={make.isPending}>
            Make the key
          </button>
          <button type="button" onClick={onClose}>
            Make none
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
