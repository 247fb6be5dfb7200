import { Bell as BellIcon } from 'lucide-react';
import { type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { NotificationList } from '../../../client/nouns.ts';
import { useNotifications, useReadAll } from '../notifications.ts';
import { Loading, sentenceOf } from '../ui/states.tsx';
import { countText } from '../words/text.ts';
import { NotificationLine } from './notification-line.tsx';
import './bell.css';

/** What one was told lately, with how much of it is new; news are announced when they come. */
export function Bell() {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [address] = useLocation();
  const { data, error } = useNotifications(6);
  const readAll = useReadAll();
  const unread = data?.unread ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => menu.current?.hidePopover(), [address]);
  // A link may lead to another part of the same page.
  const closeByLink = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) menu.current?.hidePopover();
  };
  return (
    <div className="menu">
      <button
        type="button"
        className="icon"
        popoverTarget={id}
        aria-label={unread > 0 ? `Notifications, ${unread} new` : 'Notifications'}
      >
        <BellIcon aria-hidden />
        {unread > 0 && <span className="count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      <Announcement list={data} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only links are pressed in it, by keys as by hand */}
      <div
        id={id}
        ref={menu}
        popover="auto"
        className="card menu-body wide bell"
        role="dialog"
        aria-label="Latest notifications"
        onClick={closeByLink}
      >
        <Latest list={data} error={error} />
        <div className="actions">
          <Link href="/notifications">Show all</Link>
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

function Latest({ list, error }: { list: NotificationList | undefined; error: Error | null }) {
  if (!list) return error ? <p className="bad">{sentenceOf(error)}</p> : <Loading rows={2} />;
  if (list.data.length === 0) return <p className="note">Nothing yet. What you should know appears here.</p>;
  return (
    <ul className="plain">
      {list.data.map((notification) => (
        <NotificationLine key={notification.id} notification={notification} />
      ))}
    </ul>
  );
}

/** Says for screen readers what has come, once it comes; what was there at the beginning is on the button. */
function Announcement({ list }: { list: NotificationList | undefined }) {
  const [said, setSaid] = useState('');
  const known = useRef<string | null>(null);
  const newest = list?.data[0];
  const unread = list?.unread ?? 0;
  useEffect(() => {
    if (!list) return;
    const isNews = known.current !== null && newest && !newest.read && newest.id !== known.current;
    if (isNews) setSaid(`${newest.title}. ${countText(unread, 'new notification')}.`);
    known.current = newest?.id ?? '';
  }, [list, newest, unread]);
  return (
    <span className="hidden" role="status">
      {said}
    </span>
  );
}
