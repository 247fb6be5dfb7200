import * as z from 'zod';
import type { Context } from '../context.ts';
import type { MailEvent } from '../ports/mails.ts';
import { commit } from './commit.ts';

/** How many of them were news. */
export const Recorded = z.object({ recorded: z.number() });

/** Records what became of mails; events that are known, or of mails that are not ours, change nothing. */
export async function recordMailEvents(ctx: Context, events: MailEvent[]): Promise<z.infer<typeof Recorded>> {
  if (events.length === 0) return { recorded: 0 };
  try {
    return await commit(ctx, 'record_mail_events', { p_events: events }, Recorded);
  } catch (error) {
    // They come again, but perhaps so late that their mails would count as silent before that.
    await ctx.receipts.keep([...new Set(events.map(({ effect_id }) => effect_id).filter((id) => id !== null))]);
    throw error;
  }
}
