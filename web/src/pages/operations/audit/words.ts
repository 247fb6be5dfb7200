import { words } from '../../../words/text.ts';
import { microUsdText, numberText } from '../figures.ts';

const actWords: Record<string, string> = {
  queue_paused: 'Paused a queue',
  queue_resumed: 'Resumed a queue',
  redrive_started: 'Started a redrive',
  budget_set: 'Set the daily budget',
  mail_quota_set: 'Set the daily mails',
  address_suppressed: 'Kept mails from an address',
  address_released: 'Let an address get mails again',
  run_started: 'Ran something out of turn',
};

export const actTypes: string[] = Object.keys(actWords);

/** What an operator did, in words. */
export const actWord = (type: string): string => actWords[type] ?? words(type);

/** What was asked for, in a line: "default", "$20.00", "12 documents, 600 a minute, code engine_unavailable". */
export function askedText(type: string, data: Record<string, unknown>): string {
  if (type === 'budget_set') return limitText(data.daily_micro_usd, (value) => `${microUsdText(value)} a day`);
  if (type === 'mail_quota_set') return limitText(data.daily, (value) => `${numberText(value)} a day`);
  if (type !== 'redrive_started') return plainText(data);
  const filter = plainText((data.filter ?? {}) as Record<string, unknown>);
  return `${data.count} documents, ${data.rate_per_minute} a minute, ${filter || 'every dead letter'}`;
}

const limitText = (limit: unknown, text: (value: number) => string): string =>
  typeof limit === 'number' ? text(limit) : 'no limit';

const plainText = (data: Record<string, unknown>): string =>
  Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) =>
      name === 'queue' || name === 'run' ? String(value) : `${words(name).toLowerCase()} ${value}`,
    )
    .join(', ');
