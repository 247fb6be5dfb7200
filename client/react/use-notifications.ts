import { useCallback, useEffect, useRef, useState } from 'react';
import type { Notification, NotificationList } from '../nouns.ts';
import type { DocketError } from '../problem.ts';
import { withAllRead, withNewest, withOlder, without, withRead } from './notification-list.ts';
import { useDocket } from './provider.ts';

export interface NotificationsHook {
  /** Newest first; null until they have come. */
  notifications: Notification[] | null;
  /** How many are unread, also of those that are not listed. */
  unread: number;
  total: number;
  /** Why the last change was taken back, or why there is nothing new. */
  error: DocketError | Error | null;
  /** Whether there are older ones, which `loadMore` adds. */
  hasMore: boolean;
  loadMore(): Promise<void>;
  markRead(id: string): Promise<void>;
  markAllRead(): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What somebody was told, live. What is marked shows at once, and is taken back when it could not be done. */
export function useNotifications({ limit = 20 }: { limit?: number } = {}): NotificationsHook {
  const docket = useDocket();
  const [list, setList] = useState<NotificationList | null>(null);
  const [loadError, setLoadError] = useState<Error | null>(null);
  const [changeError, setChangeError] = useState<Error | null>(null);
  const asked = useRef(0);

  const load = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    try {
      const newest = await docket.get('/v1/notifications', { query: { limit } });
      if (turn !== asked.current) return;
      setList((before) => withNewest(before, newest));
      setLoadError(null);
    } catch (problem) {
      if (turn === asked.current) setLoadError(problem as Error);
    }
  }, [docket, limit]);

  useEffect(() => {
    setList(null);
    void load();
    return docket.live.subscribe(({ type }) => {
      // After an absence there may be some that nobody rang for.
      if (type === 'notification' || type === 'snapshot') void load();
    });
  }, [docket, load]);

  /** Shows a change, makes it, and asks how things are when that did not work. */
  const change = useCallback(
    async (shown: (before: NotificationList) => NotificationList, make: () => Promise<unknown>) => {
      setList((before) => before && shown(before));
      setChangeError(null);
      try {
        await make();
      } catch (problem) {
        setChangeError(problem as Error);
        await load();
      }
    },
    [load],
  );
  const markRead = useCallback(
    (id: string) =>
      change(
        (before) => withRead(before, id),
        () => docket.put('/v1/notifications/{id}/read', { path: { id } }),
      ),
    [change, docket],
  );
  const markAllRead = useCallback(
    () => change(withAllRead, () => docket.post('/v1/notifications/read-all')),
    [change, docket],
  );
  const remove = useCallback(
    (id: string) =>
      change(
        (before) => without(before, id),
        () => docket.delete('/v1/notifications/{id}', { path: { id } }),
      ),
    [change, docket],
  );

  const cursor = list?.next_cursor ?? null;
  const loadMore = useCallback(async () => {
    if (cursor === null) return;
    try {
      const older = await docket.get('/v1/notifications', { query: { limit, cursor } });
      setList((before) => withOlder(before, older));
    } catch (problem) {
      setLoadError(problem as Error);
    }
  }, [cursor, docket, limit]);

  return {
    ...{ notifications: list?.data ?? null, unread: list?.unread ?? 0, total: list?.total ?? 0 },
    error: changeError ?? loadError,
    ...{ hasMore: cursor !== null, loadMore, markRead, markAllRead, remove },
  };
}
