import type { MailCategory } from '../ports/mails.ts';
import { type Letter, moreOf, type Section, whyOf } from './letter.ts';

/** What a mail says in its plain form: short paragraphs, one address a line. */
export const letterText = ({ headline, lead, sections }: Pick<Letter, 'headline' | 'lead' | 'sections'>): string =>
  [headline, lead, ...sections.map(sectionText)].filter(Boolean).join('\n\n');

function sectionText(section: Section): string {
  const more = moreOf(section);
  const heading = section.heading && `${section.heading.toUpperCase()}`;
  return [heading, ...section.items.map(({ text }) => text), more && `${more}: ${section.link}`]
    .filter(Boolean)
    .join('\n\n');
}

/** The whole plain form around what was said; `leave` as in the HTML. */
export const textPage = (category: MailCategory, said: string, leave: string | null): string =>
  `${said}\n\n-- \n${whyOf(category)}\n${leave ? `Choose what you hear, or unsubscribe: ${leave}\n` : ''}`;
