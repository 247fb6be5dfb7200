type Variables = Record<string, string>;

/** Sends a request to a part of the cloud, as whoever owns it; rejects unless it is taken. */
export type Send = (
  to: 'supabase' | 'sendgrid' | 'control',
  method: string,
  path: string,
  body?: unknown,
) => Promise<unknown>;

const documents = { id: 'documents', name: 'documents', public: false, file_size_limit: 52_428_800 };
const signed = '/v3/user/webhooks/event/settings/signed';
const otherKey = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;

export interface Planted {
  name: string;
  vars?: (env: Variables) => Variables;
  /** Of migrations that this tree has, and the database has not. */
  missing?: string[];
  plant?: (send: Send) => Promise<unknown>;
  undo?: (send: Send) => Promise<unknown>;
  check: string;
  says: RegExp;
  remedy: RegExp;
}

/** What people get wrong, planted in a cloud that runs or in the variables that are looked at. */
export const misconfigurations: Planted[] = [
  {
    name: 'a token that was forgotten',
    vars: () => ({ QSTASH_TOKEN: '' }),
    check: 'variables',
    says: /^QSTASH_TOKEN is missing/,
    remedy: /Upstash console: QStash/,
  },
  {
    name: 'a secret key that is wrong',
    vars: () => ({ SUPABASE_SECRET_KEY: 'sb_secret_of_somebody_else_entirely' }),
    check: 'Supabase, secret key',
    says: /refuses SUPABASE_SECRET_KEY/,
    remedy: /from one project/,
  },
  {
    name: "another project's publishable key",
    vars: () => ({ SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of_another_project' }),
    check: 'Supabase, publishable key',
    says: /key of another project/,
    remedy: /from one project/,
  },
  {
    name: 'a deprecated key',
    vars: () => ({ SUPABASE_SECRET_KEY: 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl' }),
    check: 'SUPABASE_SECRET_KEY',
    says: /deprecated/,
    remedy: /sb_secret_.*disable the old ones/,
  },
  {
    name: 'a secret key that every browser is told',
    vars: (env) => ({ SUPABASE_PUBLISHABLE_KEY: env.SUPABASE_SECRET_KEY ?? '' }),
    check: 'SUPABASE_PUBLISHABLE_KEY',
    says: /is a secret key, and every browser is told it/,
    remedy: /Delete that key/,
  },
  {
    name: 'a missing bucket',
    plant: (send) => send('supabase', 'DELETE', '/storage/v1/bucket/documents'),
    undo: (send) => send('supabase', 'POST', '/storage/v1/bucket', documents),
    check: 'bucket',
    says: /no bucket "documents"/,
    remedy: /insert into storage\.buckets/,
  },
  {
    name: 'a public bucket',
    plant: (send) => send('supabase', 'PUT', '/storage/v1/bucket/documents', { public: true }),
    undo: (send) => send('supabase', 'PUT', '/storage/v1/bucket/documents', { public: false }),
    check: 'bucket',
    says: /is public/,
    remedy: /set public = false/,
  },
  {
    name: 'a bucket that takes less than the worker promises',
    plant: (send) => send('supabase', 'PUT', '/storage/v1/bucket/documents', { file_size_limit: 1_000_000 }),
    undo: (send) => send('supabase', 'PUT', '/storage/v1/bucket/documents', { file_size_limit: 52_428_800 }),
    check: 'bucket',
    says: /at most 1000000 bytes/,
    remedy: /file_size_limit = 52428800/,
  },
  {
    name: 'a migration that was not applied',
    missing: ['20991231000000'],
    check: 'migrations',
    says: /1 migrations are not applied: 20991231000000/,
    remedy: /supabase db push/,
  },
  {
    name: 'a project that cannot sign tokens anybody could check',
    vars: () => ({ SUPABASE_JWT_SECRET: '' }),
    check: 'sign-in',
    says: /no asymmetric signing key/,
    remedy: /migrate to signing keys/,
  },
  {
    name: 'a Redis token that is wrong',
    vars: () => ({ UPSTASH_REDIS_REST_TOKEN: 'AXsomebodyElsesRedisToken' }),
    check: 'Redis',
    says: /refuses UPSTASH_REDIS_REST_TOKEN/,
    remedy: /REST API/,
  },
  {
    name: 'a QStash token that is wrong',
    vars: () => ({ QSTASH_TOKEN: 'somebodyElsesQStashToken' }),
    check: 'QStash',
    says: /refuses QSTASH_TOKEN/,
    remedy: /region/,
  },
  {
    name: 'a signing key that is not the queue’s',
    vars: () => ({ QSTASH_CURRENT_SIGNING_KEY: 'sig_ofSomebodyElsesQueueAltogether' }),
    check: 'signing keys',
    says: /refuses every delivery/,
    remedy: /Signing keys, current/,
  },
  {
    name: 'a SendGrid key that is wrong',
    vars: () => ({ SENDGRID_API_KEY: 'SG.of-somebody-else.entirely' }),
    check: 'SendGrid',
    says: /refuses SENDGRID_API_KEY/,
    remedy: /Mail Send/,
  },
  {
    name: 'a sender that is not verified',
    vars: () => ({ SENDGRID_FROM_EMAIL: 'ada@elsewhere.example' }),
    check: 'sender',
    says: /ada@elsewhere\.example is not verified/,
    remedy: /authenticate the domain/,
  },
  {
    name: 'a webhook that is not signed',
    plant: (send) => send('sendgrid', 'PATCH', signed, { enabled: false }),
    undo: (send) => send('sendgrid', 'PATCH', signed, { enabled: true }),
    check: 'event webhook',
    says: /is not signed/,
    remedy: /turn signature verification on/,
  },
  {
    name: "another webhook's public key",
    vars: () => ({ SENDGRID_WEBHOOK_PUBLIC_KEY: otherKey }),
    check: 'event webhook',
    says: /not the key that SendGrid signs with/,
    remedy: /Event webhook/,
  },
  {
    name: 'a webhook that posts elsewhere',
    vars: () => ({ APP_URL: 'http://127.0.0.1:9' }),
    check: 'event webhook',
    says: /does not tell http:\/\/127\.0\.0\.1:9/,
    remedy: /post to http:\/\/127\.0\.0\.1:9\/hooks\/sendgrid/,
  },
  {
    name: 'an address where no worker is',
    vars: () => ({ APP_URL: 'http://127.0.0.1:9' }),
    check: 'worker',
    says: /does not answer/,
    remedy: /npm run deploy/,
  },
  {
    name: 'a worker that has other variables',
    vars: (env) => ({ SUPABASE_URL: (env.SUPABASE_URL ?? '').replace('127.0.0.1', 'localhost') }),
    check: 'worker, variables',
    says: /another SUPABASE_URL/,
    remedy: /Put the variables there/,
  },
  {
    name: 'an engine that is away',
    plant: (send) => send('control', 'POST', '/faults', { service: 'engines', fault: 'refuse' }),
    undo: (send) => send('control', 'DELETE', '/faults'),
    check: 'OCR',
    says: /does not answer/,
    remedy: /VISION_URL/,
  },
  {
    name: 'a service whose clock is an hour off',
    plant: (send) => send('control', 'POST', '/faults', { service: 'redis', fault: 'skew', ms: 3_600_000 }),
    undo: (send) => send('control', 'DELETE', '/faults'),
    check: 'clocks',
    says: /Redis is 3\d{3} s ahead/,
    remedy: /NTP/,
  },
  {
    name: 'an address with a slash at its end',
    vars: (env) => ({ APP_URL: `${env.APP_URL}/` }),
    check: 'APP_URL',
    says: /ends with a slash/,
    remedy: /without the slash/,
  },
  {
    name: 'a weak key for unsubscribing',
    vars: () => ({ UNSUBSCRIBE_KEYS: `k1:${'secret'.repeat(6)}` }),
    check: 'UNSUBSCRIBE_KEYS',
    says: /can be guessed/,
    remedy: /openssl rand/,
  },
  {
    name: 'a cron that has been silent for ten minutes',
    plant: async (send) => {
      await send('control', 'POST', '/faults', { service: 'postgrest', fault: '5xx-before', match: '/rpc/sweep' });
      await send('control', 'POST', '/clock', { advance: '10m' });
      await send('control', 'DELETE', '/faults');
    },
    check: 'cron',
    says: /has not run for 1\d minutes/,
    remedy: /Trigger events/,
  },
];
