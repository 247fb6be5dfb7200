import type { PostingLine } from './mail-payloads.ts';
import { plain } from './words.ts';

const whole = { maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const;

/** "€50,000 – €60,000", "from €50,000", "up to €60,000"; null when nothing is said of it. */
export function salaryInWords({
  salary_min: min,
  salary_max: max,
  currency,
}: Pick<PostingLine, 'salary_min' | 'salary_max' | 'currency'>): string | null {
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  const format = new Intl.NumberFormat('en', known ? { style: 'currency', currency, ...whole } : whole);
  const unit = known || !currency ? '' : ` ${plain(currency, 10)}`;
  if (min !== null && max !== null && min < max) return `${format.format(min)} – ${format.format(max)}${unit}`;
  if (min !== null && min === max) return `${format.format(min)}${unit}`;
  if (min !== null) return `from ${format.format(min)}${unit}`;
  return max === null ? null : `up to ${format.format(max)}${unit}`;
}
