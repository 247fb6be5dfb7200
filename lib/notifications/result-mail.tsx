import { type Entry, entriesOf, moreThanShown } from './entry.ts';
import type { ResultMail } from './notification.ts';
import { resultMailHtml } from './result-mail-html.tsx';
import { resultMailText } from './result-mail-text.ts';
import { subjectOf } from './subject.ts';

/** The mail about a batch in both forms, with links to `${appUrl}/documents/{id}`; every text of strangers is made safe. */
export function renderResultMail(input: ResultMail, appUrl: string): { subject: string; text: string; html: string } {
  const subject = subjectOf(input);
  const entries = entriesOf(input, appUrl);
  const more = moreThanShown(input);
  return {
    subject,
    text: resultMailText(subject, entries, more),
    html: resultMailHtml({ headline: subject, preview: previewOf(entries), entries, more }),
  };
}

function previewOf(entries: Entry[]): string {
  const [only, ...others] = entries;
  if (!only || others.length > 0)
    return entries
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ');
  if (only.problem) return `${only.problem.what} ${only.problem.advice}`;
  return only.facts.map(({ label, value }) => `${label}: ${value}`).join(' · ');
}
