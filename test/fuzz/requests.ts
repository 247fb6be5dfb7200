import type { Description, Operation, Parameter, Schema } from './description.ts';
import { edges, hostile, oneOf, placesIn, type Random, replaced, validValue } from './values.ts';

/** A request in the making. */
export interface Asked {
  operation: Operation;
  /** What is special about it, for whoever reads that it failed. */
  how: string;
  path: string;
  headers: Record<string, string>;
  body: BodyInit | null;
}

export interface Known {
  /** An id that there is, for a noun in a path such as `documents`. */
  idOf(noun: string): string | undefined;
  /** What stands in a body under a name such as `posting_id`. */
  valueOf(name: string): unknown;
}

const type = { json: 'application/json', form: 'multipart/form-data' } as const;

// What an operation must not be asked for in earnest: others share this cloud.
const harmless: Record<string, Schema> = {
  'POST /v1/operations/run/{run}': { dry_run: true },
  'POST /v1/operations/failures/redrive': { preview: true },
};

/** Every request of one round for an operation: valid ones first, then edges, then what is hostile. */
export function requestsFor(document: Description, operation: Operation, known: Known, random: Random): Asked[] {
  const make = new Maker(document, operation, known, random);
  return [make.valid(), make.valid(), ...make.parameterEdges(), ...make.bodyEdges(), ...make.crookedBodies()];
}

class Maker {
  readonly #document: Description;
  readonly #operation: Operation;
  readonly #known: Known;
  readonly #random: Random;

  constructor(document: Description, operation: Operation, known: Known, random: Random) {
    this.#document = document;
    this.#operation = operation;
    this.#known = known;
    this.#random = random;
  }

  valid(): Asked {
    return this.#ask('valid', this.#values(), this.#content());
  }

  parameterEdges(): Asked[] {
    return this.#operation.parameters.flatMap((parameter) =>
      [...edges(this.#document, parameter.schema), ...this.#some(hostile, 5)]
        .filter((value) => parameter.name !== 'wait' || Number(value) > 25 || Number(value) < 0)
        .map((value) =>
          this.#ask(
            `${parameter.name}=${shown(value)}`,
            { ...this.#values(), [parameter.name]: value },
            this.#content(),
          ),
        ),
    );
  }

  bodyEdges(): Asked[] {
    const schema = this.#operation.bodies[type.json];
    if (!schema) return [];
    return placesIn(this.#document, schema).flatMap(({ path, schema: part }) =>
      [...edges(this.#document, part), ...this.#some(hostile, 3)].map((value) => {
        const body = this.#kept(replaced(validValue(this.#document, schema, this.#random), path, value));
        return this.#ask(`${path.join('.') || 'body'}=${shown(value)}`, this.#values(), json(body));
      }),
    );
  }

  crookedBodies(): Asked[] {
    const types = Object.keys(this.#operation.bodies);
    const crooked: [string, Content][] = [
      ['no body', { headers: {}, body: null }],
      ['an empty body', { headers: { 'content-type': type.json }, body: '' }],
      ['half a body', { headers: { 'content-type': type.json }, body: '{"a":' }],
      ['a body of another type', { headers: { 'content-type': 'text/plain' }, body: 'hello' }],
      ['a form without a boundary', { headers: { 'content-type': type.form }, body: 'hello' }],
      ['a prototype', { headers: { 'content-type': type.json }, body: '{"__proto__":{"admin":true}}' }],
      ['names twice', { headers: { 'content-type': type.json }, body: '{"ids":1,"ids":[]}' }],
      ['bytes that are no text', { headers: { 'content-type': type.json }, body: new Uint8Array([0xff, 0xfe, 0x7b]) }],
      [
        'more than it takes',
        { headers: { 'content-type': type.json }, body: JSON.stringify({ a: 'x'.repeat(200_000) }) },
      ],
    ];
    if (types.length === 0) return [];
    return crooked.map(([how, content]) => this.#ask(how, this.#values(), content));
  }

  #some<T>(many: readonly T[], count: number): T[] {
    return Array.from({ length: count }, () => oneOf(this.#random, many));
  }

  /** The same with what there is in the place of ids and addresses that nothing answers to. */
  #filled(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const parts = Object.entries(value).map(([name, part]) => [name, this.#known.valueOf(name) ?? part]);
    return Object.fromEntries(parts);
  }

  #kept(body: unknown): unknown {
    const kept = harmless[this.#operation.route];
    return kept && typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...kept } : body;
  }

  /** A value for each parameter; ids are of what there is, mostly. */
  #values(): Record<string, unknown> {
    const chosen = this.#operation.parameters.filter(
      ({ required, name }) => required || (name !== 'wait' && name !== 'cursor' && this.#random() < 0.4),
    );
    return Object.fromEntries(chosen.map((parameter) => [parameter.name, this.#valueOf(parameter)]));
  }

  #valueOf(parameter: Parameter): unknown {
    const noun = /([^/]+)\/\{id\}/.exec(this.#operation.path)?.[1] ?? '';
    const id = parameter.in === 'path' && parameter.name === 'id' ? this.#known.idOf(noun) : undefined;
    return id ?? validValue(this.#document, parameter.schema, this.#random);
  }

  #content(): Content {
    const types = Object.keys(this.#operation.bodies);
    if (types.length === 0) return { headers: {}, body: null };
    const chosen = oneOf(this.#random, types);
    const schema = this.#operation.bodies[chosen] ?? {};
    const value = this.#filled(validValue(this.#document, schema, this.#random));
    return chosen === type.json ? json(this.#kept(value)) : formOf(value);
  }

  #ask(how: string, values: Record<string, unknown>, { headers, body }: Content): Asked {
    const query: string[] = [];
    let path = this.#operation.path;
    const sent: Record<string, string> = { ...headers };
    for (const { name, in: where } of this.#operation.parameters) {
      if (!(name in values)) continue;
      const text = textOf(values[name]);
      if (where === 'path') path = path.replace(`{${name}}`, encoded(text).slice(0, 4000) || '%20');
      else if (where === 'query') query.push(`${name}=${encoded(text)}`);
      else if (/^[\x20-\x7e]*$/.test(text)) sent[name] = text.slice(0, 4000);
    }
    return {
      operation: this.#operation,
      how,
      path: path + (query.length > 0 ? `?${query.join('&')}` : ''),
      headers: sent,
      body,
    };
  }
}

interface Content {
  headers: Record<string, string>;
  body: BodyInit | null;
}

const json = (value: unknown): Content => ({
  headers: { 'content-type': type.json },
  body: JSON.stringify(value) ?? 'null',
});

function formOf(value: unknown): Content {
  const form = new FormData();
  for (const [name, part] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const isFile = /^(files|file|document)$/.test(name);
    for (const one of Array.isArray(part) ? part : [part]) {
      if (isFile) form.append(name, new Blob([`Dear Sir, ${textOf(one)}`]), 'fuzz.txt');
      else form.append(name, textOf(one));
    }
  }
  return { headers: {}, body: form };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');
const shown = (value: unknown): string => textOf(value).slice(0, 60);
