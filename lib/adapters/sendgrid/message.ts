import type { BulkMail, BulkRecipient, Mail } from '../../ports/mails.ts';
import type { Message } from './client.ts';
import { oneLine } from './one-line.ts';

const maxSubject = 200;
const maxName = 100;

export interface Sender {
  email: string;
  name: string;
}

/** What the SDK sends for one mail. */
export const messageOf = (mail: Mail, from: Sender): Message =>
  body(mail, from, [{ ...addressed(mail), subject: subjectOf(mail) }]);

/** The same for some recipients of a bulk mail. */
export const bulkMessageOf = (bulk: BulkMail, recipients: BulkRecipient[], from: Sender): Message =>
  body(
    bulk,
    from,
    recipients.map((recipient) => ({
      ...addressed(recipient),
      subject: subjectOf(recipient),
      substitutions: recipient.substitutions,
    })),
  );

/**
 * No headers at the level of the message: the SDK would also send them as headers of the API call, over the API key. Tags
 * go out as they are, without the SDK's braces around them. Links are not rewritten, since that would lead them and their
 * tokens through a third host; nor is a footer added.
 */
const body = (
  mail: Pick<Mail, 'category' | 'text' | 'html'>,
  from: Sender,
  personalizations: NonNullable<Message['personalizations']>,
): Message => ({
  personalizations,
  from: person(from),
  content: [
    { type: 'text/plain', value: mail.text },
    { type: 'text/html', value: mail.html },
  ],
  category: mail.category,
  substitutionWrappers: ['', ''],
  trackingSettings: {
    clickTracking: { enable: false, enableText: false },
    subscriptionTracking: { enable: false },
  },
});

const addressed = ({ to, effect_id, headers, trace_id }: Pick<Mail, 'to' | 'effect_id' | 'headers' | 'trace_id'>) => ({
  to: [person(to)],
  ...(Object.keys(headers).length > 0 && { headers }),
  customArgs: { app_effect_id: effect_id, ...(trace_id && { app_trace_id: trace_id }) },
});

const subjectOf = ({ subject }: { subject: string }) => oneLine(subject, maxSubject) || '(no subject)';

const person = ({ email, name }: Mail['to']) => {
  const line = oneLine(name ?? '', maxName);
  return line ? { email, name: line } : { email };
};
