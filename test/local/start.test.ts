import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, afterEach, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'docket-start-'));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGTERM');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  said: () => string;
  /** The exit code. */
  end: Promise<number | null>;
}

function run(...args: string[]): Started {
  const child = spawn(process.execPath, ['local/start.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return { child, said: () => output, end: once(child, 'exit').then(([code]) => code) };
}

async function up(started: Started): Promise<void> {
  await expect.poll(started.said, { timeout: 60_000, interval: 50 }).toMatch(/Ctrl-C stops it/);
}

/** The first of eight free ports in a row. */
async function freeRow(): Promise<number> {
  const first = 20_000 + Math.floor(Math.random() * 4000) * 10;
  const servers = Array.from({ length: 8 }, () => createServer());
  try {
    await Promise.all(servers.map((server, index) => once(server.listen(first + index, '127.0.0.1'), 'listening')));
    return first;
  } catch {
    return freeRow();
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

const envFile = join(folder, 'env');
const addresses = () => parseEnv(readFileSync(envFile, 'utf8'));

async function signIn(): Promise<Response> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY = '' } = addresses();
  const body = JSON.stringify({ email: 'demo@docket.local', password: 'docket-demo' });
  const headers = { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' };
  return fetch(`${SUPABASE_URL}/auth/v1/token?grant_type=password`, { method: 'POST', headers, body });
}

const accessToken = async (): Promise<string> => (await (await signIn()).json()).access_token;

/** What time the database thinks it is: it dates what is made now. */
async function databaseTime(): Promise<number> {
  const headers = { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: `Made at ${Date.now()}` });
  const answer = await fetch(`${addresses().API_URL}/v1/folders`, { method: 'POST', headers, body });
  return Date.parse((await answer.json()).created_at);
}

test('one command starts everything, tells where it is, and Ctrl-C stops it', { timeout: 90_000 }, async () => {
  const first = await freeRow();
  const started = run('--fresh', '--data', folder, '--port', String(first));
  await up(started);
  expect(started.said()).toContain(`http://127.0.0.1:${first}`);
  expect(started.said()).toContain('demo@docket.local / docket-demo');
  expect(statSync(envFile).mode & 0o777).toBe(0o600);
  expect(addresses()).toMatchObject({
    API_URL: `http://127.0.0.1:${first}`,
    SUPABASE_URL: `http://127.0.0.1:${first + 1}`,
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${first + 2}`,
    QSTASH_URL: `http://127.0.0.1:${first + 3}`,
    SENDGRID_URL: `http://127.0.0.1:${first + 4}`,
    VISION_URL: `http://127.0.0.1:${first + 5}`,
    CONTROL_URL: `http://127.0.0.1:${first + 6}`,
  });
  expect((await signIn()).status).toBe(200);
  started.child.kill('SIGINT');
  expect(await started.end).toBe(0);
});

test('what a killed start leaves behind does not stop the next one', { timeout: 120_000 }, async () => {
  const args = ['--data', folder, '--port', String(await freeRow())];
  const killed = run(...args);
  await up(killed);
  await fetch(`${addresses().CONTROL_URL}/clock`, { method: 'POST', body: '{"advance":"2d"}' });
  killed.child.kill('SIGKILL');
  await killed.end;
  const next = run(...args);
  await up(next);
  expect((await signIn()).status).toBe(200);
  expect(next.said()).toMatch(/Its clock says/);
  expect(Math.abs((await databaseTime()) - Date.now() - 2 * 86_400_000)).toBeLessThan(60_000);
});

test('a port in use is one plain sentence', { timeout: 60_000 }, async () => {
  const first = await freeRow();
  const taken = createServer().listen(first, '127.0.0.1');
  await once(taken, 'listening');
  const { end, said } = run('--data', folder, '--port', String(first));
  expect(await end).toBe(1);
  taken.close();
  expect(said().trim()).toBe(`Port ${first} (API) is in use.`);
});

test('a wrong option and a call for help are answered in words', async () => {
  const wrong = run('--port', 'eighty');
  expect(await wrong.end).toBe(1);
  expect(wrong.said().trim()).toBe('--port takes a number from 1 to 65528, not "eighty".');
  const help = run('--help');
  expect(await help.end).toBe(0);
  expect(help.said()).toContain('npm start -- --fresh');
});
