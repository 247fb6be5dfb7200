import * as z from 'zod';
import { recordLooks } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { AppError } from '../errors.ts';
import { Application, applicationStatuses } from './application.ts';

export const ListApplicationsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid()).optional(),
  posting_id: z.uuid().optional(),
  status: z.enum(applicationStatuses).optional(),
  /** `all` are everybody's, for operators and viewers. */
  scope: z.enum(['mine', 'all']).default('mine'),
});

export const ApplicationList = z.object({ data: z.array(Application), next_cursor: z.string().nullable() });

/** A page of applications, newest first. Throws `forbidden` when everybody's are asked for without a role. */
export async function listApplications(
  ctx: Context,
  input: z.infer<typeof ListApplicationsInput>,
): Promise<z.infer<typeof ApplicationList>> {
  const found = await ctx.database.read(
    'list_applications',
    {
      p_limit: input.limit,
      p_cursor: input.cursor ?? null,
      p_posting: input.posting_id ?? null,
      p_status: input.status ?? null,
      p_all: input.scope === 'all',
    },
    ApplicationList.nullable(),
  );
  if (!found)
    throw new AppError('forbidden', 'Everybody\'s applications are for accounts with the role "viewer" or "operator".');
  if (input.scope === 'all') await recordLooks(ctx, found.data);
  return found;
}
