import { compile, type JSONSchema } from 'json-schema-to-typescript';

interface Content {
  schema?: JSONSchema;
}

interface Described {
  deprecated?: boolean;
  parameters?: { name: string; in: string; required?: boolean; schema: JSONSchema }[];
  requestBody?: { required?: boolean; content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}

/** As much of an OpenAPI 3.1 document as the client's types are made of. */
export interface Description {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const banner = `// Generated from the description of the API; UPDATE_CLIENT=1 vitest run --project parts test/client/routes.test.ts
// writes it anew.
`;

/** The client's types of every route under /v1 that is not deprecated, as the source of a module. */
export async function routesSource({ paths, components }: Description): Promise<string> {
  const routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, operations]) =>
      methods.flatMap((method) => {
        // What openapiDocument answers under a method is an operation.
        const operation = operations[method] as Described | undefined;
        return operation && !operation.deprecated && successOf(operation.responses)
          ? [[`${method.toUpperCase()} ${path}`, routeOf(operation)] as const]
          : [];
      }),
    );
  const schema = { ...closed(Object.fromEntries(routes)), $defs: components.schemas };
  return compile(understood(schema), 'Routes', {
    bannerComment: banner,
    additionalProperties: false,
    style: { singleQuote: true, printWidth: 120 },
  });
}

function routeOf({ parameters = [], requestBody, responses }: Described): JSONSchema {
  const path = parameters.filter((parameter) => parameter.in === 'path');
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const parts: Record<string, JSONSchema> = {
    ...(path.length > 0 && { path: parametersOf(path) }),
    ...(query.length > 0 && { query: parametersOf(query) }),
    ...(requestBody && { body: eitherOf(requestBody.content) }),
    answer: answerOf(responses),
  };
  const needed = Object.keys(parts).filter((part) => part !== 'query' && (part !== 'body' || requestBody?.required));
  return { ...closed(parts), required: needed };
}

const parametersOf = (parameters: { name: string; required?: boolean; schema: JSONSchema }[]): JSONSchema => ({
  ...closed(Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

/** The answer of success; undefined for what is no request at all, as sockets are. */
const successOf = (responses: Described['responses']) =>
  Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];

function answerOf(responses: Described['responses']): JSONSchema {
  const content = successOf(responses)?.content;
  return content ? eitherOf(content) : { tsType: 'undefined' };
}

const tsTypeOf: Record<string, string> = { 'multipart/form-data': 'FormData' };

/** What only those get who accept nothing else; a client that says nothing of it gets JSON. */
const byAccept = new Set(['text/markdown']);

/** JSON as it is described, forms as forms, and everything else as a file. */
function eitherOf(content: Record<string, Content>): JSONSchema {
  const either = Object.entries(content)
    .filter(([type]) => !byAccept.has(type))
    .map(([type, { schema }]) => (/\bjson\b/.test(type) ? (schema ?? {}) : { tsType: tsTypeOf[type] ?? 'Blob' }));
  return either.length === 1 ? (either[0] ?? {}) : { anyOf: either };
}

const closed = (properties: Record<string, JSONSchema>): JSONSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** The schema as its compiler understands it: its own references, and tuples in the words of an earlier draft. */
const understood = (schema: JSONSchema): JSONSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/'), (_name, part) => {
    if (part?.type !== 'array') return part;
    const { prefixItems, minItems: _least, maxItems: _most, ...array } = part;
    if (!prefixItems) return array;
    // Only with both counts is a tuple always of its length.
    const { length } = prefixItems;
    return { ...array, items: prefixItems, minItems: length, maxItems: length };
  });
