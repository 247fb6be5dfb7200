import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AppError } from '../lib/errors.ts';
import type { AppEnv } from './composition.ts';

/** Server errors that are no fault of the code. */
const expected = new Set<string>(['unavailable', 'deployment_full']);

/** Turns any error into RFC 9457 problem+json: known ones with their sentence, unknown ones logged whole and shown blank. */
export function renderProblem(error: unknown, c: HonoContext<AppEnv>): Response {
  const known = error instanceof AppError ? error : translate(error);
  if (known.status >= 500 && !expected.has(known.code))
    c.var.log.error('request broke', { stack: error instanceof Error ? error.stack : String(error) });
  c.var.log.info('refused', { code: known.code });
  const { issues, errors, quota, changed, retryAfter, spent } = known.extras;
  if (spent) {
    c.header('ratelimit-policy', `"${spent.name}";q=${spent.limit};w=${spent.seconds}`, { append: true });
    c.header('ratelimit', `"${spent.name}";r=0;t=${retryAfter}`, { append: true });
  }
  return c.body(
    JSON.stringify({
      type: `${c.var.appUrl}/docs#${known.code}`,
      title: titleOf(known.code),
      status: known.status,
      detail: known.message,
      code: known.code,
      request_id: c.var.requestId,
      ...(issues && { issues }),
      ...(errors && { errors }),
      ...(quota && { quota }),
      ...(changed && { changed }),
    }),
    known.status,
    {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  );
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('_', ' ');
  return words[0]?.toUpperCase() + words.slice(1);
};

function translate(error: unknown): AppError {
  if (error instanceof HTTPException && error.status < 500)
    return new AppError('malformed_request', error.message || 'The request cannot be read.');
  return new AppError('internal', 'Something broke on our side; it is logged under this request id.');
}
