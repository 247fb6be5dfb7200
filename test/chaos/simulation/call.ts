import { type Ports, usualPorts } from '../../../local/settings.ts';
import { receiverHost } from './receiver.ts';

export type Service = 'postgrest' | 'storage' | 'qstash' | 'redis' | 'sendgrid' | 'engines' | 'auth' | 'receiver';
export type Role = 'api' | 'delivery' | 'cron' | 'hook';

/** One request of an isolate to a service, as stories and plans speak of it. */
export interface Call {
  /** Its place among all calls of the story, from 1. */
  place: number;
  service: Service;
  /** `claim_job`, `get`, `publish` … */
  operation: string;
  role: Role;
  /** Which isolate made it, from 1. */
  isolate: number;
  /** Its place among the calls with this operation. */
  turn: number;
  /** The piece of the path that names an object, if it names one. */
  object: string | null;
}

const serviceAt = new Map<string, keyof Ports>(
  Object.entries(usualPorts).map(([part, port]) => [String(port), part as keyof Ports]),
);

/** Which service a request is for and what it asks; throws for an address that the simulation does not have. */
export function describe(request: Request): Pick<Call, 'service' | 'operation' | 'object'> {
  const { hostname, port, pathname } = new URL(request.url);
  if (hostname === receiverHost) return { service: 'receiver', operation: 'call', object: null };
  const part = serviceAt.get(port);
  if (part === 'supabase') return describeSupabase(request.method, pathname);
  if (part === 'redis') return { service: 'redis', operation: 'command', object: null };
  if (part === 'qstash') return { service: 'qstash', operation: 'publish', object: null };
  if (part === 'sendgrid') return { service: 'sendgrid', operation: 'send', object: null };
  if (part === 'engines')
    return { service: 'engines', operation: pathname === '/v1/embeddings' ? 'embed' : 'read', object: null };
  throw new Error(`Nobody in this simulation answers ${request.method} ${request.url}.`);
}

function describeSupabase(method: string, path: string): Pick<Call, 'service' | 'operation' | 'object'> {
  const rpc = /^\/rest\/v1\/rpc\/(\w+)$/.exec(path)?.[1];
  if (rpc) return { service: 'postgrest', operation: rpc, object: null };
  if (path.startsWith('/rest/')) return { service: 'postgrest', operation: 'ping', object: null };
  if (path.startsWith('/auth/'))
    return { service: 'auth', operation: path.endsWith('/jwks.json') ? 'keys' : 'user', object: null };
  const object = /\/documents\/(.+)$/.exec(path)?.[1] ?? null;
  const operation = path.includes('/sign/') ? 'sign' : method.toLowerCase();
  return { service: 'storage', operation, object };
}
