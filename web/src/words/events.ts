import { words } from './text.ts';

const eventWords: Record<string, string> = {
  document_uploaded: 'Uploaded',
  document_duplicate: 'Uploaded again',
  document_deleted: 'Deleted',
  document_restored: 'Restored',
  document_updated: 'Changed by you',
  fields_reviewed: 'Fields checked by you',
  job_queued: 'Waiting its turn',
  job_started: 'Reading began',
  stage_finished: 'Stage finished',
  job_continued: 'Goes on in a fresh run',
  job_retrying: 'That try did not work; another one follows',
  document_processed: 'Over',
  batch_finished: 'Everything that came with it is over',
  match_found: 'Jobs that fit were found',
  notification: 'You were told here',
  mail_sent: 'Mail sent',
  mail_delivered: 'Mail delivered',
  mail_opened: 'Mail opened',
  mail_bounced: 'The mail came back',
  mail_failed: 'Mail could not be sent',
  mail_unknown: 'Nobody knows whether the mail arrived',
  webhook_delivered: 'Your service was told',
  webhook_failed: 'Your service could not be told',
};

const eventWord = (type: string): string => eventWords[type] ?? words(type);

/** What happened, and to what: "That try did not work; another one follows (extract text, engine unavailable)". */
export function eventText(type: string, { stage, code, status }: Record<string, unknown>): string {
  const about = [stage, code, type === 'document_processed' ? status : null].filter(
    (part) => part !== undefined && part !== null,
  );
  if (about.length === 0) return eventWord(type);
  return `${eventWord(type)} (${about.map((part) => words(String(part)).toLowerCase()).join(', ')})`;
}
