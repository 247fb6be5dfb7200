/** How an endpoint answered one attempt; `status` is null when there was no answer at all. */
export interface Answer {
  status: number | null;
  headers: Record<string, string[]>;
  body: Uint8Array;
  /** Why the attempt counts as failed, or null when it succeeded. */
  error: string | null;
}
