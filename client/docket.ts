import { createLive, type Live } from './live/live.ts';
import { signedOut } from './person.ts';
import {
  answerOf,
  type Call,
  type CallArguments,
  createRequester,
  type DocketOptions,
  either,
  type Route,
} from './request.ts';
import type { Routes } from './routes.ts';
import type { DocumentUpdate } from './standing.ts';
import type { Uploaded } from './upload/ledger.ts';
import { type Uploadable, type UploadOptions, upload } from './upload/upload.ts';
import { type Watched, type WatchOptions, watch } from './watch.ts';

export type { Frame, FrameError, LiveState, ShownDocument } from './live/frame.ts';
export type { Listening, Live } from './live/live.ts';
export type * from './nouns.ts';
export { DocketError } from './problem.ts';
export type { CallOptions, DocketOptions, Route } from './request.ts';
export type { Routes } from './routes.ts';
export { type DocumentUpdate, isSettled } from './standing.ts';
export type { Uploaded, UploadedDocument, UploadProblem, UploadProgress } from './upload/ledger.ts';
export type { Uploadable, UploadOptions } from './upload/upload.ts';
export type { Watched, WatchOptions } from './watch.ts';

type PathOf<Method extends string> = Route extends infer Name
  ? Name extends `${Method} ${infer Path}`
    ? Path
    : never
  : never;
type Named<Method extends string, Path extends string> = Extract<Route, `${Method} ${Path}`>;

/** Calls routes of one method: answers their JSON, nothing at 204 and a Blob for a file; throws DocketError. */
type Caller<Method extends string> = <Path extends PathOf<Method>>(
  path: Path,
  ...options: CallArguments<Named<Method, Path>>
) => Promise<Routes[Named<Method, Path>]['answer']>;

/** Docket in somebody's name. */
export interface Docket {
  get: Caller<'GET'>;
  post: Caller<'POST'>;
  put: Caller<'PUT'>;
  patch: Caller<'PATCH'>;
  delete: Caller<'DELETE'>;
  /** The response itself, for whoever needs its headers or its bytes; throws DocketError when it is a problem. */
  request<Name extends Route>(route: Name, ...options: CallArguments<Name>): Promise<Response>;
  /**
   * Sends files, each the way that is meant for its size, and goes on when the network comes back. What goes wrong with
   * one file is among `errors` and stops no other; rejects only with the signal's reason, also when some files were taken
   * before, of which `onDocument` was told. Nothing to send is done at once.
   */
  upload(files: Iterable<Uploadable> | null | undefined, options?: UploadOptions): Promise<Uploaded>;
  /** One connection over which everything is told that happens to somebody's documents. */
  live: Live;
  /**
   * Where a document, or each document of a batch, stands now, then each change, and its end once; ends when all have
   * settled. Throws DocketError when there is no such document or batch.
   */
  watch(watched: Watched, options?: WatchOptions): AsyncGenerator<DocumentUpdate, void, undefined>;
  /**
   * Ends all that is under way or waits, for good: uploads, the live connection and whatever is asked fail as
   * `signed_out`. For when whoever it speaks for signs out.
   */
  close(): void;
  /** Aborted once it is closed. */
  readonly closed: AbortSignal;
}

/** Opens Docket at an address in the name of whoever the tokens belong to; nothing is sent before something is asked. */
export function createDocket(options: DocketOptions): Docket {
  const closing = new AbortController();
  const closed = closing.signal;
  const request = createRequester(options, closed);
  const caller =
    (method: string) =>
    async (path: string, call?: Call): Promise<unknown> =>
      answerOf(await request(`${method} ${path}` as Route, call), call?.signal);
  const live = createLive(options, request, closed);
  // The types of the routes, which the API's own schemas make, say what each call takes and answers.
  return {
    get: caller('GET') as Caller<'GET'>,
    post: caller('POST') as Caller<'POST'>,
    put: caller('PUT') as Caller<'PUT'>,
    patch: caller('PATCH') as Caller<'PATCH'>,
    delete: caller('DELETE') as Caller<'DELETE'>,
    request: request as Docket['request'],
    upload: (files, how) =>
      upload({ request, send: options.fetch }, files, { ...how, signal: either(closed, how?.signal) }),
    live,
    watch: (watched, how) => watch({ live, request }, watched, { signal: either(closed, how?.signal) }),
    close: () => closing.abort(signedOut()),
    closed,
  };
}
