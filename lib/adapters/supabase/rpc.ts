import * as z from 'zod';
import { AppError } from '../../errors.ts';
import type { Args, Commit, Database } from '../../ports.ts';
import type { Procedures } from './procedures.ts';
import { errorOf, isLostRace } from './refusal.ts';

/** By which the database knows somebody: their token, or for one that would not last what makes the next; null for nobody. */
export type AccessToken = string | (() => Promise<string>) | null;

export interface DatabaseOptions {
  /** With the publishable key, which is nobody until a token comes along. */
  anyone: Procedures;
  /** With the secret key. */
  service: Procedures;
  accessToken: AccessToken;
  timeoutMs: number;
  random?: () => number;
}

const maxRetries = 3;

const Written = z.object({
  effects: z
    .array(
      z.object({
        id: z.string().nullable(),
        kind: z.enum(['run_job', 'run_task', 'call_webhook', 'send_mail', 'delete_objects', 'erase_account']),
        dedupe_key: z.string(),
        owner: z.string().nullable().default(null),
        payload: z.unknown(),
        is_second_try: z.boolean().optional(),
      }),
    )
    .default([]),
  events: z
    .array(
      z.object({
        owner: z.string(),
        cursor: z.int(),
        type: z.string(),
        document_id: z.string().nullable(),
        job_id: z.string().nullable(),
        batch_id: z.string().nullable(),
        data: z.unknown(),
        at: z.string(),
      }),
    )
    .default([]),
});

/** The database through PostgREST: `unavailable` when it does not answer, `internal` when it refuses or surprises. */
export function createDatabase({
  anyone,
  service,
  accessToken,
  timeoutMs,
  random = Math.random,
}: DatabaseOptions): Database {
  const ask = async (call: Procedures, token: string | null, name: string, args: string): Promise<unknown> => {
    const { data, error, status } = await call(name, args, token, AbortSignal.timeout(timeoutMs));
    if (error === null) return data;
    throw errorOf({ name, status, error });
  };

  const askAgain = async (call: Procedures, token: string | null, name: string, given: Args): Promise<unknown> => {
    const args = toStorableJson(given);
    for (let attempt = 1; attempt <= maxRetries; attempt += 1) {
      try {
        return await ask(call, token, name, args);
      } catch (error) {
        if (!isLostRace(error)) throw error;
        await pause(random() * 25 * 2 ** attempt);
      }
    }
    return ask(call, token, name, args);
  };

  return {
    read: async (name, args, schema) => {
      const token = typeof accessToken === 'function' ? await accessToken() : accessToken;
      return parse(name, schema, await askAgain(anyone, token, name, args));
    },
    commit: async <T>(name: string, args: Args, schema: z.ZodType<T>): Promise<Commit<T>> => {
      const answer = await askAgain(service, null, name, args);
      return { ...parse(name, schema, answer), ...parse(name, Written, answer) };
    },
  };
}

function parse<T>(name: string, schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new AppError('internal', `The database answered ${name} in an unexpected shape.`, { cause: parsed.error });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// JSON spells NUL and lone surrogates so; a text that spells them itself is looked at for nothing.
const unstorable = /\\u(0000|d[89a-f])/;

/** The arguments in JSON, with every text as Postgres can hold it: well-formed, without NUL. What engines find may be neither. */
function toStorableJson(args: Args): string {
  const json = JSON.stringify(args);
  return unstorable.test(json) ? JSON.stringify(args, (_, value) => storable(value)) : json;
}

const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
