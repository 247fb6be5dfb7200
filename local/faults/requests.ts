import { Dropped } from '../dropped.ts';
import type { Handler } from '../serve.ts';
import { requestFaultsOf, type Service } from './catalogue.ts';
import type { Fault, FaultList } from './fault-list.ts';

/** What a fault's `match` is looked for in. */
export async function textOf(request: Request): Promise<string> {
  const { pathname, search } = new URL(request.url);
  return `${request.method} ${pathname}${search} ${await request.clone().text()}`;
}

/** Hands a request to its service as the faults of that service allow; `kill` ends the worker. */
export function withFaults(faults: FaultList, service: Service, handler: Handler, kill: () => Promise<void>): Handler {
  return async (request) => {
    if (!faults.concern(service) && !faults.concern('worker')) return handler(request);
    const text = await textOf(request);
    const death = faults.strike('worker', ['kill'], text);
    if (death) return answerToTheDead(death, request, handler, kill);
    const fault = faults.strike(service, requestFaultsOf(service), text);
    return fault ? underFault(fault, faults, request, handler) : handler(request);
  };
}

async function answerToTheDead(
  death: Fault,
  request: Request,
  handler: Handler,
  kill: () => Promise<void>,
): Promise<never> {
  if (death.when === 'after') await handler(request);
  await kill();
  throw new Dropped();
}

async function underFault(fault: Fault, faults: FaultList, request: Request, handler: Handler): Promise<Response> {
  switch (fault.fault) {
    case 'refuse':
      throw new Dropped();
    case 'hang':
      await faults.hold(fault.ms);
      throw new Dropped();
    case '5xx-before':
      return unavailable();
    case '5xx-after':
      await (await handler(request)).arrayBuffer();
      return unavailable();
    case '429':
      return tooMany(fault.ms ?? 1000);
    case 'delay':
      await faults.hold(fault.ms ?? 1000);
      return handler(request);
    case 'skew':
      return dated(await handler(request), Date.now() + (fault.ms ?? 3_600_000));
    default:
      return corrupted(await handler(request));
  }
}

const unavailable = () => Response.json({ error: 'Service Unavailable' }, { status: 503 });

function tooMany(ms: number): Response {
  const headers = { 'retry-after': String(Math.ceil(ms / 1000)) };
  return Response.json({ error: 'Too Many Requests' }, { status: 429, headers });
}

/** The same answer under the date of a server whose clock is off. */
function dated(response: Response, at: number): Response {
  const headers = new Headers(response.headers);
  headers.set('date', new Date(at).toUTCString());
  return new Response(response.body, { status: response.status, headers });
}

/** The same status and headers over the first half of the body and a byte that belongs to no text. */
async function corrupted(response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (body.length === 0) return new Response(null, { status: 502, headers });
  const half = body.slice(0, Math.max(1, Math.floor(body.length / 2)));
  half[half.length - 1] = 0xff;
  return new Response(half, { status: response.status, headers });
}
