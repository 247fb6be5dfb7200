import type { Answer } from './answer.ts';
import type { Message } from './message.ts';
import { decodeText, toBase64 } from './wire.ts';

/** A message as its endpoint got it; `headers` are those of the newest attempt. */
export interface Delivery {
  message_id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Text, or base64 for bytes that are no UTF-8. */
  body: string;
  attempts: DeliveryAttempt[];
}

export interface DeliveryAttempt {
  at: string;
  retried: number;
  /** Null while in flight, and when the endpoint gave no answer. */
  status: number | null;
  /** The response body, or why there was none; null while in flight. */
  answer: string | null;
}

const kept = 10_000;

/** What was delivered since the broker started, for tests and the curious. */
export class Deliveries {
  #deliveries = new Map<string, Delivery>();

  /** Records that an attempt begins and returns how to record its end. */
  begin(message: Message, headers: Record<string, string>, now: number): (answer: Answer) => void {
    const delivery = this.#deliveries.get(message.id) ?? this.#open(message);
    delivery.headers = headers;
    const attempt: DeliveryAttempt = {
      at: new Date(now).toISOString(),
      retried: message.retried,
      status: null,
      answer: null,
    };
    delivery.attempts.push(attempt);
    return ({ status, body, error }) => {
      attempt.status = status;
      attempt.answer = status === null ? error : readable(body);
    };
  }

  /** Those whose id, address, headers or body contain the text; all without one; oldest first. */
  list(match?: string): Delivery[] {
    const all = [...this.#deliveries.values()];
    const found = match ? all.filter((delivery) => contains(delivery, match)) : all;
    return structuredClone(found);
  }

  #open(message: Message): Delivery {
    const { id, method, url, body } = message;
    const delivery: Delivery = { message_id: id, method, url, headers: {}, body: readable(body), attempts: [] };
    this.#deliveries.set(id, delivery);
    const [oldest] = this.#deliveries.keys();
    if (oldest && this.#deliveries.size > kept) this.#deliveries.delete(oldest);
    return delivery;
  }
}

const readable = (bytes: Uint8Array): string => decodeText(bytes) ?? toBase64(bytes);

const contains = ({ message_id, url, headers, body }: Delivery, text: string): boolean =>
  [message_id, url, body, ...Object.entries(headers).map((header) => header.join(': '))].some((part) =>
    part.includes(text),
  );
