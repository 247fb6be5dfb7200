import sharedClient from '@sendgrid/client';
import sharedMail from '@sendgrid/mail';
import type { Mail, Mailer, MailOutcome } from '../../ports.ts';
import { oneLine } from './one-line.ts';
import { outcomeOf } from './outcome.ts';

const hosted = 'https://api.sendgrid.com';
const maxSubject = 200;
const maxName = 100;

export interface MailerOptions {
  apiKey: string;
  /** Another address than the vendor's own, without a path; null for theirs. */
  url: string | null;
  from: { email: string; name: string };
  /** How long to wait for the answer before the outcome is unknown. */
  timeoutMs?: number;
}

/** Sends each mail once through SendGrid's v3 API and says what is known of it; it repeats nothing. */
export function createMailer({ apiKey, url, from, timeoutMs = 2000 }: MailerOptions): Mailer {
  const baseUrl = `${(url ?? hosted).replace(/\/+$/, '')}/`;
  const service = connect(apiKey, baseUrl, timeoutMs);
  return {
    async send(mail: Mail): Promise<MailOutcome> {
      try {
        const [response] = await service.send(message(mail, from));
        const id = response.headers?.['x-message-id'];
        return { outcome: 'accepted', message_id: typeof id === 'string' ? id : null };
      } catch (error) {
        return outcomeOf(error, Date.now());
      }
    },
  };
}

function connect(apiKey: string, baseUrl: string, timeoutMs: number): typeof sharedMail {
  const client = fresh(sharedClient);
  client.setApiKey(apiKey);
  client.setDefaultRequest(transport(baseUrl, timeoutMs));
  const service = fresh(sharedMail);
  service.setClient(client);
  return service;
}

type MailData = Exclude<Parameters<typeof sharedMail.send>[0], unknown[]>;

/** A new instance of the class of a shared one: the vendor's type declarations leave out the classes themselves. */
const fresh = <T extends object>(shared: T): T => new (shared.constructor as new () => T)();

type Transport = Parameters<typeof sharedClient.setDefaultRequest>[0];

/** The client hands these to axios as they are, which its type declarations do not know; a redirect would lose the body. */
const transport = (baseUrl: string, timeout: number): Transport =>
  ({ baseUrl, timeout, adapter: 'fetch', maxRedirects: 0 }) as unknown as Transport;

/**
 * No headers at the level of the message: the SDK would also send them as headers of the API call, over the API key.
 * Links are not rewritten, since that would lead them and their tokens through a third host.
 */
const message = (mail: Mail, from: MailerOptions['from']): MailData => ({
  personalizations: [{ to: person(mail.to), customArgs: { app_effect_id: mail.effect_id } }],
  from: person(from),
  subject: oneLine(mail.subject, maxSubject) || '(no subject)',
  content: [
    { type: 'text/plain', value: mail.text },
    { type: 'text/html', value: mail.html },
  ],
  category: mail.category,
  trackingSettings: { clickTracking: { enable: false, enableText: false } },
});

const person = ({ email, name }: { email: string; name: string | null }) => {
  const line = oneLine(name ?? '', maxName);
  return line ? { email, name: line } : { email };
};
