import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Message } from './message.ts';

/** The messages that still have to arrive: in memory to act on, in the journal to survive a restart. */
export class Undelivered {
  #messages = new Map<string, Message>();
  #insert: StatementSync;
  #update: StatementSync;
  #delete: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('insert into messages (id, due, retried, content, body) values (?, ?, ?, ?, ?)');
    this.#update = database.prepare('update messages set due = ?, retried = ? where id = ?');
    this.#delete = database.prepare('delete from messages where id = ?');
    const rows = database.prepare('select content, body, due, retried from messages order by due, rowid').all();
    for (const row of rows) {
      const message = restoreMessage(row);
      this.#messages.set(message.id, message);
    }
  }

  add(message: Message): void {
    this.#insert.run(message.id, message.due, message.retried, serializeMessage(message), message.body);
    this.#messages.set(message.id, message);
  }

  /** Keeps the new due time and count of a message that will be tried again. */
  reschedule({ id, due, retried }: Message): void {
    this.#update.run(due, retried, id);
  }

  remove(id: string): void {
    this.#delete.run(id);
    this.#messages.delete(id);
  }

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  all(): Message[] {
    return [...this.#messages.values()];
  }
}

/** Everything of a message but its body, as JSON. */
export const serializeMessage = ({ body: _, ...rest }: Message): string => JSON.stringify(rest);

/** A message from a row that `serializeMessage` wrote; the row's own columns win over the JSON. */
export function restoreMessage(row: Record<string, unknown>): Message {
  const { content, body, ...columns } = row;
  return { ...JSON.parse(String(content)), ...columns, body };
}
