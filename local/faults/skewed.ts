import { createHmac } from 'node:crypto';

const part = (value: string) => Buffer.from(value).toString('base64url');

/** Signs a delivery again as a queue would whose clock is off by this many milliseconds. */
export function skewed(request: Request, signingKey: string, ms: number): Request {
  const [header = '', claims = ''] = (request.headers.get('upstash-signature') ?? '').split('.');
  const told: Record<string, unknown> = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}');
  for (const name of ['iat', 'nbf', 'exp']) told[name] = Number(told[name]) + Math.round(ms / 1000);
  const signed = `${header}.${part(JSON.stringify(told))}`;
  const signature = createHmac('sha256', signingKey).update(signed).digest('base64url');
  const headers = new Headers(request.headers);
  headers.set('upstash-signature', `${signed}.${signature}`);
  return new Request(request, { headers });
}
