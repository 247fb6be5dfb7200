import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

const Swept = z.object({ more: z.boolean(), trouble: z.string().nullable() });

// A minute has room for this many pages; whatever is left then is the next minute's.
const maxPages = 20;

/** Finds what was left undone by anybody and does it: the guarantee behind every queue and every mail. */
export async function sweep(ctx: Context): Promise<void> {
  for (let page = 0; page < maxPages; page++) {
    const { more, trouble } = await commit(ctx, 'sweep', {}, Swept);
    if (trouble !== null) ctx.log.error('storage not swept', { reason: trouble });
    if (!more) return;
  }
}
