import type { Application, PostingLine } from '../../../client/nouns.ts';
import type { Tone } from '../ui/pill.tsx';

/** What is needed to say what a job pays. */
type Paid = Pick<PostingLine, 'salary_min' | 'salary_max' | 'currency'>;

const applicationWords: Record<string, [string, Tone]> = {
  submitted: ['Applied', 'good'],
  reviewing: ['In review', 'good'],
  interview: ['Interview', 'warn'],
  offered: ['Offer', 'good'],
  hired: ['Hired', 'good'],
  rejected: ['Not this time', ''],
  withdrawn: ['Withdrawn', ''],
};

/** How an application stands in a person's words, with the tone it is shown in. */
export const applicationWord = (status: string): [string, Tone] => applicationWords[status] ?? [status, ''];

/** How an application can stand, in the order in which one goes on. */
export const applicationStatuses = [
  'submitted',
  'reviewing',
  'interview',
  'offered',
  'hired',
  'rejected',
  'withdrawn',
] as const satisfies Application['status'][];

const ends = ['hired', 'rejected', 'withdrawn'];
export const isEnded = (status: string): boolean => ends.includes(status);

export type Decided = Exclude<Application['status'], 'submitted' | 'withdrawn'>;
const decisions: Decided[] = ['reviewing', 'interview', 'offered', 'hired', 'rejected'];

/** What operators may decide about an application that stands like that: it goes on, or ends. */
export const decisionsFrom = (status: Application['status']): Decided[] =>
  isEnded(status)
    ? []
    : decisions.filter((one) => applicationStatuses.indexOf(one) > applicationStatuses.indexOf(status));

/** A stranger's address if a link may lead to it: the web only, and no name of somebody in front of the host; else null. */
export function safeLink(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password ? href : null;
}

const whole = { maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const;
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** "£68,000 – £82,000", "From €70,000", "Up to 61,000 XYZ"; null when nothing is said. */
export function salaryText({ salary_min: least, salary_max: most, currency }: Paid): string | null {
  const isKnown = currency !== null && currencies.has(currency);
  const format = new Intl.NumberFormat('en', isKnown ? { style: 'currency', currency, ...whole } : whole);
  const unit = isKnown || !currency ? '' : ` ${currency}`;
  if (least !== null && most !== null && least < most) return `${format.format(least)} – ${format.format(most)}${unit}`;
  if (least !== null && least === most) return `${format.format(least)}${unit}`;
  if (least !== null) return `From ${format.format(least)}${unit}`;
  return most === null ? null : `Up to ${format.format(most)}${unit}`;
}
