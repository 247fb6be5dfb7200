import { createClient, type Session, type SupabaseClient } from '@supabase/supabase-js';

interface Config {
  supabase_url: string;
  supabase_publishable_key: string;
}

let client: SupabaseClient | undefined;
let session: Session | null = null;

/** Takes up the session of an earlier visit; `changed` is called when somebody signs in or out, in another tab too. */
export async function restoreSession(changed: () => void): Promise<void> {
  const config = (await (await fetch('/config.json')).json()) as Config;
  client = createClient(config.supabase_url, config.supabase_publishable_key);
  session = (await client.auth.getSession()).data.session;
  client.auth.onAuthStateChange((event, current) => {
    const someoneElse = current?.user.id !== session?.user.id;
    session = current;
    if (someoneElse && (event === 'SIGNED_IN' || event === 'SIGNED_OUT')) changed();
  });
}

export const whoIsThere = (): string | null => session?.user.email ?? null;

/** The access token of now; the client refreshes it before it is over. */
export async function accessToken(): Promise<string> {
  const current = await client?.auth.getSession();
  return current?.data.session?.access_token ?? '';
}

/** Signs in, or makes an account first; answers what went wrong in words, or null. */
export async function signIn(email: string, password: string, isNew: boolean): Promise<string | null> {
  if (!client) return 'The page is still starting; try again.';
  const answer = isNew
    ? await client.auth.signUp({ email, password })
    : await client.auth.signInWithPassword({ email, password });
  if (answer.error) return answer.error.message;
  if (!answer.data.session) return 'Almost there: open the link in the mail that we sent you.';
  session = answer.data.session;
  return null;
}

export async function signOut(): Promise<void> {
  await client?.auth.signOut({ scope: 'local' });
  session = null;
}
