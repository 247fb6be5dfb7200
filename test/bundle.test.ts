import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../local/settings.ts';
import { buildWeb } from '../local/web.ts';
import { publicDevelopmentKeys, secretsIn } from './security/secret-shapes.ts';

const outdir = mkdtempSync(join(tmpdir(), 'docket-bundle-'));
let bundle = '';

beforeAll(async () => {
  await buildWeb();
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
  await promisify(execFile)('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--outdir', outdir], { env });
  bundle = readFileSync(join(outdir, 'worker.js'), 'utf8');
}, 120_000);
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const megabyte = 1024 * 1024;

test("wrangler's own bundler accepts the worker, which is one module", () => {
  const uploaded = readdirSync(outdir).filter((name) => !/\.map$|^README/.test(name));
  expect(uploaded).toEqual(['worker.js']);
  expect(bundle).toMatch(/export\s*\{[^}]*\bas Channel\b[^}]*\}/);
  expect(bundle).toMatch(/export\s*\{[^}]*\bas default\b[^}]*\}/);
});

test('the worker is small enough to start fast: below half of the 3 MB that the free plan takes', () => {
  expect(gzipSync(bundle).byteLength).toBeLessThan(1.1 * megabyte);
});

test('check 49: nothing of the local cloud reaches production', () => {
  for (const key of Object.values(keys)) expect(bundle).not.toContain(key);
  for (const word of ['counts/reset', 'loopback-guard', 'PGlite', 'fengari', 'docket-demo'])
    expect(bundle).not.toContain(word);
});

/** Every file that browsers can ask for, by its path within `dist`. */
const published = (): string[] =>
  readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('check 17: neither the worker nor what browsers load holds a key, or a map to its sources', () => {
  const texts = published().filter((file) => /\.(js|mjs|css|html|json)$/.test(file));
  expect(texts.length).toBeGreaterThan(5);
  for (const file of texts) expect([file, secretsIn(readFileSync(file, 'utf8'))]).toEqual([file, []]);
  expect(secretsIn(bundle).filter(({ found }) => !publicDevelopmentKeys.includes(found))).toEqual([]);
  expect(published().filter((file) => file.endsWith('.map'))).toEqual([]);
  for (const file of texts)
    expect([file, readFileSync(file, 'utf8').includes('sourceMappingURL=')]).toEqual([file, false]);
});

test('check 17: what browsers load knows no name of a secret', () => {
  for (const file of published().filter((one) => one.endsWith('.js')))
    expect([
      file,
      /SUPABASE_SECRET_KEY|QSTASH_|SENDGRID_|UPSTASH_|service_role/.exec(readFileSync(file, 'utf8'))?.[0],
    ]).toEqual([file, undefined]);
});

test('check 49: what tests and operators of the local cloud may do has no route in production', () => {
  for (const word of ['/_test', '/faults', '/clock', 'x-docket-fault', 'local-docket', 'opens_only_loopback'])
    expect([word, bundle.includes(word)]).toEqual([word, false]);
});
