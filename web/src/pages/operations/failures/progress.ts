import type { QueueReport } from '../../../../../client/nouns.ts';

export interface RedriveStanding {
  /** Jobs of all queues that have not ended, those for later included. */
  open: number;
  /** From 0 to 1, by the clock and the estimate; 1 only when nothing is open any more. */
  share: number;
  secondsLeft: number;
  isOver: boolean;
}

/**
 * How far a redrive is. Its jobs belong to many people and mix with other work, so it is told from what is open in all
 * queues and from how long it was said to take.
 */
export function redriveStanding(
  { at, estimatedSeconds }: { at: number; estimatedSeconds: number },
  queues: QueueReport['queues'],
  { now, askedAt }: { now: number; askedAt: number },
): RedriveStanding {
  const open = queues.reduce(
    (sum, { depth, scheduled, retrying, held, in_flight }) => sum + depth + scheduled + retrying + held + in_flight,
    0,
  );
  const passed = (now - at) / 1000;
  // Figures from before it began know nothing of it.
  const isOver = open === 0 && askedAt > at;
  const byClock = Math.min(0.95, passed / Math.max(1, estimatedSeconds));
  return { open, share: isOver ? 1 : byClock, secondsLeft: Math.max(0, estimatedSeconds - passed), isOver };
}
