import type { Mailer } from '../../ports/mails.ts';
import { connectClient } from './client.ts';
import { bulkMessageOf, messageOf, type Sender } from './message.ts';
import { outcomeOf } from './outcome.ts';
import { sendInRounds } from './rounds.ts';

export interface MailerOptions {
  apiKey: string;
  /** Another address than the vendor's own, without a path; null for theirs. */
  url: string | null;
  from: Sender;
  /** How long to wait for the answer to one mail before the outcome is unknown. */
  timeoutMs?: number;
  /** The same for a call with many, whose body may weigh megabytes. */
  bulkTimeoutMs?: number;
}

/** Sends each mail once through SendGrid's v3 API and says what is known of it; it repeats only what was refused whole. */
export function createMailer(options: MailerOptions): Mailer {
  const { from, timeoutMs = 2000, bulkTimeoutMs = 20_000 } = options;
  const post = connectClient({ ...options, timeoutMs });
  const postMany = connectClient({ ...options, timeoutMs: bulkTimeoutMs });
  return {
    async send(mail) {
      try {
        return { outcome: 'accepted', message_id: await post(messageOf(mail, from)) };
      } catch (error) {
        return outcomeOf(error, Date.now());
      }
    },
    sendMany: (bulk) => sendInRounds(bulk.recipients, (recipients) => postMany(bulkMessageOf(bulk, recipients, from))),
  };
}
