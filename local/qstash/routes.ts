import type { Broker } from './broker.ts';
import type { Call } from './call.ts';
import {
  deleteLetter,
  deleteLetters,
  getLetter,
  listLetters,
  retryLetter,
  retryLetters,
} from './dead-letter-routes.ts';
import { globalParallelism } from './dispatcher.ts';
import { cancelMessage, cancelMessages, getMessage } from './message-routes.ts';
import { publishBatch, publishOne } from './publish-routes.ts';
import { Refusal, unsupported } from './refusal.ts';

type Route = [method: string, pattern: RegExp, handle: (broker: Broker, call: Call) => Response | Promise<Response>];

const routes: Route[] = [
  ['POST', /^\/v2\/publish\//, publishOne],
  ['POST', /^\/v2\/batch$/, publishBatch],
  ['GET', /^\/v2\/messages\/([^/]+)$/, getMessage],
  ['DELETE', /^\/v2\/messages\/([^/]+)$/, cancelMessage],
  ['DELETE', /^\/v2\/messages$/, cancelMessages],
  ['GET', /^\/v2\/dlq$/, listLetters],
  ['DELETE', /^\/v2\/dlq$/, deleteLetters],
  ['POST', /^\/v2\/dlq\/retry$/, retryLetters],
  ['POST', /^\/v2\/dlq\/retry\/([^/]+)$/, retryLetter],
  ['GET', /^\/v2\/dlq\/([^/]+)$/, getLetter],
  ['DELETE', /^\/v2\/dlq\/([^/]+)$/, deleteLetter],
  ['GET', /^\/v2\/keys$/, (broker) => Response.json(broker.keys.pair)],
  ['POST', /^\/v2\/keys\/rotate$/, (broker) => Response.json(broker.keys.rotate())],
  ['GET', /^\/v2\/logs$/, (broker, call) => listLogs(broker, call, 'logs')],
  ['GET', /^\/v2\/events$/, (broker, call) => listLogs(broker, call, 'events')],
  ['GET', /^\/v2\/flowControl$/, listLanes],
  ['GET', /^\/v2\/flowControl\/([^/]+)$/, getLane],
  ['GET', /^\/v2\/globalParallelism$/, countRunning],
];

/** Answers one request as the vendor would. */
export async function answer(broker: Broker, request: Request): Promise<Response> {
  try {
    return await route(broker, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ error: error.message }, { status: error.status });
  }
}

function route(broker: Broker, request: Request): Response | Promise<Response> {
  const { pathname, search, searchParams, origin } = new URL(request.url);
  authorize(broker, request, searchParams);
  for (const [method, pattern, handle] of routes) {
    const match = method === request.method ? pattern.exec(pathname) : null;
    const parameter = decode(match?.[1] ?? '');
    if (match)
      return handle(broker, { request, target: request.url.slice(origin.length), query: searchParams, parameter });
  }
  throw unsupported(`${request.method} ${pathname}${search}`);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, `"${segment}" is not percent-encoded`);
  }
}

function authorize(broker: Broker, request: Request, query: URLSearchParams): void {
  const token = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '') ?? query.get('qstash_token');
  if (token !== broker.token) throw new Refusal(401, 'unauthorized');
}

function listLogs(broker: Broker, { query }: Call, name: 'logs' | 'events'): Response {
  const { entries, cursor } = broker.logs.list(query);
  return Response.json({ [name]: entries, cursor });
}

function listLanes(broker: Broker): Response {
  return Response.json(broker.dispatcher.lanes.keyed.map((lane) => lane.describe(broker.now())));
}

function getLane(broker: Broker, { parameter }: Call): Response {
  const lane = broker.dispatcher.lanes.get(parameter);
  if (!lane) throw new Refusal(404, `flow control key "${parameter}" not found`);
  return Response.json(lane.describe(broker.now()));
}

function countRunning(broker: Broker): Response {
  return Response.json({ parallelismMax: globalParallelism, parallelismCount: broker.dispatcher.running });
}
