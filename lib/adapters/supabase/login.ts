import { AppError } from '../../errors.ts';

const timeoutMs = 5000;

/** Deletes a user of the project, with sessions and identities, through the admin API; one that is gone already is fine. */
export async function removeLogin(url: string, secretKey: string, id: string): Promise<void> {
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
  const signal = AbortSignal.timeout(timeoutMs);
  const path = `${url}/auth/v1/admin/users/${encodeURIComponent(id)}`;
  const response = await fetch(path, { method: 'DELETE', headers, signal, redirect: 'manual' }).catch(
    (cause: unknown) => {
      throw new AppError('unavailable', 'The sign-in service does not answer.', { cause });
    },
  );
  await response.body?.cancel();
  if (!response.ok && response.status !== 404)
    throw new AppError('unavailable', `The sign-in service answered ${response.status}.`);
}
