import { createHash } from 'node:crypto';
import type { Database, Row } from '../database.ts';
import type { LinkKind } from './mail.ts';

/** Whose link it is, and since when, in milliseconds since the epoch. */
export interface Holder {
  id: string;
  sentAt: number | null;
}

const sentColumn: Record<LinkKind, string> = {
  magiclink: 'recovery_sent_at',
  recovery: 'recovery_sent_at',
  signup: 'confirmation_sent_at',
  email_change: 'email_change_sent_at',
};

const ofToken = `
select id::text, case $1 when recovery_token then recovery_sent_at when confirmation_token then confirmation_sent_at
  else email_change_sent_at end as sent_at
from auth.users
where $1 in (recovery_token, confirmation_token, email_change_token_current, email_change_token_new)`;

/** What GoTrue keeps of accounts and their links, read and written beside lite. */
export function accountsOf(database: Database) {
  const one = async (sql: string, params: unknown[]): Promise<Row | null> =>
    (await database.turn((session) => session.query(sql, params)))[0] ?? null;

  return {
    /** Whom a link belongs to, by the hash of its token; null when it was used, replaced or never made. */
    async holderOf(hash: string): Promise<Holder | null> {
      const row = await one(ofToken, [hash]);
      return row && { id: String(row.id), sentAt: timeIn(row.sent_at) };
    },

    /** When this address last asked for a link; null when there is no such account or it never did. */
    async lastAsked(email: string): Promise<{ sentAt: number | null } | null> {
      const row = await one('select recovery_sent_at as sent_at from auth.users where email = lower($1)', [email]);
      return row && { sentAt: timeIn(row.sent_at) };
    },

    /** Whether the account may not be used at this time, in milliseconds since the epoch. */
    async isBanned(id: string, now: number): Promise<boolean> {
      const sql = 'select id from auth.users where id = $1 and banned_until > to_timestamp($2::float8 / 1000)';
      return (await one(sql, [id, now])) !== null;
    },

    /** Whether the address is one of an account that was confirmed. */
    async isConfirmed(email: string): Promise<boolean> {
      const sql = 'select id from auth.users where email = lower($1) and email_confirmed_at is not null';
      return (await one(sql, [email])) !== null;
    },

    /** Dates a link by the clock of this world. */
    async date(id: string, kind: LinkKind, now: number): Promise<void> {
      const sql = `update auth.users set ${sentColumn[kind]} = to_timestamp($2::float8 / 1000) where id = $1`;
      await one(sql, [id, now]);
    },

    /** Adds what somebody said of themselves when they came. */
    async describe(id: string, data: object): Promise<void> {
      const sql = 'update auth.users set raw_user_meta_data = raw_user_meta_data::jsonb || $2::jsonb where id = $1';
      await one(sql, [id, JSON.stringify(data)]);
    },

    /** Keeps what the browser that asked will have to prove (PKCE). */
    async expectProof(id: string, kind: LinkKind, challenge: string, method: string): Promise<void> {
      const sql = `
        insert into auth.flow_state (id, user_id, authentication_method, provider_type, code_challenge, code_challenge_method)
        values (gen_random_uuid(), $1, $2, 'email', $3, lower($4))`;
      await one(sql, [id, kind, challenge, method]);
    },

    /** A code that only the browser that asked last can turn into a session, within five minutes; null when none asked. */
    async codeFor(id: string, kind: LinkKind): Promise<string | null> {
      const sql = `
        update auth.flow_state set auth_code = gen_random_uuid()::text, auth_code_issued_at = now(), created_at = now()
        where id = (select id from auth.flow_state where user_id = $1 and authentication_method = $2
          and auth_code is null order by created_at desc limit 1)
        returning auth_code`;
      const row = await one(sql, [id, kind]);
      return row && String(row.auth_code);
    },
  };
}

export type Accounts = ReturnType<typeof accountsOf>;

const timeIn = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null);

/** How GoTrue keeps the code of a link that was typed instead of followed. */
export const hashOf = (email: string, code: string): string =>
  createHash('sha256')
    .update(email.toLowerCase() + code)
    .digest('hex');
