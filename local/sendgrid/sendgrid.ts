import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { openDatabase, transact } from '../sqlite.ts';
import { tracesInSqlite } from '../sqlite-traces.ts';
import type { StandIn, Surroundings } from '../stand-in.ts';
import { createAccount } from './account.ts';
import { eraseRecipients } from './erase.ts';
import { complaint, notSpoken, refuse } from './errors.ts';
import { createEventHook, type HookOptions } from './event-hook.ts';
import { mailbox } from './mailbox.ts';
import type { RenderedMail } from './render.ts';
import { Reports } from './reports.ts';
import { sendMail, unauthorized } from './send.ts';
import { type MailDetails, MailStore, type StoredMail, toStored } from './store.ts';

export type { StoredMail } from './store.ts';

export interface SendGrid extends StandIn {
  /** Mails that were sent, one per recipient, newest last; `to` is one whole address. */
  mails(to?: string): StoredMail[];
  /** Puts a mail into the mailbox that came another way: no operation of this vendor, and nothing is told of it. */
  receive(mail: ReceivedMail): void;
  /** Posts the events that are due. */
  wake(): Promise<void>;
}

/** A mail of another sender. */
export interface ReceivedMail {
  from: { email: string; name: string };
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface SendGridOptions extends Surroundings {
  apiKey: string;
  /** A SQLite path or ':memory:'. */
  file: string;
  /** The event webhook; without one nothing is told of mails. */
  hook?: HookOptions;
}

/** SendGrid on loopback: takes mail at POST /v3/mail/send, shows it at GET / and tells a webhook what became of it. */
export function createSendGrid(options: SendGridOptions): SendGrid {
  const database = openDatabase(options.file);
  const store = new MailStore(database);
  const now = () => options.now();
  const account = createAccount(options.hook);
  const { isSigning } = account;
  const reports = new Reports(database);
  const telling = options.hook && tell(reports, now, { ...options.hook, isSigning });

  const app = new Hono()
    .use('/v3/*', async (c, next) => {
      options.meter('sendgrid.requests');
      return unauthorized(c.req.raw, options.apiKey) ?? next();
    })
    .post('/v3/mail/send', (c) =>
      sendMail(c.req.raw, {
        now,
        accept(messageId, rendered) {
          const mails = rendered.map((mail, index) => ({ id: `${messageId}.${index}`, ...mail }));
          transact(database, () => {
            store.add(mails);
            telling?.follow(mails);
          });
          telling?.hook.plan();
          options.meter('sendgrid.mails', mails.length);
        },
      }),
    )
    .post('/v3/recipients/erasejob', (c) => eraseRecipients(c.req.raw, database, reports))
    .all('/v3/mail/send', () => refuse(405, complaint(null, 'method not allowed')))
    .route('/', account.routes)
    .route(
      '/',
      mailbox(store, now, (mail, useragent) => telling?.open(mail, useragent)),
    )
    .notFound((c) => notSpoken(c.req.raw));

  return {
    fetch: async (request) => app.fetch(request),
    mails: (to) => store.list(now(), to).map(toStored),
    receive: (mail) => store.add([{ id: randomUUID(), ...asRendered(mail, now()) }]),
    wake: async () => telling?.hook.wake(),
    traces: async (text) => tracesInSqlite(database, 'sendgrid', text),
    async close() {
      telling?.hook.close();
      if (database.isOpen) database.close();
    },
  };
}

const asRendered = ({ to, ...mail }: ReceivedMail, now: number): RenderedMail => ({
  ...mail,
  to: { email: to },
  reply_to: [],
  headers: {},
  categories: [],
  custom_args: {},
  sent_at: now,
  tracks_opens: false,
});

/** What is told of mails, and the hook that tells it. */
function tell(reports: Reports, now: () => number, options: HookOptions) {
  const hook = createEventHook(reports, now, options);
  return {
    hook,
    follow(mails: (RenderedMail & { id: string })[]) {
      for (const { to, sent_at, ...mail } of mails) reports.follow({ ...mail, email: to.email }, sent_at);
    },
    open(mail: MailDetails, useragent: string) {
      reports.opened({ ...mail, email: mail.to }, randomUUID(), now(), useragent);
      hook.plan();
    },
  };
}
