import * as z from 'zod';
import type { Context } from '../context.ts';

export const EventsInput = z.strictObject({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export const Event = z.object({
  cursor: z.number(),
  type: z.string(),
  at: z.string(),
  document_id: z.string().nullable(),
  job_id: z.string().nullable(),
  batch_id: z.string().nullable(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/** `cursor` is where to go on from; `next_cursor` is null when there is nothing more now. */
export const EventList = z.object({ data: z.array(Event), cursor: z.number(), next_cursor: z.string().nullable() });

/** The caller's log after a cursor, oldest first. */
export const listEvents = (ctx: Context, input: z.infer<typeof EventsInput>) =>
  ctx.database.read('list_events', { p_after: input.after, p_limit: input.limit }, EventList);
