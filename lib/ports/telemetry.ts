import type { Span } from '../trace.ts';

/** Where the spans of this deployment are collected. */
export interface Telemetry {
  /** Sends the spans of one invocation when nobody waits for it any more; `lost` did not fit. Never throws, never waits. */
  send(spans: Span[], lost: number): void;
}
