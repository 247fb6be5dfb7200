import type { RetentionRequest } from '../../../client/nouns.ts';

/** Whether somebody has typed the address of the account, in whatever case. */
export const isOwnAddress = (typed: string, email: string): boolean =>
  email !== '' && typed.trim().toLowerCase() === email.toLowerCase();

/** Where the next part of an archive begins, out of the header `Link`; null after the last one. */
export function nextCursor(link: string | null): string | null {
  const [, path] = /<([^>]+)>;\s*rel="next"/.exec(link ?? '') ?? [];
  return path === undefined ? null : new URL(path, 'http://localhost').searchParams.get('cursor');
}

/** "after 1 year", "after 90 days", "never". */
export function keptText(days: number | null): string {
  if (days === null) return 'never';
  if (days % 365 === 0) return days === 365 ? 'after 1 year' : `after ${days / 365} years`;
  return days === 1 ? 'after 1 day' : `after ${days.toLocaleString('en')} days`;
}

type Rule = RetentionRequest['rules'][number];

/** These rules with one more, which takes the place of the one for the same documents. */
export function withRule(rules: Rule[], added: Rule): Rule[] {
  const scope = ({ category, folder_id }: Rule) => `${category ?? ''} ${folder_id ?? ''}`;
  return [...rules.filter((rule) => scope(rule) !== scope(added)), added];
}
