import type * as z from 'zod';

/** What OpenAPI says of a route, beside its schemas. */
export interface Operation {
  summary: string;
  query?: z.ZodObject;
  json?: z.ZodType;
  form?: z.ZodType;
  /** Status of success and its body. */
  answers: [number, z.ZodType | null];
  public?: true;
  /** Whether it takes an Idempotency-Key. */
  idempotent?: true;
}

/** By method and path, as in `GET /v1/documents/:id`. */
export type Operations = Record<string, Operation>;
