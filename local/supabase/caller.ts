import { jwtVerify } from 'jose';
import type { Row, Session } from './database.ts';
import type { Keys } from './lite.ts';

/** Whom a request speaks for: the Postgres role and the claims that row-level security sees. */
export interface Caller {
  role: 'anon' | 'authenticated' | 'service_role';
  claims: Record<string, unknown>;
}

export type Access = 'read write' | 'read only';

export const service: Caller = { role: 'service_role', claims: { role: 'service_role' } };

const browser = /^\s*Mozilla\/5\.0/i;

/** The caller of a request, or null when its keys and token do not make one. */
export async function identify(headers: Headers, keys: Keys): Promise<Caller | null> {
  const apiKey = headers.get('apikey');
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
  if (apiKey !== null && apiKey !== keys.secretKey && apiKey !== keys.publishableKey) return null;
  if (apiKey === keys.secretKey && browser.test(headers.get('user-agent') ?? '')) return null;
  if (bearer !== null && !bearer.startsWith('sb_')) return verify(bearer, keys.jwtSecret);
  if (apiKey === null || (bearer !== null && bearer !== apiKey)) return null;
  return apiKey === keys.secretKey ? service : { role: 'anon', claims: { role: 'anon' } };
}

// Checking a signature costs more than most requests; a token that was good stays so until it ends.
const good = new Map<string, Caller>();
const mostKept = 500;

async function verify(token: string, secret: string): Promise<Caller | null> {
  const name = `${secret} ${token}`;
  const known = good.get(name);
  if (known && Number(known.claims.exp) * 1000 > Date.now()) return known;
  good.delete(name);
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] });
    const { role } = payload;
    if (role !== 'authenticated' && role !== 'service_role') return null;
    const caller: Caller = { role, claims: payload };
    if (payload.exp !== undefined) good.set(name, caller);
    if (good.size > mostKept) good.delete(good.keys().next().value ?? '');
    return caller;
  } catch {
    return null;
  }
}

/** What begins a transaction in which Postgres knows the caller's role and claims, as PostgREST does it. */
export function beginAs({ role, claims }: Caller, access: Access = 'read write'): string {
  const settings = {
    'request.jwt.claims': JSON.stringify(claims),
    'request.jwt.claim.sub': typeof claims.sub === 'string' ? claims.sub : '',
    'request.jwt.claim.role': role,
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`);
  return `begin ${access}; set local role ${role}; select ${calls.join(', ')}`;
}

/** Runs `work` in one transaction with the caller's role and claims; a throw rolls back. */
export async function asCaller<T>(
  session: Session,
  caller: Caller,
  work: (query: (sql: string, params?: unknown[]) => Promise<Row[]>) => Promise<T>,
  access?: Access,
): Promise<T> {
  await session.exec(beginAs(caller, access));
  try {
    const result = await work(session.query);
    await session.exec('commit');
    return result;
  } catch (error) {
    await session.exec('rollback');
    throw error;
  }
}

/** A string as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
