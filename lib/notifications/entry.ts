import { adviceFor } from './advice.ts';
import { type Fact, factsOf } from './facts.ts';
import type { MailedDocument, ResultMail } from './notification.ts';
import { count, fileName, plain, spaced, timeInWords } from './words.ts';

/** One document as both forms of the mail show it; all text is clean, none of it is escaped. */
export interface Entry {
  name: string;
  status: MailedDocument['status'];
  label: string;
  /** "Invoice, 2 pages". */
  kind: string;
  facts: Fact[];
  problem: { what: string; advice: string } | null;
  jobId: string;
  time: string | null;
  link: string;
}

const labels = {
  completed: 'Ready',
  needs_review: 'Needs a look',
  failed: 'Could not be read',
  canceled: 'Canceled',
} as const;
const urgency = ['failed', 'needs_review', 'completed', 'canceled'];

/** The documents of a mail, those first that somebody has to act on. */
export const entriesOf = ({ documents, to }: ResultMail, appUrl: string): Entry[] =>
  documents
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status))
    .map((document) => entryOf(document, appUrl.replace(/\/+$/, ''), to.time_zone));

function entryOf(document: MailedDocument, appUrl: string, timeZone: string): Entry {
  const { id, job_id, filename, status, error, completed_at } = document;
  const failed = status === 'failed';
  return {
    name: fileName(filename),
    status,
    label: labels[status],
    kind: failed ? '' : kindOf(document),
    facts: status === 'completed' || status === 'needs_review' ? factsOf(document) : [],
    problem: failed ? problemOf(error) : null,
    jobId: job_id,
    time: completed_at === null ? null : timeInWords(completed_at, timeZone),
    link: `${appUrl}/documents/${id}`,
  };
}

const problemOf = (error: MailedDocument['error']) => ({
  what: plain(error?.detail ?? '', 300) || 'We could not read this document.',
  advice: adviceFor(error?.code ?? ''),
});

function kindOf({ category, page_count }: MailedDocument): string {
  const pages = page_count === null ? '' : count(page_count, 'page');
  const kind = category ? spaced(category) : '';
  return [kind.charAt(0).toUpperCase() + kind.slice(1), pages].filter(Boolean).join(', ');
}

/** How many documents of the batch the mail does not spell out. */
export const moreThanShown = ({ total, documents }: ResultMail): number => Math.max(0, total - documents.length);
