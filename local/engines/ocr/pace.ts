/** Keeps a page within its time: told of what was read, it knows whether the rest will fit. */
export interface Pace {
  /** Whether there is no time left at all. */
  isOver(): boolean;
  /** Whether lines of this width altogether would take longer than there is time. */
  isShortFor(width: number): boolean;
  /** A line of so many pixels has been read. */
  read(width: number): void;
}

/** A pace from now until a time in milliseconds since 1970. */
export function createPace(until: number, now: () => number = Date.now): Pace {
  let since: number | null = null;
  let width = 0;
  return {
    isOver: () => now() >= until,
    isShortFor: (rest) => since !== null && width > 0 && ((now() - since) / width) * rest > until - now(),
    read(more) {
      // The first line says nothing: the time before it went into looking for lines.
      if (since === null) since = now();
      else width += more;
    },
  };
}
