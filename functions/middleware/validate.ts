import { zValidator } from '@hono/zod-validator';
import type { ValidationTargets } from 'hono';
import type { ZodType } from 'zod';
import { AppError } from '../../lib/errors.ts';

/** Checks one part of a request against its schema and reports every issue at once. */
export const validate = <Target extends keyof ValidationTargets, Schema extends ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result, c) => {
    if (target === 'json') requireJson(c.req.header('content-type'));
    if (!result.success) throw invalid(target, result.error.issues);
  });

// Without it a body would count as empty, and a change as made that never was.
function requireJson(type: string | undefined): void {
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? ''))
    throw new AppError('malformed_request', 'Send the body as JSON, with "Content-Type: application/json".');
}

/** The problem with an input, each issue at its path. */
export function invalid(target: string, found: readonly { path: readonly PropertyKey[]; message: string }[]): AppError {
  const issues = found.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const sentences = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new AppError('invalid_input', `The ${target} is invalid: ${sentences}.`, { issues });
}
