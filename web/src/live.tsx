import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { Frame, LiveState } from '../../client/docket.ts';
import { docket } from './docket.ts';
import { noteProgress } from './progress.ts';

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** How news arrive now: pushed, asked for, or not at all. */
export const useLiveState = (): LiveState => useSyncExternalStore(follow, () => state);

/** Keeps everything that is shown below true, as the log tells it. */
export function Live({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  useEffect(() => {
    const onState = (next: LiveState) => {
      state = next;
      for (const tell of listeners) tell();
    };
    return docket.live.subscribe((frame) => take(frame, queries), { onState });
  }, [queries]);
  return children;
}

/** What else is news with a notification of a type. */
const concerned: Partial<Record<string, string>> = { job_match: 'matches', application_update: 'applications' };

function take(frame: Frame, queries: QueryClient): void {
  switch (frame.type) {
    case 'job_progress':
      // Somebody sent it elsewhere: in another tab, or by the API.
      if (noteProgress(frame.data)) break;
      return;
    case 'notification':
      for (const part of ['notifications', concerned[frame.data.type] ?? 'digest-preview'])
        void queries.invalidateQueries({ queryKey: [part] });
      return;
    case 'snapshot':
      for (const document of frame.data.documents) noteProgress(document);
      break;
    case 'document_processed':
      noteProgress({ ...frame.data, stage: null, progress: 100 });
      void queries.invalidateQueries({ queryKey: ['document', frame.data.document_id] });
      break;
    case 'document_changed': {
      const { document_id, change } = frame.data;
      // Where it is open its page looks for itself: words of its reader may still be on their way.
      const refetchType = change === 'deleted' || change === 'restored' ? 'active' : 'none';
      void queries.invalidateQueries({ queryKey: ['document', document_id], refetchType });
    }
  }
  refreshListsSoon(queries);
}

/** One act upon a thousand documents tells a thousand frames at once; lists are asked for once after all of them. */
const listsAfterMs = 150;
let isRefreshing = false;

function refreshListsSoon(queries: QueryClient): void {
  if (isRefreshing) return;
  isRefreshing = true;
  setTimeout(() => {
    isRefreshing = false;
    void queries.invalidateQueries({ queryKey: ['documents'] });
  }, listsAfterMs);
}
