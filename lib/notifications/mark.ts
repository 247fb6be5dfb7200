import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';

const Read = z.object({ outcome: z.enum(['read', 'not_found']), count: z.int() });
const Deleted = z.object({ outcome: z.enum(['deleted', 'not_found']) });

/** Marks one notification as read; one that is read already stays so. */
export async function readNotification(ctx: Context, id: string): Promise<void> {
  const { outcome } = await commit(ctx, 'read_notifications', { p_owner: ownerOf(ctx), p_ids: [id] }, Read);
  if (outcome === 'not_found') throw noSuchNotification();
}

/** Marks everything as read; answers how many were not. */
export async function readAllNotifications(ctx: Context): Promise<{ read: number }> {
  const { count } = await commit(ctx, 'read_notifications', { p_owner: ownerOf(ctx), p_ids: null }, Read);
  return { read: count };
}

/** Removes one notification for good. */
export async function deleteNotification(ctx: Context, id: string): Promise<void> {
  const { outcome } = await commit(ctx, 'delete_notifications', { p_owner: ownerOf(ctx), p_ids: [id] }, Deleted);
  if (outcome === 'not_found') throw noSuchNotification();
}

const noSuchNotification = () => new AppError('not_found', 'There is no such notification.');
