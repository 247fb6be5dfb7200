import { transact } from '../sqlite.ts';
import type { Answer } from './answer.ts';
import { attempt, attemptHeaders } from './attempt.ts';
import type { Broker } from './broker.ts';
import { callBack } from './callbacks.ts';
import type { Message } from './message.ts';
import { retryDelay } from './retry.ts';
import { toBase64 } from './wire.ts';

/** Makes one attempt at a message and records what follows from it: arrival, a retry or a dead letter. */
export async function deliverOnce(broker: Broker, message: Message, signal: AbortSignal): Promise<void> {
  const headers = attemptHeaders(message, broker.keys.pair.current);
  const finish = broker.deliveries.begin(message, headers, broker.now());
  transact(broker.database, () => {
    broker.undelivered.begin(message, broker.now());
    broker.logs.write(message, 'ACTIVE', broker.now());
  });
  const answer = await attempt(message, headers, broker.deliver, signal);
  if (broker.dispatcher.isClosed) return;
  finish(answer);
  const isCancelled = broker.undelivered.get(message.id) !== message;
  if (!isCancelled) transact(broker.database, () => settle(broker, message, answer));
}

/** Counts the attempts that the end of the last broker broke off as failed ones, each answered by nobody. */
export function settleCutOff(broker: Broker): void {
  const answer = { status: null, headers: {}, body: new Uint8Array(), error: 'the broker stopped during the attempt' };
  for (const message of broker.undelivered.cutOff) transact(broker.database, () => settle(broker, message, answer));
}

function settle(broker: Broker, message: Message, answer: Answer): void {
  const now = broker.now();
  const failure = answer.error === null ? null : recordFailure(broker, message, answer, now);
  if (!failure) {
    broker.undelivered.remove(message.id);
    broker.logs.write(message, 'DELIVERED', now);
  }
  callBack(broker, message.callback, message, answer);
  if (failure?.deadLetter) callBack(broker, message.failureCallback, message, answer, failure.deadLetter);
  if (failure?.retryAt !== undefined) retry(broker, message, failure.retryAt);
}

interface Failure {
  retryAt?: number;
  deadLetter?: string;
}

function recordFailure(broker: Broker, message: Message, answer: Answer, now: number): Failure {
  const delay = retryDelay(message, answer, now);
  const retryAt = delay === null ? undefined : now + delay;
  broker.logs.write(message, 'ERROR', now, { ...describeAnswer(answer), nextDeliveryTime: retryAt });
  if (retryAt !== undefined) return { retryAt };
  broker.undelivered.remove(message.id);
  broker.logs.write(message, 'FAILED', now, { error: answer.error });
  return { deadLetter: broker.deadLetters.add(message, answer, now) };
}

function retry(broker: Broker, message: Message, due: number): void {
  message.retried += 1;
  message.due = due;
  broker.undelivered.reschedule(message);
  broker.logs.write(message, 'RETRY', broker.now(), { nextDeliveryTime: due });
  broker.dispatcher.add(message);
}

function describeAnswer({ status, headers, body, error }: Answer): Record<string, unknown> {
  if (status === null) return { error };
  return { error, responseStatus: status, responseHeaders: headers, responseBody: toBase64(body) };
}
