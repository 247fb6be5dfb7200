import type { Context } from '../lib/context.ts';
import { matchPostings } from '../lib/matching/match.ts';
import { planDigests } from '../lib/notifications/plan-digests.ts';
import { sweep } from '../lib/operations/sweep.ts';

type Work = (ctx: Context) => Promise<void>;

const match: Work = async (ctx) => void (await matchPostings(ctx));
const digest: Work = async (ctx) => void (await planDigests(ctx));

/**
 * The sweep, and then what it found to be due: matching once an hour, digests at the quarters of it. So an hour in which
 * nothing happens costs sixty round trips, however much there is that could fall due.
 */
const minute: Work = async (ctx) => {
  const due = await sweep(ctx);
  // Matches of this hour are in its digests; what breaks one of the two keeps nobody from the other.
  const work = [...(due.includes('match') ? [match] : []), ...(due.includes('digest') ? [digest] : [])];
  const failures: unknown[] = [];
  for (const run of work) await run(ctx).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};

/** What is done on each cron expression of wrangler.toml, and by name for whoever does not want to wait for it. */
export const crons: Record<string, Work> = { '* * * * *': minute, match, digest };
