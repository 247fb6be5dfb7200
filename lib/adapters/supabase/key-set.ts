import { createLocalJWKSet, decodeJwt, errors, type FlattenedJWSInput, type JWTVerifyGetKey } from 'jose';
import { AppError } from '../../errors.ts';
import { within } from '../within.ts';
import { fetchKeys } from './published-keys.ts';

export interface KeySet {
  /** The key that a token names; rejects as jose does when there is none, with `unavailable` while nobody can say. */
  find: JWTVerifyGetKey;
  /** Which reading of the keys is trusted now; null while it is outdated. */
  reading(): number | null;
}

export interface KeySetOptions {
  /** Where the keys are published. */
  url: string;
  now: () => number;
  timeoutMs?: number;
}

interface Known {
  find: JWTVerifyGetKey;
  readAt: number;
}

/** So long a key that was taken back may still be believed. */
const freshMs = 5 * 60_000;
/** So long keys go on while the project does not say which ones it has. */
const usableMs = 60 * 60_000;
/** Neither an outage nor tokens that name keys at random make us ask more often. */
const most = { asked: 3, withinMs: 15_000 };
const clocksDifferMs = 10_000;

/** The public keys of a project: read once, and again when they are old or a token names another one. */
export function createKeySet({ url, now, timeoutMs = 3000 }: KeySetOptions): KeySet {
  let known: Known | null = null;
  let underway: { reading: Promise<void>; since: number } | null = null;
  let asked: number[] = [];

  const age = () => now() - (known?.readAt ?? Number.NEGATIVE_INFINITY);
  const waitMs = () => Math.max(0, (asked.at(-most.asked) ?? Number.NEGATIVE_INFINITY) + most.withinMs - now());
  const isBusy = () => underway !== null && now() - underway.since < timeoutMs;

  const unavailable = (cause: unknown) =>
    new AppError('unavailable', 'The keys of the sign-in service cannot be read; try again.', {
      retryAfter: Math.max(1, Math.ceil(waitMs() / 1000)),
      cause,
    });

  const read = async (): Promise<void> => {
    try {
      const find = createLocalJWKSet({ keys: await fetchKeys(url, timeoutMs) });
      known = { find, readAt: now() };
    } finally {
      underway = null;
    }
  };

  /** Reads the keys, or waits for whoever does; `unavailable` when they cannot be read, or not so soon again. */
  const renew = async (): Promise<void> => {
    if (!isBusy()) {
      if (waitMs() > 0) throw unavailable('asked often enough');
      asked = [...asked, now()].slice(-most.asked);
      underway = { since: now(), reading: read() };
    }
    // What another request began ends with that one if it is cut off, without a word.
    await within(timeoutMs, underway?.reading ?? Promise.resolve()).catch((cause: unknown) => {
      throw unavailable(cause);
    });
  };

  /** The keys to judge by; whoever finds them outdated renews them, and while that goes on or fails the old ones serve. */
  const current = async (): Promise<Known> => {
    const serves = age() < usableMs;
    if (age() >= freshMs && !(serves && (isBusy() || waitMs() > 0)))
      await renew().catch((error: unknown) => {
        if (!serves) throw error;
      });
    if (known) return known;
    throw unavailable('none were read');
  };

  return {
    reading: () => (known && age() < freshMs ? known.readAt : null),
    find: async (header, token) => {
      const before = await current();
      try {
        return await before.find(header, token);
      } catch (error) {
        // A key that cannot be read is not the fault of its tokens.
        if (!(error instanceof errors.JOSEError)) throw unavailable(error);
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        // Somebody else may have read them in the meantime.
        if (known === before) {
          // A token that was made before the keys were read was signed by one of them, or by none.
          if (waitMs() > 0 && !isBusy() && !isNewer(token, before)) throw error;
          await renew();
        }
      }
      return (await current()).find(header, token);
    },
  };
}

const isNewer = ({ protected: head, payload }: FlattenedJWSInput, { readAt }: Known): boolean =>
  (decodeJwt(`${head}.${payload}.`).iat ?? 0) * 1000 >= readAt - clocksDifferMs;
