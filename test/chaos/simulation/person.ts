import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { keys } from '../../../local/settings.ts';
import type { Platform } from './platform.ts';

export interface Person {
  id: string;
  email: string;
  token: string;
}

const secret = new TextEncoder().encode(keys.supabaseJwt);

/** Somebody with an account, signed in. */
export async function aPerson(platform: Platform, name: string): Promise<Person> {
  const id = randomUUID();
  const email = `${name}@example.com`;
  await platform.query('insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3)', [
    id,
    email,
    JSON.stringify({ name }),
  ]);
  const token = await new SignJWT({ role: 'authenticated', email })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(secret);
  return { id, email, token };
}
