import type { FormEvent } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/states.tsx';
import { useSuppress } from './data.ts';

/** Asks which address shall get no mails, and why. */
export function SuppressDialog({ onClose }: { onClose(): void }) {
  const suppress = useSuppress();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = String(form.get('note') ?? '').trim();
    suppress.mutate({ email: String(form.get('email')).trim(), ...(note && { note }) }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Keep all mails from an address" onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <label>
          Address
          <input name="email" type="email" required maxLength={320} autoComplete="off" />
        </label>
        <label>
          Why, for the other operators
          <input name="note" maxLength={500} placeholder="Asked us by phone" autoComplete="off" />
        </label>
        {suppress.isError && (
          <p className="bad" role="alert">
            {sentenceOf(suppress.error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={suppress.isPending}>
            Keep mails from it
          </button>
          <button type="button" onClick={onClose}>
            Keep things as they are
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
