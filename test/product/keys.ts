import { type User, world } from './world.ts';

export interface NewKey {
  id: string;
  key: string;
  prefix: string;
  scopes: string[];
  expires_at: string;
  last_used_at: string | null;
}

const json = { 'content-type': 'application/json' };

/** A request with a JSON body, as this user. */
export const post = (user: User | null, path: string, body: unknown, method = 'POST'): Promise<Response> =>
  world.api(user, path, { method, headers: json, body: JSON.stringify(body) });

/** A new key of this user; throws unless it is made. */
export async function aKey(user: User, scopes: string[], more: object = {}): Promise<NewKey> {
  const response = await post(user, '/v1/api-keys', { name: 'A program', scopes, ...more });
  if (response.status !== 201) throw new Error(`No key: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Whoever holds a key, in the place of a user. */
export const holder = (key: string): User => ({ id: '', email: '', token: key });

/** Status and code of an answer, and its sentence. */
export async function refusal(response: Response): Promise<[number, string, string]> {
  const { code, detail } = await response.json();
  return [response.status, code, detail];
}
