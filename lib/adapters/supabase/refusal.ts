import type { PostgrestError } from '@supabase/supabase-js';
import { AppError } from '../../errors.ts';

/** A call of a database function that failed; status 0 means that no answer came. */
export interface Refusal {
  name: string;
  status: number;
  error: PostgrestError;
}

// A serialization failure or a deadlock: the transaction did nothing and may be repeated.
const lostRace = new Set(['40001', '40P01']);

// Connection, resources, operator intervention, system: the statement is not to blame.
const outage = /^(08|53|57|58)...$/;

// No function of this name takes these arguments: the worker is newer than its database.
const noSuchFunction = 'PGRST202';

/** What a refused call means for the caller; the vendor's words stay in the cause, for they may quote rows. */
export function errorOf({ name, status, error }: Refusal): AppError {
  const { code } = error;
  if (lostRace.has(code)) return new AppError('unavailable', 'The database is busy; try again.', { cause: error });
  if (status === 401 && code.startsWith('PGRST3')) {
    return new AppError('unauthorized', 'The access token is not valid.', { cause: error });
  }
  // Nobody owns anything without an account: the token outlived it.
  if (code === '23503' && /_owner_fkey/.test(error.message))
    return new AppError('unauthorized', 'This account does not exist any more.', { cause: error });
  // An SQLSTATE is Postgres' own verdict, whatever status PostgREST gives it.
  const ruled = /^[0-9A-Z]{5}$/.test(code) && !outage.test(code);
  const silent = status === 0 || status === 429 || status >= 500;
  if (silent && !ruled) return new AppError('unavailable', 'The database does not answer.', { cause: error });
  if (code === noSuchFunction) {
    const remedy = 'apply the migrations (on a laptop: npm start -- --fresh)';
    return new AppError('internal', `The database has no such function as ${name}: ${remedy}.`, { cause: error });
  }
  return new AppError('internal', `The database refused ${name}.`, { cause: error });
}

/** Whether the same call may succeed when it is made again at once. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && lostRace.has(String(cause.code));
}
