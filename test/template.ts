import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { startSupabase } from '../local/supabase/supabase.ts';

// To make a database and migrate it takes four times as long as to begin with one that was dumped. The dump lies outside
// of the tree, under a name of everything that went into it, so that it is made anew whenever any of that changes.

/** The product's migrations. */
export const migrations = resolve('supabase/migrations');

/** A dump of a database that has the product's migrations and nothing else. */
export async function migrated(): Promise<Blob> {
  const folder = join(tmpdir(), `docket-test-databases-${userInfo().uid}`);
  const path = join(folder, `${await fingerprint()}.tar`);
  if (!(await exists(path))) await make(folder, path);
  return openAsBlob(path);
}

async function make(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await forgetOld(folder);
  const supabase = await startSupabase({
    folder: null,
    migrations,
    jwtSecret: 'a-secret-of-tests-a-secret-of-tests-32',
    publishableKey: 'sb_publishable_none',
    secretKey: 'sb_secret_none',
    now: () => Date.now(),
    meter: () => {},
  });
  const bytes = Buffer.from(await (await supabase.dump()).arrayBuffer());
  await supabase.close();
  // Others may be making the same one: whoever comes last wins, and nobody reads half of it.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
}

const oldMs = 3_600_000;

/** What nothing has begun with for long is of another state of the tree. */
async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    // Another process may have given it its name, or taken it away, just now.
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && Date.now() - Math.max(found.atimeMs, found.mtimeMs) > oldMs)
      await rm(join(folder, name), { force: true });
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(resolve('package-lock.json')));
  for (const folder of [migrations, resolve('local/supabase')]) {
    const names = (await readdir(folder)).filter((name) => /\.(sql|ts)$/.test(name)).sort();
    for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
