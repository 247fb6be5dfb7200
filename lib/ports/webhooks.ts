// What is called outside when something happened: addresses that an owner named.

export interface ReceiverCall {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What came back, or why nothing did; `ms` is how long that took. */
export type ReceiverAnswer =
  | {
      kind: 'answered';
      status: number;
      /** The beginning of the body, as text. */
      body: string;
      /** What the receiver asked for, if anything. */
      retry_after_ms: number | null;
      ms: number;
    }
  | { kind: 'timeout' | 'unreachable'; ms: number };

export interface Receivers {
  /** Posts once and follows no redirect; takes 10 s at most, and never throws. */
  call(call: ReceiverCall): Promise<ReceiverAnswer>;
}
