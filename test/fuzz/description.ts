// What the description of the API says, as far as requests and verdicts are made of it.

export type Schema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

export interface Operation {
  /** As in `GET /v1/documents/{id}`. */
  route: string;
  method: string;
  path: string;
  isOpen: boolean;
  parameters: Parameter[];
  /** Schemas of the bodies that it takes, by media type. */
  bodies: Record<string, Schema>;
  /** Documented answers by status, each with a pointer to the schema of each media type; null for none. */
  answers: Record<string, Record<string, string | null>>;
}

export interface Description {
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What a reference means; everything else is itself. */
export function follow(document: Description, part: Schema): Schema {
  if (typeof part.$ref !== 'string') return part;
  const names = part.$ref.split('/').slice(1);
  const found = names.reduce((place: unknown, name) => (place as Schema)[name], document) as Schema;
  return follow(document, found);
}

/** Every operation, in the words of requests. */
export function operationsOf(document: Description): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(document, path, method, described as Schema)),
  );
}

function operationOf(document: Description, path: string, method: string, described: Schema): Operation {
  const parameters = ((described.parameters ?? []) as Schema[]).map((one) => follow(document, one)) as never;
  const { content = {} } = (described.requestBody ?? {}) as { content?: Record<string, { schema?: Schema }> };
  const responses = described.responses as Record<string, Schema>;
  const here = `#/paths/${escaped(path)}/${method}/responses`;
  return {
    route: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    isOpen: Array.isArray(described.security) && described.security.length === 0,
    parameters,
    bodies: Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema ?? {}])),
    answers: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [status, schemasOf(document, answer, `${here}/${status}`)]),
    ),
  };
}

function schemasOf(document: Description, answer: Schema, here: string): Record<string, string | null> {
  const { content = {} } = follow(document, answer) as { content?: Record<string, { schema?: Schema }> };
  const place = typeof answer.$ref === 'string' ? answer.$ref : here;
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [
      type,
      schema ? `${place}/content/${escaped(type)}/schema` : null,
    ]),
  );
}
