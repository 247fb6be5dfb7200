import type { AlertList } from '../../../../../client/routes.ts';
import { numberText, spanText } from '../figures.ts';

type Alert = AlertList['data'][number];
type Slo = AlertList['slos'][number];

const titles: Record<Slo['name'], string> = {
  queue_age: 'Documents wait too long',
  dead_letters: 'Documents have failed for good',
  unknown_mails: 'Nobody knows whether mails arrived',
  outbox_lag: 'Mails and deletions are late',
  cron_silent: 'The minute cron is silent',
  deployment_quota: 'A quota of the whole deployment is nearly used up',
};

const amounts: Record<Slo['unit'], (value: number) => string> = {
  seconds: spanText,
  count: numberText,
  percent: (value) => `${numberText(value)} %`,
};

/** What is broken, in words. */
export const alertTitle = (slo: Slo['name']): string => titles[slo];

/** How bad it is against what is promised, and where. */
export function alertText({ slo, value, detail }: Pick<Alert, 'slo' | 'value' | 'detail'>, slos: Slo[]): string {
  const promise = slos.find(({ name }) => name === slo);
  const amount = amounts[promise?.unit ?? 'count'];
  const where = Object.entries(detail).map(([name, text]) => `, ${name} ${text}`);
  return `It is ${amount(value)}${promise ? ` where at most ${amount(promise.bound)} is promised` : ''}${where.join('')}.`;
}
