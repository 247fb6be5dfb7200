import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { transact } from '../sqlite.ts';
import { bodyOf, type EventSubject, eventOf } from './event.ts';
import { fateOf } from './fates.ts';

const second = 1000;
const hour = 3600 * second;
const earliest = 2 * second;
const repeatedFor = 24 * hour;
const firstGap = 5 * second;
const longestGap = 4 * hour;
const mostBytes = 768 * 1024;

const tables = `
  create table if not exists events (position integer primary key, due integer not null, event text not null) strict;
  create index if not exists events_by_time on events (due, position);
  create table if not exists posts (
    position integer primary key, made_at integer not null, due integer not null, attempts integer not null, body text not null
  ) strict;
  create table if not exists suppressed (email text primary key collate nocase, reason text not null) strict;
`;

export interface Post {
  position: number;
  made_at: number;
  attempts: number;
  body: string;
}

/** What there is to tell of mails: events until they are due, then posts until they are answered, for at most a day. */
export class Reports {
  readonly #db: DatabaseSync;
  // Asked for every mail, of which a call may hold a thousand.
  readonly #reasonFor: StatementSync;
  readonly #insert: StatementSync;

  constructor(database: DatabaseSync) {
    this.#db = database;
    database.exec(tables);
    this.#reasonFor = database.prepare('select reason from suppressed where email = ?');
    this.#insert = database.prepare('insert into events (due, event) values (?, ?)');
  }

  /** Plans all that will happen to a mail that was taken. */
  follow(mail: EventSubject, sentAt: number): void {
    const row = this.#reasonFor.get(mail.email);
    const { steps, suppressed } = fateOf(mail.email, row ? String(row.reason) : null);
    for (const [index, { event, after, more }] of steps.entries()) {
      this.#add(sentAt + Math.max(earliest, after), eventOf(mail, event, String(index), sentAt + after, more));
    }
    if (suppressed)
      this.#db.prepare('insert or ignore into suppressed (email, reason) values (?, ?)').run(mail.email, suppressed);
  }

  /** Somebody looked at a mail. */
  opened(mail: EventSubject, occasion: string, now: number, useragent: string): void {
    const more = { useragent, ip: '127.0.0.1', sg_machine_open: false, sg_content_type: 'html' };
    this.#add(now + earliest, eventOf(mail, 'open', occasion, now, more));
  }

  /** Makes posts of all events that are due, one unless they are too many, and answers all posts that are due, in order. */
  takeDue(now: number): Post[] {
    transact(this.#db, () => this.#collect(now));
    const sql = 'select position, made_at, attempts, body from posts where due <= ? order by due, position';
    return this.#db
      .prepare(sql)
      .all(now)
      .map(({ position, made_at, attempts, body }) => ({
        position: Number(position),
        made_at: Number(made_at),
        attempts: Number(attempts),
        body: String(body),
      }));
  }

  /** When there is something to do next, in milliseconds since the epoch, or null. */
  nextDue(): number | null {
    const sql = 'select min(due) as due from (select min(due) as due from events union all select min(due) from posts)';
    const due = this.#db.prepare(sql).get()?.due ?? null;
    return due === null ? null : Number(due);
  }

  answered({ position }: Post): void {
    this.#db.prepare('delete from posts where position = ?').run(position);
  }

  /** Comes again after a gap that grows, until it is a day old. */
  unanswered(post: Post, now: number): void {
    const due = now + Math.min(longestGap, firstGap * 2 ** post.attempts);
    const sql = 'update posts set due = ?, attempts = attempts + 1 where position = ?';
    if (due > post.made_at + repeatedFor) this.answered(post);
    else this.#db.prepare(sql).run(due, post.position);
  }

  /** Tells nothing more of this address, and would write to it again. */
  forget(email: string): void {
    const isOf = (event: unknown) => String((event as { email?: unknown }).email).toLowerCase() === email.toLowerCase();
    const drop = this.#db.prepare('delete from events where position = ?');
    for (const { position, event } of this.#db.prepare('select position, event from events').all())
      if (isOf(JSON.parse(String(event)))) drop.run(position ?? null);
    for (const { position, body } of this.#db.prepare('select position, body from posts').all()) {
      const kept = (JSON.parse(String(body)) as unknown[]).filter((event) => !isOf(event));
      const text = bodyOf(kept.map((event) => JSON.stringify(event)));
      this.#db.prepare('update posts set body = ? where position = ?').run(text, position ?? null);
    }
    this.#db.prepare('delete from suppressed where email = ?').run(email);
  }

  #add(due: number, event: string): void {
    this.#insert.run(due, event);
  }

  #collect(now: number): void {
    const events = this.#db.prepare('select event from events where due <= ? order by due, position').all(now);
    if (events.length === 0) return;
    const insert = this.#db.prepare('insert into posts (made_at, due, attempts, body) values (?, ?, 0, ?)');
    for (const batch of inBatches(events.map(({ event }) => String(event)))) insert.run(now, now, bodyOf(batch));
    this.#db.prepare('delete from events where due <= ?').run(now);
  }
}

function inBatches(events: string[]): string[][] {
  const batches: string[][] = [];
  let size = mostBytes;
  for (const event of events) {
    size += Buffer.byteLength(event) + 3;
    if (size > mostBytes) {
      batches.push([]);
      size = Buffer.byteLength(event) + 3;
    }
    batches.at(-1)?.push(event);
  }
  return batches;
}
