import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { changePassword } from '../../session.ts';

/** Another password, for whoever has forgotten theirs and came by a link, or wants a better one. */
export function Password() {
  const change = useMutation({ mutationFn: changePassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const password = String(new FormData(form).get('password'));
    change.mutate(password, { onSuccess: ({ tone }) => tone === 'good' && form.reset() });
  };
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="password" onSubmit={submit}>
        <input
          name="password"
          type="password"
          aria-label="New password"
          placeholder="8 characters or more"
          autoComplete="new-password"
          minLength={8}
          required
        />
        <button type="submit" disabled={change.isPending}>
          Change
        </button>
      </form>
      <p role="status" className={change.data?.tone === 'bad' ? 'bad' : 'note'}>
        {change.data?.words}
      </p>
    </section>
  );
}
