import * as z from 'zod';
import { AppError } from '../../errors.ts';

export interface SessionOptions {
  /** The project's address, without a path. */
  url: string;
  publishableKey: string;
}

const timeoutMs = 5000;
const Account = z.object({ id: z.string(), banned_until: z.string().nullish() });

/**
 * Asks the project whether the session of a good token still lives: not once its person signed out, was banned or has no
 * account any more. Throws `unavailable` when nobody says.
 */
export async function isStillSignedIn({ url, publishableKey }: SessionOptions, token: string): Promise<boolean> {
  const headers = { apikey: publishableKey, authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${url}/auth/v1/user`, { headers, signal, redirect: 'manual' });
    if (response.ok) return isFree(Account.parse(await response.json()));
    await response.body?.cancel();
    if ([401, 403, 404].includes(response.status)) return false;
    throw new Error(`it answered ${response.status}`);
  } catch (cause) {
    const detail = 'The sign-in service does not say whether you are still signed in; try again.';
    throw new AppError('unavailable', detail, { retryAfter: 5, cause });
  }
}

// Not every version refuses them itself.
const isFree = ({ banned_until }: z.infer<typeof Account>): boolean =>
  !banned_until || Date.parse(banned_until) <= Date.now();
