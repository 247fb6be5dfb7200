import type { MailCategory } from '../ports/mails.ts';

/** One thing that a mail tells of, in both forms: HTML with all text of strangers escaped, and clean lines of text. */
export interface Item {
  html: string;
  text: string;
}

/** Things of one kind, and how many there are of them altogether. */
export interface Section {
  heading: string | null;
  items: Item[];
  total: number;
  /** Where all of them are shown. */
  link: string;
}

/** A mail before it has a form; all text is clean, none of it is escaped but that of items. */
export interface Letter {
  category: MailCategory;
  subject: string;
  headline: string;
  /** What stands under the headline. */
  lead: string | null;
  /** What an inbox shows behind the subject. */
  preview: string;
  sections: Section[];
}

/** "and 12 more" of a section that does not spell out everything, else null. */
export function moreOf({ items, total }: Section): string | null {
  const more = total - items.length;
  if (more <= 0) return null;
  return items.length === 0 ? `${total.toLocaleString('en')} in all` : `and ${more.toLocaleString('en')} more`;
}

const why: Record<MailCategory, string> = {
  job_result: 'You get this mail because you asked to hear what became of your documents.',
  job_match: 'You get this mail because you asked to hear of jobs that match your resume.',
  application_update: 'You get this mail because you asked to hear of your applications.',
  digest: 'You get this mail because you asked for a digest.',
  test: 'You get this mail because somebody signed in to your account asked for a test.',
  alert: 'You get this mail because you are an operator of this Docket.',
};

/** Why somebody gets a mail of this category, as its footer says it. */
export const whyOf = (category: MailCategory): string => why[category];
