import { AuthClient, type AuthError, type GoTrueClient, type Session } from '@supabase/supabase-js';
import { useSyncExternalStore } from 'react';

interface Config {
  supabase_url: string;
  supabase_publishable_key: string;
}

let auth: GoTrueClient;
let session: Session | null = null;
const listeners = new Set<() => void>();

/** Takes up the session of an earlier visit, or of the link in a mail; keeps it fresh, and in step with other tabs. */
export async function startSession(): Promise<void> {
  const config: Config = await (await fetch('/config.json')).json();
  auth = new AuthClient({
    url: `${config.supabase_url}/auth/v1`,
    headers: { apikey: config.supabase_publishable_key },
    storageKey: 'docket-session',
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: true,
  });
  session = (await auth.getSession()).data.session;
  auth.onAuthStateChange((_event, current) => {
    session = current;
    for (const tell of listeners) tell();
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Who is signed in now, or null; the page follows when that changes, in another tab too. */
export const usePerson = (): Session['user'] | null =>
  useSyncExternalStore(
    subscribe,
    () => session?.user.id,
    () => undefined,
  )
    ? (session?.user ?? null)
    : null;

/** The access token of now, renewed when it is about to end or when asked to. */
export async function accessToken({ refresh = false }: { refresh?: boolean } = {}): Promise<string> {
  const { data } = refresh ? await auth.refreshSession() : await auth.getSession();
  return data.session?.access_token ?? '';
}

const inWords = (error: AuthError | null): string | null => {
  if (!error) return null;
  if (error.status === undefined || error.status === 0)
    return 'The sign-in service could not be reached; are you online?';
  return error.message;
};

/** Signs in; answers what went wrong in words, or null. */
export const signIn = async (email: string, password: string): Promise<string | null> =>
  inWords((await auth.signInWithPassword({ email, password })).error);

/** Makes an account; answers what went wrong, or what is to be done next, or null when one is in. */
export async function signUp(email: string, password: string): Promise<string | null> {
  const { data, error } = await auth.signUp({ email, password, options: { emailRedirectTo: location.origin } });
  if (error) return inWords(error);
  return data.session ? null : 'Almost there: open the link in the mail that we sent you.';
}

/** Sends a mail with a link that signs in; answers what went wrong in words, or null. */
export const sendLink = async (email: string): Promise<string | null> =>
  inWords((await auth.signInWithOtp({ email, options: { emailRedirectTo: location.href } })).error);

export const signOut = (): Promise<unknown> => auth.signOut({ scope: 'local' });
