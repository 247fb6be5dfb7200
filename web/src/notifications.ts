import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Notification, NotificationList } from '../../client/nouns.ts';
import { docket } from './docket.ts';
import { withRead } from './reading.ts';
import { sentenceOf } from './ui/states.tsx';
import { useToast } from './ui/toast.tsx';

const all = { queryKey: ['notifications'] };

/** What one was told, newest first, with how much of it is new. */
export const useNotifications = (limit: number) =>
  useQuery({
    queryKey: ['notifications', 'newest', limit],
    queryFn: ({ signal }) => docket.get('/v1/notifications', { query: { limit }, signal }),
  });

export interface NotificationFilter {
  type: Notification['type'] | null;
  isUnread: boolean;
}

/** All that one was told and that a filter lets through, page by page. */
export const useNotificationPages = ({ type, isUnread }: NotificationFilter) =>
  useInfiniteQuery({
    queryKey: ['notifications', 'list', type, isUnread],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/notifications', {
        query: { ...(type && { type }), ...(isUnread && { unread: 'true' }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

type Kept = NotificationList | InfiniteData<NotificationList> | undefined;

/** Does something about notifications; what is shown says so at once, and whatever the service says in the end. */
function useChange<About>(change: (about: About) => Promise<unknown>, reads: (about: About, id: string) => boolean) {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: change,
    onMutate: async (about) => {
      await queries.cancelQueries(all);
      const read = (list: NotificationList) => withRead(list, (id) => reads(about, id));
      queries.setQueriesData<Kept>(all, (kept) =>
        kept && 'pages' in kept ? { ...kept, pages: kept.pages.map(read) } : kept && read(kept),
      );
    },
    onError: (error) => say(`That was not done: ${sentenceOf(error)}`, { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries(all),
  });
}

/** Marks all as read. */
export const useReadAll = () =>
  useChange<void>(
    () => docket.post('/v1/notifications/read-all'),
    () => true,
  );

/** Marks one as read. */
export const useRead = () =>
  useChange<string>(
    (id) => docket.put('/v1/notifications/{id}/read', { path: { id } }),
    (read, id) => read === id,
  );

/** Removes one for good. */
export const useForget = () =>
  useChange<string>(
    (id) => docket.delete('/v1/notifications/{id}', { path: { id } }),
    (forgotten, id) => forgotten === id,
  );
