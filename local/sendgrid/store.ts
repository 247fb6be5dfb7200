import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { transact } from '../sqlite.ts';
import type { RenderedMail } from './render.ts';

/** A delivered mail as the control server shows it; addresses are bare, `sent_at` is ISO 8601 UTC. */
export interface StoredMail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  category: string | null;
  custom_args: Record<string, string>;
  sent_at: string;
}

/** What the mailbox page shows besides. */
export interface MailDetails extends StoredMail {
  position: number;
  to_name: string | null;
  from_name: string | null;
  reply_to: string[];
  categories: string[];
  tracks_opens: boolean;
}

const tables = `
  create table if not exists mails (
    position integer primary key, id text not null unique, to_email text not null collate nocase, to_name text,
    sent_at integer not null, mail text not null
  ) strict;
  create index if not exists mails_by_recipient on mails (to_email, sent_at);
  create index if not exists mails_by_time on mails (sent_at, position);
`;

type Row = Record<string, SQLOutputValue>;

/** Reads back what `add` wrote: the column holds a RenderedMail as JSON. */
const mailIn = (row: Row): RenderedMail => JSON.parse(String(row.mail));

const details = (row: Row): MailDetails => {
  const mail = mailIn(row);
  return {
    id: String(row.id),
    to: mail.to.email,
    from: mail.from.email,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    category: mail.categories[0] ?? null,
    custom_args: mail.custom_args,
    sent_at: new Date(mail.sent_at).toISOString(),
    position: Number(row.position),
    to_name: mail.to.name ?? null,
    from_name: mail.from.name ?? null,
    reply_to: mail.reply_to,
    categories: mail.categories,
    tracks_opens: mail.tracks_opens,
  };
};

export const toStored = ({
  position,
  to_name,
  from_name,
  reply_to,
  categories,
  tracks_opens,
  ...mail
}: MailDetails): StoredMail => mail;

/** Mails in SQLite; those scheduled for later than `now` are not delivered yet. */
export class MailStore {
  readonly #db: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#db = database;
    database.exec(tables);
  }

  /** Keeps all mails of one request or none. */
  add(mails: (RenderedMail & { id: string })[]): void {
    const insert = this.#db.prepare('insert into mails (id, to_email, to_name, sent_at, mail) values (?, ?, ?, ?, ?)');
    transact(this.#db, () => {
      for (const { id, ...mail } of mails)
        insert.run(id, mail.to.email, mail.to.name ?? null, mail.sent_at, JSON.stringify(mail));
    });
  }

  /** Delivered mails, newest last; `to` is one whole address. */
  list(now: number, to?: string): MailDetails[] {
    const rows = to
      ? this.#db
          .prepare('select * from mails where to_email = ? and sent_at <= ? order by sent_at, position')
          .all(to, now)
      : this.#db.prepare('select * from mails where sent_at <= ? order by sent_at, position').all(now);
    return rows.map(details);
  }

  /** Delivered mails whose recipient contains the text, newest first; `skip` counts from the newest. */
  search(now: number, text: string, limit: number, skip: number): MailDetails[] {
    const sql = `select * from mails
      where sent_at <= ? and (instr(lower(to_email), lower(?)) > 0 or instr(lower(coalesce(to_name, '')), lower(?)) > 0)
      order by sent_at desc, position desc limit ? offset ?`;
    return this.#db.prepare(sql).all(now, text, text, limit, skip).map(details);
  }

  get(now: number, id: string): MailDetails | null {
    const row = this.#db.prepare('select * from mails where id = ? and sent_at <= ?').get(id, now);
    return row ? details(row) : null;
  }
}
