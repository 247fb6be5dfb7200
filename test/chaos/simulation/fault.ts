import type { Service } from './call.ts';

/** What may befall one call; the ends say whether the service has acted. */
export type FaultName =
  | 'refuse'
  | 'drop-before'
  | 'drop-after'
  | '5xx-before'
  | '5xx-after'
  | '429'
  | '400'
  | '403'
  | 'hang-before'
  | 'hang-after'
  | 'corrupt'
  | 'lost-race'
  | 'crash-before'
  | 'crash-after'
  | 'freeze-before'
  | 'freeze-after';

/** How long the product waits for each service before it gives up, in ms. */
export const patience: Record<Service, number> = {
  postgrest: 5000,
  storage: 20_000,
  qstash: 2000,
  redis: 300,
  sendgrid: 2000,
  engines: 20_000,
  auth: 5000,
  receiver: 10_000,
};

/** A connection that broke as Node's fetch reports it. */
export const broken = (code: 'ECONNREFUSED' | 'ECONNRESET'): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** What a caller's own signal would have said when its patience ended. */
export const timedOut = (): DOMException =>
  new DOMException('The operation was aborted due to timeout', 'TimeoutError');

export const unavailable = () => Response.json({ error: 'Service Unavailable' }, { status: 503 });

/** The answer of a service that refuses this call and will not have acted. */
export function refusal(fault: '429' | '400' | '403' | 'lost-race'): Response {
  if (fault === 'lost-race')
    return Response.json(
      { code: '40001', message: 'could not serialize access', details: null, hint: null },
      { status: 500 },
    );
  const body = { errors: [{ message: `refused with ${fault}`, field: null, help: null }], error: 'refused' };
  const inHalfAMinute = String(Math.ceil(Date.now() / 1000) + 30);
  const headers = { 'retry-after': '30', 'x-ratelimit-reset': inHalfAMinute };
  return Response.json(body, { status: Number(fault), headers: fault === '429' ? headers : {} });
}

/** The first half of a body and a byte that belongs to no text. */
export async function halved(response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (body.length === 0) return new Response(null, { status: 502, headers });
  const half = body.slice(0, Math.max(1, Math.floor(body.length / 2)));
  half[half.length - 1] = 0xff;
  return new Response(half, { status: response.status, headers });
}
