import * as z from 'zod';
import { Category } from '../stages/stage.ts';
import { subjectOf } from './subject.ts';

export const notificationTypes = ['job_result', 'job_match', 'application_update', 'digest'] as const;

const ResultCounts = z.object({ total: z.int(), completed: z.int(), failed: z.int(), canceled: z.int() }).loose();

/** A notification as the database keeps it: numbers and ids, with the first five documents that it is about. */
export const Stored = z.object({
  id: z.string(),
  type: z.enum(notificationTypes),
  data: z.record(z.string(), z.json()),
  mail: z.enum(['owed', 'leased', 'sending', 'done', 'failed', 'unknown']).nullable(),
  documents: z.array(
    z.object({
      id: z.uuid(),
      filename: z.string(),
      status: z.enum(['completed', 'needs_review', 'failed', 'canceled', 'queued', 'processing']),
      category: Category.nullable().catch(null),
    }),
  ),
  read_at: z.string().nullable(),
  created_at: z.string(),
});

/** What a person was told: `title` is a sentence, `mail` how the mail about it stands (null: none was wanted). */
export const Notification = z.object({
  id: z.string(),
  type: z.enum(notificationTypes),
  title: z.string(),
  data: z.record(z.string(), z.json()),
  documents: z.array(z.object({ id: z.string(), filename: z.string(), status: z.string() })),
  mail: z.enum(['waiting', 'sent', 'failed', 'unknown']).nullable(),
  read: z.boolean(),
  created_at: z.string(),
});
export type Notification = z.infer<typeof Notification>;

const mailStates = {
  owed: 'waiting',
  leased: 'waiting',
  sending: 'waiting',
  done: 'sent',
  failed: 'failed',
  unknown: 'unknown',
} as const;

/** A stored notification in a person's words. */
export function told({ read_at, mail, documents, ...stored }: z.infer<typeof Stored>): Notification {
  return {
    ...stored,
    title: titleOf(stored.type, stored.data, documents),
    documents: documents.map(({ id, filename, status }) => ({ id, filename, status })),
    mail: mail && mailStates[mail],
    read: read_at !== null,
  };
}

function titleOf(
  type: Notification['type'],
  data: Notification['data'],
  documents: z.infer<typeof Stored>['documents'],
): string {
  const counts = ResultCounts.safeParse(data).data;
  if (type !== 'job_result' || !counts) return 'There is news for you';
  const settled = documents.flatMap(({ filename, status, category }) =>
    status === 'queued' || status === 'processing' ? [] : [{ filename, status, category }],
  );
  return subjectOf({ ...counts, documents: settled });
}
