import type { Context } from '../lib/context.ts';
import { sweep } from '../lib/operations/sweep.ts';

/** What each cron expression of wrangler.toml does. */
export const crons: Record<string, (ctx: Context) => Promise<void>> = {
  '* * * * *': sweep,
};
