import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { cursorOf, moment, QueueName } from '../documents/document.ts';
import { AppError } from '../errors.ts';
import { FailureCode } from '../jobs/job.ts';
import { commit } from '../outbox/commit.ts';
import type { Args } from '../ports.ts';
import { StageName } from '../stages/stage.ts';

/** Which failed jobs are meant: all that match everything that is given. */
export const FailureFilter = z.strictObject({
  fingerprint: z.string().min(1).max(300).optional(),
  queue: QueueName.optional(),
  stage: StageName.optional(),
  code: FailureCode.optional(),
  since: moment.optional(),
});
export type FailureFilter = z.infer<typeof FailureFilter>;

const number = z.string().regex(/^\d{1,9}$/);

export const groupCursor = cursorOf(number);

const limit = z.coerce.number().int().min(1).max(100).default(20);

export const PageInput = z.strictObject({ limit, cursor: cursorOf(moment, z.uuid()).optional() });
export const LogPageInput = z.strictObject({ limit, cursor: cursorOf(moment, z.uuid(), number).optional() });

/** The day's money for engines, in dollars; `held_since` is null while no work is held for it. */
export const Budget = z.object({
  day: z.string(),
  daily_usd: z.number().nullable(),
  spent_usd: z.number(),
  held_since: z.string().nullable(),
});

/** The day's mails (UTC); both numbers are null where there is no limit. */
export const MailQuota = z.object({ day: z.string(), daily: z.int().nullable(), sent: z.int().nullable() });

/** The acts that are kept as the audit trail. */
export const auditTypes = [
  'queue_paused',
  'queue_resumed',
  'redrive_started',
  'budget_set',
  'mail_quota_set',
  'address_suppressed',
  'address_released',
  'run_started',
] as const;

const Forbidden = z.object({ outcome: z.literal('forbidden') });

const needs = {
  viewer:
    'Looking at everybody\'s work needs a row in public.roles with the role "viewer" or "operator" for this account.',
  operator: 'Acting on everybody\'s work needs a row in public.roles with the role "operator" for this account.',
} as const;

/** Calls a function of operations as the signed-in person; throws `forbidden` when the database finds the role missing. */
export async function withRole<T extends object>(
  ctx: Context,
  role: keyof typeof needs,
  name: string,
  args: Args,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await commit(ctx, name, { p_actor: ownerOf(ctx), ...args }, z.union([Forbidden, schema]));
  if (isForbidden(answer)) throw new AppError('forbidden', needs[role]);
  return answer;
}

const isForbidden = (answer: object): answer is z.infer<typeof Forbidden> =>
  'outcome' in answer && answer.outcome === 'forbidden';
