import { people } from './settings.ts';
import type { Supabase } from './supabase/supabase.ts';

/** Makes the accounts that the local cloud comes with, unless they exist. */
export async function createAccounts(supabase: Supabase): Promise<void> {
  for (const { email, password, name, role } of people) {
    const id = await supabase.createUser({ email, password, name });
    if (role) await grant(supabase, id, role);
  }
}

async function grant(supabase: Supabase, id: string, role: string): Promise<void> {
  const [table] = await supabase.query("select to_regclass('public.roles') is not null as exists");
  if (!table?.exists) return;
  await supabase.query('insert into public.roles (user_id, role) values ($1, $2) on conflict do nothing', [id, role]);
}
