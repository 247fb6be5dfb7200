import type { Context } from '../lib/context.ts';
import { openLine } from '../lib/log.ts';
import { matchPostings } from '../lib/matching/match.ts';
import { planDigests } from '../lib/notifications/plan-digests.ts';
import { sweep } from '../lib/operations/sweep.ts';
import { openInvocation } from '../lib/telemetry/telemetry.ts';
import { inTrace } from '../lib/trace.ts';
import type { Composition } from './composition.ts';

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

/** Does what a cron is for, with one line in the log about it; throws what kept it from being done. */
export async function runCron(
  composition: Pick<Composition, 'for' | 'log' | 'telemetry'>,
  cron: string,
): Promise<void> {
  const run = crons[cron];
  if (!run) throw new Error(`No work is planned for the cron "${cron}".`);
  const started = Date.now();
  const invocation = openInvocation(composition.telemetry, null);
  const { trace } = invocation;
  const name = names[cron] ?? cron;
  const line = openLine(composition.log, 'cron', {
    request_id: crypto.randomUUID(),
    trace_id: trace.traceId,
    cron: name,
  });
  const end = (status: 'done' | 'failed') => {
    const said = line.end({ status, ms: Date.now() - started });
    invocation.end({ name: `cron ${name}`, kind: 'internal', attributes: { 'faas.trigger': 'timer' } }, said);
  };
  try {
    await inTrace(trace, () => run(composition.for({ kind: 'system', task: cron }, { token: null, log: line })));
    end('done');
  } catch (error) {
    line.error('cron broke', { stack: error instanceof Error ? error.stack : String(error) });
    end('failed');
    throw error;
  }
}

const names: Record<string, string> = { '* * * * *': 'sweep' };
