import type { StandIn, Surroundings } from '../stand-in.ts';
import { createEngine } from './engine.ts';
import { type Answer, answer } from './rest.ts';
import { tracesInKeys } from './traces.ts';

/**
 * An Upstash Redis in memory: answers the vendor's REST protocol to requests that carry this token, and meters
 * `redis.commands` as the vendor bills them, each command of a pipeline, a transaction or a script.
 */
export function createRedis({ token, ...surroundings }: { token: string } & Surroundings): StandIn {
  const engine = createEngine(surroundings);
  let requests = 0;

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (tokenOf(request, url) !== token) return respond(request, wrongToken);
    if (request.headers.get('upstash-response-format')) return respond(request, onlyJson);
    const encoding = request.headers.get('upstash-encoding') === 'base64' ? 'base64' : 'utf8';
    const body = Buffer.from(await request.arrayBuffer());
    const response = respond(request, answer(engine, { method: request.method, url, body, encoding }));
    response.headers.set('upstash-sync-token', `local:${++requests}`);
    return response;
  }

  return { fetch, wake: async () => engine.purge(), traces: async (text) => tracesInKeys(engine, text) };
}

const wrongToken: Answer = { status: 401, body: { error: 'WRONGPASS invalid or missing auth token' } };
const onlyJson: Answer = { status: 501, body: { error: 'ERR the local Redis answers in JSON only' } };

const tokenOf = (request: Request, url: URL): string | null =>
  request.headers.get('authorization')?.replace(/^Bearer\s+/i, '') ?? url.searchParams.get('_token');

const respond = (request: Request, { status, body }: Answer): Response =>
  new Response(request.method === 'HEAD' ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
