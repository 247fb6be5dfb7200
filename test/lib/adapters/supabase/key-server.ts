import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { type Server, serve } from './server.ts';

export const person = '6f1c1d9e-4d1b-4c36-9d1e-0a4b8f2f7a11';

export interface SigningKey {
  kid: string;
  published: JWK;
  /** A token of a signed-in person, made at this moment. */
  sign(issuer: string, at: number, more?: JWTPayload): Promise<string>;
}

/** A key such as Supabase makes for a project. */
export async function newKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig', key_ops: ['verify'] };
  const sign = (issuer: string, at: number, more: JWTPayload = {}) => {
    const iat = Math.floor(at / 1000);
    const claims = { sub: person, aud: 'authenticated', role: 'authenticated', iss: issuer, iat, exp: iat + 3600 };
    return new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' }).sign(privateKey);
  };
  return { kid, published, sign };
}

export interface KeyServer extends Server {
  issuer: string;
  /** What it publishes, or answers in the place of that. */
  answer: { keys: SigningKey[] } | { status?: number; text?: string; silent?: true; to?: string };
  /** How often it was asked. */
  asked: number;
}

/** Publishes keys as GoTrue does, and otherwise as it is told. */
export async function serveKeys(...keys: SigningKey[]): Promise<KeyServer> {
  const state: Pick<KeyServer, 'answer' | 'asked'> = { answer: { keys }, asked: 0 };
  const server = await serve((_request, response) => {
    state.asked += 1;
    const { answer } = state;
    if ('keys' in answer) {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ keys: answer.keys.map(({ published }) => published) }));
    }
    const { status = 200, text = '', silent, to } = answer;
    if (!silent)
      response.writeHead(status, { 'content-type': 'application/json', ...(to && { location: to }) }).end(text);
  });
  return Object.assign(state, server, { issuer: `${server.url}/auth/v1` });
}
