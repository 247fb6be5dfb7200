import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Application, applicationStatuses, noSuchApplication } from './application.ts';

export const MoveInput = z.strictObject({ status: z.enum(applicationStatuses).exclude(['submitted']) });

const Moved = z.union([
  z.object({ outcome: z.enum(['moved', 'unchanged']), application: Application }),
  z.object({
    outcome: z.enum(['not_found', 'forbidden', 'not_yours', 'ended', 'backwards']),
    status: z.string().nullish(),
  }),
]);

/** Sets how an application stands: whoever made it may withdraw it, operators decide all else. */
export async function moveApplication(
  ctx: Context,
  id: string,
  input: z.infer<typeof MoveInput>,
): Promise<Application> {
  const args = { p_actor: ownerOf(ctx), p_application: id, p_status: input.status };
  const moved = await commit(ctx, 'move_application', args, Moved);
  if ('application' in moved) return moved.application;
  throw refusalOf(moved.outcome, moved.status ?? '', input.status);
}

function refusalOf(outcome: string, before: string, wanted: string): AppError {
  if (outcome === 'not_found') return noSuchApplication();
  if (outcome === 'forbidden')
    return new AppError('forbidden', 'Deciding about applications needs the role "operator" for this account.');
  if (outcome === 'ended')
    return new AppError('conflict', `This application is ${before}, which is final: it cannot become ${wanted}.`);
  if (outcome === 'backwards')
    return new AppError(
      'conflict',
      `This application is ${before} already: it can only go on from there, or be rejected.`,
    );
  if (wanted === 'withdrawn') return new AppError('forbidden', 'Only whoever applied may withdraw.');
  return new AppError('forbidden', 'You may withdraw your application; the other statuses are for operators to set.');
}
