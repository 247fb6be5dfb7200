import { createServer } from 'node:net';

// The addresses, keys and logins of the local cloud. The keys have the vendors' shapes and open nothing but loopback.

/** In the order of the table that `npm start` prints; `inner` is the runtime's own door, for cron. */
export const parts = ['api', 'supabase', 'redis', 'qstash', 'sendgrid', 'engines', 'control', 'inner'] as const;

export type Ports = Record<(typeof parts)[number], number>;

export const usualPorts: Ports = {
  api: 8787,
  supabase: 54321,
  redis: 8079,
  qstash: 8080,
  sendgrid: 8025,
  engines: 8090,
  control: 8099,
  inner: 8788,
};

/** One port after the other, beginning here. */
export function portsFrom(first: number): Ports {
  return {
    api: first,
    supabase: first + 1,
    redis: first + 2,
    qstash: first + 3,
    sendgrid: first + 4,
    engines: first + 5,
    control: first + 6,
    inner: first + 7,
  };
}

/** Eight ports that nobody listens on at this moment. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(parts.map(openAnywhere));
  const ports = { ...usualPorts };
  for (const [index, part] of parts.entries()) {
    const address = servers[index]?.address();
    if (address && typeof address === 'object') ports[part] = address.port;
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function openAnywhere(): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export const keys = {
  supabasePublishable: 'sb_publishable_local_docket_opens_only_loopback',
  supabaseSecret: 'sb_secret_local_docket_opens_only_loopback',
  supabaseJwt: 'local-docket-jwt-secret-that-opens-only-loopback',
  redis: 'AXlocalDocketRedisTokenThatOpensOnlyLoopback00==',
  qstash: 'localDocketQStashTokenThatOpensOnlyLoopback00==',
  qstashCurrent: 'sig_localCurrentDocketKeyLoopback',
  qstashNext: 'sig_localNextDocketKeyForLoopback',
  sendgridHookPublic:
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELdX9t6PN84+qUV/B3Nj/zGjA5kjnfB0GTZr1XqqRHv+DyCeHoVBmKhBloCaLxj7Lv033cMw755BvdPNB2ZmF+g==',
  sendgridHookPrivate:
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMmyhfO5C8g1US+73os9/vk44WX415hWgeNR1puVxjs+hRANCAAQt1f23o83zj6pRX8Hc2P/MaMDmSOd8HQZNmvVeqpEe/4PIJ4ehUGYqEGWgJovGPsu/TfdwzDvnkG9080HZmYX6',
  sendgrid: 'SG.local-docket-key-0000.opens-only-loopback-000000000000000000000000',
  unsubscribe: 'local:a-local-secret-that-opens-only-loopback',
} as const;

export const people = [
  { email: 'demo@docket.local', password: 'docket-demo', name: 'Demo', role: null },
  { email: 'operator@docket.local', password: 'docket-operator', name: 'Operator', role: 'operator' },
] as const;

/** What the worker does by itself, and as which cron it is fired; wrangler.toml lists the expressions among them. */
export const crons: Record<string, string> = { sweep: '* * * * *', match: 'match', digest: 'digest' };
