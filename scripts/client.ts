import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** What is published: two entries of plain ECMAScript modules with their types. */
const entries = { './client': 'docket', './react': 'react/react' };

/** Makes the client a package of its own in this folder, which it empties first: modules, types, licence and guide. */
export function buildClient(to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  execFileSync(process.execPath, [compiler, '--project', join(root, 'client'), '--outDir', to, '--noEmit', 'false'], {
    stdio: 'inherit',
  });
  for (const file of globSync('**/*.d.ts', { cwd: to })) {
    const declared = readFileSync(join(to, file), 'utf8');
    // The compiler rewrites these in modules only.
    writeFileSync(join(to, file), declared.replaceAll(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'));
  }
  const { name, version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const published = {
    ...{ name, version, license, description, type: 'module', sideEffects: false, engines: { node: '>=20' } },
    exports: Object.fromEntries(
      Object.entries(entries).map(([at, file]) => [at, { types: `./${file}.d.ts`, default: `./${file}.js` }]),
    ),
    peerDependencies: { react: '>=18' },
    peerDependenciesMeta: { react: { optional: true } },
  };
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'));
  copyFileSync(join(root, 'docs', 'client.md'), join(to, 'README.md'));
}

if (import.meta.main) buildClient(resolve(process.argv[2] ?? 'dist.client'));
