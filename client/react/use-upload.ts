import { useCallback, useSyncExternalStore } from 'react';
import type { QueueOptions, UploadItem } from '../upload/queue.ts';
import { queueOf, useDocket } from './provider.ts';

export interface UploadHook {
  /** What was added, newest last, each with how far it is. */
  items: readonly UploadItem[];
  /** Sends files and follows their processing; answers the ids of their items. */
  add(files: Iterable<File> | null | undefined, options?: QueueOptions): string[];
  /** Stops an upload, or the processing of what it became. */
  cancel(id: string): Promise<void>;
  /** Forgets the items that nothing more happens to. */
  clear(): void;
}

/** Uploads with live progress. All pages share one queue, and it goes on when they are left. */
export function useUpload(): UploadHook {
  const queue = queueOf(useDocket());
  const items = useSyncExternalStore(queue.subscribe, queue.items, queue.items);
  const add = useCallback((...given: Parameters<UploadHook['add']>) => queue.add(...given), [queue]);
  return { items, add, cancel: queue.cancel, clear: queue.clear };
}
