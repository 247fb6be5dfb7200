import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Account {
  uid: number;
  gid: number;
}

export interface Server {
  /** Connection string of its superuser. */
  url: string;
  close(): Promise<void>;
}

// Nothing has to outlive the tests, so nothing waits for a disk. A deadlock is found fast instead of after a second.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  max_connections: '120',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  deadlock_timeout: '100ms',
  jit: 'off',
};

/** Starts a PostgreSQL server in a folder of its own on a free port of loopback; throws when it does not come up. */
export async function startServer(programs: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-postgres-'));
  const account = await ordinaryAccount();
  if (account) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  try {
    const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
    await run(join(programs, 'initdb'), initdb, { ...account, cwd: folder });
    const port = await freePort();
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const close = closer(server, folder);
    await untilReady(server);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, close };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** PostgreSQL refuses to run as root: whoever is root lends it the account of a service. */
async function ordinaryAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return;
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(() => null);
    if (ids) return { uid: Number(ids[0]?.stdout), gid: Number(ids[1]?.stdout) };
  }
  throw new Error('there is no account other than root to run it as');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(said.trim())));
  });
}

/** How to stop a server and forget its folder; whoever exits without asking leaves neither behind. */
function closer(server: ChildProcess, folder: string): () => Promise<void> {
  const abandon = () => {
    server.kill('SIGQUIT');
    // Its processes still write for a moment, and nobody can be awaited any more.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  return async () => {
    process.off('exit', abandon);
    if (server.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
}
