import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf, moment } from '../documents/document.ts';
import { AppError } from '../errors.ts';
import { MailAddress } from './address.ts';
import { withRole } from './operation.ts';

export const SuppressInput = z.strictObject({ email: MailAddress, note: z.string().trim().min(1).max(500).optional() });

export const SuppressionsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(moment, z.string().max(320)).optional(),
  /** Part of an address. */
  q: z.string().trim().min(1).max(320).optional(),
});

/** Addresses that get no mails, and why. */
export const SuppressionList = z.object({
  data: z.array(
    z.object({
      email: z.string(),
      reason: z.enum(['bounced', 'dropped', 'complained', 'unsubscribed', 'by_hand']),
      note: z.string().nullable(),
      since: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
});

/** `changed` is false when the address got no mails already. */
export const Suppressed = z.object({ email: z.string(), changed: z.boolean() });

const Done = z.object({ outcome: z.enum(['suppressed', 'unchanged']) });
const Released = z.object({ outcome: z.enum(['released', 'not_found']) });

/** Keeps all mails from an address. For operators. */
export async function suppressAddress(
  ctx: Context,
  { email, note }: z.infer<typeof SuppressInput>,
): Promise<z.infer<typeof Suppressed>> {
  const args = { p_email: email, p_note: note ?? null };
  const { outcome } = await withRole(ctx, 'operator', 'suppress_address', args, Done);
  return { email: email.toLowerCase(), changed: outcome === 'suppressed' };
}

/** Lets mails go to an address again. For operators; throws `not_found` when they do already. */
export async function releaseAddress(ctx: Context, email: string): Promise<void> {
  const { outcome } = await withRole(ctx, 'operator', 'release_address', { p_email: email }, Released);
  if (outcome === 'not_found') throw new AppError('not_found', 'Mails go to this address already.');
}

/** Addresses that get no mails, newest first; for viewers and operators. */
export const listSuppressions = (
  ctx: Context,
  { limit, cursor, q }: z.infer<typeof SuppressionsInput>,
): Promise<z.infer<typeof SuppressionList>> =>
  withRole(
    ctx,
    'viewer',
    'list_suppressions',
    { p_limit: limit, p_cursor: cursor ?? null, p_q: q ?? null },
    SuppressionList,
  );
