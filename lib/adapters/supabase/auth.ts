import { type JWTVerifyOptions, type JWTVerifyResult, jwtVerify } from 'jose';
import * as z from 'zod';
import { AppError } from '../../errors.ts';
import { createKeySet } from './key-set.ts';

export interface VerifierOptions {
  /** The project's address, without a path. */
  url: string;
  /** The secret of a project that signs with HS256; null for one with asymmetric keys. Never both. */
  jwtSecret: string | null;
  /** By which keys grow old. */
  now?: () => number;
}

export interface VerifiedUser {
  id: string;
  email: string | null;
  /** Seconds since the epoch. */
  expiresAt: number;
}

export type Verify = (token: string) => Promise<VerifiedUser | null>;

const maxTokenLength = 8192;

const Claims = z.object({
  sub: z.uuid(),
  aud: z.literal('authenticated'),
  role: z.literal('authenticated'),
  exp: z.int(),
  email: z.string().optional(),
  is_anonymous: z.literal(false).optional(),
});

// A token that brings or names its own key asks us to trust it.
const ownKeys = ['jwk', 'jku', 'x5c', 'x5u'];

/**
 * Makes the check of access tokens: the user of a good one, null for every other; `unavailable` while the keys are out of
 * reach. A key that was taken back is believed for five minutes at most, for an hour where nobody says which ones are left.
 */
export function createVerifier({ url, jwtSecret, now = Date.now }: VerifierOptions): Verify {
  const issuer = `${url.replace(/\/+$/, '')}/auth/v1`;
  const judge = jwtSecret === null ? byPublicKeys(issuer, now) : bySecret(issuer, jwtSecret);
  const recent = rememberRecent(now);
  return async (token) => {
    if (token.length > maxTokenLength) return null;
    const reading = judge.reading();
    const known = recent.find(token, reading);
    if (known) return known;
    try {
      const { payload, protectedHeader } = await judge.check(token);
      if (ownKeys.some((name) => name in protectedHeader)) return null;
      const { sub, email, exp } = Claims.parse(payload);
      return recent.keep(token, reading, { id: sub, email: email || null, expiresAt: exp });
    } catch (error) {
      if (error instanceof AppError) throw error;
      return null;
    }
  };
}

const rememberedMs = 60_000;
const mostRemembered = 500;

/** Tokens that were good within the last minute, by the same keys: whoever polls need not have each signature checked. */
function rememberRecent(now: () => number) {
  const users = new Map<string, { user: VerifiedUser; reading: number; until: number }>();
  return {
    find(token: string, reading: number | null): VerifiedUser | null {
      const known = users.get(token);
      if (known && known.reading === reading && known.until > now()) return known.user;
      users.delete(token);
      return null;
    },
    keep(token: string, reading: number | null, user: VerifiedUser): VerifiedUser {
      if (reading === null) return user;
      users.set(token, { user, reading, until: Math.min(now() + rememberedMs, user.expiresAt * 1000) });
      if (users.size > mostRemembered) users.delete(users.keys().next().value ?? '');
      return user;
    },
  };
}

interface Judge {
  check(token: string): Promise<JWTVerifyResult>;
  /** Which reading of the keys it judges by; null when they have to be read first. */
  reading(): number | null;
}

const common = { audience: 'authenticated', requiredClaims: ['exp', 'sub'] } satisfies JWTVerifyOptions;

/** A server that signs with a shared secret may leave the issuer out; a wrong one is still refused. */
function bySecret(issuer: string, secret: string): Judge {
  const key = new TextEncoder().encode(secret);
  return {
    reading: () => 0,
    async check(token) {
      const result = await jwtVerify(token, key, { ...common, algorithms: ['HS256'] });
      if (result.payload.iss !== undefined && result.payload.iss !== issuer) throw new Error('another issuer');
      return result;
    },
  };
}

function byPublicKeys(issuer: string, now: () => number): Judge {
  const keys = createKeySet({ url: `${issuer}/.well-known/jwks.json`, now });
  return {
    reading: keys.reading,
    check: (token) => jwtVerify(token, keys.find, { ...common, issuer, algorithms: ['ES256', 'RS256'] }),
  };
}
