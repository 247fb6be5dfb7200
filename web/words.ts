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
  job_retrying: 'Tried again later',
  document_processed: 'Over',
  batch_finished: 'Everything that came with it is over',
  mail_sent: 'Mail sent',
  mail_failed: 'Mail could not be sent',
  mail_unknown: 'Nobody knows whether the mail arrived',
};

export const eventWord = (type: string): string => eventWords[type] ?? words(type);

/** `invoice_number` as people write it: "Invoice number". */
export function words(name: string): string {
  const spaced = name.replaceAll('_', ' ');
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}

/** A field's value as one line, or one line an entry. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('\n');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${words(name)}: ${valueText(part)}`)
      .join(', ');
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 4 }) : String(value ?? '');
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

export const timeText = (at: string): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
