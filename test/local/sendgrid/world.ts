import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import sharedClient from '@sendgrid/client';
import sharedMail from '@sendgrid/mail';
import { onTestFinished } from 'vitest';
import type { HookOptions } from '../../../local/sendgrid/event-hook.ts';
import { createSendGrid } from '../../../local/sendgrid/sendgrid.ts';

export const apiKey = 'SG.local.0123456789';

/** A fresh SendGrid in memory, its clock, its counts and every request it saw. */
export function startSendGrid(file = ':memory:', hook?: HookOptions) {
  const clock = { now: Date.parse('2026-11-23T09:30:00Z') };
  const counts: Record<string, number> = {};
  const requests: { method: string; path: string; headers: Headers; body: unknown }[] = [];
  const sendgrid = createSendGrid({
    apiKey,
    file,
    ...(hook && { hook }),
    now: () => clock.now,
    meter: (operation, count = 1) => {
      counts[operation] = (counts[operation] ?? 0) + count;
    },
  });
  onTestFinished(() => sendgrid.close?.());
  const fetch = async (request: Request): Promise<Response> => {
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => null);
    requests.push({ method: request.method, path: new URL(request.url).pathname, headers: request.headers, body });
    return sendgrid.fetch(request);
  };
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(
      new Request('http://sendgrid.local/v3/mail/send', {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const get = (path: string): Promise<Response> => sendgrid.fetch(new Request(`http://sendgrid.local${path}`));
  return { sendgrid, clock, counts, requests, fetch, post, get };
}

/** Serves a handler on a free port of loopback until the test ends. */
export async function serve(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = createServer(getRequestListener(fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** A new instance of the class of a shared one: the vendor's type declarations leave out the classes themselves. */
const fresh = <T extends object>(shared: T): T => new (shared.constructor as new () => T)();

/** The vendor's own client, pointed at this address. */
export function vendorClient(url: string, key = apiKey): typeof sharedMail {
  const client = fresh(sharedClient);
  client.setApiKey(key);
  client.setDefaultRequest('baseUrl', `${url}/`);
  const mail = fresh(sharedMail);
  mail.setClient(client);
  mail.setTimeout(5000);
  return mail;
}

/** The smallest body that SendGrid accepts; a test overrides what it is about. */
export const aMail = (changes: Record<string, unknown> = {}) => ({
  personalizations: [{ to: [{ email: 'ada@example.com' }] }],
  from: { email: 'docket@example.com' },
  subject: 'Hello',
  content: [{ type: 'text/plain', value: 'Good morning' }],
  ...changes,
});
