import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';

// Only what the local cloud itself writes is ever deleted, whatever folder --data names.
const kept = ['supabase', 'worker', 'qstash.sqlite', 'sendgrid.sqlite', 'clock.json', 'env', 'worker.log'];

/** Makes the folder, for this user and this process alone, and empties it of an earlier run's data when asked to; answers how to let go of it. */
export function prepareFolder(folder: string, fresh: boolean): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  if (!fresh) return unlock;
  for (const name of readdirSync(folder)) {
    const ours = kept.some((one) => name === one || name.startsWith(`${one}-`));
    if (ours) rmSync(join(folder, name), { recursive: true });
  }
  return unlock;
}

/** Writes the addresses and keys as dotenv, readable by this user alone. */
export function writeEnv(folder: string, env: Record<string, string>): string {
  const file = join(folder, 'env');
  const lines = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}\n`);
  if (existsSync(file)) rmSync(file);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

const quoted = (value: string): string => (/^[\w:/.,@+=-]*$/.test(value) ? value : `'${value}'`);
