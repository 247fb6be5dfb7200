import * as z from 'zod';
import type { NotificationList } from '../../lib/notifications/list.ts';
import type { Notification } from '../../lib/notifications/told.ts';
import type { NotificationsPage } from './answers.ts';

const Posting = z.object({
  posting_id: z.string().nullish(),
  title: z.string(),
  company: z.string().nullish(),
  score: z.number().nullish(),
});
type Posting = z.infer<typeof Posting>;

const About = z.object({ matches: z.array(Posting).catch([]), status: z.string().nullish().catch(null) }).partial();

/** A page of notifications as the matching service listed them. */
export const notificationsPage = (page: z.infer<typeof NotificationList>): z.infer<typeof NotificationsPage> => ({
  total: page.total,
  unread: page.unread,
  notifications: page.data.map(notification),
  next_cursor: page.next_cursor,
});

function notification(told: Notification): z.infer<typeof NotificationsPage>['notifications'][number] {
  const posting = postingsOf(told)[0];
  return {
    id: told.id,
    type: told.type,
    title: told.title,
    message: messageOf(told),
    job_id: posting?.posting_id ?? null,
    match_score: posting?.score ?? null,
    email_sent: told.mail === 'sent',
    is_read: told.read,
    created_at: told.created_at,
  };
}

/** What a notification is about, the best first: the matches of a mail about matches, the job of an application. */
function postingsOf({ type, data }: Notification): Posting[] {
  if (type === 'job_match') return About.safeParse(data).data?.matches ?? [];
  const posting = type === 'application_update' ? Posting.safeParse(data).data : undefined;
  return posting ? [posting] : [];
}

/** The details behind the title, in one line. */
function messageOf(told: Notification): string {
  const postings = postingsOf(told);
  if (told.type === 'job_match' && postings.length > 0) return postings.map(matchInWords).join('; ');
  if (told.type === 'application_update' && postings[0])
    return `${placeInWords(postings[0])}: ${String(About.safeParse(told.data).data?.status ?? 'updated').replaceAll('_', ' ')}`;
  if (told.type === 'job_result' && told.documents.length > 0)
    return told.documents.map(({ filename, status }) => `${filename}: ${status.replaceAll('_', ' ')}`).join('; ');
  return told.title;
}

const matchInWords = (posting: Posting): string =>
  `${placeInWords(posting)}${posting.score == null ? '' : ` (${Math.round(posting.score * 100)} %)`}`;

const placeInWords = ({ title, company }: Posting): string => (company ? `${title} at ${company}` : title);
