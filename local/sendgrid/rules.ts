import { complaint, type VendorError } from './errors.ts';
import type { MailSend } from './mail-send.ts';
import type { Personalization } from './personalization.ts';
import { hasConflictingBypasses } from './settings.ts';

const maxRecipients = 1000;
const maxAhead = 72 * 3600;
const maxArgBytes = 10_000;

const isDynamic = (mail: MailSend): boolean => mail.template_id?.startsWith('d-') ?? false;

/** The rules of the vendor that span several fields; `now` is in milliseconds. */
export function brokenRules(mail: MailSend, now: number): VendorError[] {
  return [
    ...recipientRules(mail),
    ...contentRules(mail),
    ...scheduleRules(mail, now),
    ...mail.personalizations.flatMap((personalization, index) => personalizationRules(mail, personalization, index)),
    ...settingsRules(mail),
  ];
}

function recipientRules(mail: MailSend): VendorError[] {
  const count = ({ to, cc = [], bcc = [] }: Personalization) => to.length + cc.length + bcc.length;
  const total = mail.personalizations.reduce((sum, personalization) => sum + count(personalization), 0);
  if (total <= maxRecipients) return [];
  return [
    complaint('personalizations', `There is a limit of ${maxRecipients} total recipients (to + cc + bcc) per request.`),
  ];
}

const subjectMissing =
  'The subject is required. You can get around this requirement if you use a template with a subject defined or if ' +
  'every personalization has a subject defined.';
const contentMissing =
  'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined ' +
  'content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.';

function contentRules(mail: MailSend): VendorError[] {
  if (mail.template_id) return [];
  const hasSubject = mail.subject !== undefined || mail.personalizations.every(({ subject }) => subject !== undefined);
  return [
    ...(hasSubject ? [] : [complaint('subject', subjectMissing)]),
    ...(mail.content?.length ? [] : [complaint('content', contentMissing)]),
  ];
}

function scheduleRules(mail: MailSend, now: number): VendorError[] {
  const times = [
    { field: 'send_at', at: mail.send_at },
    ...mail.personalizations.map(({ send_at }, index) => ({ field: `personalizations.${index}.send_at`, at: send_at })),
  ];
  const message = 'Scheduling an email for more than 72 hours in the future is forbidden.';
  return times.filter(({ at = 0 }) => at > now / 1000 + maxAhead).map(({ field }) => complaint(field, message));
}

function personalizationRules(mail: MailSend, personalization: Personalization, index: number): VendorError[] {
  const field = `personalizations.${index}`;
  const errors: VendorError[] = [];
  const repeated = firstRepeated(personalization);
  if (repeated) {
    const message =
      'Each email address in the personalization block should be unique between to, cc, and bcc. We found the first ' +
      `duplicate instance of [${repeated.email}] in the ${field}.${repeated.list} field.`;
    errors.push(complaint(field, message));
  }
  if (isDynamic(mail) && personalization.substitutions) {
    errors.push(complaint(`${field}.substitutions`, 'Substitutions may not be used with dynamic templating'));
  }
  const args = { ...mail.custom_args, ...personalization.custom_args };
  if (Buffer.byteLength(JSON.stringify(args)) > maxArgBytes) {
    errors.push(complaint(`${field}.custom_args`, `The custom_args must not exceed ${maxArgBytes} bytes.`));
  }
  return errors;
}

function settingsRules(mail: MailSend): VendorError[] {
  const errors: VendorError[] = [];
  if (mail.reply_to && mail.reply_to_list) {
    errors.push(complaint('reply_to', 'Only one of reply_to and reply_to_list may be provided.'));
  }
  const replies = mail.reply_to_list?.map(({ email }) => email.toLowerCase()) ?? [];
  if (new Set(replies).size < replies.length) {
    errors.push(complaint('reply_to_list', 'Each email address in the reply_to_list should be unique.'));
  }
  if (mail.mail_settings && hasConflictingBypasses(mail.mail_settings)) {
    const message = 'bypass_list_management cannot be combined with any other bypass filter.';
    errors.push(complaint('mail_settings.bypass_list_management', message));
  }
  return errors;
}

/** The first address that occurs twice in one envelope, and the list of its second occurrence. */
function firstRepeated(envelope: Personalization): { email: string; list: string } | null {
  const seen = new Set<string>();
  for (const list of ['to', 'cc', 'bcc'] as const) {
    for (const { email } of envelope[list] ?? []) {
      if (seen.has(email.toLowerCase())) return { email, list };
      seen.add(email.toLowerCase());
    }
  }
  return null;
}
