import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';

const hosted = 'https://api.sendgrid.com';
const timeoutMs = 10_000;

export type ForgetRecipient = (email: string) => Promise<void>;

/**
 * Asks SendGrid to erase what it keeps of an address: subjects, names, events. An account or a key that may not is told of
 * in the log, since nobody can wait for that; throws `unavailable` when SendGrid could not be asked now.
 */
export function createForgetRecipient(options: { apiKey: string; url: string | null; log: Log }): ForgetRecipient {
  const { apiKey, url, log } = options;
  return async (email) => {
    const response = await fetch(`${(url ?? hosted).replace(/\/+$/, '')}/v3/recipients/erasejob`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_addresses: [email] }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new AppError('unavailable', 'The mail service does not answer.', { cause });
    });
    await response.body?.cancel();
    if (response.ok) return;
    if (response.status === 429 || response.status >= 500)
      throw new AppError('unavailable', `The mail service answered ${response.status}.`);
    log.warn('mails are not erased at the vendor', { status: response.status });
  };
}
