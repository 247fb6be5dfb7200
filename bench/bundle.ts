import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The gzip size (bytes) of what `wrangler deploy` would upload as the worker; builds it without deploying. */
export async function bundleBytes(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bundle-'));
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  try {
    await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
      cwd: root,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
    });
    const uploaded = readdirSync(folder).filter((name) => !/\.map$|^README/.test(name));
    return gzipSync(Buffer.concat(uploaded.map((name) => readFileSync(join(folder, name))))).byteLength;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
