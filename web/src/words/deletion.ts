import { DocketError } from '../../../client/problem.ts';

/** How long a deletion can be taken back where it is said, in milliseconds. */
export const undoMs = 60_000;

/** Why a document does not come back, when the service says that there is none to bring back; null for other errors. */
export const notBackText = (error: unknown): string | null =>
  error instanceof DocketError && error.status === 404
    ? 'It cannot be brought back: it was erased for good, or it belongs to somebody else.'
    : null;
