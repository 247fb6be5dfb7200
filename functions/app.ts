import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { AppError } from '../lib/errors.ts';
import type { AppEnv, Composition } from './composition.ts';
import { docsPage } from './docs.ts';
import { hooks } from './hooks.ts';
import { messages } from './messages.ts';
import { requestLog } from './middleware/request-log.ts';
import { methodsAt, openapiDocument } from './openapi/openapi.ts';
import { renderProblem } from './problem.ts';
import { batches } from './routes/batches.ts';
import { documents } from './routes/documents.ts';
import { events } from './routes/events.ts';
import { folders } from './routes/folders.ts';
import { health } from './routes/health.ts';
import { jobs } from './routes/jobs.ts';
import { notifications } from './routes/notifications.ts';
import { operations } from './routes/operations.ts';
import { uploads } from './routes/uploads.ts';

// A hundred upload ids and every option fit in a tenth of it.
const mostJson = 128 * 1024;

function refuseBody(): never {
  throw new AppError('request_too_large', `A JSON body may have at most ${mostJson / 1024} KB.`);
}

/** The whole HTTP surface of the product over one composition. */
export function createApp(composition: Composition) {
  const app = new Hono<AppEnv>();
  app.onError(renderProblem);
  app.notFound((c) => renderProblem(nothingAt(c), c));
  app.use(requestLog(composition));
  const crossOrigin = cors({
    origin: composition.corsOrigins,
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
    exposeHeaders: ['etag', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
  app.use('/v1/*', (c, next) => (c.req.header('origin') ? crossOrigin(c, next) : next()));
  const smallBody = bodyLimit({ maxSize: mostJson, onError: refuseBody });
  app.use('/v1/*', (c, next) => (/json/i.test(c.req.header('content-type') ?? '') ? smallBody(c, next) : next()));
  app.get('/openapi.json', (c) => c.json(openapiDocument(composition.appUrl)));
  app.get('/docs', (c) => c.html(docsPage(composition.appUrl)));
  app.get('/config.json', (c) => c.json(composition.browser));
  return app
    .route('/health', health)
    .route('/messages', messages)
    .route('/hooks', hooks)
    .route('/v1/documents', documents)
    .route('/v1/uploads', uploads)
    .route('/v1/jobs', jobs)
    .route('/v1/batches', batches)
    .route('/v1/folders', folders)
    .route('/v1/notifications', notifications)
    .route('/v1/operations', operations)
    .route('/v1/events', events);
}

function nothingAt(c: HonoContext<AppEnv>): AppError {
  const methods = methodsAt(c.req.path);
  if (methods.length === 0)
    return new AppError(
      'not_found',
      `There is nothing at ${c.req.method} ${c.req.path}; GET /docs lists what there is.`,
    );
  c.header('allow', methods.join(', '));
  return new AppError('method_not_allowed', `${c.req.path} does not take ${c.req.method}, but ${methods.join(', ')}.`);
}

export type App = ReturnType<typeof createApp>;
