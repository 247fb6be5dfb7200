import { Link } from 'wouter';
import type { Notification } from '../../../client/nouns.ts';
import { useRead } from '../notifications.ts';
import { agoText } from '../words/times.ts';

const places: Record<Notification['type'], (told: Notification) => string> = {
  job_result: ({ documents: [first, second] }) => (first && !second ? `/documents/${first.id}` : '/'),
  job_match: () => '/matches?order=newest',
  application_update: () => '/applications',
  digest: () => '/notifications',
};

/** One thing that one was told: a way to what it is about, which marks it as read. */
export function NotificationLine({ notification }: { notification: Notification }) {
  const read = useRead();
  const { id, type, title, read: isRead, created_at } = notification;
  return (
    <li className={isRead ? 'told' : 'told new'}>
      <Link href={places[type](notification)} onClick={() => isRead || read.mutate(id)}>
        {title}
        {!isRead && <span className="hidden"> (new)</span>}
      </Link>
      <time dateTime={created_at}>{agoText(created_at)}</time>
    </li>
  );
}
