import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';
import type { Actor, Context } from '../context.ts';
import type { Env } from '../env.ts';
import { createLog, type Log } from '../log.ts';
import type { Limits } from '../ports/limits.ts';
import type { Database, DependencyHealth } from '../ports.ts';
import type { Listeners } from '../realtime/realtime.ts';
import { knownModel, localModel } from './engines/embedding-models.ts';
import { createEmbedder } from './engines/embeddings.ts';
import { createModel } from './engines/openai.ts';
import { createOcr } from './engines/vision.ts';
import { createErasure } from './erasure.ts';
import { probe } from './health.ts';
import { createLive } from './live.ts';
import { createOwnCounter } from './own-counter.ts';
import { createReceivers } from './receivers.ts';
import { createRecently } from './recently.ts';
import { createForgetRecipient } from './sendgrid/forget-recipient.ts';
import { createMailHook } from './sendgrid/mail-hook.ts';
import { createMailer } from './sendgrid/mailer.ts';
import { createVerifier } from './supabase/auth.ts';
import { connectSupabase } from './supabase/database.ts';
import type { AccessToken } from './supabase/rpc.ts';
import { createMinter } from './supabase/tokens.ts';
import { createExporter } from './telemetry/exporter.ts';
import { tracedCounter, tracedDatabase, tracedParts } from './telemetry/traced.ts';
import { createUnsubscribeLinks } from './unsubscribe-links.ts';
import { createCounter } from './upstash/counter.ts';
import { rememberQuestions } from './upstash/question-vectors.ts';
import { createQueue } from './upstash/queue.ts';
import { createReceiver } from './upstash/receiver.ts';
import { connectRedis, createFrames, createReceipts, pingRedis } from './upstash/redis.ts';

/**
 * Builds everything the product needs from its configuration: one client per vendor and isolate. Without listeners
 * nobody is told anything before they ask; `later` lets work go on after the answer.
 */
export function connect(
  env: Env,
  listeners: Listeners | null = null,
  later: (work: Promise<unknown>) => void = () => undefined,
) {
  const log = createLog();
  const supabase = connectSupabase({
    url: env.SUPABASE_URL,
    publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
    secretKey: env.SUPABASE_SECRET_KEY,
  });
  const redis = connectRedis({ url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN });
  const receiver = createReceiver({
    currentKey: env.QSTASH_CURRENT_SIGNING_KEY,
    nextKey: env.QSTASH_NEXT_SIGNING_KEY,
    appUrl: env.APP_URL,
  });
  const embedder = embedderOf(env);
  const telemetry = telemetryOf(env, supabase.databaseFor(null), later, log);
  const outside = {
    files: supabase.files,
    queue: createQueue({ url: env.QSTASH_URL, token: env.QSTASH_TOKEN, appUrl: env.APP_URL }),
    mailer: mailerOf(env),
    receivers: createReceivers(),
    live: createLive(createFrames(redis), listeners, log),
    engines: { ocr: ocrOf(env), model: modelOf(env), embedder: embedder && rememberQuestions(embedder, redis) },
  };
  const counter = createCounter(redis);
  const shared = {
    ...(telemetry ? tracedParts(outside) : outside),
    unsubscribe: env.UNSUBSCRIBE_KEYS.length > 0 ? createUnsubscribeLinks(env.APP_URL, env.UNSUBSCRIBE_KEYS) : null,
    receipts: createReceipts(redis),
    recently: createRecently(),
    later,
    erasure: createErasure(supabase, redis, listeners, forgetRecipientOf(env, log)),
    appUrl: env.APP_URL,
    quotas: {
      files_per_day: env.QUOTA_FILES_PER_DAY,
      bytes_stored: env.QUOTA_BYTES_STORED,
      pages_per_month: env.QUOTA_PAGES_PER_MONTH,
      mails_per_day: env.QUOTA_MAILS_PER_DAY,
      deployment: {
        files_per_day: env.DEPLOYMENT_FILES_PER_DAY,
        bytes_per_day: env.DEPLOYMENT_BYTES_PER_DAY,
        pages_per_day: env.DEPLOYMENT_PAGES_PER_DAY,
      },
    },
    now: () => Date.now(),
    newId: () => uuidv7(),
  };
  if (!shared.mailer) log.warn('mails are off: SENDGRID_API_KEY is not set');

  return {
    for: (actor: Actor, request: { token: AccessToken; log: Log }): Context => {
      const database = supabase.databaseFor(request.token);
      return { ...shared, actor, log: request.log, database: telemetry ? tracedDatabase(database) : database };
    },
    authenticate: createVerifier({ url: env.SUPABASE_URL, jwtSecret: env.SUPABASE_JWT_SECRET ?? null }),
    isStillSignedIn: supabase.isStillSignedIn,
    mintToken: createMinter({
      url: env.SUPABASE_URL,
      privateKey: env.SUPABASE_JWT_PRIVATE_KEY ?? null,
      jwtSecret: env.SUPABASE_JWT_SECRET ?? null,
    }),
    verifyDelivery: (delivery: { path: string; signature: string | null; body: string }) => receiver.verify(delivery),
    mailHook: env.SENDGRID_WEBHOOK_PUBLIC_KEY.length > 0 ? createMailHook(env.SENDGRID_WEBHOOK_PUBLIC_KEY) : null,
    limits: {
      perMinute: perMinuteOf(env),
      shared: telemetry ? tracedCounter(counter) : counter,
      own: createOwnCounter(),
    },
    health: (): Promise<DependencyHealth[]> => {
      const pulse = supabase.databaseFor(null).commit('heartbeat', {}, Heartbeat);
      return Promise.all([
        probe('supabase', true, () => Promise.all([supabase.ping(), pulse])),
        probe('cron', false, async () => beat(await pulse)),
        probe('redis', false, () => pingRedis(redis)),
        probe('qstash', false, () => reach(env.QSTASH_URL)),
        env.SENDGRID_API_KEY
          ? probe('sendgrid', false, () => reach(env.SENDGRID_URL ?? 'https://api.sendgrid.com'))
          : off('sendgrid'),
        shared.engines.ocr && env.VISION_URL ? probe('ocr', false, () => reach(env.VISION_URL ?? '')) : off('ocr'),
        env.EMBEDDINGS_URL ? probe('embeddings', false, () => reach(env.EMBEDDINGS_URL ?? '')) : off('embeddings'),
      ]);
    },
    metricsToken: env.METRICS_TOKEN ?? null,
    telemetry,
    listeners,
    log,
    appUrl: env.APP_URL,
    corsOrigins: env.CORS_ORIGINS,
    browser: { supabase_url: env.SUPABASE_URL, supabase_publishable_key: env.SUPABASE_PUBLISHABLE_KEY },
  };
}

const perMinuteOf = (env: Env): Limits['perMinute'] => ({
  uploads: env.UPLOADS_PER_MINUTE,
  writes: env.WRITES_PER_MINUTE,
  reads: env.READS_PER_MINUTE,
  searches: env.SEARCHES_PER_MINUTE,
  costly_calls: env.COSTLY_CALLS_PER_MINUTE,
  visits: env.VISITS_PER_MINUTE,
  refusals: env.REFUSALS_PER_MINUTE,
});

const telemetryOf = (env: Env, database: Database, later: (work: Promise<unknown>) => void, log: Log) =>
  env.OTEL_EXPORTER_OTLP_ENDPOINT
    ? createExporter({
        endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
        headers: env.OTEL_EXPORTER_OTLP_HEADERS,
        service: env.OTEL_SERVICE_NAME,
        later,
        count: (p_spans) => database.commit('count_dropped_spans', { p_spans }, Counted),
        log,
      })
    : null;
const Counted = z.object({ outcome: z.literal('counted') });

const mailerOf = (env: Env) =>
  env.SENDGRID_API_KEY && env.SENDGRID_FROM_EMAIL
    ? createMailer({
        apiKey: env.SENDGRID_API_KEY,
        url: env.SENDGRID_URL ?? null,
        from: { email: env.SENDGRID_FROM_EMAIL, name: env.SENDGRID_FROM_NAME },
      })
    : null;

const forgetRecipientOf = (env: Env, log: Log) =>
  env.SENDGRID_API_KEY
    ? createForgetRecipient({ apiKey: env.SENDGRID_API_KEY, url: env.SENDGRID_URL ?? null, log })
    : null;

function ocrOf(env: Env) {
  const credentials = env.GOOGLE_CLOUD_VISION_CREDENTIALS_JSON ?? null;
  if (!env.VISION_URL && !credentials) return null;
  return createOcr({ url: env.VISION_URL ?? 'https://vision.googleapis.com', credentials });
}

function modelOf(env: Env) {
  if (env.OPENAI_API_KEY)
    return createModel({
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
      model: env.OPENAI_MODEL ?? 'gpt-4.1-mini',
      usdPerMillionTokens: env.MODEL_USD_PER_MILLION_TOKENS,
      tokensPerDocument: env.MODEL_TOKENS_PER_DOCUMENT,
    });
  if (env.GROQ_API_KEY)
    return createModel({
      apiKey: env.GROQ_API_KEY,
      baseUrl: 'https://api.groq.com/openai/v1',
      model: env.OPENAI_MODEL ?? 'openai/gpt-oss-20b',
      usdPerMillionTokens: env.MODEL_USD_PER_MILLION_TOKENS,
      tokensPerDocument: env.MODEL_TOKENS_PER_DOCUMENT,
    });
  return null;
}

function embedderOf(env: Env) {
  const calibration = env.EMBEDDINGS_CALIBRATION ?? null;
  if (env.EMBEDDINGS_URL)
    return createEmbedder({
      url: env.EMBEDDINGS_URL,
      apiKey: env.EMBEDDINGS_API_KEY ?? null,
      model: knownModel(env.EMBEDDINGS_MODEL ?? localModel, calibration),
    });
  // A language model elsewhere says nothing about embeddings there.
  if (env.OPENAI_API_KEY && new URL(env.OPENAI_BASE_URL).hostname === 'api.openai.com')
    return createEmbedder({
      url: env.OPENAI_BASE_URL,
      apiKey: env.OPENAI_API_KEY,
      model: knownModel(env.EMBEDDINGS_MODEL ?? 'text-embedding-3-small', calibration),
    });
  return null;
}

const Heartbeat = z.object({ now: z.string(), sweep_at: z.string(), late: z.boolean() });

// The watchdog of the cron: without its sweep nothing is lost, but what was left undone stays so.
function beat({ now, sweep_at, late }: z.infer<typeof Heartbeat>): void {
  const silentMs = Date.parse(now) - Date.parse(sweep_at);
  if (late)
    throw new Error(`the minute cron has not run for ${Math.round(silentMs / 60_000)} minutes (since ${sweep_at})`);
}

// Any answer at all proves that the service is there; asking for more would be billed.
const reach = async (url: string): Promise<void> => {
  const response = await fetch(url, { method: 'GET', redirect: 'manual', signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`answered ${response.status}`);
};

const off = (name: string): DependencyHealth => ({
  name,
  required: false,
  state: 'off',
  ms: 0,
  detail: 'not configured',
});
