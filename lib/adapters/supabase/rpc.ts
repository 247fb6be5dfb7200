import type { SupabaseClient } from '@supabase/supabase-js';
import * as z from 'zod';
import { AppError } from '../../errors.ts';
import type { Args, Commit, Database } from '../../ports.ts';
import { errorOf, isLostRace } from './refusal.ts';

/** By which the database knows somebody: their token, or for one that would not last what makes the next; null for nobody. */
export type AccessToken = string | (() => Promise<string>) | null;

export interface DatabaseOptions {
  /** The client with the publishable key, which is nobody until a token comes along. */
  anyone: SupabaseClient;
  /** The client with the secret key. */
  service: SupabaseClient;
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
  const ask = async (client: SupabaseClient, token: string | null, name: string, args: Args): Promise<unknown> => {
    const call = client.rpc(name, args).abortSignal(AbortSignal.timeout(timeoutMs));
    const { data, error, status } = await (token === null ? call : call.setHeader('Authorization', `Bearer ${token}`));
    if (error === null) return data;
    throw errorOf({ name, status, error });
  };

  const askAgain = async (
    client: SupabaseClient,
    token: string | null,
    name: string,
    given: Args,
  ): Promise<unknown> => {
    const args = isStorable(given) ? given : (storable(given) as Args);
    for (let attempt = 1; attempt <= maxRetries; attempt += 1) {
      try {
        return await ask(client, token, name, args);
      } catch (error) {
        if (!isLostRace(error)) throw error;
        await pause(random() * 25 * 2 ** attempt);
      }
    }
    return ask(client, token, name, args);
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

const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Whether Postgres can hold every text in it: well-formed, without NUL. What engines find may be neither. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isStorable);
}

/** The same with every text as Postgres can hold it. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return isStorableText(value) ? value : value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)]));
}
