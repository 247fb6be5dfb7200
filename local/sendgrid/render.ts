import type { Address } from './address.ts';
import type { MailSend } from './mail-send.ts';
import type { Personalization } from './personalization.ts';

/** A mail as one recipient gets it, before it has an id. */
export interface RenderedMail {
  to: Address;
  from: Address;
  reply_to: string[];
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  categories: string[];
  custom_args: Record<string, string>;
  /** Milliseconds since the epoch; later than now when the mail is scheduled. */
  sent_at: number;
  /** Whether looking at it is told. */
  tracks_opens: boolean;
}

type Tags = Record<string, string>;

const quote = (tag: string): string => tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Replaces every tag in one pass, raw, as the vendor does: nothing is escaped for HTML. */
function replaceTags(text: string, tags: Tags): string {
  const names = Object.keys(tags)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  return text.replace(new RegExp(names.map(quote).join('|'), 'g'), (tag) => tags[tag] ?? tag);
}

/**
 * What stands for each tag of one recipient: values may be tags of sections, and the texts of sections hold tags of the
 * recipient. Apart from sections, a value that looks like a tag is left as it is.
 */
function tagsOf({ sections = {} }: MailSend, { substitutions = {} }: Personalization): Tags {
  const filled = mapValues(sections, (text) => replaceTags(text, substitutions));
  return { ...filled, ...mapValues(substitutions, (value) => replaceTags(value, filled)) };
}

const mapValues = (tags: Tags, change: (value: string) => string): Tags =>
  Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, change(value)]));

/** What each recipient of a valid request gets: substitutions made, headers and arguments merged. */
export function renderMails(mail: MailSend, now: number): RenderedMail[] {
  return mail.personalizations.flatMap((personalization) => renderEnvelope(mail, personalization, now));
}

function renderEnvelope(mail: MailSend, personalization: Personalization, now: number): RenderedMail[] {
  const { to, cc = [], bcc = [] } = personalization;
  const tags = tagsOf(mail, personalization);
  const fill = (text: string): string => replaceTags(text, tags);
  const block = (type: string): string | null => {
    const found = mail.content?.find((content) => content.type.toLowerCase() === type);
    return found ? fill(found.value) : null;
  };
  const html = block('text/html');
  const replies = mail.reply_to ? [mail.reply_to] : (mail.reply_to_list ?? []);
  const rendered = {
    from: personalization.from ?? mail.from,
    reply_to: replies.map(({ email }) => fill(email)),
    subject: fill(personalization.subject ?? mail.subject ?? ''),
    text: block('text/plain'),
    html,
    headers: { ...mail.headers, ...personalization.headers },
    categories: mail.categories ?? [],
    custom_args: { ...mail.custom_args, ...personalization.custom_args },
    sent_at: Math.max(now, (personalization.send_at ?? mail.send_at ?? 0) * 1000),
    tracks_opens: html !== null && mail.tracking_settings?.open_tracking?.enable !== false,
  };
  return [...to, ...cc, ...bcc].map((recipient) => ({ to: recipient, ...rendered }));
}
