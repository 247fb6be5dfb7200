import { legacyRoutes } from '../legacy/routes.ts';
import { accountRoutes } from './account.ts';
import { apiKeysRoutes } from './api-keys.ts';
import { categoriesRoutes } from './categories.ts';
import { describe } from './describe.ts';
import { details } from './details/details.ts';
import { documentsRoutes } from './documents.ts';
import { tags } from './identity.ts';
import { info } from './info.ts';
import { jobsRoutes } from './jobs.ts';
import { matchingRoutes } from './matching.ts';
import { nameShapes } from './names.ts';
import { notificationsRoutes } from './notifications.ts';
import type { Operations } from './operation.ts';
import { operationsRoutes } from './operations.ts';
import { createRefusals, problemExamples } from './problems.ts';
import { createSchemas } from './schema.ts';
import { Problem } from './shapes.ts';
import { securitySchemes, sharedHeaders, sharedParameters } from './shared.ts';
import { describeSocket } from './socket.ts';
import { unsubscribeRoutes } from './unsubscribe.ts';
import { webhooksRoutes } from './webhooks.ts';
import { explained } from './words.ts';

const operations: Operations = {
  ...accountRoutes,
  ...documentsRoutes,
  ...categoriesRoutes,
  ...jobsRoutes,
  ...notificationsRoutes,
  ...matchingRoutes,
  ...operationsRoutes,
  ...apiKeysRoutes,
  ...webhooksRoutes,
  ...unsubscribeRoutes,
  ...Object.fromEntries(Object.entries(legacyRoutes).map(([route, { operation }]) => [route, operation])),
};

const socket = 'GET /v1/realtime';

const routes = [...Object.keys(operations), socket].map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) };
});

/** The methods that a path takes; none when there is nothing at it. */
export const methodsAt = (path: string): string[] =>
  routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);

/** What the product answers over HTTP, from the schemas that validate it. */
export function openapiDocument(appUrl: string) {
  nameShapes();
  const gathered = { schemas: createSchemas(), refusals: createRefusals() };
  gathered.schemas.of(Problem, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (route: string, operation: object) => {
    const [method = '', path = ''] = route.split(' ');
    const name = path.replace(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: operation };
  };
  for (const [route, operation] of Object.entries(operations))
    add(route, describe(route, operation, details[route] ?? {}, gathered));
  add(socket, describeSocket(gathered));
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: appUrl }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes,
      parameters: sharedParameters,
      headers: sharedHeaders,
      examples: problemExamples(appUrl),
      responses: gathered.refusals.components,
      schemas: explained(gathered.schemas.components),
    },
  };
}
