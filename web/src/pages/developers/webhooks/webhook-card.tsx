import { useState } from 'react';
import { Link } from 'wouter';
import { Confirm } from '../../../ui/dialog.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { timeText } from '../../../words/times.ts';
import { type NewWebhook, useWebhookActs, type Webhook } from './data.ts';
import { RotateSecretDialog } from './rotate-secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { eventWord, webhookWord } from './words.ts';

interface WebhookCardProps {
  webhook: Webhook;
  onSecret(made: NewWebhook): void;
}

/** A webhook: where it goes, what it is told, how it does, and what can be done with it. */
export function WebhookCard({ webhook, onSecret }: WebhookCardProps) {
  const { id, url, description, event_types, enabled, previous_secret_until } = webhook;
  const [asked, setAsked] = useState<'change' | 'rotate' | 'remove' | null>(null);
  const acts = useWebhookActs(webhook);
  const [word, tone] = webhookWord(webhook);
  const close = () => setAsked(null);
  const of = <span className="hidden"> {url}</span>;
  return (
    <li className={enabled ? 'card thing' : 'card thing ended'}>
      <div className="thing-what">
        <h3>
          <span className="url">{url}</span> <Pill tone={tone}>{word}</Pill>
        </h3>
        {description && <p>{description}</p>}
        {previous_secret_until && (
          <p className="note">Signed with the secret before this one too, until {timeText(previous_secret_until)}.</p>
        )}
        <ul className="plain tags" aria-label={`What ${url} is told`}>
          {event_types?.map((type) => (
            <li key={type}>
              <Pill title={eventWord(type)}>{type}</Pill>
            </li>
          )) ?? <li className="note">Told of everything</li>}
        </ul>
        <p>
          <Link href={`/developers/webhooks/${id}`}>What it was told{of}</Link>
        </p>
      </div>
      <div className="actions">
        <button type="button" className="small" onClick={acts.test} disabled={acts.isBusy}>
          Send a test{of}
        </button>
        <button type="button" className="small" onClick={() => acts.enable(!enabled)} disabled={acts.isBusy}>
          {enabled ? 'Disable' : 'Enable'}
          {of}
        </button>
        <button type="button" className="small" onClick={() => setAsked('change')}>
          Change…{of}
        </button>
        <button type="button" className="small" onClick={() => setAsked('rotate')}>
          New secret…{of}
        </button>
        <button type="button" className="small" onClick={() => setAsked('remove')}>
          Remove…{of}
        </button>
      </div>
      {asked === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asked === 'rotate' && <RotateSecretDialog webhook={webhook} onMade={onSecret} onClose={close} />}
      {asked === 'remove' && (
        <Confirm title={`Remove ${url}?`} act="Remove" isDangerous onConfirm={acts.remove} onClose={close}>
          <p>It is not called any more, and the log of what it was told goes with it.</p>
        </Confirm>
      )}
    </li>
  );
}
