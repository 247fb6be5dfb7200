import type { FileProblem } from './nouns.ts';

export interface DocketErrorFields {
  /** The HTTP status; 0 when nothing answered. */
  status: number;
  /** Stable, for programs; `offline` when nothing answered, `unexpected_answer` when something else than Docket did. */
  code: string;
  /** A sentence for people that says what would be right. */
  detail: string;
  /** What is wrong with the input, by the path of each value. */
  issues?: { path: string; message: string }[];
  /** What is wrong with each file of a call. */
  errors?: FileProblem[];
  /** Fields that say something else than was seen, and what they say now. */
  changed?: { name: string; value: unknown }[];
  /** Names the request in the service's log. */
  requestId?: string;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
}

/** Whatever the API refuses, and that it could not be reached: a code for programs and a sentence for people. */
export class DocketError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues?: { path: string; message: string }[];
  readonly errors?: FileProblem[];
  readonly changed?: { name: string; value: unknown }[];
  readonly requestId?: string;
  readonly retryAfter?: number;

  constructor(
    { status, code, detail, issues, errors, changed, requestId, retryAfter }: DocketErrorFields,
    cause?: unknown,
  ) {
    super(detail, { cause });
    this.name = 'DocketError';
    this.status = status;
    this.code = code;
    this.detail = detail;
    if (issues) this.issues = issues;
    if (errors) this.errors = errors;
    if (changed) this.changed = changed;
    if (requestId !== undefined) this.requestId = requestId;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** The error of a request that nothing answered. */
export const offline = (cause: unknown): DocketError =>
  new DocketError({ status: 0, code: 'offline', detail: 'The service could not be reached; are you online?' }, cause);

/** The error that a response stands for, also when it comes from something in between. */
export async function problemOf(response: Response): Promise<DocketError> {
  const { status, headers } = response;
  const body = (await response.json().catch(() => null)) as Partial<Record<string, unknown>> | null;
  const requestId = headers.get('x-request-id');
  const wait = Number.parseInt(headers.get('retry-after') ?? '', 10);
  const about = {
    status,
    ...(requestId !== null && { requestId }),
    ...(wait >= 0 && { retryAfter: wait }),
  };
  if (typeof body?.code !== 'string' || typeof body.detail !== 'string')
    return new DocketError({ ...about, code: 'unexpected_answer', detail: `The service answered ${status}.` });
  // A problem of this API is what its description says.
  const { code, detail, issues, errors, changed } = body as unknown as DocketErrorFields;
  const more = { ...(issues && { issues }), ...(errors && { errors }), ...(changed && { changed }) };
  return new DocketError({ ...about, code, detail, ...more });
}

/** Whether the same request may succeed when it is made again in a moment. */
export const isPassing = (error: unknown): error is DocketError =>
  error instanceof DocketError && (error.status === 0 || error.status === 429 || error.status >= 500);
