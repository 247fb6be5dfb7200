import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Count, LimitName, Limits, Policy } from '../ports/limits.ts';

/** What somebody has taken of something there is a quota for; `resets_at` is null for what only erasing gives back. */
export const QuotaUse = z.object({
  name: z.enum(['files_per_day', 'bytes_stored', 'pages_per_month', 'mails_per_day']),
  used: z.number(),
  limit: z.number(),
  resets_at: z.string().nullable(),
});
export type QuotaUse = z.infer<typeof QuotaUse>;

/** The refusal of what would be more than a quota. */
export const quotaExceeded = (detail: string, quota: QuotaUse): AppError =>
  new AppError('quota_exceeded', detail, { quota });

/** Which quota of the deployment has no room for an upload, and when it begins anew. */
export const DeploymentFull = z.object({
  outcome: z.literal('deployment_full'),
  name: z.string(),
  limit: z.number(),
  resets_in_s: z.number(),
});

/** The refusal of an upload that is more than everybody together may send today. */
export const deploymentFull = ({ name, limit, resets_in_s }: z.infer<typeof DeploymentFull>): AppError =>
  new AppError(
    'deployment_full',
    'This service has taken nearly all that it may take today; send fewer files, or the same ones after midnight UTC.',
    { retryAfter: resets_in_s, spent: { name, limit, seconds: 86_400 } },
  );

interface Rule {
  /** Whose word counts: that of all isolates, which costs two to four commands, or each isolate's own. */
  counted: 'shared' | 'own';
  /** What holds while the shared counter is away: everybody goes on, or each isolate counts by itself. */
  away: 'open' | 'own';
  /** Whether the window slides: no burst around the full minute, for twice the commands. */
  slides: boolean;
  /** What there was too much of. */
  calls: string;
}

/** How each kind of call is counted. What is polled asks nobody; what costs money or has no sender is never left uncounted. */
export const rules: Record<LimitName, Rule> = {
  uploads: { counted: 'shared', away: 'open', slides: false, calls: 'uploads' },
  writes: { counted: 'shared', away: 'open', slides: false, calls: 'changes' },
  reads: { counted: 'own', away: 'own', slides: true, calls: 'requests' },
  searches: { counted: 'shared', away: 'own', slides: true, calls: 'searches' },
  costly_calls: { counted: 'shared', away: 'own', slides: true, calls: 'calls that start a lot of work' },
  visits: { counted: 'shared', away: 'own', slides: true, calls: 'requests from this address' },
  refusals: { counted: 'own', away: 'own', slides: true, calls: 'requests from this address that were refused' },
};

/** One call that was counted, and whether it may go on. */
export interface Turn extends Count, Policy {}

/** Counts a call; null when nobody could count it and it may go on all the same. */
export async function takeTurn(limits: Limits, name: LimitName, caller: string): Promise<Turn | null> {
  const policy = policyOf(limits, name);
  const { counted, away } = rules[name];
  const own = () => limits.own.count(policy, caller);
  const count =
    counted === 'own'
      ? await own()
      : await limits.shared.count(policy, caller).catch(() => (away === 'own' ? own() : null));
  return count && { ...count, ...policy };
}

/** Whether this isolate has counted as many as there may be; counts nothing. */
export const isSpent = (limits: Limits, name: LimitName, caller: string): boolean =>
  limits.own.isSpent(policyOf(limits, name), caller);

const policyOf = (limits: Limits, name: LimitName): Policy => ({
  name,
  perMinute: limits.perMinute[name],
  slides: rules[name].slides,
});

/** The refusal of a call that is one too many. */
export function tooMany(turn: Turn): AppError {
  const seconds = secondsUntilNext(turn);
  const detail = `Too many ${rules[turn.name].calls} in this minute; go on in ${seconds} s.`;
  return new AppError('rate_limited', detail, { retryAfter: seconds });
}

// While the window slides the minute before still counts: one call is free again a part of a minute after its end.
const secondsUntilNext = ({ resetsInMs, perMinute, slides }: Turn): number =>
  Math.max(1, Math.ceil((resetsInMs + (slides ? 60_000 / perMinute : 0)) / 1000));
