import { answerOf, type Call, type CallArguments, createRequester, type DocketOptions, type Route } from './request.ts';
import type { Routes } from './routes.ts';

export type * from './nouns.ts';
export { DocketError } from './problem.ts';
export type { CallOptions, DocketOptions, Route } from './request.ts';
export type { Routes } from './routes.ts';

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
}

/** Opens Docket at an address in the name of whoever the tokens belong to; nothing is sent before something is asked. */
export function createDocket(options: DocketOptions): Docket {
  const request = createRequester(options);
  const caller =
    (method: string) =>
    async (path: string, call?: Call): Promise<unknown> =>
      answerOf(await request(`${method} ${path}` as Route, call), call?.signal);
  // The types of the routes, which the API's own schemas make, say what each call takes and answers.
  return {
    get: caller('GET') as Caller<'GET'>,
    post: caller('POST') as Caller<'POST'>,
    put: caller('PUT') as Caller<'PUT'>,
    patch: caller('PATCH') as Caller<'PATCH'>,
    delete: caller('DELETE') as Caller<'DELETE'>,
    request: request as Docket['request'],
  };
}
