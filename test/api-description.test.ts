import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openapiDocument } from '../functions/openapi/openapi.ts';
import { words } from '../functions/openapi/words.ts';
import { catalogue } from '../lib/errors.ts';

interface Reference {
  $ref?: string;
}
interface Answer extends Reference {
  content?: Record<string, { schema?: object; example?: unknown }>;
}
interface Described {
  operationId: string;
  description?: string;
  tags: string[];
  deprecated?: boolean;
  security: Record<string, string[]>[];
  parameters?: { name: string; schema: { format?: string; enum?: string[] }; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: { anyOf?: { required: string[] }[] }; example?: unknown }> };
  responses: Record<string, Answer>;
}

const document = openapiDocument('https://example.com');
const paths = document.paths as Record<string, Record<string, Described>>;
const at = (path: string, method: string): Described => paths[path]?.[method] as Described;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, ...operation })),
);

/** What a reference to a component means. */
const followed = <T extends Reference>(part: T): T =>
  part.$ref
    ? (part.$ref
        .split('/')
        .slice(1)
        .reduce((place: unknown, name) => (place as Record<string, unknown>)[name], document) as T)
    : part;

const typesOf = ({ responses }: Described) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => [status, Object.keys(followed(answer).content ?? {})]),
  );

test('the link in a mail takes each of its forms urlencoded and as multipart, and answers with pages', () => {
  const post = at('/unsubscribe/{token}', 'post');
  const forms = post.requestBody?.content ?? {};
  expect(Object.keys(forms).sort()).toEqual(['application/x-www-form-urlencoded', 'multipart/form-data']);
  for (const { schema } of Object.values(forms))
    expect(schema.anyOf?.map(({ required }) => required)).toEqual([
      ['List-Unsubscribe'],
      ['save', 'digest_frequency'],
      ['email_enabled'],
    ]);
  expect(typesOf(post)).toEqual({
    200: ['text/html'],
    400: ['text/html'],
    404: ['text/html'],
    413: ['application/problem+json'],
    429: ['application/problem+json'],
  });
  expect(typesOf(at('/unsubscribe/{token}', 'get'))).toEqual({
    200: ['text/html'],
    404: ['text/html'],
    429: ['application/problem+json'],
  });
});

test('postings answer 201 when any of them is new, and 200 when none is', () => {
  const { responses } = at('/v1/postings', 'post');
  expect(responses[200]?.content).toEqual(responses[201]?.content);
  expect(JSON.stringify(document.components.schemas.SavedPostings)).toContain('unchanged');
});

test('an address and a run in a path are not described as ids', () => {
  expect(at('/v1/operations/suppressions/{email}', 'delete').parameters?.[0]?.schema.format).toBe('email');
  expect(at('/v1/operations/run/{run}', 'post').parameters?.[0]?.schema.enum).toEqual(['match', 'digest']);
});

describe('the description', () => {
  test('is valid OpenAPI 3.1, and no reference in it leads nowhere', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test('calls each operation by a name of its own, under a heading that is explained', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place || !/^[a-z][A-Za-z0-9]+$/.test(id))).toEqual([]);
    const headings = document.tags.map(({ name }) => name);
    expect(operations.filter(({ tags }) => !headings.includes(tags[0] ?? '')).map(({ route }) => route)).toEqual([]);
    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(headings.filter((name) => !used.has(name))).toEqual([]);
  });

  test('says of each operation which refusals it has, each with its codes and the status of those', () => {
    for (const { route, responses, security } of operations) {
      const refusals = Object.entries(responses).filter(([, answer]) => answer.$ref);
      const told = refusals.map(([status, answer]) => [status, codesOf(answer)] as const);
      for (const [status, codes] of told)
        expect([route, codes.map((code) => String(catalogue[code]))]).toEqual([route, codes.map(() => status)]);
      if (security.length > 0) expect([route, ...told.flatMap(([, codes]) => codes)]).toContain('unauthorized');
      expect([route, 'default' in responses]).toEqual([route, false]);
    }
  });

  test('names the scope that a key needs wherever one will do', () => {
    expect(at('/v1/documents', 'post').security).toEqual([{ bearer: [] }, { apiKey: ['documents:write'] }]);
    expect(at('/v1/api-keys', 'post').security).toEqual([{ bearer: [] }]);
    expect(at('/health', 'get').security).toEqual([]);
  });

  test('explains only shapes and parts that there are', () => {
    const shapes = document.components.schemas as Record<string, { properties?: object }>;
    const wrong = Object.entries(words).flatMap(([name, { parts = {} }]) => {
      const known = Object.keys(shapes[name]?.properties ?? {});
      const unknown = Object.keys(parts).filter((part) => !known.includes(part));
      return shapes[name] ? unknown.map((part) => `${name}.${part}`) : [name];
    });
    expect(wrong).toEqual([]);
  });

  test('has an example of what each route of today takes and answers', () => {
    const bare = operations.flatMap(({ route, deprecated, requestBody, responses }) => {
      if (deprecated) return [];
      const body = requestBody?.content['application/json'];
      const answers = Object.values(responses).flatMap(({ content }) => content?.['application/json'] ?? []);
      return [...(body ? [body] : []), ...answers].every(({ example }) => example !== undefined) ? [] : [route];
    });
    expect(bare).toEqual([]);
  });

  test('has no example that its own schema refuses', () => {
    const wrong = operations.flatMap(({ route, requestBody, responses, parameters = [] }) => {
      const bodies = Object.values(requestBody?.content ?? {});
      const answers = Object.values(responses).flatMap(({ content = {} }) => Object.values(content));
      return [...bodies, ...answers, ...parameters].flatMap(({ schema, example }) => {
        const problem = example !== undefined && schema && problemOf(schema, example);
        return problem ? [`${route}: ${problem}`] : [];
      });
    });
    expect(wrong).toEqual([]);
    const problems = Object.values(document.components.examples).map(({ value }: { value?: unknown }) => value);
    expect(problems.map((value) => problemOf({ $ref: '#/components/schemas/Problem' }, value))).toEqual(
      problems.map(() => null),
    );
  });

  test('tells of the socket and of what is said on it', () => {
    const socket = at('/v1/realtime', 'get');
    expect(Object.keys(socket.responses)).toEqual(expect.arrayContaining(['101', '403', '426']));
    expect(JSON.stringify(socket)).toContain('#/components/schemas/ServerFrame');
  });
});

const ajv = new Ajv2020({ strict: false, validateSchema: false });
formats.default(ajv);
ajv.addSchema({ ...JSON.parse(JSON.stringify(document)), $id: 'https://example.com/openapi.json' });

/** What a schema of the description finds wrong with a value; null for nothing. */
function problemOf(schema: object, value: unknown): string | null {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://example.com/openapi.json#/'));
  const validate = ajv.compile(absolute);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

const codesOf = (answer: Answer): (keyof typeof catalogue)[] => {
  const schema = followed(answer).content?.['application/problem+json']?.schema as {
    allOf: { properties?: { code: { enum: [] } } }[];
  };
  return schema.allOf[1]?.properties?.code.enum ?? [];
};
