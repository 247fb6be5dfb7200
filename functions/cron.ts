import type { Context } from '../lib/context.ts';
import { matchPostings } from '../lib/matching/match.ts';
import { planDigests } from '../lib/notifications/plan-digests.ts';
import { sweep } from '../lib/operations/sweep.ts';

/** What each cron expression of wrangler.toml does. */
export const crons: Record<string, (ctx: Context) => Promise<void>> = {
  '* * * * *': sweep,
  '*/15 * * * *': async (ctx) => void (await planDigests(ctx)),
  '7 * * * *': async (ctx) => void (await matchPostings(ctx)),
};
