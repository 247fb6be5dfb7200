import { transact } from '../sqlite.ts';
import type { Broker } from './broker.ts';
import type { Call } from './call.ts';
import { readFilter } from './filters.ts';
import { describeMessage, type Message } from './message.ts';
import { Refusal } from './refusal.ts';

/** `GET /v2/messages/{id}`: a message that has not arrived yet. */
export const getMessage = (broker: Broker, { parameter }: Call): Response =>
  Response.json(describeMessage(findMessage(broker, parameter)));

/** `DELETE /v2/messages/{id}` */
export function cancelMessage(broker: Broker, { parameter }: Call): Response {
  cancel(broker, findMessage(broker, parameter));
  return Response.json({ cancelled: 1 });
}

/** `DELETE /v2/messages`: all that match the query, which means all without one. */
export function cancelMessages(broker: Broker, { query }: Call): Response {
  const matches = readFilter(query);
  const messages = broker.undelivered.all().filter((message) => matches(describeMessage(message)));
  transact(broker.database, () => {
    for (const message of messages) cancel(broker, message);
  });
  return Response.json({ cancelled: messages.length });
}

function findMessage(broker: Broker, id: string): Message {
  const message = broker.undelivered.get(id);
  if (!message) throw new Refusal(404, `message ${id} not found`);
  return message;
}

/** An attempt under way cannot be called back, but it is the last. */
function cancel(broker: Broker, message: Message): void {
  const now = broker.now();
  broker.logs.write(message, 'CANCEL_REQUESTED', now);
  broker.undelivered.remove(message.id);
  broker.dispatcher.remove(message);
  broker.logs.write(message, 'CANCELLED', now);
}
