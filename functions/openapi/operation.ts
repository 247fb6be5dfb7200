import type * as z from 'zod';
import type { ErrorCode } from '../../lib/errors.ts';

/** What OpenAPI says of a route, beside its schemas. */
export interface Operation {
  summary: string;
  query?: z.ZodObject;
  json?: z.ZodType;
  /** Whether the JSON may be left out altogether. */
  jsonOptional?: true;
  form?: z.ZodType;
  /** Whether the form may come urlencoded too. */
  urlencoded?: true;
  /** Status of success and its body. */
  answers: [number, z.ZodType | null];
  /** Another status of success with the same body. */
  or?: number;
  /** Media types of files that are answered beside JSON, or alone where there is no body. */
  files?: string[];
  /** Media types that it answers instead of JSON to whoever accepts them alone. */
  instead?: string[];
  /** What the pages say that are answered instead of JSON, by their status. */
  pages?: Record<number, string>;
  /** Whether it answers 304 to whoever has this already. */
  etag?: true;
  /** Under which heading it stands; the noun of its path unless it is told. */
  tag?: string;
  public?: true;
  /** Whether it takes an Idempotency-Key. */
  idempotent?: true;
}

/** By method and path, as in `GET /v1/documents/:id`. */
export type Operations = Record<string, Operation>;

/** What a reader wants to know of a route beyond its shapes. */
export interface Detail {
  /** What it does and what to mind, in Markdown. */
  about?: string;
  /** The codes it can refuse with, beyond those that follow from what it takes. */
  codes?: ErrorCode[];
  body?: unknown;
  query?: Record<string, unknown>;
  answer?: unknown;
}

/** By method and path, as operations are. */
export type Details = Record<string, Detail>;
