import type { BulkMail, BulkRecipient, Mail } from '../../ports.ts';
import { oneLine } from './one-line.ts';

const maxSubject = 200;
const maxName = 100;

export interface Sender {
  email: string;
  name: string;
}

/** The body of POST /v3/mail/send for one mail. */
export const messageOf = (mail: Mail, from: Sender) =>
  body(mail, from, [{ ...addressed(mail), subject: subjectOf(mail) }]);

/** The same for some recipients of a bulk mail. */
export const bulkMessageOf = (bulk: BulkMail, recipients: BulkRecipient[], from: Sender) =>
  body(
    bulk,
    from,
    recipients.map((recipient) => ({
      ...addressed(recipient),
      subject: subjectOf(recipient),
      substitutions: recipient.substitutions,
    })),
  );

/** Links are not rewritten, since that would lead them and their tokens through a third host; nor is a footer added. */
const body = (mail: Pick<Mail, 'category' | 'text' | 'html'>, from: Sender, personalizations: object[]) => ({
  personalizations,
  from: person(from),
  content: [
    { type: 'text/plain', value: mail.text },
    { type: 'text/html', value: mail.html },
  ],
  categories: [mail.category],
  tracking_settings: {
    click_tracking: { enable: false, enable_text: false },
    subscription_tracking: { enable: false },
  },
});

const addressed = ({ to, effect_id, headers }: Pick<Mail, 'to' | 'effect_id' | 'headers'>) => ({
  to: [person(to)],
  ...(Object.keys(headers).length > 0 && { headers }),
  custom_args: { app_effect_id: effect_id },
});

const subjectOf = ({ subject }: { subject: string }) => oneLine(subject, maxSubject) || '(no subject)';

const person = ({ email, name }: Mail['to']) => {
  const line = oneLine(name ?? '', maxName);
  return line ? { email, name: line } : { email };
};
