import type { NotificationList } from '../nouns.ts';

// How a list of notifications looks after a change that has not been answered yet.

const isUnread = ({ data }: NotificationList, id: string): boolean => data.some((one) => one.id === id && !one.read);

export const withRead = (list: NotificationList, id: string): NotificationList => ({
  ...list,
  unread: list.unread - (isUnread(list, id) ? 1 : 0),
  data: list.data.map((one) => (one.id === id ? { ...one, read: true } : one)),
});

export const withAllRead = (list: NotificationList): NotificationList => ({
  ...list,
  unread: 0,
  data: list.data.map((one) => ({ ...one, read: true })),
});

export const without = (list: NotificationList, id: string): NotificationList => ({
  ...list,
  total: list.total - 1,
  unread: list.unread - (isUnread(list, id) ? 1 : 0),
  data: list.data.filter((one) => one.id !== id),
});

/** With an older page at its end. */
export const withOlder = (list: NotificationList | null, older: NotificationList): NotificationList => ({
  ...older,
  data: [...(list?.data ?? []), ...older.data],
});

/** The newest page as it is now, with the older ones that were shown before it. */
export function withNewest(list: NotificationList | null, newest: NotificationList): NotificationList {
  const known = new Set(newest.data.map(({ id }) => id));
  const overlap = list?.data.findLastIndex(({ id }) => known.has(id)) ?? -1;
  if (!list || overlap < 0 || overlap === list.data.length - 1) return newest;
  return { ...newest, data: [...newest.data, ...list.data.slice(overlap + 1)], next_cursor: list.next_cursor };
}
