import { createClient } from '@supabase/supabase-js';
import type { Database, Files } from '../../ports.ts';
import { createFiles } from './files.ts';
import { addressOf, removeLogin } from './login.ts';
import { ping } from './ping.ts';
import { type AccessToken, createDatabase } from './rpc.ts';
import { isStillSignedIn } from './session.ts';

export interface SupabaseOptions {
  /** The project's address, without a path. */
  url: string;
  publishableKey: string;
  secretKey: string;
  /** How long a call of the database may take. */
  timeoutMs?: number;
}

export interface Supabase {
  files: Files;
  /** The database for one request: reads run as the holder of this token (null: as nobody), commits as the worker. */
  databaseFor(accessToken: AccessToken): Database;
  /** The mail address of a user; null when there is none. Throws `unavailable` when nobody says. */
  addressOf(id: string): Promise<string | null>;
  /** Deletes a user; throws `unavailable` when that could not be done now. */
  removeLogin(id: string): Promise<void>;
  /** Whether the session of this token still lives; throws `unavailable` when nobody says. */
  isStillSignedIn(token: string): Promise<boolean>;
  /** Resolves when the project answers; rejects with what is wrong, within 2 s. */
  ping(): Promise<void>;
}

/** Connects to a Supabase project with two clients that may live as long as the isolate: they hold no identity. */
export function connectSupabase(options: SupabaseOptions): Supabase {
  const { publishableKey, secretKey, timeoutMs = 5000 } = options;
  const url = options.url.replace(/\/+$/, '');
  const anyone = client(url, publishableKey);
  const service = client(url, secretKey);
  return {
    files: createFiles({ service, url, secretKey }),
    databaseFor: (accessToken) => createDatabase({ anyone, service, accessToken, timeoutMs }),
    addressOf: (id) => addressOf(url, secretKey, id),
    removeLogin: (id) => removeLogin(url, secretKey, id),
    isStillSignedIn: (token) => isStillSignedIn({ url, publishableKey }, token),
    ping: () => ping(url, secretKey),
  };
}

/** Objects may be large, so their calls are bounded more widely than the database's, which bring a signal of their own. */
const objectTimeoutMs = 20_000;

const client = (url: string, key: string) =>
  createClient(url, key, {
    // Without this the client would ask its own session, behind a lock that requests of one isolate share.
    accessToken: async () => key,
    global: {
      // Whoever answers for the project is no other host: a redirect would take the keys along.
      fetch: (input, init) =>
        fetch(input, { ...init, redirect: 'manual', signal: init?.signal ?? AbortSignal.timeout(objectTimeoutMs) }),
    },
  });
