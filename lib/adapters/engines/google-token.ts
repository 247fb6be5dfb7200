import { importPKCS8, SignJWT } from 'jose';
import * as z from 'zod';
import { AppError } from '../../errors.ts';
import { unavailable } from './vision-errors.ts';

const ServiceAccount = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
type ServiceAccount = z.infer<typeof ServiceAccount>;

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const scope = 'https://www.googleapis.com/auth/cloud-vision';
/** A token is renewed this long before its end, so that none runs out on the way. */
const marginMs = 60_000;

/** Access tokens of a service account, each kept until shortly before it expires. */
export function createTokens(credentials: string, now: () => number): (signal: AbortSignal) => Promise<string> {
  let token = '';
  let renewAt = 0;
  return async (signal) => {
    if (now() < renewAt) return token;
    const account = parseAccount(credentials);
    const granted = await requestToken(account, await signAssertion(account, now()), signal);
    token = granted.access_token;
    renewAt = now() + granted.expires_in * 1000 - marginMs;
    return token;
  };
}

function parseAccount(credentials: string): ServiceAccount {
  try {
    return ServiceAccount.parse(JSON.parse(credentials));
  } catch {
    // Without the cause: a parser quotes what it stumbles over, and this holds a private key.
    throw new AppError('engine_refused', 'The OCR credentials are not the JSON key of a Google service account.');
  }
}

async function signAssertion(account: ServiceAccount, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const key = await importPKCS8(account.private_key, 'RS256').catch(() => {
    throw new AppError('engine_refused', "The OCR credentials' private key is not a PKCS #8 key in PEM form.");
  });
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(account.private_key_id && { kid: account.private_key_id }) })
    .setIssuer(account.client_email)
    .setAudience(account.token_uri)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3600)
    .sign(key);
}

async function requestToken({ token_uri }: ServiceAccount, assertion: string, signal: AbortSignal) {
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const response = await fetch(token_uri, { method: 'POST', body, redirect: 'manual', signal }).catch(
    (cause: unknown) => {
      throw unavailable("Google's token service could not be reached.", cause);
    },
  );
  if (response.status === 429 || response.status >= 500) {
    throw unavailable(`Google's token service is not available (HTTP ${response.status}).`);
  }
  if (!response.ok) {
    throw new AppError('engine_refused', `Google refused the service account's key (HTTP ${response.status}).`);
  }
  const granted = Token.safeParse(await response.json().catch(() => null));
  if (!granted.success) throw unavailable("Google's token service answered in a form that is not understood.");
  return granted.data;
}
