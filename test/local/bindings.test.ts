import { expect, test } from 'vitest';
import { bindings, environment, usesRealAccounts } from '../../local/bindings.ts';
import { portsFrom } from '../../local/settings.ts';

const ports = portsFrom(9000);

test('the stand-ins give the worker every address and key it needs', () => {
  expect(Object.keys(bindings(ports, {})).sort()).toEqual([
    'APP_URL',
    'COSTLY_CALLS_PER_MINUTE',
    'EMBEDDINGS_URL',
    'QSTASH_CURRENT_SIGNING_KEY',
    'QSTASH_NEXT_SIGNING_KEY',
    'QSTASH_TOKEN',
    'QSTASH_URL',
    'QUOTA_BYTES_STORED',
    'QUOTA_FILES_PER_DAY',
    'QUOTA_MAILS_PER_DAY',
    'QUOTA_PAGES_PER_MONTH',
    'READS_PER_MINUTE',
    'REFUSALS_PER_MINUTE',
    'SEARCHES_PER_MINUTE',
    'SENDGRID_API_KEY',
    'SENDGRID_FROM_EMAIL',
    'SENDGRID_FROM_NAME',
    'SENDGRID_URL',
    'SENDGRID_WEBHOOK_PUBLIC_KEY',
    'SUPABASE_JWT_SECRET',
    'SUPABASE_PUBLISHABLE_KEY',
    'SUPABASE_SECRET_KEY',
    'SUPABASE_URL',
    'UNSUBSCRIBE_KEYS',
    'UPLOADS_PER_MINUTE',
    'UPSTASH_REDIS_REST_TOKEN',
    'UPSTASH_REDIS_REST_URL',
    'VISION_URL',
    'VISITS_PER_MINUTE',
    'WRITES_PER_MINUTE',
  ]);
});

test('every local key says that it is local', () => {
  const secrets = Object.entries(bindings(ports, {})).filter(([name]) => /KEY|TOKEN|SECRET/.test(name));
  expect(secrets.filter(([, value]) => !/local/i.test(value))).toEqual([]);
});

test('a real account takes none of the keys of the stand-in it replaces', () => {
  const set = { SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_SECRET_KEY: 'sb_secret_real' };
  const worker = bindings(ports, set);
  expect(worker).toMatchObject(set);
  expect(worker).not.toHaveProperty('SUPABASE_JWT_SECRET');
  expect(worker.QSTASH_URL).toBe('http://127.0.0.1:9003');
});

test('links in mails that really leave are not signed with a key that everybody knows', () => {
  expect(bindings(ports, { SENDGRID_API_KEY: 'SG.real' })).not.toHaveProperty('UNSUBSCRIBE_KEYS');
  const mine = { UNSUBSCRIBE_KEYS: 'mine:0123456789abcdef0123456789abcdef' };
  expect(bindings(ports, mine)).toMatchObject({ ...mine, SENDGRID_API_KEY: expect.stringContaining('local') });
});

test('a real key without an address means the vendor, not the stand-in', () => {
  expect(bindings(ports, { SENDGRID_API_KEY: 'SG.real' })).not.toHaveProperty('SENDGRID_URL');
});

test('a real account for scans leaves the embeddings on this machine', () => {
  const worker = bindings(ports, { VISION_URL: 'https://vision.googleapis.com' });
  expect(worker.EMBEDDINGS_URL).toBe('http://127.0.0.1:9005');
});

test('another server on loopback is met with the keys of the stand-in', () => {
  const worker = bindings(ports, { UPSTASH_REDIS_REST_URL: 'http://localhost:7000' });
  expect(worker.UPSTASH_REDIS_REST_URL).toBe('http://localhost:7000');
  expect(worker.UPSTASH_REDIS_REST_TOKEN).toContain('local');
});

test('the worker is let out of the machine only for a real account', () => {
  expect(usesRealAccounts({})).toBe(false);
  expect(usesRealAccounts({ UPLOADS_PER_MINUTE: '2', SENDGRID_FROM_EMAIL: 'a@b.c' })).toBe(false);
  expect(usesRealAccounts({ SENDGRID_URL: 'http://127.0.0.1:7001', SENDGRID_API_KEY: 'SG.mine' })).toBe(false);
  expect(usesRealAccounts({ METRICS_TOKEN: 'mine', OTEL_SERVICE_NAME: 'inbox', OPENAI_MODEL: 'small' })).toBe(false);
  expect(usesRealAccounts({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example' })).toBe(true);
  expect(usesRealAccounts({ SENDGRID_API_KEY: 'SG.real' })).toBe(true);
  expect(usesRealAccounts({ OPENAI_API_KEY: 'sk-real' })).toBe(true);
  expect(usesRealAccounts({ EMBEDDINGS_MODEL: 'mine', EMBEDDINGS_CALIBRATION: '0.4,0.1' })).toBe(false);
  expect(usesRealAccounts({ EMBEDDINGS_URL: 'https://api.openai.com/v1' })).toBe(true);
  expect(usesRealAccounts({ UPSTASH_REDIS_REST_URL: 'https://eu1.upstash.io' })).toBe(true);
});

test('the outside is told every address of the table', () => {
  expect(environment(ports, {})).toMatchObject({
    API_URL: 'http://127.0.0.1:9000',
    CONTROL_URL: 'http://127.0.0.1:9006',
    VISION_URL: 'http://127.0.0.1:9005',
    EMBEDDINGS_URL: 'http://127.0.0.1:9005',
  });
});
