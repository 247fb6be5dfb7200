import { Link } from 'wouter';
import type { Notification } from '../../../client/nouns.ts';
import { useRead } from '../notifications.ts';
import { placeOf } from '../words/notifications.ts';
import { agoText } from '../words/times.ts';
import { NotificationIcon } from './notification-icon.tsx';

/** One thing that one was told: a way to what it is about, which marks it as read. */
export function NotificationLine({ notification }: { notification: Notification }) {
  const read = useRead();
  const { id, type, title, read: isRead, created_at } = notification;
  return (
    <li className={isRead ? 'told' : 'told new'}>
      <NotificationIcon type={type} />
      <Link href={placeOf(notification) ?? '/notifications?type=digest'} onClick={() => isRead || read.mutate(id)}>
        {title}
        {!isRead && <span className="hidden"> (new)</span>}
      </Link>
      <time dateTime={created_at} title={new Date(created_at).toLocaleString()}>
        {agoText(created_at)}
      </time>
    </li>
  );
}
