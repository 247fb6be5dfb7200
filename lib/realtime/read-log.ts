import type { Context } from '../context.ts';
import { Followed, Snapshot } from './realtime.ts';

/** How things stand with the actor's documents now, or at an earlier cursor as far as nothing has changed since. */
export const takeSnapshot = (ctx: Context, after: number | null): Promise<Snapshot> =>
  ctx.database.read('get_snapshot', { p_after: after }, Snapshot);

/** The actor's log after a cursor, as frames need it; `more` says that there is more already. */
export const followLog = (ctx: Context, after: number): Promise<Followed> =>
  ctx.database.read('follow_log', { p_after: after }, Followed);
