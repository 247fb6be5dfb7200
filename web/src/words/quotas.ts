import type { QuotaUse } from '../../../client/routes.ts';
import { dayText } from './times.ts';

const told = {
  files_per_day: 'Files today',
  bytes_stored: 'Stored',
  pages_per_month: 'Pages this month',
  mails_per_day: 'Mails today',
} as const;

/** What a quota is of. */
export const quotaWord = ({ name }: QuotaUse): string => told[name];

/** "12 of 1,000", "0.05 of 10 GB". */
export function quotaText({ name, used, limit }: QuotaUse): string {
  if (name !== 'bytes_stored') return `${used.toLocaleString('en')} of ${limit.toLocaleString('en')}`;
  return `${gigabytes(used)} of ${gigabytes(limit)} GB`;
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 2 });

/** What a used up quota means; null while there is some left. */
export function quotaNote({ name, used, limit, resets_at }: QuotaUse): string | null {
  if (used < limit) return null;
  if (name === 'mails_per_day') return 'Used up: further mails come tomorrow.';
  return resets_at ? `Used up until ${dayText(resets_at)}.` : 'Used up: delete for good what you do not need.';
}
