import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

const Swept = z.object({ more: z.boolean() });

// A minute has room for a few pages; whatever is left then is the next minute's.
const maxPages = 10;

/** Finds what was left undone by anybody and does it: the guarantee behind every queue and every mail. */
export async function sweep(ctx: Context): Promise<void> {
  for (let page = 0; page < maxPages; page++) {
    const { more } = await commit(ctx, 'sweep', {}, Swept);
    if (!more) return;
  }
}
