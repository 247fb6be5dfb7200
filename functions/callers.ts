import { createMiddleware } from 'hono/factory';
import type { Scope } from '../lib/api-keys/api-key.ts';
import { identifyHolder } from '../lib/api-keys/identify.ts';
import { looksLikeKey } from '../lib/api-keys/key-text.ts';
import { AppError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { AppEnv, Composition, Token } from './composition.ts';

/** Who calls, and the token by which the database knows them. */
export interface Caller {
  id: string;
  token: NonNullable<Token>;
  /** Seconds since the epoch, after which they are not believed any more. */
  expiresAt: number;
  /** By which key they come; null for a person who signed in. */
  key: { id: string; scopes: Scope[] } | null;
}

export interface Callers {
  /**
   * The caller of a bearer token or an API key, or null; throws `unauthorized` with what is wrong with a key. Asked anew,
   * nothing that was true a moment ago counts: neither a key that worked, nor a token whose person has signed out since.
   */
  find(bearer: string, log: Log, asked?: 'anew'): Promise<Caller | null>;
}

// So long a revoked key may go on, in an isolate that has just seen it, with what can be taken back.
const rememberedMs = 5_000;
const mostRemembered = 500;

/** Finds callers; keys that worked a moment ago are not asked for again. */
export function createCallers(composition: Composition): Callers {
  const recent = new Map<string, { caller: Caller; until: number }>();

  const byKey = async (text: string, log: Log, asked?: 'anew'): Promise<Caller> => {
    const known = asked === 'anew' ? undefined : recent.get(text);
    if (known && known.until > Date.now()) return known.caller;
    recent.delete(text);
    const mint = mintOf(composition);
    const ctx = composition.for({ kind: 'system', task: 'api-key' }, { token: null, log });
    const { key_id, owner, scopes, seconds_left } = await identifyHolder(ctx, text);
    const now = Date.now();
    const expiresAt = Math.floor(now / 1000) + seconds_left;
    const caller = { id: owner, token: tokensOf(mint, owner), expiresAt, key: { id: key_id, scopes } };
    recent.set(text, { caller, until: now + Math.min(rememberedMs, seconds_left * 1000) });
    if (recent.size > mostRemembered) recent.delete(recent.keys().next().value ?? '');
    return caller;
  };

  return {
    async find(bearer, log, asked) {
      if (looksLikeKey(bearer)) return byKey(bearer, log, asked);
      const person = await composition.authenticate(bearer);
      if (person && asked === 'anew' && !(await composition.isStillSignedIn(bearer)))
        throw new AppError('unauthorized', 'This sign-in has ended, although its token lives on: sign in again.');
      return person && { ...person, token: bearer, key: null };
    },
  };
}

const usedForMs = 40_000;

/** Tokens of this person for as long as a call takes, which may be longer than the minute that one of them lasts. */
function tokensOf(mint: NonNullable<Composition['mintToken']>, owner: string): () => Promise<string> {
  let token: Promise<string> | undefined;
  let until = 0;
  return () => {
    if (token && Date.now() < until) return token;
    until = Date.now() + usedForMs;
    token = mint(owner);
    token.catch(() => {
      until = 0;
    });
    return token;
  };
}

/** What signs the tokens that keys act by; throws `unavailable` where nothing does. */
export function mintOf({ mintToken }: Pick<Composition, 'mintToken'>) {
  if (mintToken) return mintToken;
  throw new AppError(
    'unavailable',
    'API keys do not work here yet: neither SUPABASE_JWT_PRIVATE_KEY nor SUPABASE_JWT_SECRET is set.',
  );
}

/** Lets nobody make a key that could not be used. */
export const keysServed = createMiddleware<AppEnv>(async (c, next) => {
  mintOf(c.var.composition);
  await next();
});
