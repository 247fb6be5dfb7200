import type { QueueReport } from '../../../../../client/nouns.ts';
import { countText, percentText } from '../../../words/text.ts';
import { agoText } from '../../../words/times.ts';
import { numberText, spanText, usdText } from '../figures.ts';

export interface Signal {
  label: string;
  value: string;
  note: string;
  tone: '' | 'warn' | 'bad';
}

/** What an operator looks at first, each with what makes it good or bad. */
export function signalsOf(report: QueueReport): Signal[] {
  return [waiting, underWay, failures, overdue, sweep, outbox, money, mails].map((signal) => signal(report));
}

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function waiting({ queues }: QueueReport): Signal {
  const oldest = Math.max(0, ...queues.map(({ oldest_age_seconds }) => oldest_age_seconds ?? 0));
  const held = total(queues.map((queue) => queue.held));
  const notes = [oldest > 0 && `oldest for ${spanText(oldest)}`, held > 0 && `${numberText(held)} held`];
  return {
    label: 'Waiting',
    value: numberText(total(queues.map(({ depth }) => depth))),
    note: notes.filter(Boolean).join(', ') || 'nothing has to wait',
    tone: held > 0 ? 'warn' : '',
  };
}

function underWay({ queues }: QueueReport): Signal {
  const retrying = total(queues.map((queue) => queue.retrying));
  const scheduled = total(queues.map((queue) => queue.scheduled));
  const notes = [
    retrying > 0 && `${numberText(retrying)} between tries`,
    scheduled > 0 && `${numberText(scheduled)} for later`,
  ];
  return {
    label: 'Being worked on',
    value: numberText(total(queues.map(({ in_flight }) => in_flight))),
    note: notes.filter(Boolean).join(', ') || 'no retries',
    tone: '',
  };
}

function failures({ queues }: QueueReport): Signal {
  const windows = queues.map((queue) => queue.windows['1h']);
  const failed = total(windows.map((window) => window.failed));
  const ended = failed + total(windows.map((window) => window.completed));
  const share = ended === 0 ? 0 : failed / ended;
  return {
    label: 'Failed in the last hour',
    value: numberText(failed),
    note: ended === 0 ? 'nothing ended' : `${percentText(share)} of ${numberText(ended)} that ended`,
    tone: failed === 0 ? '' : share >= 0.2 ? 'bad' : 'warn',
  };
}

function overdue({ queues }: QueueReport): Signal {
  const late = total(queues.map((queue) => queue.overdue));
  return {
    label: 'Overdue',
    value: numberText(late),
    note: late > 0 ? 'due for long and not begun, or lost' : 'all that was due has begun',
    tone: late > 0 ? 'bad' : '',
  };
}

function outbox({ outbox: { owed, leased, sending, failed, unknown, lag_seconds } }: QueueReport): Signal {
  const notes = [
    lag_seconds > 0 && `the oldest is ${spanText(lag_seconds)} late`,
    failed > 0 && `${numberText(failed)} failed today`,
    unknown > 0 && `${numberText(unknown)} unknown`,
  ];
  return {
    label: 'Owed mails and deletions',
    value: numberText(owed + leased + sending),
    note: notes.filter(Boolean).join(', ') || 'nothing is late',
    tone: lag_seconds > 600 ? 'bad' : lag_seconds > 60 || failed > 0 ? 'warn' : '',
  };
}

const sweep = ({ cron: { sweep_at, late }, now }: QueueReport): Signal => ({
  label: 'Sweep',
  value: late ? 'Late' : 'On time',
  note: sweep_at ? `last ran ${agoText(sweep_at, Date.parse(now))}` : 'has never run',
  tone: late ? 'bad' : '',
});

const money = ({ budget: { daily_usd, spent_usd, held_since } }: QueueReport): Signal => ({
  label: 'Engines today',
  value: usdText(spent_usd),
  note: held_since
    ? 'the budget is used up: work is held'
    : daily_usd === null
      ? 'no limit is set'
      : `of ${usdText(daily_usd)}`,
  tone: held_since ? 'bad' : daily_usd !== null && spent_usd >= daily_usd * 0.8 ? 'warn' : '',
});

function mails({ mail_quota: { daily, sent } }: QueueReport): Signal {
  if (daily === null) return { label: 'Mails today', value: 'No limit', note: 'so they are not counted', tone: '' };
  const count = sent ?? 0;
  return {
    label: 'Mails today',
    value: numberText(count),
    note: `of ${countText(daily, 'mail')}`,
    tone: count >= daily ? 'bad' : count >= daily * 0.7 ? 'warn' : '',
  };
}
