import { Check, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Link } from 'wouter';
import type { Notification } from '../../../../client/nouns.ts';
import { useForget, useRead } from '../../notifications.ts';
import { NotificationIcon } from '../../shell/notification-icon.tsx';
import { Pill } from '../../ui/pill.tsx';
import { aboutOf, mailWord, placeOf } from '../../words/notifications.ts';
import { agoText } from '../../words/times.ts';

/** One thing that one was told, what became of its mail, and ways to what it is about. */
export function NotificationCard({ notification }: { notification: Notification }) {
  const read = useRead();
  const { id, type, title, read: isRead, created_at } = notification;
  const note = () => isRead || read.mutate(id);
  const place = placeOf(notification);
  return (
    <li className={isRead ? 'notification' : 'notification new'}>
      <NotificationIcon type={type} />
      <div className="notification-what">
        {place ? (
          <Link href={place} onClick={note}>
            {title}
          </Link>
        ) : (
          <span className="title">{title}</span>
        )}
        {!isRead && <span className="hidden"> (new)</span>}
        <About notification={notification} onOpen={note} />
        <p className="note">
          <time dateTime={created_at} title={new Date(created_at).toLocaleString()}>
            {agoText(created_at)}
          </time>
          <MailState mail={notification.mail} />
        </p>
      </div>
      <div className="notification-acts">
        {!isRead && (
          <button
            type="button"
            className="icon"
            aria-label={`Mark as read: ${title}`}
            title="Mark as read"
            onClick={note}
          >
            <Check size={18} aria-hidden />
          </button>
        )}
        <Forget notification={notification} />
      </div>
    </li>
  );
}

function About({ notification, onOpen }: { notification: Notification; onOpen(): void }) {
  const about = aboutOf(notification);
  if (about.length === 0) return null;
  return (
    <ul className="plain about">
      {about.map(({ words, href }) => (
        <li key={href ?? words}>
          {href ? (
            <Link href={href} onClick={onOpen}>
              <bdi>{words}</bdi>
            </Link>
          ) : (
            <bdi>{words}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
}

function MailState({ mail }: Pick<Notification, 'mail'>) {
  const said = mailWord(mail);
  if (!said) return null;
  return <Pill tone={said[1]}>{said[0]}</Pill>;
}

function Forget({ notification: { id, title } }: { notification: Notification }) {
  const forget = useForget();
  const remove = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The keyboard goes on with the one after it.
    const line = currentTarget.closest('li');
    const next = line?.nextElementSibling ?? line?.previousElementSibling;
    next?.querySelector<HTMLElement>('.notification-acts button:last-child')?.focus();
    forget.mutate(id);
  };
  return (
    <button
      type="button"
      className="icon"
      aria-label={`Delete: ${title}`}
      title="Delete"
      onClick={remove}
      disabled={forget.isPending}
    >
      <Trash2 size={17} aria-hidden />
    </button>
  );
}
