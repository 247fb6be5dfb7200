import { QueueName } from '../../lib/documents/document.ts';
import { RunName } from '../../lib/operations/start-run.ts';
import { rowFor } from '../scopes.ts';
import { operationIdOf, tagOf } from './identity.ts';
import type { Detail, Operation } from './operation.ts';
import { codesOf, type createRefusals } from './problems.ts';
import type { createSchemas, JsonSchema } from './schema.ts';

type Schemas = ReturnType<typeof createSchemas>;

/** Where the description is gathered. */
export interface Gathered {
  schemas: Schemas;
  refusals: ReturnType<typeof createRefusals>;
}

const idempotencyKey = { $ref: '#/components/parameters/IdempotencyKey' };
const ifNoneMatch = { $ref: '#/components/parameters/IfNoneMatch' };

// What follows a noun is an id, but for these.
const inPathSchemas: Record<string, object> = {
  queue: { type: 'string', enum: QueueName.options },
  run: { type: 'string', enum: RunName.options },
  email: { type: 'string', format: 'email', maxLength: 320 },
  token: { type: 'string', maxLength: 200 },
  slug: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,39}$' },
};

/** An operation as OpenAPI has it. */
export function describe(route: string, operation: Operation, detail: Detail, { schemas, refusals }: Gathered) {
  const [method = '', path = ''] = route.split(' ');
  const { summary, tag, public: isPublic } = operation;
  const parameters = parametersOf(path, operation, detail, schemas);
  const body = bodyOf(operation, detail, schemas);
  return {
    operationId: operationIdOf(route),
    summary,
    ...(detail.about && { description: detail.about }),
    tags: [tag ?? tagOf(path)],
    ...(tag && { deprecated: true }),
    security: isPublic ? [] : securityOf(method, path),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: { ...answersOf(operation, detail, schemas), ...refusals.of(codesOf(route, operation, detail)) },
  };
}

/** An access token of a person, or a key with one of the scopes. */
function securityOf(method: string, path: string): object[] {
  const needed = rowFor(method, path);
  const scopes = needed === null || needed === 'people only' ? [] : needed;
  return [{ bearer: [] }, ...scopes.map((scope) => ({ apiKey: [scope] }))];
}

function parametersOf(
  path: string,
  { query, idempotent, etag }: Operation,
  detail: Detail,
  schemas: Schemas,
): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: inPathSchemas[name] ?? { type: 'string', format: 'uuid' },
  }));
  const { properties = {}, required = [] } = (query ? schemas.of(query, 'input') : {}) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(detail.query && name in detail.query && { example: detail.query[name] }),
  }));
  return [...inPath, ...inQuery, ...(idempotent ? [idempotencyKey] : []), ...(etag ? [ifNoneMatch] : [])];
}

function bodyOf({ form, urlencoded, json, jsonOptional }: Operation, { body }: Detail, schemas: Schemas) {
  if (!form && !json) return null;
  const formContent = form && { schema: schemas.of(form, 'input') };
  const content = {
    ...(formContent && { 'multipart/form-data': formContent }),
    ...(formContent && urlencoded && { 'application/x-www-form-urlencoded': formContent }),
    ...(json && {
      'application/json': { schema: schemas.of(json, 'input'), ...(body !== undefined && { example: body }) },
    }),
  };
  return { required: !jsonOptional, content };
}

function answersOf(
  { answers: [status, body], or, pages, files, instead, etag }: Operation,
  { answer }: Detail,
  schemas: Schemas,
) {
  if (pages) {
    const page = { content: { 'text/html': { schema: { type: 'string' } } } };
    return Object.fromEntries(Object.entries(pages).map(([at, description]) => [at, { description, ...page }]));
  }
  const json = body && {
    'application/json': { schema: schemas.of(body, 'output'), ...(answer !== undefined && { example: answer }) },
  };
  const content = (body || files || instead) && {
    ...json,
    ...Object.fromEntries([...(files ?? []), ...(instead ?? [])].map((type) => [type, {}])),
  };
  const headers = {
    ...(etag && { ETag: { schema: { type: 'string' } } }),
    ...(files && { 'Content-Disposition': { schema: { type: 'string' }, description: 'The name of the file.' } }),
  };
  const success = {
    description: described[status] ?? 'Success',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content && { content }),
  };
  return {
    [status]: success,
    ...(or && { [or]: { ...success, description: described[or] ?? 'Success' } }),
    ...(etag && { 304: { description: 'It is as it was under that ETag.' } }),
  };
}

const described: Record<number, string> = {
  200: 'Success',
  201: 'Made',
  202: 'Accepted',
  204: 'Done; there is nothing to answer',
};
