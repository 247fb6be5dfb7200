import * as z from 'zod';
import type { Context } from '../context.ts';
import { auditTypes, LogPageInput, withRole } from './operation.ts';

export { LogPageInput as AuditInput };

/** One act of an operator; `email` is null when the account is gone. */
const Act = z.object({
  at: z.string(),
  type: z.enum(auditTypes),
  actor: z.string(),
  email: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export const AuditList = z.object({ data: z.array(Act), next_cursor: z.string().nullable() });

/** What operators did to everybody's work, newest first; for viewers and operators. */
export const listAudit = (ctx: Context, input: z.infer<typeof LogPageInput>): Promise<z.infer<typeof AuditList>> =>
  withRole(ctx, 'viewer', 'list_audit', { p_limit: input.limit, p_cursor: input.cursor ?? null }, AuditList);
