import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Supabase, startSupabase } from '../../../../local/supabase/supabase.ts';

export const keys = {
  jwtSecret: 'a-secret-of-the-tests-with-32-bytes',
  publishableKey: 'sb_publishable_0123456789abcdefghijkl_01234567',
  secretKey: 'sb_secret_0123456789abcdefghijkl_01234567',
};

export interface Server {
  url: string;
  close(): Promise<void>;
}

/** Serves on a free port of loopback. */
export async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Project extends Server {
  supabase: Supabase;
  counts: Record<string, number>;
  /** Signs a new user up and answers their access token. */
  signUp(email: string): Promise<{ id: string; token: string }>;
}

export async function serveProject(): Promise<Project> {
  const counts: Record<string, number> = {};
  const supabase = await startSupabase({
    ...keys,
    folder: null,
    migrations: join(import.meta.dirname, 'migrations'),
    now: () => Date.now(),
    meter: (operation, count = 1) => {
      counts[operation] = (counts[operation] ?? 0) + count;
    },
  });
  const server = await serve(getRequestListener(supabase.fetch));
  const signUp = async (email: string) => {
    const response = await fetch(`${server.url}/auth/v1/signup`, {
      method: 'POST',
      headers: { apikey: keys.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'correct horse' }),
    });
    const { access_token, user } = (await response.json()) as { access_token: string; user: { id: string } };
    return { id: user.id, token: access_token };
  };
  const close = async () => {
    await server.close();
    await supabase.close();
  };
  return { supabase, counts, signUp, url: server.url, close };
}
