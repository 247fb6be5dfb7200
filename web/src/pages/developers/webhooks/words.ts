import type { Tone } from '../../../ui/pill.tsx';
import { words } from '../../../words/text.ts';
import { durationText, timeText } from '../../../words/times.ts';

const eventWords: Record<string, string> = {
  'document.uploaded': 'A document was accepted',
  'document.processed': 'A document was read, or could not be',
  'batch.finished': 'All documents of an upload are over',
  'match.found': 'Jobs that fit were found',
  'application.updated': 'An application was made or moved on',
  'fields.reviewed': 'A person checked fields',
  'alert.opened': 'An alert was opened (operators)',
  'alert.resolved': 'An alert was resolved (operators)',
};

export const eventTypes: string[] = Object.keys(eventWords);

/** When an event is told, in words. */
export const eventWord = (type: string): string => eventWords[type] ?? words(type);

interface Standing {
  enabled: boolean;
  disabled_reason: string | null;
  failing_since: string | null;
}

const disabledWords: Record<string, string> = {
  by_hand: 'Disabled by you',
  gone: 'Disabled: it wants no more calls',
  failing: 'Disabled: every call failed for days',
};

/** How a webhook stands, with the tone that is shown in. */
export function webhookWord({ enabled, disabled_reason, failing_since }: Standing): [string, Tone] {
  if (!enabled)
    return [disabledWords[disabled_reason ?? 'by_hand'] ?? 'Disabled', disabled_reason === 'by_hand' ? '' : 'bad'];
  return failing_since ? [`Failing since ${timeText(failing_since)}`, 'warn'] : ['Enabled', 'good'];
}

const deliveryWords: Record<string, [string, Tone]> = {
  owed: ['Waiting', ''],
  delivering: ['Being sent', 'busy'],
  delivered: ['Delivered', 'good'],
  failed: ['Failed', 'bad'],
};

export const deliveryStatuses: string[] = Object.keys(deliveryWords);

/** How a message stands, with the tone that is shown in. */
export const deliveryWord = (status: string): [string, Tone] => deliveryWords[status] ?? [words(status), ''];

interface Told {
  status: string;
  http_status: number | null;
  error: { detail: string } | null;
  ms: number | null;
  next_try_at: string | null;
}

/** What the receiver said last, and what follows: "answered 200 in 35 ms". */
export function answerText({ status, http_status, error, ms, next_try_at }: Told): string {
  const again = status === 'owed' && next_try_at ? ` Next try at ${timeText(next_try_at)}.` : '';
  if (error) return `${error.detail}${again}`;
  if (http_status === null) return `${status === 'owed' ? 'not sent yet' : 'no answer yet'}${again && `.${again}`}`;
  return `answered ${http_status}${ms === null ? '' : ` in ${durationText(ms)}`}${again && `.${again}`}`;
}
