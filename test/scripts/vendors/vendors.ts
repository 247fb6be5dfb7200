import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Cloudflare } from './cloudflare.ts';

export interface Call {
  method: string;
  /** Of the address, without its host. */
  path: string;
  /** The bearer that came with it, or nothing. */
  token: string;
  request: Request;
}

export interface Reply {
  status: number;
  body: unknown;
}

export const secretKey = 'sb_secret_that_nobody_may_see';
export const publishableKey = 'sb_publishable_0123456789';
export const smoke = { email: 'smoke@example.org', password: 'a password of the smoke test' };

/** Accounts with the vendors of one deployment, as much of them as a deployment touches. */
export class Vendors {
  readonly cloudflare = new Cloudflare();
  /** What the database has applied; null before the first migration. */
  migrations: string[] | null = null;
  qstashToken = 'qstash-token-that-nobody-may-see';
  sendgridScopes = ['mail.send'];
  /** What the only version that takes documents was called; null when all do. */
  sound: string | null = null;
  private readonly hosts: Record<string, (call: Call) => Reply | Promise<Reply>> = {
    'api.cloudflare.com': (call) => this.cloudflare.answer(call),
    'api.supabase.com': (call) => this.push(call),
    'zyxwvutsrqponmlkjihg.supabase.co': (call) => this.supabase(call),
    'eu1-quiet-owl-12345.upstash.io': ({ token }) => ({ status: token === 'redis-token' ? 200 : 401, body: {} }),
    'qstash.upstash.io': ({ token }) =>
      token === this.qstashToken
        ? { status: 200, body: { current: 'sig_current', next: 'sig_next' } }
        : { status: 401, body: {} },
    'api.sendgrid.com': ({ path }) =>
      path === '/v3/scopes' ? { status: 200, body: { scopes: this.sendgridScopes } } : { status: 403, body: {} },
    'docket.example.org': (call) => this.worker(call),
  };
  private readonly server = createServer(async (incoming, response) => {
    const [, host = 'none', path = '/'] = /^\/([^/]+)(\/.*)?$/.exec(incoming.url ?? '') ?? [];
    const method = incoming.method ?? 'GET';
    const body = await buffer(incoming);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const withBody = body.length > 0 && method !== 'GET' && { body: new Uint8Array(body) };
    const request = new Request(`https://${host}${path}`, { method, headers, ...withBody });
    const token = (incoming.headers.authorization ?? '').replace(/^Bearer /, '');
    const call = { method, path: new URL(request.url).pathname, token, request };
    const reply = (await this.hosts[host]?.(call)) ?? { status: 404, body: {} };
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  });

  /** Listens, and resolves with the address under which each host is a folder. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** What the Supabase CLI does with a folder of migrations, said shortly. */
  private async push({ token, request }: Call): Promise<Reply> {
    if (token !== 'supabase-token') return { status: 401, body: {} };
    this.migrations = await request.json();
    return { status: 200, body: {} };
  }

  private supabase({ path, token, request }: Call): Reply {
    const key = request.headers.get('apikey');
    if (path === '/auth/v1/.well-known/jwks.json') return { status: 200, body: { keys: [{ kty: 'EC', kid: 'one' }] } };
    if (key !== secretKey && key !== publishableKey) return { status: 401, body: {} };
    if (path === '/auth/v1/token') return { status: 200, body: { access_token: 'a-person' } };
    if (path === '/rest/v1/rpc/deployment' && token === secretKey && this.migrations !== null)
      return { status: 200, body: { migrations: this.migrations } };
    return { status: 404, body: {} };
  }

  private worker({ method, path, token }: Call): Reply {
    const { running } = this.cloudflare;
    if (running === null) return { status: 404, body: {} };
    if (path === '/health') return { status: 200, body: { dependencies: [] } };
    if (path === '/build.json') return { status: 200, body: JSON.parse(running.pages.get(path) ?? '{}') };
    if (token !== 'a-person' || (this.sound ?? running.message) !== running.message) return { status: 503, body: {} };
    if (method === 'POST') return { status: 202, body: { documents: [{ id: 'one' }] } };
    return { status: 200, body: { status: 'completed' } };
  }
}
