import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../local/settings.ts';
import { buildWeb } from '../local/web.ts';

const outdir = mkdtempSync(join(tmpdir(), 'docket-bundle-'));
let bundle = '';

beforeAll(async () => {
  await buildWeb();
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
  await promisify(execFile)('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--outdir', outdir], { env });
  bundle = readFileSync(join(outdir, 'worker.js'), 'utf8');
}, 120_000);
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

test("wrangler's own bundler accepts the worker, and it is small enough to start fast", () => {
  expect(gzipSync(bundle).byteLength).toBeLessThan(1.1 * 1024 * 1024);
});

test('check 49: nothing of the local cloud reaches production', () => {
  for (const key of Object.values(keys)) expect(bundle).not.toContain(key);
  for (const word of ['counts/reset', 'loopback-guard', 'PGlite', 'fengari', 'docket-demo'])
    expect(bundle).not.toContain(word);
});
