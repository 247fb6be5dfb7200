import { BellOff, CheckCheck } from 'lucide-react';
import { useSearchParams } from 'wouter';
import type { Notification } from '../../../../client/nouns.ts';
import { type NotificationFilter, useNotificationPages, useNotifications, useReadAll } from '../../notifications.ts';
import { Listing } from '../../ui/listing.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/states.tsx';
import { isNotificationType, notificationTypes } from '../../words/notifications.ts';
import { countText } from '../../words/text.ts';
import { NotificationCard } from './notification-card.tsx';
import './notifications.css';

/** The filter of the address, and how to change a part of it. */
function useFilter(): [NotificationFilter, (name: string, value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const type = parameters.get('type');
  const set = (name: string, value: string) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return [{ type: isNotificationType(type) ? type : null, isUnread: parameters.get('unread') === 'true' }, set];
}

/** Everything one was told, and what became of the mails about it. */
export default function Notifications() {
  const [filter, set] = useFilter();
  const query = useNotificationPages(filter);
  const readAll = useReadAll();
  // Of every type, as the button means them; what the filter lets through has counts of its own.
  const { data: latest } = useNotifications(6);
  const [first] = query.data?.pages ?? [];
  return (
    <>
      <PageTitle title="Notifications">
        <button type="button" onClick={() => readAll.mutate()} disabled={!latest?.unread || readAll.isPending}>
          <CheckCheck size={17} aria-hidden /> Mark all as read
        </button>
      </PageTitle>
      <div className="told-filters">
        <select aria-label="About" value={filter.type ?? ''} onChange={({ target }) => set('type', target.value)}>
          <option value="">About anything</option>
          {Object.entries(notificationTypes).map(([type, word]) => (
            <option key={type} value={type}>
              {word}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={filter.isUnread}
            onChange={({ target }) => set('unread', target.checked ? 'true' : '')}
          />{' '}
          Only new ones
        </label>
        {first && (
          <span className="note" role="status">
            {countText(first.total, 'notification')}, {first.unread.toLocaleString('en')} new
          </span>
        )}
      </div>
      <Listing
        query={query}
        label="Notifications"
        more="Show older notifications"
        trouble="Your notifications cannot be shown now"
        empty={<Nothing isFiltered={filter.isUnread || filter.type !== null} />}
      >
        {(one: Notification) => <NotificationCard key={one.id} notification={one} />}
      </Listing>
    </>
  );
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <Empty icon={BellOff} title="None is like that">
      <p>Take a part of the filter away to see more.</p>
    </Empty>
  ) : (
    <Empty icon={BellOff} title="Nothing yet">
      <p>When a document is read, a job fits or an application moves, it says so here, and in a mail if you like.</p>
    </Empty>
  );
