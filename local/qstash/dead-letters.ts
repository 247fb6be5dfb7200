import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Answer } from './answer.ts';
import { readCount, readCursor, readFilter } from './filters.ts';
import { describeMessage, type Message } from './message.ts';
import { restoreMessage, serializeMessage } from './undelivered.ts';
import { encodeBody } from './wire.ts';

export interface DeadLetter {
  id: string;
  sequence: number;
  message: Message;
  shown: Record<string, unknown>;
}

const keptInMs = 7 * 86_400_000;

/** Messages whose last attempt has failed, kept for a week. */
export class DeadLetters {
  #insert: StatementSync;
  #list: StatementSync;
  #get: StatementSync;
  #delete: StatementSync;
  #prune: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'insert into dead_letters (id, failed_at, content, body, answer) values (?, ?, ?, ?, ?)',
    );
    this.#list = database.prepare('select * from dead_letters where sequence < ? order by sequence desc');
    this.#get = database.prepare('select * from dead_letters where id = ?');
    this.#delete = database.prepare('delete from dead_letters where id = ?');
    this.#prune = database.prepare('delete from dead_letters where failed_at < ?');
  }

  /** Keeps a message with its last answer and returns its dead-letter id, `<ms>-<n>`. */
  add(message: Message, answer: Answer, now: number): string {
    let repeated = 0;
    while (this.get(`${now}-${repeated}`)) repeated += 1;
    const id = `${now}-${repeated}`;
    this.#insert.run(id, now, serializeMessage(message), message.body, JSON.stringify(describeAnswer(answer)));
    return id;
  }

  get(id: string): DeadLetter | null {
    const row = this.#get.get(id);
    return row ? restore(row) : null;
  }

  /** Newest first, filtered and paged by the query. */
  list(query: URLSearchParams): { letters: DeadLetter[]; cursor?: string } {
    const matches = readFilter(query);
    const letters: DeadLetter[] = [];
    for (const row of this.#list.iterate(readCursor(query))) {
      const letter = restore(row);
      if (!matches(letter.shown)) continue;
      if (letters.length === readCount(query)) return { letters, cursor: String(letters.at(-1)?.sequence) };
      letters.push(letter);
    }
    return { letters };
  }

  remove(id: string): void {
    this.#delete.run(id);
  }

  prune(now: number): void {
    this.#prune.run(now - keptInMs);
  }
}

function describeAnswer({ status, headers, body, error }: Answer): Record<string, unknown> {
  if (status === null) return { responseBody: error };
  return { responseStatus: status, responseHeader: headers, ...encodeBody('responseBody', body) };
}

function restore(row: Record<string, unknown>): DeadLetter {
  const { id, sequence, content, body, answer } = row;
  const message = restoreMessage({ content, body });
  const shown = { dlqId: id, ...describeMessage(message), ...JSON.parse(String(answer)) };
  return { id: String(id), sequence: Number(sequence), message, shown };
}
