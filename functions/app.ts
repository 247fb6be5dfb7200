import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { AppError } from '../lib/errors.ts';
import type { AppEnv, Composition } from './composition.ts';
import { serveDocs } from './docs/docs.ts';
import { dropBody } from './drop-body.ts';
import { hooks } from './hooks.ts';
import { sayLegacy } from './legacy/frames.ts';
import { legacy, legacyPaths } from './legacy/legacy.ts';
import { openPaths } from './limited.ts';
import { messages } from './messages.ts';
import { answerSafely } from './middleware/answer-safely.ts';
import { hearOut } from './middleware/hear-out.ts';
import { limitAddress } from './middleware/limit.ts';
import { requestLog } from './middleware/request-log.ts';
import { methodsAt, openapiDocument } from './openapi/openapi.ts';
import { renderProblem } from './problem.ts';
import { account } from './routes/account.ts';
import { apiKeys } from './routes/api-keys.ts';
import { applications } from './routes/applications.ts';
import { batches } from './routes/batches.ts';
import { categories } from './routes/categories.ts';
import { documents } from './routes/documents.ts';
import { events } from './routes/events.ts';
import { folders } from './routes/folders.ts';
import { health } from './routes/health.ts';
import { jobs } from './routes/jobs.ts';
import { matches } from './routes/matches.ts';
import { metrics } from './routes/metrics.ts';
import { notifications } from './routes/notifications.ts';
import { operations } from './routes/operations.ts';
import { postings } from './routes/postings.ts';
import { sockets } from './routes/realtime.ts';
import { search } from './routes/search.ts';
import { uploads } from './routes/uploads.ts';
import { webhooks } from './routes/webhooks.ts';
import { unsubscribing } from './unsubscribe/unsubscribe.ts';

const kilobyte = 1024;

// A hundred upload ids and every option fit in a tenth of it; a thousand postings with their descriptions do not.
const smallBody = jsonOfAtMost(128);
const postingsBody = jsonOfAtMost(8 * 1024);

function jsonOfAtMost(kilobytes: number) {
  const onError = async (c: HonoContext) => {
    await dropBody(c.req.raw);
    throw new AppError('request_too_large', `A JSON body may have at most ${kilobytes} KB here.`);
  };
  return bodyLimit({ maxSize: kilobytes * kilobyte, onError });
}

/** The whole HTTP surface of the product over one composition. */
export function createApp(composition: Composition) {
  const app = new Hono<AppEnv>();
  app.onError(renderProblem);
  app.notFound((c) => renderProblem(nothingAt(c), c));
  app.use(requestLog(composition));
  app.use(hearOut);
  app.use(answerSafely);
  for (const [path, name] of openPaths) app.use(path, limitAddress(name));
  // Before whatever touches headers: the answer to an upgrade is the runtime's own.
  app.route('/v1/realtime', sockets());
  app.route('/ws', sockets(sayLegacy));
  const crossOrigin = cors({
    origin: composition.corsOrigins,
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'traceparent'],
    exposeHeaders: ['content-disposition', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
  for (const path of ['/v1/*', ...legacyPaths]) {
    app.use(path, (c, next) => (c.req.header('origin') ? crossOrigin(c, next) : next()));
    app.use(path, (c, next) => {
      if (!/json/i.test(c.req.header('content-type') ?? '')) return next();
      return (c.req.path === '/v1/postings' ? postingsBody : smallBody)(c, next);
    });
  }
  app.get('/openapi.json', (c) => c.json(openapiDocument(composition.appUrl)));
  app.get('/docs', serveDocs(composition.appUrl));
  app.get('/config.json', (c) => c.json(composition.browser));
  return app
    .route('/health', health)
    .route('/metrics', metrics)
    .route('/messages', messages)
    .route('/hooks', hooks)
    .route('/unsubscribe', unsubscribing)
    .route('/v1/account', account)
    .route('/v1/documents', documents)
    .route('/v1/uploads', uploads)
    .route('/v1/jobs', jobs)
    .route('/v1/batches', batches)
    .route('/v1/folders', folders)
    .route('/v1/categories', categories)
    .route('/v1/search', search)
    .route('/v1/notifications', notifications)
    .route('/v1/postings', postings)
    .route('/v1/matches', matches)
    .route('/v1/applications', applications)
    .route('/v1/operations', operations)
    .route('/v1/events', events)
    .route('/v1/api-keys', apiKeys)
    .route('/v1/webhooks', webhooks)
    .route('/', legacy);
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
