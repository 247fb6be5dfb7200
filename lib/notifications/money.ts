import type { PostingLine } from './mail-payloads.ts';
import { plain } from './words.ts';

// Making a format takes longer than using it a hundred times.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string | null): Intl.NumberFormat {
  const format =
    formats.get(currency ?? '') ??
    new Intl.NumberFormat('en', currency ? { style: 'currency', currency, ...whole } : whole);
  formats.set(currency ?? '', format);
  return format;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
const whole = { maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const;

/**
 * "€50,000 – €60,000", "From €50,000", "Up to €60,000"; null when nothing is said of it. It stays
 * on one line.
 */
export function salaryInWords({
  salary_min: min,
  salary_max: max,
  currency,
}: Pick<PostingLine, 'salary_min' | 'salary_max' | 'currency'>): string | null {
  const known = currency !== null && currencies.has(currency);
  const format = formatOf(known ? currency : null);
  const unit = known || !currency ? '' : `\u00a0${plain(currency, 10)}`;
  if (min !== null && max !== null && min < max)
    return `${format.format(min)}\u00a0–\u00a0${format.format(max)}${unit}`;
  if (min !== null && min === max) return `${format.format(min)}${unit}`;
  if (min !== null) return `From ${format.format(min)}${unit}`;
  return max === null ? null : `Up to ${format.format(max)}${unit}`;
}
