import * as z from 'zod';
import type { Context } from '../context.ts';
import { withRole } from './operation.ts';

/** Dollars that engines may cost in one UTC day; null lifts the bound, 0 holds all new work. */
export const BudgetInput = z.strictObject({ daily_usd: z.number().min(0).max(1_000_000).nullable() });

const BudgetSet = z.object({ outcome: z.literal('set') });

/** Sets what engines may cost in a day; when it is spent, new work is held until the next day. For operators. */
export async function setBudget(
  ctx: Context,
  input: z.infer<typeof BudgetInput>,
): Promise<z.infer<typeof BudgetInput>> {
  const daily = input.daily_usd === null ? null : Math.round(input.daily_usd * 1e6);
  await withRole(ctx, 'operator', 'set_budget', { p_daily_micro_usd: daily }, BudgetSet);
  return { daily_usd: daily === null ? null : daily / 1e6 };
}
