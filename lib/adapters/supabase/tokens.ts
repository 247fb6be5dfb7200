import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';

export interface MinterOptions {
  /** The project's address, without a path. */
  url: string;
  /** A private key among the project's signing keys; null where it signs with a shared secret. */
  privateKey: (JWK & { kid: string }) | null;
  /** The shared secret of a project that signs with HS256. */
  jwtSecret: string | null;
}

export type Mint = (owner: string) => Promise<string>;

const seconds = 60;

/** Makes what signs access tokens of one minute as any person; null without a key to sign with. */
export function createMinter({ url, privateKey, jwtSecret }: MinterOptions): Mint | null {
  const issuer = `${url.replace(/\/+$/, '')}/auth/v1`;
  if (privateKey) {
    let imported: Promise<CryptoKey | Uint8Array> | undefined;
    return async (owner) => {
      imported ??= importJWK(privateKey, 'ES256');
      return tokenOf(owner, issuer)
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: privateKey.kid })
        .sign(await imported);
    };
  }
  if (jwtSecret === null) return null;
  const secret = new TextEncoder().encode(jwtSecret);
  return (owner) => tokenOf(owner, issuer).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret);
}

function tokenOf(owner: string, issuer: string): SignJWT {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role: 'authenticated', is_anonymous: false })
    .setSubject(owner)
    .setAudience('authenticated')
    .setIssuer(issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds);
}
