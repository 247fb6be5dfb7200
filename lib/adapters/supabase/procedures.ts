import * as z from 'zod';

/** Why a call failed, as PostgREST says it; the code is empty where it says none. */
export interface ProcedureError {
  code: string;
  message: string;
}

/** What a function answered; status 0 means that no answer came. */
export interface ProcedureAnswer {
  data: unknown;
  error: ProcedureError | null;
  status: number;
}

/** Calls a function of the database with its arguments in JSON, as the holder of this token or, for null, of the client's own key; never rejects. */
export type Procedures = (
  name: string,
  args: string,
  token: string | null,
  signal: AbortSignal,
) => Promise<ProcedureAnswer>;

const Refused = z.object({ code: z.string().catch(''), message: z.string() });

/**
 * Functions behind PostgREST, with one key. One fetch: the vendor's client takes longer to say it than the rest of the call
 * does, and every document has four of them.
 */
export function connectProcedures(url: string, key: string): Procedures {
  const own = { apikey: key, authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return async (name, args, token, signal) => {
    const headers = token === null ? own : { ...own, authorization: `Bearer ${token}` };
    try {
      const response = await fetch(`${url}/rest/v1/rpc/${name}`, {
        method: 'POST',
        headers,
        body: args,
        signal,
        // Whoever answers for the project is no other host: a redirect would take the keys along.
        redirect: 'manual',
      });
      return read(response, await response.text());
    } catch (error) {
      return { data: null, error: { code: '', message: String(error) }, status: 0 };
    }
  };
}

function read({ ok, status }: Response, text: string): ProcedureAnswer {
  const data = text === '' ? null : parsed(text);
  if (ok && data !== undefined) return { data, error: null, status };
  return { data: null, error: Refused.safeParse(data).data ?? { code: '', message: text }, status };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
