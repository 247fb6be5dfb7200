import { AuthClient, type GoTrueClient, type Session } from '@supabase/supabase-js';
import { useSyncExternalStore } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { bad, good, linkTrouble, type Said, signInTrouble, warn, withoutLink } from './words/sign-in.ts';

interface Config {
  supabase_url: string;
  supabase_publishable_key: string;
}

const storageKey = 'docket-session';
const unreachable = bad('The service could not be reached; are you online?');

let auth: GoTrueClient | undefined;
let session: Session | null = null;
let notice: Said | null = null;
let isLeaving = false;
const listeners = new Set<() => void>();
let leave = () => {};

/** Takes up the session of an earlier visit, or of the link in a mail; keeps it fresh, and in step with other tabs. */
export async function startSession(): Promise<void> {
  const trouble = linkTrouble(new URL(location.href));
  if (trouble) {
    notice = bad(trouble);
    history.replaceState(null, '', withoutLink(new URL(location.href)));
  }
  const config: Config | null = await fetch('/config.json').then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  );
  if (!config) {
    notice = unreachable;
    return;
  }
  auth = new AuthClient({
    url: `${config.supabase_url}/auth/v1`,
    headers: { apikey: config.supabase_publishable_key },
    storageKey,
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: true,
  });
  session = (await auth.getSession()).data.session;
  if (session) history.replaceState(history.state, '', withoutLink(new URL(location.href)));
  auth.onAuthStateChange((_event, current) => turnTo(current));
}

function turnTo(current: Session | null): void {
  if (current) notice = null;
  else if (session && !isLeaving) notice = warn('Your session has ended. Sign in, and you go on where you were.');
  const isAnother = session?.user.id !== current?.user.id;
  session = current;
  // Nothing of one person may go on under the next one's token.
  if (isAnother) leave();
  for (const tell of listeners) tell();
}

/** Calls when somebody else is signed in, or nobody is any more, before the page follows. */
export function onLeaving(listener: () => void): void {
  leave = listener;
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

/** Why somebody stands before the door who did not expect it; null when there is nothing to say. */
export const useNotice = (): Said | null =>
  useSyncExternalStore(
    subscribe,
    () => notice,
    () => null,
  );

/** The access token of now, renewed when it is about to end or when asked to. */
export async function accessToken({ refresh = false }: { refresh?: boolean } = {}): Promise<string> {
  const answer = await (refresh ? auth?.refreshSession() : auth?.getSession());
  // Another tab's sign-in is told a moment before it can be read.
  return (answer?.data.session ?? (refresh ? null : session))?.access_token ?? '';
}

/** Where a link in a mail ends: on the page that is wanted now. */
const here = () => location.origin + withoutLink(new URL(location.href));

/** Signs in; answers what went wrong, or null. */
export async function signIn(email: string, password: string): Promise<Said | null> {
  if (!auth) return unreachable;
  const { error } = await auth.signInWithPassword({ email, password });
  return error && bad(signInTrouble(error));
}

/** Makes an account; answers what went wrong, or what is to be done next, or null when one is in. */
export async function signUp(email: string, password: string): Promise<Said | null> {
  if (!auth) return unreachable;
  const { data, error } = await auth.signUp({ email, password, options: { emailRedirectTo: here() } });
  if (error) return bad(signInTrouble(error));
  return data.session ? null : good(`Almost there: open the link in the mail that we sent to ${email}.`);
}

/** Sends a mail with a link that signs in; answers what went wrong, or what is to be done next. */
export async function sendLink(email: string): Promise<Said> {
  if (!auth) return unreachable;
  const { error } = await auth.signInWithOtp({ email, options: { emailRedirectTo: here() } });
  if (error) return bad(signInTrouble(error));
  return good(`A link is on its way to ${email}. It works once, within an hour.`);
}

/** Sets another password for whoever is signed in; answers what came of it. */
export async function changePassword(password: string): Promise<Said> {
  if (!auth) return unreachable;
  const { error } = await auth.updateUser({ password });
  return error ? bad(signInTrouble(error)) : good('From now on, that is your password.');
}

/** Signs out, in this browser; whoever comes next begins at the inbox. */
export async function signOut(): Promise<void> {
  isLeaving = true;
  const { error } = (await auth?.signOut({ scope: 'local' })) ?? {};
  // Without the service the session ends when its token does; this browser forgets it now.
  if (error) forget();
  isLeaving = false;
  navigate('/', { replace: true });
}

/** Forgets whoever has just been erased, and says so at the door; the service knows nobody any more who could sign out. */
export function leaveForGood(said: string): void {
  isLeaving = true;
  notice = good(said);
  forget();
  isLeaving = false;
  navigate('/', { replace: true });
}

function forget(): void {
  localStorage.removeItem(storageKey);
  turnTo(null);
}
