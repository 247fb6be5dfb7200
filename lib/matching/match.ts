import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';

const count = z.int().nonnegative();

/** How many resumes were looked at, what came of it, and how many people were told. */
export const Matched = z.object({ resumes: count, created: count, updated: count, people: count });
type Matched = z.infer<typeof Matched>;

const Page = z.discriminatedUnion('outcome', [
  Matched.extend({ outcome: z.enum(['matched', 'previewed']), more: z.boolean() }),
  z.object({ outcome: z.literal('running') }),
]);

// Whatever is left then is the next hour's: each page leaves a watermark behind.
const maxPages = 100;

/** Matches every resume with the postings that are new to it, a page a commit; another run under way does the rest. */
export async function matchPostings(ctx: Context): Promise<Matched> {
  const total = { resumes: 0, created: 0, updated: 0, people: 0 };
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await commit(ctx, 'match_postings', {}, Page);
    if (answer.outcome === 'running') break;
    for (const name of Object.keys(total) as (keyof Matched)[]) total[name] += answer[name];
    if (!answer.more) break;
  }
  ctx.log.info('postings matched', total);
  return total;
}

/** What the first page of such a run would come to, without doing it. */
export async function previewMatches(ctx: Context): Promise<Matched> {
  const answer = await commit(ctx, 'match_postings', { p_dry_run: true }, Page);
  if (answer.outcome === 'running') return { resumes: 0, created: 0, updated: 0, people: 0 };
  return Matched.parse(answer);
}
