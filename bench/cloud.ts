import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestJson } from './http.ts';

export interface RunningCloud {
  /** Addresses and keys by the vendors' names. */
  env: Record<string, string>;
  /** The process that holds the stand-ins; the runtime of the product is its child. */
  pid: number;
  close(): Promise<void>;
}

const entry = fileURLToPath(new URL('./cloud-process.ts', import.meta.url));

/**
 * Boots a local cloud on free ports with its data in a temporary folder, which goes when it is closed. Crons fire in it
 * when it is `ticking`; otherwise nothing happens that was not asked for.
 */
export async function startOwnCloud({ ticking = false } = {}): Promise<RunningCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
  const log = join(folder, 'log');
  const output = openSync(log, 'a');
  const child = fork(entry, [join(folder, 'data'), ...(ticking ? ['ticking'] : [])], {
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const close = async (): Promise<void> => {
    const ended = once(child, 'exit');
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const env = await envOf(child);
    await untilHealthy(`${env.API_URL}/health`);
    return { env, pid: child.pid ?? 0, close };
  } catch (error) {
    const told = readFileSync(log, 'utf8').trim();
    await close();
    throw new Error(`The local cloud did not start.\n${told}`, { cause: error });
  }
}

async function envOf(child: ChildProcess): Promise<Record<string, string>> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`Its process ended with ${code}.`);
  });
  const [env] = await Promise.race([once(child, 'message'), died]);
  return env as Record<string, string>;
}

async function untilHealthy(url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      return void (await requestJson(url));
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
