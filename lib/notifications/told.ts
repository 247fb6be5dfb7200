import * as z from 'zod';
import { CategoryName } from '../stages/stage.ts';
import { applicationSubject } from './application-letter.tsx';
import { digestInWords } from './digest-letter.ts';
import { matchesSubject } from './matches-letter.ts';
import { titleAt } from './posting-item.tsx';
import { subjectOf } from './subject.ts';
import { plain } from './words.ts';

export const notificationTypes = [
  'job_result',
  'job_match',
  'application_update',
  'digest',
  'webhook_disabled',
  'retention',
] as const;

const Job = z.object({ title: z.string(), company: z.string().nullable() });
const MatchesTold = z.object({ count: z.int(), matches: z.array(Job.extend({ score: z.number() })) });
const ApplicationTold = Job.extend({ status: z.string() });
const count = z.int();
const DigestTold = z.object({
  postings: count,
  matches: count,
  applications: count,
  completed: count,
  failed: count,
  waiting_for_review: count,
});
const WebhookTold = z.object({ host: z.string(), reason: z.enum(['gone', 'failing']) });
const RetentionTold = z.object({ count: z.int().positive() });
const ResultCounts = z.object({ total: z.int(), completed: z.int(), failed: z.int(), canceled: z.int() }).loose();

const MailState = z.enum(['waiting', 'sent', 'delivered', 'opened', 'bounced', 'failed', 'unknown']).nullable();

/** A notification as the database keeps it: numbers and ids, with the first five documents that it is about. */
export const Stored = z.object({
  id: z.string(),
  type: z.enum(notificationTypes),
  data: z.record(z.string(), z.json()),
  mail: MailState,
  documents: z.array(
    z.object({
      id: z.uuid(),
      filename: z.string(),
      status: z.enum(['completed', 'needs_review', 'failed', 'canceled', 'queued', 'processing']),
      category: CategoryName.nullable().catch(null),
    }),
  ),
  read_at: z.string().nullable(),
  created_at: z.string(),
});

/** What a person was told: `title` is a sentence, `mail` what became of the mail about it (null: none was wanted). */
export const Notification = z.object({
  id: z.string(),
  type: z.enum(notificationTypes),
  title: z.string(),
  data: z.record(z.string(), z.json()),
  documents: z.array(z.object({ id: z.string(), filename: z.string(), status: z.string() })),
  mail: MailState,
  read: z.boolean(),
  created_at: z.string(),
});
export type Notification = z.infer<typeof Notification>;

/** A stored notification in a person's words. */
export function told({ read_at, documents, ...stored }: z.infer<typeof Stored>): Notification {
  return {
    ...stored,
    title: titleOf(stored.type, stored.data, documents),
    documents: documents.map(({ id, filename, status }) => ({ id, filename, status })),
    read: read_at !== null,
  };
}

type Titles = Record<Notification['type'], (data: Notification['data'], documents: StoredDocuments) => string | null>;
type StoredDocuments = z.infer<typeof Stored>['documents'];

const titles: Titles = {
  job_result: (data, documents) => {
    const counts = ResultCounts.safeParse(data).data;
    const settled = documents.flatMap(({ filename, status, category }) =>
      status === 'queued' || status === 'processing' ? [] : [{ filename, status, category }],
    );
    return counts ? subjectOf({ ...counts, documents: settled }) : null;
  },
  job_match: (data) => {
    const told = MatchesTold.safeParse(data).data;
    const [best] = told?.matches ?? [];
    return told ? matchesSubject(best ? jobOf(best) : null, best?.score ?? null, told.count) : null;
  },
  application_update: (data) => {
    const told = ApplicationTold.safeParse(data).data;
    return told ? applicationSubject(jobOf(told), told.status) : null;
  },
  digest: (data) => {
    const counts = DigestTold.safeParse(data).data;
    return counts ? digestInWords(counts) : null;
  },
  webhook_disabled: (data) => {
    const told = WebhookTold.safeParse(data).data;
    return told ? `${plain(told.host, 100)} is not called any more: ${reasons[told.reason]}` : null;
  },
  retention: (data) => {
    const told = RetentionTold.safeParse(data).data;
    if (!told) return null;
    const what = told.count === 1 ? 'One document is' : `${told.count.toLocaleString('en')} documents are`;
    return `${what} past the time you keep them, and can be brought back for 30 days`;
  },
};

const reasons = { gone: 'it answered that it is gone', failing: 'it has not answered for three days' } as const;

const jobOf = ({ title, company }: z.infer<typeof Job>): string =>
  titleAt({ title: plain(title, 100) || 'A job without a title', company: plain(company ?? '', 60) });

const titleOf = (type: Notification['type'], data: Notification['data'], documents: StoredDocuments): string =>
  titles[type](data, documents) ?? 'There is news for you';
