import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { type Supabase, type SupabaseOptions, startSupabase } from '../../../local/supabase/supabase.ts';

export const keys = {
  jwtSecret: 'a-secret-of-the-tests-with-32-bytes',
  publishableKey: 'sb_publishable_0123456789abcdefghijkl_01234567',
  secretKey: 'sb_secret_0123456789abcdefghijkl_01234567',
};

export interface Project {
  supabase: Supabase;
  counts: Record<string, number>;
  /** An unmodified supabase-js client with this key, or with a user's token beside the publishable key. */
  client(key: string, token?: string): SupabaseClient;
  /** Signs a user in (signing up first) and answers the client, the token and the id. */
  signIn(email: string): Promise<{ client: SupabaseClient; token: string; id: string }>;
}

export const url = 'http://supabase.test';

export async function startProject(options: Partial<SupabaseOptions> = {}): Promise<Project> {
  const counts: Record<string, number> = {};
  const supabase = await startSupabase({
    ...keys,
    folder: null,
    migrations: join(import.meta.dirname, 'migrations'),
    now: () => Date.now(),
    meter: (operation, count = 1) => {
      counts[operation] = (counts[operation] ?? 0) + count;
    },
    ...options,
  });
  const fetch: typeof globalThis.fetch = (input, init) => supabase.fetch(new Request(input, init));
  const client = (key: string, token?: string) =>
    createClient(url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { fetch, headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } },
    });
  const signIn = async (email: string) => {
    await supabase.createUser({ email, password: 'correct horse', name: 'A. Person' });
    const { data, error } = await client(keys.publishableKey).auth.signInWithPassword({
      email,
      password: 'correct horse',
    });
    if (error !== null || data.session === null) throw error ?? new Error('no session');
    const token = data.session.access_token;
    return { client: client(keys.publishableKey, token), token, id: data.user.id };
  };
  return { supabase, counts, client, signIn };
}
