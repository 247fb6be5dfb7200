import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

const Swept = z.object({
  more: z.boolean(),
  trouble: z.string().nullable(),
  due: z.array(z.enum(['match', 'digest'])),
});

// A minute has room for this many pages; whatever is left then is the next minute's.
const maxPages = 20;

/**
 * Finds what was left undone by anybody and does it: the guarantee behind every queue and every mail. Answers which
 * regular work has fallen due.
 */
export async function sweep(ctx: Context): Promise<('match' | 'digest')[]> {
  for (let page = 1; ; page += 1) {
    const { more, trouble, due } = await commit(ctx, 'sweep', { p_quotas: ctx.quotas }, Swept);
    if (trouble !== null) ctx.log.error('storage not swept', { reason: trouble });
    if (more && page < maxPages) continue;
    ctx.log.info('swept', { pages: page, more, due: due.join(',') || null });
    return due;
  }
}
