import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';

/** How many pairs of a resume and an open posting would be matches at each score, the present one among them. */
export const MatchPreview = z.object({
  min_match_score: z.number(),
  thresholds: z.array(z.object({ min_score: z.number(), count: z.int() })),
});

/** Counts what other wishes for `min_match_score` would let through, by the rule of matching itself. */
export async function previewThresholds(ctx: Context): Promise<z.infer<typeof MatchPreview>> {
  const args = { p_owner: ownerOf(ctx) };
  const { min_match_score, thresholds } = await ctx.database.commit('preview_matches', args, MatchPreview);
  return { min_match_score, thresholds };
}
