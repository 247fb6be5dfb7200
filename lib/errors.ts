/** Every code a caller can meet, with its HTTP status. Codes are stable; sentences are not. */
export const catalogue = {
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  malformed_request: 400,
  invalid_input: 422,
  idempotency_conflict: 409,
  conflict: 409,
  request_too_large: 413,
  too_many_files: 422,
  upgrade_required: 426,
  rate_limited: 429,
  quota_exceeded: 403,
  deployment_full: 503,
  internal: 500,
  unavailable: 503,
  // What can be wrong with a file; also the codes of failed documents.
  empty_file: 422,
  file_too_large: 413,
  unsupported_format: 415,
  duplicate_document: 409,
  checksum_mismatch: 422,
  missing_object: 422,
  document_encrypted: 422,
  document_corrupt: 422,
  document_too_complex: 422,
  image_too_large: 422,
  // What can be wrong with the services a run depends on; retried before a document fails with them.
  engine_unavailable: 503,
  engine_refused: 502,
  storage_unavailable: 503,
  out_of_time: 504,
  attempts_exhausted: 500,
} as const;

export type ErrorCode = keyof typeof catalogue;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(catalogue, code);

export interface ErrorExtras {
  issues?: { path: string; message: string }[];
  /** What was wrong with each file of a call. */
  errors?: { index: number; filename: string; code: string; detail: string }[];
  /** What is used up, and when there is some again. */
  quota?: { name: string; used: number; limit: number; resets_at: string | null } | undefined;
  /** Fields that say something else than the caller saw, and what they say now. */
  changed?: { name: string; value: unknown }[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** The limit of so many seconds of which nothing is left until then. */
  spent?: { name: string; limit: number; seconds: number };
  cause?: unknown;
}

/** The one error of the domain: a code for programs and a sentence for people that says what would be right. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly extras: ErrorExtras;

  constructor(code: ErrorCode, detail: string, extras: ErrorExtras = {}) {
    super(detail, { cause: extras.cause });
    this.name = 'AppError';
    this.code = code;
    this.extras = extras;
  }

  get status(): (typeof catalogue)[ErrorCode] {
    return catalogue[this.code];
  }
}

/** A part of a request (such as "body") of which something is wrong: every issue, and all of them in a sentence. */
export function invalidInput(part: string, issues: NonNullable<ErrorExtras['issues']>): AppError {
  const sentences = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  const end = /[.?]$/.test(sentences) ? '' : '.';
  return new AppError('invalid_input', `The ${part} is invalid: ${sentences}${end}`, { issues });
}

/** Codes after which the same work may succeed later; every other code is final. */
const transient = new Set<ErrorCode>([
  'engine_unavailable',
  'storage_unavailable',
  'out_of_time',
  'unavailable',
  'rate_limited',
  'internal',
]);

export const isTransient = (code: ErrorCode): boolean => transient.has(code);
