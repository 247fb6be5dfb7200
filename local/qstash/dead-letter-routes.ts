import { transact } from '../sqlite.ts';
import type { Broker } from './broker.ts';
import type { Call } from './call.ts';
import type { DeadLetter } from './dead-letters.ts';
import { readValues } from './filters.ts';
import { accept, type Published } from './publish.ts';
import { Refusal } from './refusal.ts';

/** `GET /v2/dlq` */
export function listLetters(broker: Broker, { query }: Call): Response {
  const { letters, cursor } = broker.deadLetters.list(query);
  return Response.json({ messages: letters.map(({ shown }) => shown), cursor });
}

/** `GET /v2/dlq/{id}` */
export const getLetter = (broker: Broker, { parameter }: Call): Response =>
  Response.json(findLetter(broker, parameter).shown);

/** `DELETE /v2/dlq/{id}` */
export function deleteLetter(broker: Broker, { parameter }: Call): Response {
  broker.deadLetters.remove(findLetter(broker, parameter).id);
  return Response.json({ deleted: 1 });
}

/** `DELETE /v2/dlq`: those that match the query, at most `count` a call. */
export function deleteLetters(broker: Broker, { query }: Call): Response {
  const { letters, cursor } = broker.deadLetters.list(query);
  transact(broker.database, () => {
    for (const { id } of letters) broker.deadLetters.remove(id);
  });
  return Response.json({ deleted: letters.length, cursor });
}

/** `POST /v2/dlq/retry/{id}`: 201 with the id of the new message. */
export const retryLetter = (broker: Broker, { parameter }: Call): Response =>
  Response.json(retry(broker, findLetter(broker, parameter)), { status: 201 });

/** `POST /v2/dlq/retry`: 201, or 404 when one of the ids asked for is gone. */
export function retryLetters(broker: Broker, { query }: Call): Response {
  for (const id of new Set(readValues(query, 'dlqIds').flatMap((value) => value.split(',')))) findLetter(broker, id);
  const { letters, cursor = '' } = broker.deadLetters.list(query);
  const responses = transact(broker.database, () => letters.reverse().map((letter) => retry(broker, letter)));
  return Response.json({ responses, cursor }, { status: 201 });
}

/** The same message under a new id, with all its attempts before it. */
function retry(broker: Broker, letter: DeadLetter): Published {
  return transact(broker.database, () => {
    broker.deadLetters.remove(letter.id);
    return { messageId: accept(broker, { ...letter.message, notBefore: broker.now() }).id };
  });
}

function findLetter(broker: Broker, id: string): DeadLetter {
  const letter = broker.deadLetters.get(id);
  if (!letter) throw new Refusal(404, `message ${id} not found in the dead letters`);
  return letter;
}
