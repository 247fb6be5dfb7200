import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { SecretDialog } from '../secret-dialog.tsx';
import { type NewWebhook, useWebhooks } from './data.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

/** The addresses that are called when something happens to one's documents. */
export function Webhooks() {
  const webhooks = useWebhooks();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewWebhook | null>(null);
  return (
    <section className="part">
      <header className="part-head">
        <h2>Webhooks</h2>
        <button type="button" className="main" onClick={() => setMaking(true)}>
          <Plus size={17} aria-hidden /> New webhook…
        </button>
      </header>
      {webhooks.isPending && <Loading rows={2} label="Your webhooks are loading" />}
      {webhooks.isError && !webhooks.data && (
        <Trouble
          what="Your webhooks cannot be shown now"
          error={webhooks.error}
          again={() => void webhooks.refetch()}
        />
      )}
      {webhooks.data?.data.length === 0 && (
        <Empty icon={WebhookIcon} title="No webhooks yet">
          <p>
            Name an address, and it is called when something happens to your documents: signed, and again until it
            answers.
          </p>
        </Empty>
      )}
      <ul className="plain stack" aria-label="Webhooks">
        {webhooks.data?.data.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} onSecret={setMade} />
        ))}
      </ul>
      {isMaking && <WebhookDialog onMade={setMade} onClose={() => setMaking(false)} />}
      {made && (
        <SecretDialog
          title="The secret of your webhook"
          what="the secret"
          secret={made.secret}
          onClose={() => setMade(null)}
        >
          Verify with it that calls come from here, as Standard Webhooks describes; libraries for many languages do.
        </SecretDialog>
      )}
    </section>
  );
}
