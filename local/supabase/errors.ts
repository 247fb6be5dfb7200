/** What PGlite throws when Postgres refuses. */
export interface PostgresError extends Error {
  code: string;
  detail?: string;
  hint?: string;
}

/** PostgREST's table of statuses; the first prefix that fits decides. */
const statuses: [prefix: string, status: number][] = [
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['23503', 409],
  ['23505', 409],
  ['25006', 405],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['53', 503],
  ['54', 413],
  ['55', 500],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0001', 400],
  ['P0', 500],
  ['XX', 500],
  ['42883', 404],
  ['42P01', 404],
  ['42P17', 500],
];

function statusOf(code: string, role: string): number {
  if (code === '42501') return role === 'anon' ? 401 : 403;
  const chosen = /^PT([2-5]\d\d)$/.exec(code)?.[1];
  if (chosen !== undefined) return Number(chosen);
  return statuses.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}

/** The answer of PostgREST to a statement that Postgres refused for `role`. */
export function postgrestError(error: PostgresError, role: string): Response {
  const { code, message, detail, hint } = error;
  return Response.json(
    { code, details: detail ?? null, hint: hint ?? null, message },
    { status: statusOf(code, role) },
  );
}

export const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5;

/** Storage's refusals as its older clients know them (`error`), for each code of the newer ones. */
const refusals = {
  AccessDenied: [403, 'Unauthorized'],
  DatabaseError: [500, 'DatabaseError'],
  EntityTooLarge: [413, 'Payload too large'],
  InvalidJWT: [400, 'InvalidJWT'],
  InvalidKey: [400, 'InvalidKey'],
  InvalidMimeType: [415, 'invalid_mime_type'],
  InvalidRequest: [400, 'InvalidRequest'],
  InvalidSignature: [400, 'InvalidSignature'],
  KeyAlreadyExists: [409, 'Duplicate'],
  NoSuchBucket: [404, 'Bucket not found'],
  NoSuchKey: [404, 'not_found'],
} as const;

/** A refusal of Storage, which answers 400 and says the status it means in the body. */
export class StorageError extends Error {
  readonly code: keyof typeof refusals;

  constructor(code: keyof typeof refusals, message: string) {
    super(message);
    this.code = code;
  }

  toResponse(): Response {
    const [status, error] = refusals[this.code];
    const body = { statusCode: String(status), code: this.code, error, message: this.message };
    return Response.json(body, { status: status === 500 ? 500 : 400 });
  }
}

/** 501 with a sentence, for what the vendor has and this stand-in does not. */
export const notOffered = (what: string): Response =>
  Response.json(
    { code: 'not_implemented', message: `The local Supabase does not offer ${what}; a hosted project does.` },
    { status: 501 },
  );
