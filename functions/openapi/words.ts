import type { JsonSchema } from './schema.ts';
import { categoriesInWords } from './words/categories.ts';
import { deedsInWords } from './words/deeds.ts';
import { documentsInWords } from './words/documents.ts';
import { peopleInWords } from './words/people.ts';
import { requestsInWords } from './words/requests.ts';

/** What a shape is, and what its parts are where their names do not say it. */
export type Words = Record<string, { about?: string; parts?: Record<string, string> }>;

/** All of them, by the names of the shapes. */
export const words: Words = {
  ...documentsInWords,
  ...categoriesInWords,
  ...deedsInWords,
  ...peopleInWords,
  ...requestsInWords,
};

/** The shapes with their explanations. */
export const explained = (shapes: Record<string, JsonSchema>): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, explain(shape, words[name] ?? {})]));

function explain(shape: JsonSchema, { about, parts = {} }: Words[string]): JsonSchema {
  const properties = Object.entries((shape.properties ?? {}) as Record<string, JsonSchema>).map(([name, part]) => [
    name,
    parts[name] ? { ...part, description: parts[name] } : part,
  ]);
  return {
    ...(about && { description: about }),
    ...shape,
    ...(shape.properties !== undefined && { properties: Object.fromEntries(properties) }),
  };
}
