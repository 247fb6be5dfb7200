import type * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { Account } from './account.ts';

/** The caller's own account; one that was erased since its token was made is not found. */
export async function getAccount(ctx: Context): Promise<z.infer<typeof Account>> {
  const account = await ctx.database.read('get_account', {}, Account.nullable());
  if (!account) throw new AppError('not_found', 'This account does not exist any more.');
  return account;
}
