import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../web', import.meta.url));
const target = fileURLToPath(new URL('../dist', import.meta.url));

/** Builds the console: pages and styles as they are, and each script that a page names with all that it imports. */
export async function buildWeb(from = source, to = target): Promise<void> {
  await mkdir(to, { recursive: true });
  const files = existsSync(from) ? await readdir(from, { withFileTypes: true }) : [];
  const names = files.filter((file) => file.isFile()).map((file) => file.name);
  const pages = await Promise.all(
    names.filter((name) => name.endsWith('.html')).map((name) => readFile(join(from, name), 'utf8')),
  );
  const isNamed = (name: string) => pages.some((page) => page.includes(`src="/${name.replace(/\.tsx?$/, '.js')}"`));
  const scripts = names.filter((name) => /\.tsx?$/.test(name) && isNamed(name));
  const others = names.filter((name) => /\.(html|css|svg|png|ico|webmanifest|txt)$/.test(name));
  await Promise.all(others.map((name) => copyFile(join(from, name), join(to, name))));
  await build({
    entryPoints: scripts.map((name) => join(from, name)),
    outdir: to,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}
