import { ArrowLeft, Send } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Older } from '../../../ui/older.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { type DeliveryFilter, useDeliveries, useWebhookActs, useWebhooks } from './data.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { deliveryStatuses, deliveryWord, eventTypes } from './words.ts';

/** What a webhook was told in the last days, and what it answered. */
export function Deliveries({ id }: { id: string }) {
  const webhooks = useWebhooks();
  const url = webhooks.data?.data.find((webhook) => webhook.id === id)?.url ?? '';
  const [filter, setFilter] = useState<DeliveryFilter>({});
  const acts = useWebhookActs({ id, url });
  // The choices of both lists are what the API takes.
  const set = (part: keyof DeliveryFilter, value: string) =>
    setFilter(({ [part]: _, ...rest }) => (value ? ({ ...rest, [part]: value } as DeliveryFilter) : rest));
  return (
    <>
      <Link href="/developers" className="back">
        <ArrowLeft size={16} aria-hidden /> Developers
      </Link>
      <PageTitle title="What the webhook was told">
        <button type="button" onClick={acts.test} disabled={acts.isBusy}>
          <Send size={16} aria-hidden /> Send a test
        </button>
      </PageTitle>
      <p className="note url">{url}</p>
      <div className="delivery-filters">
        <select aria-label="Status" value={filter.status ?? ''} onChange={({ target }) => set('status', target.value)}>
          <option value="">Any status</option>
          {deliveryStatuses.map((status) => (
            <option key={status} value={status}>
              {deliveryWord(status)[0]}
            </option>
          ))}
        </select>
        <select aria-label="Event" value={filter.type ?? ''} onChange={({ target }) => set('type', target.value)}>
          <option value="">Any event</option>
          {[...eventTypes, 'webhook.test'].map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </div>
      <Lines id={id} filter={filter} onReplay={acts.replay} />
    </>
  );
}

function Lines({ id, filter, onReplay }: { id: string; filter: DeliveryFilter; onReplay(id: string): void }) {
  const deliveries = useDeliveries(id, filter);
  if (deliveries.isPending) return <Loading rows={5} label="The deliveries are loading" />;
  if (!deliveries.data)
    return (
      <Trouble
        what="The deliveries cannot be shown now"
        error={deliveries.error}
        again={() => void deliveries.refetch()}
      />
    );
  const lines = deliveries.data.pages.flatMap(({ data }) => data);
  if (lines.length === 0)
    return (
      <Empty icon={Send} title="Nothing was told">
        <p>What happened in the last 30 days and fits stands here; send a test to see how it looks.</p>
      </Empty>
    );
  return (
    <>
      <ul className="plain rows" aria-label="Deliveries">
        {lines.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} onReplay={() => onReplay(delivery.id)} />
        ))}
      </ul>
      <Older query={deliveries}>Show older ones</Older>
    </>
  );
}
