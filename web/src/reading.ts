import type { Notification, NotificationList } from '../../client/nouns.ts';

/** A list in which those that are chosen are read. */
export function withRead(list: NotificationList, isChosen: (id: string) => boolean): NotificationList {
  const isNews = ({ id, read }: Notification) => !read && isChosen(id);
  const news = list.data.filter(isNews).length;
  return {
    ...list,
    unread: Math.max(0, list.unread - news),
    data: list.data.map((one) => (isNews(one) ? { ...one, read: true } : one)),
  };
}
