import type { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { openLine } from '../../lib/log.ts';
import { methodOf } from '../../lib/telemetry/attributes.ts';
import { openInvocation } from '../../lib/telemetry/telemetry.ts';
import { inTrace, type SpanOptions } from '../../lib/trace.ts';
import { createCallers } from '../callers.ts';
import type { AppEnv, Composition } from '../composition.ts';

/** Gives every request an id, a place in a trace and a line in the log, which is written when it is over. */
export const requestLog = (composition: Composition) => {
  const callers = createCallers(composition);
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = Date.now();
    const requestId = crypto.randomUUID();
    const invocation = openInvocation(composition.telemetry, c.req.header('traceparent'));
    const { trace } = invocation;
    const what = c.req.path.startsWith('/messages/') ? 'message' : 'request';
    const line = openLine(composition.log, what, { request_id: requestId, trace_id: trace.traceId });
    c.set('composition', composition);
    c.set('callers', callers);
    c.set('requestId', requestId);
    c.set('appUrl', composition.appUrl);
    c.set('log', line);
    // Set beforehand, they go into the answer as it is made; afterwards every answer would have to be copied.
    c.header('x-request-id', requestId);
    await inTrace(trace, next);
    // The pattern and never the path: links in mails carry tokens, and addresses may be part of others.
    const route = routePath(c, -1);
    const said = line.end({
      method: c.req.method,
      route,
      ...idsOf(c),
      status: c.res.status,
      ms: Date.now() - started,
      ...(c.var.keyId && { key_id: c.var.keyId }),
    });
    invocation.end(spanOf[what](methodOf(c.req.method), route), said);
  });
};

const spanOf = {
  request: (method: string, route: string): SpanOptions => ({ name: `${method} ${route}`, kind: 'server' }),
  message: (_: string, route: string): SpanOptions => ({
    name: `process ${route}`,
    kind: 'consumer',
    attributes: {
      'messaging.system': 'qstash',
      'messaging.operation.type': 'process',
      'messaging.destination.name': route,
    },
  }),
};

const nouns: Record<string, string> = { documents: 'document_id', jobs: 'job_id', batches: 'batch_id' };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The document, job or batch that a path of v1 names. */
function idsOf(c: HonoContext<AppEnv>): Record<string, string> {
  const [, version, noun = '', id = ''] = c.req.path.split('/');
  const name = nouns[noun];
  return version === 'v1' && name && uuid.test(id) ? { [name]: id } : {};
}
