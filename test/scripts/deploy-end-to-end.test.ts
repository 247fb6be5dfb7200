import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { versionsIn } from '../../scripts/doctor/migrations.ts';
import { copyTree } from '../extend/copy.ts';
import { publishableKey, secretKey, smoke, Vendors } from './vendors/vendors.ts';

// `npm run deploy` as it is, with wrangler as it is, in a copy of the tree and to accounts that are stand-ins.

const vendors = new Vendors();
const copy = copyTree();
const variables: Record<string, string> = {
  APP_URL: 'https://docket.example.org',
  SUPABASE_URL: 'https://zyxwvutsrqponmlkjihg.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: publishableKey,
  SUPABASE_SECRET_KEY: secretKey,
  UPSTASH_REDIS_REST_URL: 'https://eu1-quiet-owl-12345.upstash.io',
  UPSTASH_REDIS_REST_TOKEN: 'redis-token',
  QSTASH_TOKEN: vendors.qstashToken,
  QSTASH_CURRENT_SIGNING_KEY: 'sig_current',
  QSTASH_NEXT_SIGNING_KEY: 'sig_next',
  SENDGRID_API_KEY: 'SG.that-nobody-may-see.0a1B2c3D4e5F6g7H8i9J0k',
  SENDGRID_FROM_EMAIL: 'docket@mail.example.org',
  UNSUBSCRIBE_KEYS: 'k1:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
};
let at = '';

beforeAll(async () => {
  at = await vendors.open();
  mkdirSync(join(copy.folder, 'bin'));
  copyFileSync('test/scripts/vendors/supabase.mjs', join(copy.folder, 'bin', 'supabase'));
  chmodSync(join(copy.folder, 'bin', 'supabase'), 0o755);
  writeFileSync(
    join(copy.folder, '.env.production'),
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  );
});
afterAll(async () => {
  copy.remove();
  await vendors.close();
});

/** Runs `npm run deploy` with these arguments. */
function deploy(...args: string[]): Promise<{ code: number | null; said: string }> {
  const env = {
    PATH: [join(copy.folder, 'bin'), resolve('node_modules/.bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(
      ':',
    ),
    HOME: copy.folder,
    NODE_OPTIONS: `--import ${pathToFileURL(resolve('test/scripts/vendors/reach-vendors.mjs'))}`,
    VENDORS: at,
    CLOUDFLARE_API_BASE_URL: `${at}/api.cloudflare.com/client/v4`,
    CLOUDFLARE_API_TOKEN: 'cloudflare-token',
    CLOUDFLARE_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
    ...{ CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    npm_config_registry: `${at}/registry.npmjs.org`,
    ...{ SUPABASE_ACCESS_TOKEN: 'supabase-token', SUPABASE_DB_PASSWORD: 'database-password' },
    ...{ SMOKE_EMAIL: smoke.email, SMOKE_PASSWORD: smoke.password },
  };
  const child = spawn('node', ['scripts/deploy/main.ts', ...args], { cwd: copy.folder, env, stdio: 'pipe' });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  return new Promise((done) => child.on('close', (code) => done({ code, said: said.join('') })));
}

describe('a deployment to new accounts', { timeout: 300_000 }, () => {
  const outcome = { code: null as number | null, said: '' };
  beforeAll(async () => Object.assign(outcome, await deploy()), 300_000);

  test('ends well, with a document that was read', () => {
    expect(outcome, outcome.said).toMatchObject({ code: 0 });
    expect(outcome.said).toContain('A document was uploaded, read and deleted again.');
  });

  test('has brought the database every migration, oldest first', () => {
    expect(vendors.migrations).toEqual(versionsIn('supabase/migrations'));
  });

  test('has given the worker every variable as a secret, and shown none', () => {
    expect(Object.fromEntries(vendors.cloudflare.secrets)).toEqual(variables);
    expect(outcome.said).not.toMatch(/nobody.may.see|redis-token|sig_current|0f1e2d3c4b5a|database-password/);
  });

  test('has put worker, pages, objects and cron at the address', () => {
    const { running, domains, crons } = vendors.cloudflare;
    expect(domains).toEqual(['docket.example.org']);
    expect(crons).toEqual(['* * * * *']);
    expect(running?.metadata).toMatchObject({
      migrations: { new_tag: 'v1' },
      keep_bindings: ['secret_text', 'secret_key'],
      limits: { cpu_ms: 60_000 },
    });
    expect(running?.pages.get('/build.json')).toContain(running?.message.replace('build-', ''));
  });

  test('has made pages that may talk to its own project, and to no other', () => {
    const policy = /connect-src ([^;"]+)/.exec(vendors.cloudflare.running?.pages.get('/index.html') ?? '')?.[1];
    expect(policy?.split(' ')).toContain(variables.SUPABASE_URL);
    expect(policy).not.toMatch(/https:(?!\/\/zyxwvutsrqponmlkjihg)/);
  });
});

describe('a deployment that turns out to be broken', { timeout: 300_000 }, () => {
  test('says so and how to go back, and going back makes it well', async () => {
    const first = vendors.cloudflare.running;
    vendors.sound = first?.message ?? null;
    writeFileSync(join(copy.folder, 'functions', 'broken.ts'), 'export const broken = true;\n');
    const second = await deploy();
    expect(second, second.said).toMatchObject({ code: 4 });
    expect(second.said).toContain('An upload is not taken: HTTP 503.');
    expect(second.said).toContain('`npm run deploy -- --rollback` goes back');
    expect(vendors.cloudflare.running?.message).not.toBe(first?.message);
    const back = await deploy('--rollback');
    expect(back, back.said).toMatchObject({ code: 0 });
    expect(vendors.cloudflare.running?.message).toBe(first?.message);
    vendors.sound = null;
  });
});

describe('a deployment that cannot go well', { timeout: 300_000 }, () => {
  test('for want of a paid plan says so, and leaves what runs as it was', async () => {
    const { running } = vendors.cloudflare;
    vendors.cloudflare.isPaid = false;
    const { code, said } = await deploy();
    vendors.cloudflare.isPaid = true;
    expect(code, said).toBe(1);
    expect(said).toContain('CPU limits are not supported for the Free plan');
    expect(said).toContain('The database serves the former code and this one');
    expect(vendors.cloudflare.running?.message).toBe(running?.message);
  });

  test('is stopped by the service that refuses it, before anything is sent', async () => {
    vendors.qstashToken = 'another token';
    vendors.sendgridScopes = ['stats.read'];
    const before = [vendors.cloudflare.versions.length, readFileSync(join(copy.folder, 'dist/build.json'), 'utf8')];
    const { code, said } = await deploy();
    expect(code, said).toBe(3);
    expect(said).toMatch(/QStash refuses QSTASH_TOKEN\.\n +→ A token is valid in its region alone/);
    expect(said).toContain('SENDGRID_API_KEY may not send mail');
    expect(said).toContain('Nothing was changed.');
    expect([vendors.cloudflare.versions.length, readFileSync(join(copy.folder, 'dist/build.json'), 'utf8')]).toEqual(
      before,
    );
  });
});
