import { openapiDocument } from '../openapi/openapi.ts';

// The description of the API as its page reads it.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  default?: unknown;
  pattern?: string;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Content {
  schema?: Schema;
  /** What a reference in the place of the schema means, for whoever wants to see it at once. */
  opened?: Schema;
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

export interface Answer {
  status: string;
  description: string;
  content: Record<string, Content>;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  isOpen: boolean;
  /** What a key needs one of; none where keys are not taken. */
  scopes: string[];
  parameters: Parameter[];
  body: Record<string, Content>;
  answers: Answer[];
  /** Codes by status. */
  refusals: { status: string; codes: string[] }[];
}

export interface Noun {
  name: string;
  about: string;
  operations: Operation[];
}

export interface Described {
  about: string;
  schemes: { name: string; about: string }[];
  nouns: Noun[];
  shapes: [name: string, schema: Schema][];
}

type Json = Record<string, unknown>;

/** Everything that the page shows, noun by noun. */
export function readDescription(appUrl: string): Described {
  const document = openapiDocument(appUrl);
  const follow = <T>(part: T): T => {
    const { $ref: ref } = part as { $ref?: string };
    if (!ref) return part;
    // Every reference is one to a component; a test follows them all.
    return ref
      .split('/')
      .slice(1)
      .reduce((place: unknown, name) => (place as Json)[name], document) as T;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ ...(one as RawOperation), method: method.toUpperCase(), path })),
  );
  return {
    about: document.info.description,
    schemes: Object.entries(document.components.securitySchemes).map(([name, { description }]) => ({
      name,
      about: description,
    })),
    nouns: document.tags.map(({ name, description }) => ({
      name,
      about: description,
      operations: operations.filter(({ tags }) => tags[0] === name).map((one) => operationOf(one, follow)),
    })),
    shapes: Object.entries(document.components.schemas).sort(([a], [b]) => a.localeCompare(b)),
  };
}

interface RawOperation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { $ref?: string; description: string; content?: Record<string, Content> }>;
}

function operationOf(raw: RawOperation & { method: string; path: string }, follow: <T>(part: T) => T): Operation {
  const responses = Object.entries(raw.responses).map(([status, answer]) => ({
    status,
    isRefusal: '$ref' in answer,
    ...follow(answer),
  }));
  return {
    id: raw.operationId,
    method: raw.method,
    path: raw.path,
    summary: raw.summary,
    description: raw.description,
    isOpen: raw.security.length === 0,
    scopes: raw.security.flatMap(({ apiKey = [] }) => apiKey),
    parameters: (raw.parameters ?? []).map(follow),
    body: Object.fromEntries(
      Object.entries(raw.requestBody?.content ?? {}).map(([type, content]) => [
        type,
        { ...content, ...(content.schema?.$ref && { opened: follow(content.schema) }) },
      ]),
    ),
    answers: responses
      .filter(({ isRefusal }) => !isRefusal)
      .map(({ status, description, content = {} }) => ({ status, description, content })),
    refusals: responses
      .filter(({ isRefusal }) => isRefusal)
      .map(({ status, content = {} }) => ({ status, codes: codesOf(content['application/problem+json']) })),
  };
}

const codesOf = (content: Content | undefined): string[] =>
  (content?.schema?.allOf?.[1]?.properties?.code?.enum ?? []).map(String);
