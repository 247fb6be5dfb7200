import type * as z from 'zod';

/** What OpenAPI says of a route, beside its schemas. */
export interface Operation {
  summary: string;
  query?: z.ZodObject;
  json?: z.ZodType;
  form?: z.ZodType;
  /** Whether the form may come urlencoded too. */
  urlencoded?: true;
  /** Status of success and its body. */
  answers: [number, z.ZodType | null];
  /** Another status of success with the same body. */
  or?: number;
  /** What the pages say that are answered instead of JSON, by their status. */
  pages?: Record<number, string>;
  /** Under which heading it stands; none for the API of today. */
  tag?: string;
  public?: true;
  /** Whether it takes an Idempotency-Key. */
  idempotent?: true;
}

/** By method and path, as in `GET /v1/documents/:id`. */
export type Operations = Record<string, Operation>;
