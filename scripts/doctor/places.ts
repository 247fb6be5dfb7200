const supabase = 'Supabase: Project settings, API keys';
const redis = 'Upstash console: Redis, your database, REST API';
const qstash = 'Upstash console: QStash';
const sendgrid = 'SendGrid: Settings';

/** Where the value of each variable is found or made. */
const places: Record<string, string> = {
  APP_URL: 'the address at which the worker will be reached, such as https://docket.example.com',
  SUPABASE_URL: 'Supabase: Project settings, Data API, project URL',
  SUPABASE_PUBLISHABLE_KEY: `${supabase}, publishable key (sb_publishable_…)`,
  SUPABASE_SECRET_KEY: `${supabase}, secret keys (sb_secret_…)`,
  SUPABASE_JWT_PRIVATE_KEY: '`supabase gen signing-key --algorithm ES256`, imported under Project settings, JWT keys',
  UPSTASH_REDIS_REST_URL: redis,
  UPSTASH_REDIS_REST_TOKEN: `${redis} (the token that is not read-only)`,
  QSTASH_URL: `${qstash}, the address of the region that the token and the signing keys are of`,
  QSTASH_TOKEN: `${qstash}, QSTASH_TOKEN`,
  QSTASH_CURRENT_SIGNING_KEY: `${qstash}, Signing keys, current`,
  QSTASH_NEXT_SIGNING_KEY: `${qstash}, Signing keys, next`,
  SENDGRID_API_KEY: `${sendgrid}, API keys, with the right "Mail Send" alone`,
  SENDGRID_FROM_EMAIL: `an address that is verified in ${sendgrid}, Sender authentication`,
  SENDGRID_WEBHOOK_PUBLIC_KEY: `${sendgrid}, Mail settings, Event webhook, signature verification`,
  OTEL_EXPORTER_OTLP_ENDPOINT: 'the base address of your collector for OTLP over HTTP, without /v1/traces',
  OTEL_EXPORTER_OTLP_HEADERS: 'what your collector wants, such as x-api-key=secret; a space is %20',
  UNSUBSCRIBE_KEYS: 'k1: and what `openssl rand -hex 32` prints',
  GOOGLE_CLOUD_VISION_CREDENTIALS_JSON:
    'Google Cloud: IAM, Service accounts, Keys, a new JSON key, as one line; or take the line away, and scans wait',
  EMBEDDINGS_API_KEY: 'the key of the service at EMBEDDINGS_URL; or take both away, and nothing is matched',
  OPENAI_API_KEY: 'platform.openai.com, API keys; or take the line away: rules read without it',
  GROQ_API_KEY: 'console.groq.com, API keys; or take the line away: rules read without it',
  METRICS_TOKEN:
    'what `openssl rand -hex 16` prints, told to the scraper; or take the line away, and operators alone see metrics',
  CORS_ORIGINS: 'the origins of web apps of yours on other hosts; or take the line away, and there are none',
};

/** What to do about a variable that is missing or wrong. */
export const setRight = (name: string): string => `Set ${name}: ${places[name] ?? 'see .dev.vars.example'}.`;
