import type { Actor, Context } from '../lib/context.ts';
import type { Turn } from '../lib/limits/limit.ts';
import type { Log } from '../lib/log.ts';
import type { Limits } from '../lib/ports/limits.ts';
import type { MailHook } from '../lib/ports/mails.ts';
import type { Telemetry } from '../lib/ports/telemetry.ts';
import type { DependencyHealth } from '../lib/ports.ts';
import type { Listeners } from '../lib/realtime/realtime.ts';
import type { Callers } from './callers.ts';

/** By which the database knows somebody: their token, or for one that would not last what makes the next; null for nobody. */
export type Token = string | (() => Promise<string>) | null;

/** Everything the ways in need; lib/adapters supplies it, and nothing else is injected anywhere. */
export interface Composition {
  for(actor: Actor, request: { token: Token; log: Log }): Context;
  /** Who a bearer token belongs to, or null when it is not valid now. */
  authenticate(token: string): Promise<{ id: string; expiresAt: number } | null>;
  /** Whether the session of a good token still lives; throws `unavailable` when nobody says. */
  isStillSignedIn(token: string): Promise<boolean>;
  /** Signs an access token of one minute as this person; null without a key to sign with. */
  mintToken: ((owner: string) => Promise<string>) | null;
  /** Whether a delivery to this path was signed by our queue. */
  verifyDelivery(delivery: { path: string; signature: string | null; body: string }): Promise<boolean>;
  /** Null while no key is known that the mail vendor's posts could be checked with. */
  mailHook: MailHook | null;
  /** Null where nobody is limited, as where one part is looked at by itself. */
  limits: Limits | null;
  /** What a scraper of metrics may show instead of signing in; null when there is none. */
  metricsToken: string | null;
  /** Null where nobody collects spans. */
  telemetry: Telemetry | null;
  /** Null where nothing can be pushed. */
  listeners: Listeners | null;
  health(): Promise<DependencyHealth[]>;
  log: Log;
  appUrl: string;
  corsOrigins: string[];
  /** What a browser may know: where to sign in. */
  browser: { supabase_url: string; supabase_publishable_key: string };
}

export interface AppEnv {
  Variables: {
    composition: Composition;
    callers: Callers;
    ctx: Context;
    /** The API key that calls, if one does. */
    keyId?: string;
    /** Whether an upload may go on, while its form is being read. */
    turn?: Promise<Turn | null>;
    log: Log;
    requestId: string;
    appUrl: string;
  };
}
