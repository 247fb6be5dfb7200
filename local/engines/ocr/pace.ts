import { effort } from './effort.ts';

/** Keeps a page within its work: told of what was read, it knows whether the rest will fit. */
export interface Pace {
  /** Whether nothing is left at all. */
  isOver(): boolean;
  /** Whether lines of this width altogether would take more than is left. */
  isShortFor(width: number): boolean;
  /** A line of so many pixels has been read. */
  read(width: number): void;
}

/** A pace from now until so much work (milliseconds, as `now` counts them) is done. */
export function createPace(until: number, now: () => number = effort): Pace {
  let since: number | null = null;
  let width = 0;
  return {
    isOver: () => now() >= until,
    isShortFor: (rest) => since !== null && width > 0 && ((now() - since) / width) * rest > until - now(),
    read(more) {
      // The first line says nothing: the work before it went into looking for lines.
      if (since === null) since = now();
      else width += more;
    },
  };
}
