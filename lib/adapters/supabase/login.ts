import * as z from 'zod';
import { AppError } from '../../errors.ts';

const timeoutMs = 5000;

const User = z.object({ email: z.string().nullish() });

/** The mail address of a user of the project; null when there is none, or no such user any more. */
export async function addressOf(url: string, secretKey: string, id: string): Promise<string | null> {
  const response = await ask('GET', url, secretKey, id);
  if (response.status !== 404) return User.parse(await response.json()).email || null;
  await response.body?.cancel();
  return null;
}

/** Deletes a user of the project, with sessions and identities, through the admin API; one that is gone already is fine. */
export async function removeLogin(url: string, secretKey: string, id: string): Promise<void> {
  const response = await ask('DELETE', url, secretKey, id);
  await response.body?.cancel();
}

/** Asks the admin API about a user; throws `unavailable` unless it answers, be it that there is none. */
async function ask(method: 'GET' | 'DELETE', url: string, secretKey: string, id: string): Promise<Response> {
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
  const signal = AbortSignal.timeout(timeoutMs);
  const path = `${url}/auth/v1/admin/users/${encodeURIComponent(id)}`;
  const response = await fetch(path, { method, headers, signal, redirect: 'manual' }).catch((cause: unknown) => {
    throw new AppError('unavailable', 'The sign-in service does not answer.', { cause });
  });
  if (response.ok || response.status === 404) return response;
  await response.body?.cancel();
  throw new AppError('unavailable', `The sign-in service answered ${response.status}.`);
}
