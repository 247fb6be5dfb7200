import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../../local/settings.ts';
import { startWorker, type Worker } from '../../local/worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-reload-'));
const source = join(folder, 'worker.ts');
const original = readFileSync('test/local/fixtures/worker.ts', 'utf8');
let worker: Worker;

beforeAll(async () => {
  cpSync('test/local/fixtures', folder, { recursive: true });
  const ports = await freePorts();
  worker = await startWorker({
    port: ports.api,
    innerPort: ports.inner,
    bindings: {},
    folder: null,
    config: join(folder, 'wrangler.toml'),
    loopbackOnly: true,
    log: () => undefined,
  });
});

afterAll(async () => {
  await worker.close();
  rmSync(folder, { recursive: true });
});

const answer = async () => (await fetch(`${worker.url}/v1/nothing`)).text();

test('a changed worker answers from its new version', async () => {
  writeFileSync(source, original.replace('no such route', 'nothing here'));
  await worker.reload();
  expect(await answer()).toBe('nothing here');
});

test.each([
  ['does not compile', 'export default {'],
  ['does not start', `throw new Error('not today');\n${original}`],
])('a version that %s leaves the last good one running', async (_, broken) => {
  writeFileSync(source, broken);
  await expect(worker.reload()).rejects.toThrow();
  expect(await answer()).toBe('nothing here');
});
