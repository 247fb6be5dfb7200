import * as z from 'zod';
import type { Context } from '../context.ts';
import { withRole } from './operation.ts';

/** Mails that may leave in one UTC day; null lifts the limit. */
export const MailQuotaInput = z.strictObject({ daily: z.int().min(0).max(100_000_000).nullable() });

const QuotaSet = z.object({ outcome: z.literal('set') });

/** Sets how many mails may leave in a day; what does not fit waits for the next one, digests before failures. For operators. */
export async function setMailQuota(
  ctx: Context,
  input: z.infer<typeof MailQuotaInput>,
): Promise<z.infer<typeof MailQuotaInput>> {
  await withRole(ctx, 'operator', 'set_mail_quota', { p_daily: input.daily }, QuotaSet);
  return input;
}
