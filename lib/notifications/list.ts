import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { Notification, notificationTypes, Stored, told } from './told.ts';

export const ListNotificationsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid()).optional(),
  type: z.enum(notificationTypes).optional(),
  unread: z.enum(['true', 'false']).optional(),
});

const page = { total: z.int(), unread: z.int(), next_cursor: z.string().nullable() };
const Found = z.object({ ...page, data: z.array(Stored) });
export const NotificationList = z.object({ ...page, data: z.array(Notification) });

/** A page of what the caller was told, newest first; `total` and `unread` are of the type that was asked for. */
export async function listNotifications(
  ctx: Context,
  input: z.infer<typeof ListNotificationsInput>,
): Promise<z.infer<typeof NotificationList>> {
  const found = await ctx.database.read(
    'list_notifications',
    {
      p_limit: input.limit,
      p_cursor: input.cursor ?? null,
      p_type: input.type ?? null,
      p_unread: input.unread === undefined ? null : input.unread === 'true',
    },
    Found,
  );
  return { ...found, data: found.data.map(told) };
}
