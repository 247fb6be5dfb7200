import { Hono } from 'hono';
import type { StandIn, Surroundings } from '../stand-in.ts';
import { complaint, notSpoken, refuse } from './errors.ts';
import { mailbox } from './mailbox.ts';
import { sendMail, unauthorized } from './send.ts';
import { MailStore, type StoredMail, toStored } from './store.ts';

export type { StoredMail } from './store.ts';

export interface SendGrid extends StandIn {
  /** Delivered mails, one per recipient, newest last; `to` is one whole address. */
  mails(to?: string): StoredMail[];
}

/** SendGrid on loopback: takes mail at POST /v3/mail/send and shows it at GET /; `file` is a SQLite path or ':memory:'. */
export function createSendGrid(options: { apiKey: string; file: string } & Surroundings): SendGrid {
  const store = new MailStore(options.file);
  const now = () => options.now();

  const app = new Hono()
    .use('/v3/*', async (c, next) => {
      options.meter('sendgrid.requests');
      return unauthorized(c.req.raw, options.apiKey) ?? next();
    })
    .post('/v3/mail/send', (c) =>
      sendMail(c.req.raw, {
        now,
        accept(messageId, mails) {
          store.add(messageId, mails);
          options.meter('sendgrid.mails', mails.length);
        },
      }),
    )
    .all('/v3/mail/send', () => refuse(405, complaint(null, 'method not allowed')))
    .route('/', mailbox(store, now))
    .notFound((c) => notSpoken(c.req.raw));

  return {
    fetch: async (request) => app.fetch(request),
    mails: (to) => store.list(now(), to).map(toStored),
    close: async () => store.close(),
  };
}
