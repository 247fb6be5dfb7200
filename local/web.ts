import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
const seal = '.built';

/** Builds the console, unless it was built of the very same sources before; throws with what the builder says. */
export async function buildWeb(to = join(root, 'dist')): Promise<void> {
  const sources = await fingerprint(['web', 'client', 'package-lock.json']);
  if ((await sealOf(to)) === sources) return;
  const made = `${to}.${randomUUID()}`;
  await runVite(made);
  await writeFile(join(made, seal), sources);
  await replaceBy(made, to, sources);
}

async function runVite(outDir: string): Promise<void> {
  const parameters = [vite, 'build', join(root, 'web'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  // A process of its own: whoever builds may be a test, and of tests React makes its slow, talkative kind.
  const env = { ...process.env, NODE_ENV: 'production' };
  try {
    await promisify(execFile)(process.execPath, parameters, { cwd: root, env });
  } catch (error) {
    await rm(outDir, { recursive: true, force: true });
    throw new Error(`The console does not build:\n${(error as { stderr?: string }).stderr ?? error}`);
  }
}

/** Puts a folder in the place of another; whoever was faster with the same content has done it. */
async function replaceBy(made: string, to: string, sources: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(made, to);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if ((await sealOf(to)) !== sources) throw error;
  }
}

const sealOf = (folder: string): Promise<string | null> => readFile(join(folder, seal), 'utf8').catch(() => null);

/** A name for the content of files and folders of the project. */
async function fingerprint(names: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(names.map(filesAt))).flat().sort())
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  // It narrows the policy of the page.
  return hash.update(process.env.SUPABASE_URL ?? '').digest('hex');
}

async function filesAt(name: string): Promise<string[]> {
  const entries = await readdir(join(root, name), { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [name];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
