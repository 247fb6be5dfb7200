import type { SocketClass } from './live/socket.ts';
import type { Person } from './person.ts';
import { DocketError, offline, problemOf } from './problem.ts';
import type { Routes } from './routes.ts';

export interface DocketOptions {
  /** Where the API is, such as `https://docket.example.com`; empty when the page comes from there. */
  url: string;
  /** An access token or API key that is valid now; asked again with `refresh` when the last one was refused. */
  getToken(asked?: { refresh: boolean }): string | null | undefined | Promise<string | null | undefined>;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** For a machine that has none; without it the log is asked instead. */
  WebSocket?: SocketClass;
}

/** By method and path, as in `GET /v1/documents/{id}`. */
export type Route = keyof Routes;

type Nullish<Values> = { [Name in keyof Values]?: Values[Name] | null };

/** What a call takes: the parts of its path, its query (what is null or undefined is left out) and its body. */
export type CallOptions<Name extends Route> = Omit<Routes[Name], 'answer' | 'query'> & {
  signal?: AbortSignal | undefined;
} & ('query' extends keyof Routes[Name] ? { query?: Nullish<Routes[Name]['query']> } : unknown) &
  (Name extends `GET ${string}` ? unknown : { idempotencyKey?: string | undefined });

/** The options of a call, which may be left out when nothing in them is needed. */
export type CallArguments<Name extends Route> =
  Partial<CallOptions<Name>> extends CallOptions<Name> ? [options?: CallOptions<Name>] : [options: CallOptions<Name>];

/** A call whose types were checked where it was made. */
export interface Call {
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
  idempotencyKey?: string | undefined;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** For whom it is made; it is not when the token is somebody else's. */
  person?: Person;
  /** In place of fetch. */
  send?: (url: string, init: RequestInit) => Promise<Response>;
}

export type Requester = (route: Route, call?: Call) => Promise<Response>;

/**
 * Makes requests in somebody's name, until `closed` says that they are over; they answer whatever is not a problem, and
 * throw DocketError otherwise.
 */
export function createRequester(
  { url, getToken, fetch = (to, init) => globalThis.fetch(to, init) }: DocketOptions,
  closed: AbortSignal,
): Requester {
  const base = baseOf(url);
  return async (route, call = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const to = base + pathOf(path, call.path) + queryOf(call.query);
    const signal = either(closed, call.signal);
    const send = (token: string | null): Promise<Response> => {
      const init = { method, ...bodyOf(call), signal };
      if (token) {
        call.person?.meet(token);
        init.headers.set('authorization', `Bearer ${token}`);
      }
      return reach(() => (call.send ?? fetch)(to, init), signal);
    };
    closed.throwIfAborted();
    const token = await tokenOf(getToken);
    let response = await send(token);
    if (response.status === 401) {
      // Whoever is refused by name has changed nothing, so saying it again is safe.
      const fresh = await tokenOf(getToken, { refresh: true });
      if (fresh && fresh !== token) response = await send(fresh);
    }
    if (response.ok || response.status === 304) return response;
    throw await problemOf(response);
  };
}

/** A token that is valid now, or null when nobody is signed in; throws DocketError when it cannot be had. */
export async function tokenOf(
  getToken: DocketOptions['getToken'],
  asked?: { refresh: boolean },
): Promise<string | null> {
  try {
    return (await getToken(asked)) ?? null;
  } catch (cause) {
    throw new DocketError(
      { status: 0, code: 'no_token', detail: 'No access token could be had; are you online?' },
      cause,
    );
  }
}

/** A signal that comes with the first of two. */
export const either = (one: AbortSignal, other: AbortSignal | undefined): AbortSignal =>
  other ? AbortSignal.any([one, other]) : one;

/** The address of the API without the slashes at its end. */
export const baseOf = (url: string): string => url.replace(/\/+$/, '');

/** Does it, and says in our words that nothing answered; what its caller ended ends with their reason. */
export async function reach<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await request();
  } catch (error) {
    signal?.throwIfAborted();
    throw offline(error);
  }
}

function pathOf(template: string, values: Record<string, string> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    // Dots alone would lead to another route, however they are encoded.
    if (value === undefined || /^\.{0,2}$/.test(value)) throw new TypeError(`${template} needs a ${name}.`);
    return encodeURIComponent(value);
  });
}

function queryOf(query: object = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  if (set.length === 0) return '';
  return `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

function bodyOf({ body, idempotencyKey, headers: given }: Call): { headers: Headers; body?: BodyInit } {
  const headers = new Headers(given);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { headers, body };
  headers.set('content-type', 'application/json');
  return { headers, body: JSON.stringify(body) };
}

/** What a response says: JSON, nothing, or a file; throws DocketError when it breaks off. */
export async function answerOf(response: Response, signal?: AbortSignal): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return reach(() => (isJson ? response.json() : response.blob()), signal);
}
