import { zValidator } from '@hono/zod-validator';
import type { ValidationTargets } from 'hono';
import type { ZodType, z } from 'zod';
import { AppError, invalidInput } from '../../lib/errors.ts';
import { wording } from './wording.ts';

/** Checks one part of a request against its schema and reports every issue at once. */
export const validate = <Target extends keyof ValidationTargets, Schema extends ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result, c) => {
    if (target === 'json') requireJson(c.req.header('content-type'));
    // Read once more for the words alone: what the validator found is in its own.
    if (!result.success) checked(target, schema, result.data);
  });

/** Refuses a body that does not say it is JSON: it would count as empty, and a change as made that never was. */
export function requireJson(type: string | undefined): void {
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? ''))
    throw new AppError('malformed_request', 'Send the body as JSON, with "Content-Type: application/json".');
}

/** A JSON body, or what the schema makes of an empty object where none was sent. */
export async function jsonOrNothing<Schema extends ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await request.text();
  if (text === '') return checked('json', schema, {});
  requireJson(request.headers.get('content-type') ?? undefined);
  try {
    return checked('json', schema, JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new AppError('malformed_request', 'The body is not valid JSON.', { cause });
    throw cause;
  }
}

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** Reads what a route takes apart by itself; throws the problem with it, together with issues `found` before. */
export function checked<Schema extends ZodType>(
  target: string,
  schema: Schema,
  value: unknown,
  found: readonly Issue[] = [],
): z.infer<Schema> {
  const result = schema.safeParse(value, { error: wording });
  const issues = [...found, ...(result.error?.issues ?? [])];
  if (!result.success || issues.length > 0) throw invalid(target, issues);
  return result.data;
}

/** The problem with an input, one issue at each path: what would be right there settles whatever else is wrong. */
function invalid(target: string, found: readonly Issue[]): AppError {
  const byPath = new Map<string, string>();
  for (const { path, message } of found) {
    const name = path.map(String).join('.');
    if (!byPath.has(name)) byPath.set(name, message);
  }
  const issues = [...byPath].map(([path, message]) => ({ path, message }));
  return invalidInput(parts[target] ?? target, issues);
}

const parts: Record<string, string> = { json: 'body', form: 'form', query: 'query' };
