import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { type App, createApp } from '../../functions/app.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { parseEnv } from '../../lib/env.ts';

export interface Deployment {
  app: App;
  close(): Promise<void>;
}

export const jwtSecret = 'a-secret-of-tests-a-secret-of-tests-32';

/** The product with its real adapters in this process, and one server that plays every vendor. */
export async function deploy(vendors: RequestListener): Promise<Deployment> {
  const server = createServer(vendors);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bindings = {
    APP_URL: 'https://docket.example.com',
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEY: `sb_publishable_${'t'.repeat(31)}`,
    SUPABASE_SECRET_KEY: `sb_secret_${'t'.repeat(31)}`,
    SUPABASE_JWT_SECRET: jwtSecret,
    UPSTASH_REDIS_REST_URL: url,
    UPSTASH_REDIS_REST_TOKEN: 'token-of-redis-that-nobody-may-see',
    QSTASH_URL: url,
    QSTASH_TOKEN: 'token-of-qstash-that-nobody-may-see',
    QSTASH_CURRENT_SIGNING_KEY: 'sig_current-that-nobody-may-see',
    QSTASH_NEXT_SIGNING_KEY: 'sig_next-that-nobody-may-see',
  };
  const composition = connect(parseEnv(bindings));
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const app = createApp({ ...composition, log: silent });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { app, close };
}

/** The authorization of somebody who is signed in. */
export async function bearerOf(person: string): Promise<{ authorization: string }> {
  const claims = { role: 'authenticated', is_anonymous: false };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person)
    .setAudience('authenticated')
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(jwtSecret));
  return { authorization: `Bearer ${token}` };
}
