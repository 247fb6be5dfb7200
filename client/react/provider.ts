import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import type { Docket } from '../docket.ts';
import { UploadQueue } from '../upload/queue.ts';

const DocketContext = createContext<Docket | null>(null);

/** Gives Docket to everything inside it. */
export const DocketProvider = ({ docket, children }: { docket: Docket; children?: ReactNode }): ReactElement =>
  createElement(DocketContext.Provider, { value: docket }, children);

/** The Docket of the nearest provider; throws outside of one. */
export function useDocket(): Docket {
  const docket = useContext(DocketContext);
  if (!docket) throw new Error('Put a <DocketProvider docket={…}> around what uses Docket.');
  return docket;
}

const queues = new WeakMap<Docket, UploadQueue>();

/** The one queue of a Docket: what it sends goes on when the page that began it is left. */
export function queueOf(docket: Docket): UploadQueue {
  const queue = queues.get(docket) ?? new UploadQueue(docket);
  queues.set(docket, queue);
  return queue;
}
