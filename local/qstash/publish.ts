import { randomUUID } from 'node:crypto';
import { transact } from '../sqlite.ts';
import type { Broker } from './broker.ts';
import { deduplicationId } from './deduplication.ts';
import { readMessage } from './headers.ts';
import type { Draft, Message } from './message.ts';

export interface Published {
  messageId: string;
  deduplicated?: true;
}

/** Takes a message in, or finds the one that its deduplication id stands for; throws Refusal on bad headers. */
export function publish(broker: Broker, url: string, headers: Headers, body: Uint8Array): Published {
  const now = broker.now();
  const draft = readMessage(url, headers, body, now);
  const id = deduplicationId(headers, draft);
  const original = id && broker.deduplication.find(id, now);
  if (original) return { messageId: original, deduplicated: true };
  return transact(broker.database, () => {
    const message = accept(broker, draft);
    if (id) broker.deduplication.remember(id, message.id, now);
    return { messageId: message.id };
  });
}

/** Gives a draft an id and a place in the schedule; the caller has it inside a transaction. */
export function accept(broker: Broker, draft: Draft): Message {
  const now = broker.now();
  const id = `msg_${randomUUID().replaceAll('-', '')}`;
  const message: Message = { ...draft, id, createdAt: now, retried: 0, due: Math.max(now, draft.notBefore) };
  broker.undelivered.add(message);
  broker.logs.write(message, 'CREATED', now, { nextDeliveryTime: message.due });
  if (message.flowControl) broker.dispatcher.lanes.configure(message.flowControl);
  broker.dispatcher.add(message);
  broker.meter('qstash.messages');
  return message;
}
