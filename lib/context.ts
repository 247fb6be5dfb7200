import type { Log } from './log.ts';
import type { Erasure } from './ports/erasure.ts';
import type { Quotas } from './ports/limits.ts';
import type { Mailer, UnsubscribeLinks } from './ports/mails.ts';
import type { Receivers } from './ports/webhooks.ts';
import type { Database, Engines, Files, Live, Queue, Receipts, Recently } from './ports.ts';

/** Who acts: a signed-in person, by an API key of theirs perhaps, or the product itself doing what was asked of it. */
export type Actor = { kind: 'user'; id: string; keyId?: string | undefined } | { kind: 'system'; task: string };

/** Everything a verb may use; made once per request at the edge. */
export interface Context {
  actor: Actor;
  database: Database;
  files: Files;
  queue: Queue;
  /** Null while no mail account is configured. */
  mailer: Mailer | null;
  /** Null while no key is configured to sign them with; then there are no mails either. */
  unsubscribe: UnsubscribeLinks | null;
  receivers: Receivers;
  live: Live;
  receipts: Receipts;
  erasure: Erasure;
  engines: Engines;
  log: Log;
  recently: Recently;
  /** Lets work go on after the answer; it must not reject. */
  later(work: Promise<unknown>): void;
  /** Where people reach this deployment, without a trailing slash. */
  appUrl: string;
  /** How much everybody may take. */
  quotas: Quotas;
  /** Milliseconds since the epoch, for budgets only: the database alone knows what time it is. */
  now(): number;
  /** A new time-ordered id. */
  newId(): string;
}

/** The signed-in owner whom a verb acts for; only routes behind authentication call such verbs. */
export function ownerOf(ctx: Context): string {
  if (ctx.actor.kind !== 'user') throw new Error(`${ctx.actor.task} acts for nobody`);
  return ctx.actor.id;
}
