import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';

/** The caller's own e-mail address, typed by whoever means it; the account's id where it has no address. */
export const EraseInput = z.strictObject({ confirm: z.string().max(320) });

const Erasing = z.object({ outcome: z.enum(['erasing', 'not_confirmed', 'gone']) });

/**
 * Erases the caller's account with everything in it, and for good. When this returns, it is decided and nothing acts for
 * the account any more; what a service that is away still keeps goes as soon as it is back. Throws `invalid_input` for
 * another address than the account's, `not_found` for an account that was erased before.
 */
export async function eraseAccount(ctx: Context, { confirm }: z.infer<typeof EraseInput>): Promise<void> {
  const { outcome } = await commit(ctx, 'erase_account', { p_owner: ownerOf(ctx), p_confirm: confirm }, Erasing);
  if (outcome === 'gone') throw new AppError('not_found', 'This account does not exist any more.');
  if (outcome === 'not_confirmed')
    throw new AppError('invalid_input', 'Nothing was erased: `confirm` has to be the e-mail address of this account.', {
      issues: [{ path: 'confirm', message: 'is not the address of this account' }],
    });
}
