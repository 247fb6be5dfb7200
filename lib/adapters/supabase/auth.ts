import {
  createRemoteJWKSet,
  errors,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import * as z from 'zod';
import { AppError } from '../../errors.ts';

export interface VerifierOptions {
  /** The project's address, without a path. */
  url: string;
  /** The secret of a project that signs with HS256; null for one with asymmetric keys. Never both. */
  jwtSecret: string | null;
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

/** Makes the check of access tokens: the user of a good one, null for every other; `unavailable` without keys to check by. */
export function createVerifier(options: VerifierOptions): Verify {
  const issuer = `${options.url.replace(/\/+$/, '')}/auth/v1`;
  const check = options.jwtSecret === null ? byPublicKeys(issuer) : bySecret(issuer, options.jwtSecret);
  const recent = rememberRecent();
  return async (token) => {
    if (token.length > maxTokenLength) return null;
    const known = recent.find(token);
    if (known) return known;
    try {
      const { payload, protectedHeader } = await check(token);
      if (ownKeys.some((name) => name in protectedHeader)) return null;
      const { sub, email, exp } = Claims.parse(payload);
      return recent.keep(token, { id: sub, email: email || null, expiresAt: exp });
    } catch (error) {
      if (error instanceof AppError) throw error;
      return null;
    }
  };
}

const rememberedMs = 60_000;
const mostRemembered = 500;

/** Tokens that were good within the last minute: whoever polls need not have the same signature checked each time. */
function rememberRecent() {
  const users = new Map<string, { user: VerifiedUser; until: number }>();
  return {
    find(token: string): VerifiedUser | null {
      const known = users.get(token);
      if (known && known.until > Date.now()) return known.user;
      users.delete(token);
      return null;
    },
    keep(token: string, user: VerifiedUser): VerifiedUser {
      users.set(token, { user, until: Math.min(Date.now() + rememberedMs, user.expiresAt * 1000) });
      if (users.size > mostRemembered) users.delete(users.keys().next().value ?? '');
      return user;
    },
  };
}

type Check = (token: string) => Promise<JWTVerifyResult>;

const common = { audience: 'authenticated', requiredClaims: ['exp', 'sub'] } satisfies JWTVerifyOptions;

/** A server that signs with a shared secret may leave the issuer out; a wrong one is still refused. */
function bySecret(issuer: string, secret: string): Check {
  const key = new TextEncoder().encode(secret);
  return async (token) => {
    const result = await jwtVerify(token, key, { ...common, algorithms: ['HS256'] });
    if (result.payload.iss !== undefined && result.payload.iss !== issuer) throw new Error('another issuer');
    return result;
  };
}

const tokensFault = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function byPublicKeys(issuer: string): Check {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), { timeoutDuration: 3000 });
  // An outage of the key server is not the fault of the token: the user would be signed out by it.
  const find: JWTVerifyGetKey = async (header, token) =>
    keys(header, token).catch((error: unknown) => {
      if (tokensFault.some((kind) => error instanceof kind)) throw error;
      throw new AppError('unavailable', 'The keys of the sign-in service cannot be read.', { cause: error });
    });
  return (token) => jwtVerify(token, find, { ...common, issuer, algorithms: ['ES256', 'RS256'] });
}
