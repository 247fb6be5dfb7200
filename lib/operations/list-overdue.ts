import * as z from 'zod';
import { recordLooks } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { PageInput, withRole } from './operation.ts';

export { PageInput as OverdueInput };

/** Why something has not happened, in a sentence for the operator. */
const reasons = {
  not_published:
    'It is due, but no message was published for it; the next sweep publishes it, unless the sweep does not run.',
  owner_window_full: 'As many jobs of this person as may be under way at a time are; it goes when one of them ends.',
  not_delivered:
    'Its message was published and has not come back; the broker is away, or busy with the jobs before it.',
  lease_over: 'Its run ended without a word; the next sweep gives it to another one.',
  effect_owed: 'It should have been done by now; each sweep tries it again when its time has come.',
  mail_unknown: 'Nobody can tell whether this mail left, so it is not sent again.',
} as const;

const Late = z.object({
  reason: z.enum(Object.keys(reasons) as [keyof typeof reasons]),
  since: z.string(),
  overdue_seconds: z.number(),
  kind: z.string(),
  id: z.string(),
  queue: z.string().nullable(),
  owner: z.string().nullable(),
  document_id: z.string().nullable(),
  batch_id: z.string().nullable(),
  tries: z.int(),
});

const page = { counts: z.record(z.string(), z.int()), next_cursor: z.string().nullable() };
const Found = z.object({ ...page, data: z.array(Late) });

/** `counts` is how much there is of each reason, on all pages together. */
export const OverdueList = z.object({ ...page, data: z.array(Late.extend({ sentence: z.string() })) });

/** What should have happened by now, the oldest first, each with its reason; for viewers and operators, whose look is taken down. */
export async function listOverdue(
  ctx: Context,
  input: z.infer<typeof PageInput>,
): Promise<z.infer<typeof OverdueList>> {
  const args = { p_limit: input.limit, p_cursor: input.cursor ?? null };
  const { data, ...rest } = await withRole(ctx, 'viewer', 'list_overdue', args, Found);
  await recordLooks(ctx, data);
  return { ...rest, data: data.map((late) => ({ ...late, sentence: reasons[late.reason] })) };
}
