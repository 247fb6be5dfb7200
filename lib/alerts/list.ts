import * as z from 'zod';
import type { Context } from '../context.ts';
import { withRole } from '../operations/operation.ts';
import { AlertList } from './alert.ts';

export const AlertsInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) });

/** How every promise stands, and the alerts: open ones first, then the newest; for viewers and operators. */
export async function listAlerts(
  ctx: Context,
  { limit }: z.infer<typeof AlertsInput>,
): Promise<z.infer<typeof AlertList>> {
  const { slos, data } = await withRole(ctx, 'viewer', 'list_alerts', { p_limit: limit }, AlertList);
  return { slos, data };
}
