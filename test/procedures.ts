import type { SupabaseClient } from '@supabase/supabase-js';
import type { Procedures } from '../lib/adapters/supabase/procedures.ts';

/** The functions that a client of the vendor's reaches, whatever stands behind it. */
export const proceduresOf =
  (client: SupabaseClient): Procedures =>
  async (name, args, token, signal) => {
    const call = client.rpc(name, JSON.parse(args)).abortSignal(signal);
    return token === null ? call : call.setHeader('Authorization', `Bearer ${token}`);
  };
