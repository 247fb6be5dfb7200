import dns from 'node:dns';
import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { startCloud } from '../../local/cloud.ts';
import { untilHealthy } from '../../local/health.ts';
import { freePorts } from '../../local/settings.ts';

afterEach(() => vi.restoreAllMocks());

/** Collects every host that this process connects to or asks a name server about. */
function watchHosts(): Set<string> {
  const hosts = new Set<string>();
  const { connect } = net.Socket.prototype;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    const [target] = [args].flat(2);
    if (typeof target === 'object' && target !== null && 'port' in target) {
      hosts.add('host' in target && target.host ? String(target.host) : 'localhost');
    }
    return Reflect.apply(connect, this, args);
  });
  const { lookup } = dns;
  vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
    hosts.add(host);
    return Reflect.apply(lookup, dns, [host, ...rest]);
  }) as typeof dns.lookup);
  return hosts;
}

async function signUp(env: Record<string, string>): Promise<string> {
  const headers = { apikey: env.SUPABASE_PUBLISHABLE_KEY ?? '', 'content-type': 'application/json' };
  const body = JSON.stringify({ email: 'ada@example.com', password: 'a long password', data: { name: 'Ada' } });
  const response = await fetch(`${env.SUPABASE_URL}/auth/v1/signup`, { method: 'POST', headers, body });
  const { access_token }: { access_token: string } = await response.json();
  return access_token;
}

test('from the start to the mail, nothing but loopback is connected to', async () => {
  const hosts = watchHosts();
  const lines: string[] = [];
  const { env, close } = await startCloud({ data: null, ports: await freePorts(), log: (line) => lines.push(line) });
  try {
    expect(await untilHealthy(env.API_URL ?? '')).toEqual([]);
    const form = new FormData();
    form.append('files', new Blob(['Dear Ada, your order is on its way.']), 'letter.txt');
    const headers = { authorization: `Bearer ${await signUp(env)}` };
    const upload = await fetch(`${env.API_URL}/v1/documents`, { method: 'POST', headers, body: form });
    expect(upload.status).toBe(202);
    const mails = async () => (await (await fetch(`${env.CONTROL_URL}/mails?to=ada@example.com`)).json()).mails;
    await expect.poll(mails, { timeout: 15_000 }).toHaveLength(1);
  } finally {
    await close();
  }
  expect([...hosts].filter((host) => !['127.0.0.1', 'localhost', '::1'].includes(host))).toEqual([]);
  expect(hosts).toContain('127.0.0.1');
});
