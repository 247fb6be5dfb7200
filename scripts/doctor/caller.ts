/** What a service answered, or why it did not. */
export interface Answer {
  /** 0 when no answer came. */
  status: number;
  /** The body as JSON; null when it is none. */
  json: unknown;
  /** Why no answer came; null when one did. */
  failure: string | null;
}

export interface Request {
  /** Whose clock the answer shows. */
  service: string;
  url: string;
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a form already. */
  body?: unknown;
  /** 10 s, unless said. */
  patienceMs?: number;
}

export interface Caller {
  (request: Request): Promise<Answer>;
  /** By how many milliseconds each service's clock is ahead of ours, as of its last answer. */
  readonly ahead: ReadonlyMap<string, number>;
}

const usualPatienceMs = 10_000;

/** Sends requests, bounded in time and without following anybody elsewhere, and notes what time it is there. */
export function createCaller(now: () => number = Date.now): Caller {
  const ahead = new Map<string, number>();
  const call = async ({
    service,
    url,
    method,
    headers,
    body,
    patienceMs = usualPatienceMs,
  }: Request): Promise<Answer> => {
    const asForm = body instanceof URLSearchParams || body instanceof FormData;
    const sent = body === undefined || asForm ? body : JSON.stringify(body);
    try {
      const response = await fetch(url, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(body !== undefined && !asForm && { 'content-type': 'application/json' }), ...headers },
        body: sent,
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      });
      const date = Date.parse(response.headers.get('date') ?? '');
      // Dates have whole seconds: half of one is the best guess.
      if (!Number.isNaN(date)) ahead.set(service, date + 500 - now());
      return { status: response.status, json: parsed(await response.text()), failure: null };
    } catch (error) {
      return { status: 0, json: null, failure: reasonOf(error, patienceMs) };
    }
  };
  return Object.assign(call, { ahead });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(error: unknown, patienceMs: number): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`;
  const code = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  if (code === 'ENOTFOUND') return 'there is no such host';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return code || 'the connection failed';
}

/** An answer in words: its status, or why there was none. */
export const inWords = ({ status, failure }: Answer): string => failure ?? `HTTP ${status}`;

/** Whether the service was there and willing. */
export const isGood = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** A member of an answer's JSON, whatever that may be. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** An answer's list, or an empty one. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
