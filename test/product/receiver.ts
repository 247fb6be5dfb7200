import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished } from 'vitest';
import { type User, world } from './world.ts';

// Somebody whom the product calls: an address on loopback that keeps what it is told.

export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Message {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export interface Delivery {
  id: string;
  message_id: string;
  type: string;
  status: string;
  attempts: number;
  http_status: number | null;
  error: { code: string; detail: string } | null;
  response: string | null;
  replay_of: string | null;
  payload: Message;
}

/** How a receiver answers a call: a status, or whatever it does with the response. */
type Answer = number | ((response: ServerResponse) => void);

/** Listens until the test ends; answers calls in turn, the last answer for all that follow. */
export async function aReceiver(...answers: Answer[]) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    calls.push({ headers: request.headers, body });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 204;
    if (typeof answer === 'function') answer(response);
    else response.writeHead(answer).end(answer === 204 ? undefined : `answered ${answer}`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const types = () => calls.map(({ body }) => (JSON.parse(body) as Message).type);
  return {
    url,
    calls,
    types,
    /** Resolves when it was told this often of such a thing. */
    told: (type: string, times = 1) =>
      expect
        .poll(() => types().filter((one) => one === type).length, { timeout: 15_000 })
        .toBeGreaterThanOrEqual(times),
  };
}

/** What a call says, once its signature is found to be right. */
export const verified = (secret: string, call?: Call): Message =>
  new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>) as Message;

export const send = (user: User, method: string, path: string, body?: unknown) =>
  world.api(user, path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

/** Makes a webhook; answers its id and secret. */
export async function aWebhook(
  user: User,
  url: string,
  settings: object = {},
): Promise<{ id: string; secret: string }> {
  const response = await send(user, 'POST', '/v1/webhooks', { url, ...settings });
  expect(response.status).toBe(201);
  const webhook: { id: string; secret: string } = await response.json();
  // Whatever it is still owed is nobody's any more, so that no later test is counted what it costs.
  onTestFinished(async () => {
    await world.heal();
    await send(user, 'DELETE', `/v1/webhooks/${webhook.id}`);
    await world.clock.advance('3m');
  });
  return webhook;
}

export const deliveriesOf = async (user: User, webhook: string): Promise<Delivery[]> =>
  (await world.get<{ data: Delivery[] }>(user, `/v1/webhooks/${webhook}/deliveries`)).data;

/** The only delivery of a webhook, as soon as it has this status after so many tries at least. */
export async function theDelivery(user: User, webhook: string, status: string, least = 0): Promise<Delivery> {
  const find = async () =>
    (await deliveriesOf(user, webhook)).map((one) => [one.status, Math.min(one.attempts, least)]);
  await expect.poll(find, { timeout: 15_000 }).toEqual([[status, least]]);
  return (await deliveriesOf(user, webhook))[0] as Delivery;
}
