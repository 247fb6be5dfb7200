import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { AuthMail } from '../../../local/supabase/auth/mail.ts';
import { keys, type Project, startProject, url } from './project.ts';

export const appUrl = 'http://127.0.0.1:8787';
/** A project that sends mails of accounts, with its clock in our hands. */
export async function startMailing(confirmations = false) {
  const mails: AuthMail[] = [];
  const clock = { ahead: 0 };
  const project = await startProject({
    now: () => Date.now() + clock.ahead,
    mails: { appUrl, confirmations, deliver: (mail) => mails.push(mail) },
  });
  return { project, mails, clock };
}

/** What a browser's client of one flow needs: its storage is where the proof of PKCE lies. */
export function browser(project: Project, flowType: 'implicit' | 'pkce'): SupabaseClient {
  const fetch: typeof globalThis.fetch = (input, init) => project.supabase.fetch(new Request(input, init));
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  return createClient(url, keys.publishableKey, {
    auth: { flowType, storage, persistSession: true, autoRefreshToken: false },
    global: { fetch },
  });
}
