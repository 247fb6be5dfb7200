import * as z from 'zod';
import type { Context } from '../context.ts';
import { QueueName } from '../documents/document.ts';
import { AppError } from '../errors.ts';
import { withRole } from './operation.ts';

const Paused = z.object({ outcome: z.enum(['paused', 'resumed', 'unchanged', 'not_found']) });

/** `changed` is false when the queue stood so already. */
export const QueueState = z.object({ queue: z.string(), paused: z.boolean(), changed: z.boolean() });

/** Holds a queue's work or lets it go; runs under way end by themselves. For operators; throws `not_found` for an unknown queue. */
export async function pauseQueue(ctx: Context, queue: string, paused: boolean): Promise<z.infer<typeof QueueState>> {
  const { outcome } = await withRole(ctx, 'operator', 'set_queue_paused', { p_queue: queue, p_paused: paused }, Paused);
  if (outcome === 'not_found')
    throw new AppError('not_found', `There is no such queue; the queues are ${QueueName.options.join(', ')}.`);
  return { queue, paused, changed: outcome !== 'unchanged' };
}
