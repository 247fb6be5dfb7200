import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

const Watched = z.object({ outcome: z.literal('watched') });

/** Tells operators that the cron is silent, if it is and they do not know; for whoever saw that its heartbeat is old. Never throws. */
export async function watchCron(ctx: Context): Promise<void> {
  await commit(ctx, 'watch_cron', {}, Watched).catch((error: unknown) =>
    ctx.log.warn('cron not watched', { reason: String(error) }),
  );
}
