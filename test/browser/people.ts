import type { Session } from '@supabase/supabase-js';
import type { Page } from 'playwright-core';
import { type User, world } from '../product/world.ts';

export interface Person extends User {
  password: string;
  session: Session;
}

async function auth(path: string, body: object): Promise<Session> {
  const headers = { apikey: world.env('SUPABASE_PUBLISHABLE_KEY'), 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${world.env('SUPABASE_URL')}/auth/v1/${path}`, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

const personOf = (session: Session, email: string, password: string): Person => ({
  id: session.user.id,
  email,
  password,
  token: session.access_token,
  session,
});

/** Somebody new with an account. */
export async function newcomer(): Promise<Person> {
  const [email, password] = [`ada-${crypto.randomUUID()}@example.com`, crypto.randomUUID()];
  return personOf(await auth('signup', { email, password, data: { name: 'Ada Example' } }), email, password);
}

/** The operator of the local cloud. */
export async function theOperator(): Promise<Person> {
  const [email, password] = ['operator@docket.local', 'docket-operator'];
  return personOf(await auth('token?grant_type=password', { email, password }), email, password);
}

/** Opens a page of the console as somebody who signed in earlier in this browser. */
export async function enter(page: Page, { session }: Person, path = '/'): Promise<void> {
  await page.goto('/icon.svg');
  await page.evaluate((kept) => localStorage.setItem('docket-session', kept), JSON.stringify(session));
  await page.goto(path);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}
