import { Bell as BellIcon } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import { useNotifications, useReadAll } from '../notifications.ts';
import { NotificationLine } from './notification-line.tsx';

/** What one was told lately, with how much of it is new. */
export function Bell() {
  const menu = useId();
  const { data } = useNotifications(6);
  const readAll = useReadAll();
  const unread = data?.unread ?? 0;
  return (
    <div className="menu">
      <button
        type="button"
        className="icon"
        popoverTarget={menu}
        aria-label={unread > 0 ? `Notifications, ${unread} new` : 'Notifications'}
      >
        <BellIcon aria-hidden />
        {unread > 0 && <span className="count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      <div id={menu} popover="auto" className="card menu-body wide">
        {data?.data.length ? (
          <ul className="plain">
            {data.data.map((notification) => (
              <NotificationLine key={notification.id} notification={notification} />
            ))}
          </ul>
        ) : (
          <p className="note">Nothing new.</p>
        )}
        <div className="actions">
          <Link href="/notifications" onClick={() => document.getElementById(menu)?.hidePopover()}>
            Show all
          </Link>
          {unread > 0 && (
            <button type="button" className="quiet" onClick={() => readAll.mutate()}>
              Mark all as read
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
