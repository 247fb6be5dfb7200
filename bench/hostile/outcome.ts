/** What became of a hostile file, and what it cost. */
export interface HostileOutcome {
  state: 'read' | 'refused' | 'failed';
  /** Of the refusal or failure. */
  code: string | null;
  /** Of the upload. */
  status: number;
  text: string;
  fields: Record<string, unknown>;
  seconds: number;
  /** MB that the product's runtime grew by at most meanwhile; null where that cannot be told. */
  grownMb: number | null;
  /** Addresses beyond this machine that were tried meanwhile. */
  calls: string[];
  /** How many ordinary documents were done meanwhile, and the longest that one took (s). */
  ordinary: { done: number; slowest: number; failed: number };
}
