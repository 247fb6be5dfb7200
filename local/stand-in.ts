/** What a stand-in is given instead of a clock and a bill of its own. */
export interface Surroundings {
  /** Milliseconds since the epoch; may be moved by the control server. */
  now(): number;
  /** Counts operations as the vendor bills them, for example `meter('redis.commands', 3)`. */
  meter(operation: string, count?: number): void;
}

/** Where a text is that somebody looks for: a table, an object, a key, and in how many of its rows or values. */
export interface Trace {
  place: string;
  count: number;
}

/** A vendor on loopback: it answers the vendor's wire protocol and knows nothing of clocks, counts and faults. */
export interface StandIn {
  /** Answers one HTTP request as the vendor would; an unsupported operation is 501 with a sentence. */
  fetch(request: Request): Promise<Response>;
  /** The clock has moved: does all that has fallen due, in order, and resolves when that is done. */
  wake?(): Promise<void>;
  close?(): Promise<void>;
  /** Everything it stores that has this text in it, in upper or lower case. */
  traces?(text: string): Promise<Trace[]>;
}
