import { generateSync } from 'json-schema-faker';
import { type Description, follow, type Schema } from './description.ts';

export type Random = () => number;

/** The same numbers from 0 to 1 for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const oneOf = <T>(random: Random, many: readonly T[]): T => many[Math.floor(random() * many.length)] as T;

/** A value that the schema allows, as far as a generator can tell. */
export function validValue(document: Description, schema: Schema, random: Random): unknown {
  const root = { ...schema, components: document.components };
  return generateSync(
    root as never,
    { seed: Math.floor(random() * 2 ** 31), maxItems: 3, optionalsProbability: 0.6 } as never,
  );
}

const long = 'x'.repeat(10_000);
const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);

/** What attackers and broken programs send. */
export const hostile: readonly unknown[] = [
  null,
  '',
  ' ',
  'null',
  '\0',
  'a\0b',
  '\ud800',
  '\u202egnp.exe',
  '\u2028\u2029\ufeff',
  'Ω≈ç√∫˜µ≤ 🧨👩‍👩‍👧',
  "' or 1=1; drop table documents; --",
  '1) or (select pg_sleep(9)) is null --',
  '*,owner(*)',
  '../../etc/passwd',
  'C:\\con',
  '<script>alert(1)</script>',
  '{{7*7}}#{7*7}',
  '%s%n%x',
  '\r\nSet-Cookie: a=b',
  '=cmd|calc',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'true',
  '-1',
  'NaN',
  '1e999',
  '0x10',
  '00000000-0000-0000-0000-000000000000',
  '9999-12-31T23:59:59.999999Z',
  '-271821-04-20T00:00:00Z',
  '0000-00-00',
  '2026-02-30',
  long,
  -1,
  0,
  1.5,
  -0.0000001,
  2 ** 31,
  2 ** 53,
  1e308,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  { a: { b: { c: {} } } },
  deep,
  Array(2000).fill('x'),
];

/** Values at the edges of what the schema allows, on both sides of them. */
export function edges(document: Description, given: Schema): unknown[] {
  const schema = follow(document, given);
  const one = (name: string) => (typeof schema[name] === 'number' ? [schema[name] as number] : []);
  const text = (length: number) => 'a'.repeat(Math.max(0, Math.min(length, 50_000)));
  const lengths = [...one('minLength'), ...one('maxLength')].flatMap((length) => [length - 1, length, length + 1]);
  const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap(one);
  const counts = [...one('minItems'), ...one('maxItems')].filter((count) => count <= 1000);
  const options = [...((schema.anyOf ?? schema.oneOf ?? []) as Schema[])].flatMap((option) => edges(document, option));
  return [
    ...lengths.map(text),
    ...numbers.flatMap((number) => [number - 1, number, number + 1, number + 0.5]),
    ...counts.flatMap((count) => [Math.max(0, count - 1), count, count + 1]).map((count) => Array(count).fill('x')),
    ...((schema.enum ?? []) as unknown[]).slice(0, 3),
    ...(schema.enum ? ['none-of-these'] : []),
    ...options,
  ];
}

export interface Place {
  path: (string | number)[];
  schema: Schema;
}

/** Every place of a body that its schema names, the body itself included. */
export function placesIn(document: Description, given: Schema, path: (string | number)[] = [], depth = 0): Place[] {
  const schema = follow(document, given);
  if (depth > 5) return [];
  const inner = [
    ...Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, part]) =>
      placesIn(document, part, [...path, name], depth + 1),
    ),
    ...(schema.items ? placesIn(document, schema.items as Schema, [...path, 0], depth + 1) : []),
    ...((schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []) as Schema[]).flatMap((option) =>
      placesIn(document, option, path, depth + 1).filter((place) => place.path.length > path.length),
    ),
  ];
  return [{ path, schema: given }, ...inner];
}

/** The body with something else at this place, which is made where it is missing. */
export function replaced(body: unknown, [first, ...rest]: (string | number)[], value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list = Array.isArray(body) ? [...body] : [];
    list[first] = replaced(list[first], rest, value);
    return list;
  }
  const part = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Schema) : {};
  return { ...part, [first]: replaced(part[first], rest, value) };
}
