import type { Answer } from './answer.ts';
import type { Broker } from './broker.ts';
import { type Callback, callerIp, headerLists, type Message } from './message.ts';
import { publish } from './publish.ts';
import { toBase64 } from './wire.ts';

/** Publishes what came of an attempt as a message of its own; does nothing without a callback. */
export function callBack(
  broker: Broker,
  callback: Callback | null,
  message: Message,
  answer: Answer,
  deadLetter?: string,
): void {
  if (!callback) return;
  const report = {
    status: answer.status ?? 0,
    header: answer.headers,
    body: toBase64(answer.status === null ? Buffer.from(answer.error ?? '') : answer.body),
    retried: message.retried,
    maxRetries: message.retries,
    sourceMessageId: message.id,
    url: message.url,
    method: message.method,
    sourceHeader: headerLists(message.headers),
    sourceBody: toBase64(message.body),
    notBefore: String(message.notBefore),
    createdAt: String(message.createdAt),
    callerIP: callerIp,
    dlqId: deadLetter,
  };
  publish(broker, callback.url, new Headers(callback.headers), Buffer.from(JSON.stringify(report)));
}
