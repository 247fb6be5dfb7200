import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Message } from './message.ts';

/** The messages that still have to arrive: in memory to act on, in the journal to survive a restart. */
export class Undelivered {
  #messages = new Map<string, Message>();
  #insert: StatementSync;
  #update: StatementSync;
  #delete: StatementSync;
  #begin: StatementSync;
  #end: StatementSync;
  #cutOff: string[];

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('insert into messages (id, due, retried, content, body) values (?, ?, ?, ?, ?)');
    this.#update = database.prepare('update messages set due = ?, retried = ? where id = ?');
    this.#delete = database.prepare('delete from messages where id = ?');
    this.#begin = database.prepare('insert or replace into attempts (message_id, begun_at) values (?, ?)');
    this.#end = database.prepare('delete from attempts where message_id = ?');
    const rows = database.prepare('select content, body, due, retried from messages order by due, rowid').all();
    for (const row of rows) {
      const message = restoreMessage(row);
      this.#messages.set(message.id, message);
    }
    const begun = database.prepare('select message_id from attempts order by begun_at, rowid').all();
    this.#cutOff = begun.map(({ message_id }) => String(message_id));
  }

  /** Messages whose attempt had begun and not ended when the broker stopped the last time, in the order of these attempts. */
  get cutOff(): Message[] {
    return this.#cutOff.flatMap((id) => this.#messages.get(id) ?? []);
  }

  add(message: Message): void {
    this.#insert.run(message.id, message.due, message.retried, serializeMessage(message), message.body);
    this.#messages.set(message.id, message);
  }

  /** Notes that an attempt at a message begins; its end is that the message is rescheduled or removed. */
  begin({ id }: Message, now: number): void {
    this.#begin.run(id, now);
  }

  /** Keeps the new due time and count of a message that will be tried again. */
  reschedule({ id, due, retried }: Message): void {
    this.#update.run(due, retried, id);
    this.#end.run(id);
  }

  remove(id: string): void {
    this.#delete.run(id);
    this.#end.run(id);
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
