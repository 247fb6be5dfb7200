import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/states.tsx';
import { type EventType, type NewWebhook, useChangeWebhook, useMakeWebhook, type Webhook } from './data.ts';
import { eventTypes, eventWord } from './words.ts';

interface WebhookDialogProps {
  /** The one that is to be changed; without it, a new one is made. */
  webhook?: Webhook;
  onMade?(made: NewWebhook): void;
  onClose(): void;
}

/** Asks where a webhook goes and what it is told. */
export function WebhookDialog({ webhook, onMade, onClose }: WebhookDialogProps) {
  const make = useMakeWebhook();
  const change = useChangeWebhook();
  const [isAll, setAll] = useState(!webhook?.event_types);
  const [why, setWhy] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // The boxes of the form are the types that there are.
    const chosen = form.getAll('type') as EventType[];
    if (!isAll && chosen.length === 0) return setWhy('Tick at least one thing that it is told of.');
    setWhy(null);
    const given = {
      url: String(form.get('url')).trim(),
      description: String(form.get('description')).trim() || null,
      event_types: isAll ? null : chosen,
    };
    if (webhook) return change.mutate({ id: webhook.id, changes: given }, { onSuccess: onClose });
    make.mutate(given, {
      onSuccess: (made) => {
        onClose();
        onMade?.(made);
      },
    });
  };
  const failure = make.error ?? change.error;
  const error = why ?? (failure ? sentenceOf(failure) : null);
  return (
    <Dialog title={webhook ? 'Change the webhook' : 'A new webhook'} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <label>
          Address
          <input
            name="url"
            type="url"
            required
            maxLength={2000}
            placeholder="https://example.com/docket"
            defaultValue={webhook?.url}
          />
        </label>
        <label>
          What it is for, if you like
          <input name="description" maxLength={200} defaultValue={webhook?.description ?? ''} autoComplete="off" />
        </label>
        <fieldset className="scopes">
          <legend>It is told when</legend>
          <label>
            <input type="checkbox" checked={isAll} onChange={({ target }) => setAll(target.checked)} />
            <span>Anything happens, also what there will be one day</span>
          </label>
          {!isAll &&
            eventTypes.map((type) => (
              <label key={type}>
                <input
                  type="checkbox"
                  name="type"
                  value={type}
                  defaultChecked={webhook?.event_types?.some((told) => told === type)}
                />
                <span>
                  {eventWord(type)} <code className="note">{type}</code>
                </span>
              </label>
            ))}
        </fieldset>
        {error && (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={make.isPending || change.isPending}>
            {webhook ? 'Keep the changes' : 'Make the webhook'}
          </button>
          <button type="button" onClick={onClose}>
            {webhook ? 'Change nothing' : 'Make none'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
