import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';

export const EventsInput = z.strictObject({
  /** A cursor; `now` asks only where the log stands. */
  after: z.union([z.literal('now'), z.coerce.number().int().nonnegative()]).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  /** Seconds to wait for an event when there is none yet. */
  wait: z.coerce.number().int().min(0).max(25).default(0),
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

/** The caller's log after a cursor, oldest first; with a `wait` an empty answer comes only when nothing happened in that time. */
export async function listEvents(ctx: Context, input: z.infer<typeof EventsInput>): Promise<z.infer<typeof EventList>> {
  const { after, limit, wait } = input;
  const p_after = after === 'now' ? null : after;
  const read = () => ctx.database.read('list_events', { p_after, p_limit: limit }, EventList);
  if (wait === 0 || p_after === null) return read();
  // Who waits is there before the log is read, or what happens between the two would be waited for in vain.
  const happened = ctx.live.next(ownerOf(ctx), p_after, wait * 1000);
  const found = await read();
  if (found.data.length > 0) return found;
  await happened;
  return read();
}
