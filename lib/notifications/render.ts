import type { BulkMail, BulkRecipient, Mail, MailCategory } from '../ports/mails.ts';
import { createTags, personalParts, type Tags } from './bulk.ts';
import { compose } from './compose.ts';
import { leaveHeaders, leaveLink, type OwedMail, type Site } from './leave.ts';
import { pageHtml, sectionsHtml } from './mail-page.tsx';
import { letterText, textPage } from './mail-text.ts';

/** Turns an owed mail into the mail; throws ZodError when its payload is none that we write. */
export async function renderMail(site: Site, owed: OwedMail): Promise<Mail> {
  const { to, letter } = compose(owed.payload, site.appUrl);
  const { category, subject } = letter;
  const leave = await leaveLink(site, category, owed.owner);
  return {
    effect_id: owed.id ?? '',
    to,
    category,
    subject,
    text: textPage(category, letterText(letter), leave),
    html: pageHtml({ ...letter, leave }, sectionsHtml(letter.sections)),
    headers: leaveHeaders(leave),
  };
}

/** Bulk mails, and the owed mails that cannot be in one because nobody can read what they say. */
export interface RenderedBulk {
  /** One for each category there is. */
  mails: BulkMail[];
  unreadable: { effect_id: string; reason: string }[];
}

/** Turns owed mails, those of each template together, into as few mails as can be sent with one call each. */
export async function renderBulk(site: Site, owed: OwedMail[]): Promise<RenderedBulk> {
  const tags = createTags();
  const mails = new Map<MailCategory, BulkMail>();
  const unreadable: RenderedBulk['unreadable'] = [];
  // All at once, since each waits for the signature in its link.
  const rendered = await Promise.allSettled(owed.map((one) => renderOne(site, tags, one)));
  for (const [place, one] of rendered.entries()) {
    if (one.status === 'rejected') {
      unreadable.push({ effect_id: owed[place]?.id ?? '', reason: reasonOf(one.reason) });
      continue;
    }
    const { category, recipient } = one.value;
    const mail = mails.get(category) ?? shared(category, tags);
    mail.recipients.push(recipient);
    mails.set(category, mail);
  }
  return { mails: [...mails.values()], unreadable };
}

const reasonOf = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 500);

/** What of a bulk mail is one person's own; rejects when nobody can read what it says. */
async function renderOne(
  site: Site,
  tags: Tags,
  { id, owner, payload }: OwedMail,
): Promise<{ category: MailCategory; recipient: BulkRecipient }> {
  const { to, letter } = compose(payload, site.appUrl);
  const { category, subject } = letter;
  const leave = await leaveLink(site, category, owner);
  const substitutions = personalParts(tags, letter, leave);
  return { category, recipient: { effect_id: id ?? '', to, subject, substitutions, headers: leaveHeaders(leave) } };
}

/** What all recipients of a mail share, with the tags where their own parts go. */
function shared(category: MailCategory, tags: Tags): BulkMail {
  const leave = category === 'test' || category === 'alert' ? null : tags.leave;
  return {
    category,
    text: textPage(category, tags.text, leave),
    html: pageHtml({ ...tags, category, leave }, tags.body),
    recipients: [],
  };
}
