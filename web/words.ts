const statusWords: Record<string, [string, string]> = {
  uploading: ['Uploading', ''],
  scheduled: ['Scheduled', ''],
  held: ['Held', 'warn'],
  queued: ['Queued', ''],
  processing: ['Reading', ''],
  completed: ['Done', 'good'],
  needs_review: ['Please check', 'warn'],
  failed: ['Failed', 'bad'],
  canceled: ['Canceled', ''],
};

/** A status in a person's words, with the tone it is shown in. */
export const statusWord = (status: string): [string, string] => statusWords[status] ?? [status, ''];

export const isStatus = (status: string): boolean => Object.hasOwn(statusWords, status);

const eventWords: Record<string, string> = {
  document_uploaded: 'Uploaded',
  document_duplicate: 'Uploaded again',
  document_deleted: 'Deleted',
  document_restored: 'Restored',
  document_updated: 'Changed by you',
  job_queued: 'Waiting its turn',
  job_started: 'Reading began',
  stage_finished: 'Stage finished',
  job_continued: 'Goes on in a fresh run',
  job_retrying: 'That try did not work; another one follows',
  document_processed: 'Over',
  batch_finished: 'Everything that came with it is over',
  notification: 'You were told here',
  mail_sent: 'Mail sent',
  mail_delivered: 'Mail delivered',
  mail_opened: 'Mail opened',
  mail_bounced: 'The mail came back',
  mail_failed: 'Mail could not be sent',
  mail_unknown: 'Nobody knows whether the mail arrived',
};

export const eventWord = (type: string): string => eventWords[type] ?? words(type);

const stageWords: Record<string, string> = {
  extract_text: 'Reading its text',
  classify: 'Finding out what it is',
  extract_fields: 'Picking out its fields',
};

/** What is being done to a document now, with its share of the whole once there is one; or what it waits for. */
export function stageWord(stage: string | null, progress: number, waitingFor?: WaitingFor | null): string {
  if (waitingFor) return waitingText(waitingFor);
  if (!stage) return 'Waiting its turn';
  return `${stageWords[stage] ?? words(stage)}${progress > 0 ? `, ${progress} %` : ''}`;
}

interface WaitingFor {
  detail: string;
  until: string | null;
}

const waitingText = ({ detail, until }: WaitingFor): string =>
  until ? `${detail.replace(/\.$/, '')}, at ${timeText(until)}.` : detail;

/** `invoice_number` as people write it: "Invoice number". */
export function words(name: string): string {
  if (name === 'iban') return 'IBAN';
  const spaced = name.replaceAll('_', ' ');
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** A time of today by the clock, any other with its day. */
export function timeText(at: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return date.toLocaleString([], { ...day, hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** A day as people write it, with its year once that is another one. */
export function dayText(at: string): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return date.toLocaleDateString([], { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) });
}

/** "1 match", "1,200 matches". */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
