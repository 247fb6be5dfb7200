import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClient } from '../../scripts/client.ts';

// The package as another project has it: in its node_modules, without anything else of ours.

const run = promisify(execFile);
const project = mkdtempSync(join(tmpdir(), 'docket-consumer-'));
const installed = join(project, 'node_modules', 'docket');
const compiler = resolve('node_modules/typescript/bin/tsc');

const consumer = `
import { createDocket, DocketError, type Document, type DocumentLine } from 'docket/client';

const docket = createDocket({ url: process.env.URL ?? '', getToken: () => 'token' });
const { data } = await docket.get('/v1/documents', { query: { limit: 1 } });
const lines: DocumentLine[] = data;
const progress = await docket.get('/v1/documents/{id}', { path: { id: 'missing' } }).catch((error: unknown) => {
  if (error instanceof DocketError) return error.code;
  throw error;
});
const shown: Document | string = progress;
// @ts-expect-error: no such route
docket.get('/v1/nothing').catch(() => {});
const { errors } = await docket.upload([new File(['x'], 'x.txt')]);
console.log(JSON.stringify([lines[0]?.filename, shown, errors.map(({ code }) => code)]));
`;

beforeAll(() => {
  buildClient(installed);
  const compilerOptions = {
    ...{ target: 'es2022', module: 'nodenext', strict: true, outDir: 'out', rootDir: '.', skipLibCheck: false },
    ...{ lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
  };
  writeFileSync(join(project, 'package.json'), '{"type":"module","private":true}');
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  writeFileSync(
    join(project, 'main.ts'),
    `declare const process: { env: Record<string, string | undefined> };${consumer}`,
  );
});
afterAll(() => rmSync(project, { recursive: true }));

test('it needs no package but React, and that only for its hooks', () => {
  const modules = globSync('**/*.js', { cwd: installed });
  expect(modules).toContain('docket.js');
  const needed = modules.flatMap((file) =>
    [...readFileSync(join(installed, file), 'utf8').matchAll(/(?:from|import)\s*\(?['"]([^.'"][^'"]*)['"]/g)].map(
      ([, name]) => `${file.split('/')[0]}: ${name}`,
    ),
  );
  expect([...new Set(needed)]).toEqual(['react: react']);
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  expect([dependencies, peerDependencies, peerDependenciesMeta]).toEqual([
    undefined,
    { react: '>=18' },
    { react: { optional: true } },
  ]);
});

test('it is small', async () => {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(installed, 'docket.js')], bundle: true, minify: true, format: 'esm', write: false },
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThan(8_000);
});

test('a project with strict types compiles against it and runs', async () => {
  await run(process.execPath, [compiler, '--project', project]).catch(({ stdout }) => expect.unreachable(stdout));
  const server = createServer((request, response) => {
    const [status, body] = answerTo(request.url ?? '', request.method ?? '');
    request.resume();
    request.on('end', () =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const env = { ...process.env, URL: `http://127.0.0.1:${port}` };
    const { stdout } = await run(process.execPath, [join(project, 'out', 'main.js')], { env });
    expect(JSON.parse(stdout)).toEqual(['letter.txt', 'not_found', ['forbidden']]);
  } finally {
    server.close();
  }
});

function answerTo(url: string, method: string): [number, object] {
  if (method === 'POST') return [403, { code: 'forbidden', detail: 'You may not.' }];
  if (url.startsWith('/v1/documents?')) return [200, { data: [{ filename: 'letter.txt' }], next_cursor: null }];
  return [404, { code: 'not_found', detail: 'There is no such document.' }];
}
