import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readCount, readCursor, readFilter } from './filters.ts';
import { describeLabels, headerLists, type Message } from './message.ts';
import { toBase64 } from './wire.ts';

export type State =
  | 'CREATED'
  | 'ACTIVE'
  | 'RETRY'
  | 'ERROR'
  | 'DELIVERED'
  | 'FAILED'
  | 'CANCEL_REQUESTED'
  | 'CANCELLED';

export interface LogPage {
  entries: Record<string, unknown>[];
  cursor?: string;
}

const keptInMs = 7 * 86_400_000;

/** Every change of state of every message, kept for a week. */
export class Logs {
  #insert: StatementSync;
  #select: StatementSync;
  #prune: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('insert into logs (at, message_id, content) values (?, ?, ?)');
    this.#select = database.prepare('select sequence, content from logs where sequence < ? order by sequence desc');
    this.#prune = database.prepare('delete from logs where at < ?');
  }

  write(message: Message, state: State, time: number, details: Record<string, unknown> = {}): void {
    this.#insert.run(time, message.id, JSON.stringify({ time, state, ...describe(message), ...details }));
  }

  /** Newest first; the cursor goes on where the page ends. */
  list(query: URLSearchParams): LogPage {
    const matches = readFilter(query);
    const count = readCount(query);
    const page: LogPage = { entries: [] };
    let last = readCursor(query);
    for (const row of this.#select.iterate(last)) {
      const entry: Record<string, unknown> = JSON.parse(String(row.content));
      if (!matches(entry)) continue;
      if (page.entries.length === count) return { ...page, cursor: String(last) };
      page.entries.push(entry);
      last = Number(row.sequence);
    }
    return page;
  }

  prune(now: number): void {
    this.#prune.run(now - keptInMs);
  }
}

const describe = (message: Message): Record<string, unknown> => ({
  messageId: message.id,
  url: message.url,
  method: message.method,
  header: headerLists(message.headers),
  body: toBase64(message.body),
  maxRetries: message.retries,
  retryDelayExpression: message.retryDelay ?? undefined,
  timeout: message.timeout,
  callback: message.callback?.url,
  failureCallback: message.failureCallback?.url,
  flowControlKey: message.flowControl?.key,
  ...describeLabels(message),
});
