import type { BrowserContext } from 'playwright-core';
import type { Addresses } from '../../local/demo/stack.ts';

export interface Login {
  email: string;
  password: string;
}

export const operator: Login = { email: 'operator@docket.local', password: 'docket-operator' };

async function auth({ supabase, publishableKey }: Addresses, path: string, body: object): Promise<unknown> {
  const headers = { apikey: publishableKey, 'content-type': 'application/json' };
  const response = await fetch(`${supabase}/auth/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}

/** Makes an account. */
export async function signUp(addresses: Addresses, name: string): Promise<Login> {
  const login = { email: `${name}@mail.example`, password: crypto.randomUUID() };
  await auth(addresses, 'signup', { ...login, data: { name } });
  return login;
}

/** Lets every page of a browser profile open as somebody who is signed in. */
export async function enterAs(context: BrowserContext, addresses: Addresses, login: Login): Promise<void> {
  const session = await auth(addresses, 'token?grant_type=password', login);
  const kept = JSON.stringify(session);
  await context.addInitScript((text) => localStorage.setItem('docket-session', text), kept);
}
