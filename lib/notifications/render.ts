import type { BulkMail, Mail, MailCategory } from '../ports.ts';
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
  for (const one of owed) {
    const effect_id = one.id ?? '';
    try {
      const { to, letter } = compose(one.payload, site.appUrl);
      const leave = await leaveLink(site, letter.category, one.owner);
      const mail = mails.get(letter.category) ?? shared(letter.category, tags);
      const substitutions = personalParts(tags, letter, leave);
      mail.recipients.push({ effect_id, to, subject: letter.subject, substitutions, headers: leaveHeaders(leave) });
      mails.set(letter.category, mail);
    } catch (error) {
      unreadable.push({ effect_id, reason: String(error instanceof Error ? error.message : error).slice(0, 500) });
    }
  }
  return { mails: [...mails.values()], unreadable };
}

/** What all recipients of a mail share, with the tags where their own parts go. */
function shared(category: MailCategory, tags: Tags): BulkMail {
  const leave = category === 'test' ? null : tags.leave;
  return {
    category,
    text: textPage(category, tags.text, leave),
    html: pageHtml({ ...tags, category, leave }, tags.body),
    recipients: [],
  };
}
