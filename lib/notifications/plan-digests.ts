import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

/** How many people have a digest with something to say, and how many have none because there is nothing. */
export const Planned = z.object({ planned: z.int(), empty: z.int() });
type Planned = z.infer<typeof Planned>;

const Page = Planned.extend({ more: z.boolean() });

// A hundred thousand people; whoever is left then is the next quarter of an hour's.
const maxPages = 100;

/** Plans the digests of everybody who is due, a page of people a commit; their mails leave while later pages are planned. */
export async function planDigests(ctx: Context): Promise<Planned> {
  const total = { planned: 0, empty: 0 };
  for (let page = 0; page < maxPages; page += 1) {
    const { planned, empty, more } = await commit(ctx, 'plan_digests', {}, Page);
    total.planned += planned;
    total.empty += empty;
    if (!more) break;
  }
  ctx.log.info('digests planned', total);
  return total;
}

/** How many digests a first page of people would be planned now, without planning any. */
export async function previewDigests(ctx: Context): Promise<Planned> {
  const { planned, empty } = await commit(ctx, 'plan_digests', { p_dry_run: true }, Page);
  return { planned, empty };
}
