import type { StandIn, Surroundings } from '../stand-in.ts';
import type { Deliver } from './attempt.ts';
import type { Broker } from './broker.ts';
import { DeadLetters } from './dead-letters.ts';
import { Deduplication } from './deduplication.ts';
import { Deliveries, type Delivery } from './deliveries.ts';
import { Dispatcher } from './dispatcher.ts';
import { SigningKeys } from './keys.ts';
import { Logs } from './logs.ts';
import { answer } from './routes.ts';
import { deliverOnce, settleCutOff } from './settle.ts';
import { openStore } from './store.ts';
import { tracesInJournal } from './traces.ts';
import { Undelivered } from './undelivered.ts';

const minute = 60_000;

export type { Delivery, DeliveryAttempt } from './deliveries.ts';

export interface QStashOptions extends Surroundings {
  token: string;
  currentKey: string;
  nextKey: string;
  /** Path of the SQLite journal, or ':memory:'. */
  file: string;
  /** Sends one signed attempt; must not follow redirects. */
  deliver?: Deliver;
}

export interface QStash extends StandIn {
  /** Messages as delivered since the start, oldest first; `match` is a text in their id, address, headers or body. */
  deliveries(match?: string): Delivery[];
  /** When the next waiting message may be attempted, in milliseconds since the epoch; null when none waits. */
  nextDue(): number | null;
  /** Attempts all that is due, in order of due time, and resolves when nothing due is left or in flight. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

/** A broker that speaks QStash's wire protocol, delivers to loopback only and goes on where its file left off. */
export function createQStash(options: QStashOptions): QStash {
  const broker = openBroker(options);
  const { dispatcher, deliveries, database } = broker;
  const prune = pruner(broker);
  return {
    fetch(request) {
      prune();
      return answer(broker, request);
    },
    deliveries: (match) => deliveries.list(match),
    traces: async (text) => tracesInJournal(database, deliveries, text),
    nextDue: () => dispatcher.nextDue(),
    async wake() {
      if (dispatcher.isClosed) return;
      prune();
      await dispatcher.wake();
    },
    async close() {
      if (dispatcher.isClosed) return;
      await dispatcher.close();
      database.close();
    },
  };
}

function openBroker({ token, currentKey, nextKey, file, deliver = fetch, now, meter }: QStashOptions): Broker {
  const database = openStore(file);
  const broker: Broker = {
    token,
    database,
    deliver,
    now,
    meter,
    keys: new SigningKeys(database, { current: currentKey, next: nextKey }),
    undelivered: new Undelivered(database),
    deduplication: new Deduplication(database),
    deadLetters: new DeadLetters(database),
    logs: new Logs(database),
    deliveries: new Deliveries(),
    dispatcher: new Dispatcher(now, (message, signal) => deliverOnce(broker, message, signal)),
  };
  resume(broker);
  return broker;
}

/** Every message of the file goes back into the schedule, under the limits that were published last. */
function resume(broker: Broker): void {
  const { undelivered, dispatcher } = broker;
  const messages = undelivered.all();
  for (const { flowControl } of messages.toSorted((a, b) => a.createdAt - b.createdAt)) {
    if (flowControl) dispatcher.lanes.configure(flowControl);
  }
  const cutOff = new Set(undelivered.cutOff);
  for (const message of messages) if (!cutOff.has(message)) dispatcher.add(message);
  settleCutOff(broker);
}

/** Forgets what is past its time, at most once a minute: it looks at every row that may be. */
function pruner({ deduplication, deadLetters, logs, now }: Broker): () => void {
  let next = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() < next) return;
    next = now() + minute;
    for (const kept of [deduplication, deadLetters, logs]) kept.prune(now());
  };
}
