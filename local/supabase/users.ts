import type { Database } from './database.ts';
import type { Keys, Lite } from './lite.ts';

export interface NewUser {
  email: string;
  password: string;
  name: string;
}

/** Signs a user up, unless the address has an account, and answers the id of the account. */
export async function createUser(database: Database, lite: Lite, keys: Keys, user: NewUser): Promise<string> {
  const known = await findUser(database, user.email);
  if (known !== null) return known;
  const { response } = await lite.fetch(
    new Request('http://localhost/auth/v1/signup', {
      method: 'POST',
      headers: { apikey: keys.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email: user.email, password: user.password, data: { name: user.name } }),
    }),
  );
  const id = await findUser(database, user.email);
  if (id === null) throw new Error(`No account for ${user.email}: ${await response.text()}`);
  return id;
}

async function findUser(database: Database, email: string): Promise<string | null> {
  const sql = 'select id::text from auth.users where email = lower($1)';
  const [row] = await database.turn((session) => session.query(sql, [email]));
  return typeof row?.id === 'string' ? row.id : null;
}
