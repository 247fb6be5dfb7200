import type { Keys, Lite } from '../lite.ts';
import type { Accounts } from './accounts.ts';
import type { AuthMails } from './auth.ts';

/** What the parts of links by mail work with. */
export interface Links {
  accounts: Accounts;
  lite: Lite;
  keys: Keys;
  mails: AuthMails;
  now(): number;
}

/** A refusal in GoTrue's shape. */
export const refusal = (status: number, error_code: string, msg: string): Response =>
  Response.json({ code: status, error_code, msg }, { status, headers: { 'x-sb-error-code': error_code } });

const hour = 3_600_000;

/** Whether a link that was sent then works no longer. */
export const isOver = (sentAt: number | null, now: number): boolean => sentAt !== null && now - sentAt > hour;

/** What stands before the token of a link that ends in a code, for the browser that asked. */
export const pkce = 'pkce_';
