import { randomUUID } from 'node:crypto';
import { identify } from '../caller.ts';
import type { Database } from '../database.ts';
import type { Keys } from '../lite.ts';
import { refusal } from './links.ts';

const userPath = /^\/auth\/v1\/admin\/users\/([^/]+)$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const remove = `
  with removed as (delete from auth.users where id = $1 returning id, email)
  insert into auth.audit_log_entries (id, payload)
  select $2, json_build_object('action', 'user_deleted', 'actor_id', '00000000-0000-0000-0000-000000000000', 'actor_username', 'service_role',
    'traits', json_build_object('user_id', r.id, 'user_email', r.email)) from removed r
  returning id`;

const show = `
  select id, aud, role, email, coalesce(phone, '') as phone, raw_app_meta_data::jsonb as app_metadata, raw_user_meta_data::jsonb as user_metadata,
    last_sign_in_at, created_at, updated_at
  from auth.users where id = $1`;

/** Answers `GET` and `DELETE /admin/users/:id` as GoTrue does, which notes in its own log whom it deleted; null for any other request. */
export async function answerAdmin(
  request: Request,
  url: URL,
  { database, keys }: { database: Database; keys: Keys },
): Promise<Response | null> {
  const id = /^(GET|DELETE)$/.test(request.method) ? userPath.exec(url.pathname)?.[1] : undefined;
  if (id === undefined) return null;
  const caller = await identify(request.headers, keys);
  if (caller === null) return refusal(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  if (caller.role !== 'service_role') return refusal(403, 'not_admin', 'User not allowed');
  if (!uuid.test(id)) return refusal(404, 'validation_failed', 'user_id must be an UUID');
  const [user] = await database.turn((session) => session.query(show, [id]));
  if (!user) return refusal(404, 'user_not_found', 'User not found');
  if (request.method === 'GET') return Response.json(user);
  await database.turn((session) => session.query(remove, [id, randomUUID()]));
  return Response.json({});
}
