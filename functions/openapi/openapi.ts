import * as z from 'zod';
import { QueueName } from '../../lib/documents/document.ts';
import { RunName } from '../../lib/operations/start-run.ts';
import { legacyRoutes } from '../legacy/routes.ts';
import { accountRoutes } from './account.ts';
import { apiKeysRoutes } from './api-keys.ts';
import { documentsRoutes } from './documents.ts';
import { jobsRoutes } from './jobs.ts';
import { matchingRoutes } from './matching.ts';
import { notificationsRoutes } from './notifications.ts';
import type { Operation, Operations } from './operation.ts';
import { operationsRoutes } from './operations.ts';
import { Problem } from './shapes.ts';
import { unsubscribeRoutes } from './unsubscribe.ts';
import { webhooksRoutes } from './webhooks.ts';

const operations: Operations = {
  ...accountRoutes,
  ...documentsRoutes,
  ...jobsRoutes,
  ...notificationsRoutes,
  ...matchingRoutes,
  ...operationsRoutes,
  ...apiKeysRoutes,
  ...webhooksRoutes,
  ...unsubscribeRoutes,
  ...Object.fromEntries(Object.entries(legacyRoutes).map(([route, { operation }]) => [route, operation])),
};

const routes = Object.keys(operations).map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) };
});

/** The methods that a path takes; none when there is nothing at it. */
export const methodsAt = (path: string): string[] =>
  routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);

/** What the product answers over HTTP, from the schemas that validate it. */
export function openapiDocument(appUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    const name = path.replace(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: describe(path, operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Docket', version: '1.0.0', description: 'A serverless inbox for documents.' },
    servers: [{ url: appUrl }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Supabase access token.' },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A name of your own for this request: sent again under it, it is done once and answers the same.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

// What follows a noun is an id, but for these.
const inPathSchemas: Record<string, object> = {
  queue: { type: 'string', enum: QueueName.options },
  run: { type: 'string', enum: RunName.options },
  email: { type: 'string', format: 'email', maxLength: 320 },
  token: { type: 'string', maxLength: 200 },
};

function describe(path: string, operation: Operation) {
  const { summary, tag, query, json, form, urlencoded, public: isPublic, idempotent } = operation;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: inPathSchemas[name ?? ''] ?? { type: 'string', format: 'uuid' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
  const parameters = [...inPath, ...inQuery, ...(idempotent ? [idempotencyKey] : [])];
  const content = {
    ...(form && { 'multipart/form-data': { schema: schemaOf(form, 'input') } }),
    ...(form && urlencoded && { 'application/x-www-form-urlencoded': { schema: schemaOf(form, 'input') } }),
    ...(json && { 'application/json': { schema: schemaOf(json, 'input') } }),
  };
  return {
    summary,
    ...(tag && { tags: [tag], deprecated: true }),
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(Object.keys(content).length > 0 && { requestBody: { required: true, content } }),
    responses: {
      ...answersOf(operation),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function answersOf({ answers: [status, body], or, pages }: Operation): Record<number, object> {
  if (pages) {
    const page = { content: { 'text/html': { schema: { type: 'string' } } } };
    return Object.fromEntries(Object.entries(pages).map(([at, description]) => [at, { description, ...page }]));
  }
  const content = body && { content: { 'application/json': { schema: schemaOf(body, 'output') } } };
  const success = { description: 'Success', ...content };
  return { [status]: success, ...(or && { [or]: success }) };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  // Only "any JSON" is a definition of its own, which could not be found from where it is used: nothing says as much.
  return JSON.parse(JSON.stringify(rest), (_name, part) => (String(part?.$ref).startsWith('#/$defs/') ? {} : part));
}
