import { DocketError } from '../../../client/problem.ts';

/** How long a deletion can be taken back where it is said, in milliseconds. */
export const undoMs = 60_000;

/** Whether there is nothing, or nothing any more, where the service was asked to look. */
export const isGone = (error: unknown): boolean => error instanceof DocketError && error.status === 404;

/** Why a document does not come back, when the service says that there is none to bring back; null for other errors. */
export const notBackText = (error: unknown): string | null =>
  isGone(error) ? 'It cannot be brought back: it was erased for good, or it belongs to somebody else.' : null;
