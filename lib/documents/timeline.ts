import * as z from 'zod';
import type { Context } from '../context.ts';
import { Event } from '../outbox/list-events.ts';
import { noSuchDocument } from './get.ts';

export const Timeline = z.object({ data: z.array(Event) });

/** Every event of a document and of its batch's mail, oldest first. */
export async function documentTimeline(ctx: Context, id: string): Promise<z.infer<typeof Timeline>> {
  const timeline = await ctx.database.read('get_timeline', { p_document: id }, Timeline.nullable());
  if (!timeline) throw noSuchDocument();
  return timeline;
}
