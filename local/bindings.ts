import { isLoopback } from './loopback.ts';
import { keys, type Ports } from './settings.ts';

type Variables = Record<string, string>;

const at = (port: number) => `http://127.0.0.1:${port}`;

/** What each stand-in is reached with; the names of one vendor belong together. */
function vendors(ports: Ports): Record<string, Variables> {
  return {
    supabase: {
      SUPABASE_URL: at(ports.supabase),
      SUPABASE_PUBLISHABLE_KEY: keys.supabasePublishable,
      SUPABASE_SECRET_KEY: keys.supabaseSecret,
      SUPABASE_JWT_SECRET: keys.supabaseJwt,
    },
    redis: { UPSTASH_REDIS_REST_URL: at(ports.redis), UPSTASH_REDIS_REST_TOKEN: keys.redis },
    qstash: {
      QSTASH_URL: at(ports.qstash),
      QSTASH_TOKEN: keys.qstash,
      QSTASH_CURRENT_SIGNING_KEY: keys.qstashCurrent,
      QSTASH_NEXT_SIGNING_KEY: keys.qstashNext,
    },
    sendgrid: {
      SENDGRID_URL: at(ports.sendgrid),
      SENDGRID_API_KEY: keys.sendgrid,
      SENDGRID_WEBHOOK_PUBLIC_KEY: keys.sendgridHookPublic,
    },
    engines: { VISION_URL: at(ports.engines) },
    embeddings: { EMBEDDINGS_URL: at(ports.engines) },
  };
}

/** A vendor of whom anything was set is a real account, unless its address is on loopback: the stand-in's keys fall away. */
function without(standIn: Variables, set: Variables): Variables {
  const mine = Object.keys(standIn).filter((name) => name in set);
  if (mine.length === 0) return standIn;
  const url = mine.find((name) => name.endsWith('_URL'));
  return url && isLoopback(set[url] ?? '') ? standIn : {};
}

const limits = ['UPLOADS', 'WRITES', 'READS', 'SEARCHES', 'COSTLY_CALLS', 'VISITS', 'REFUSALS'];
const quotas = ['FILES_PER_DAY', 'BYTES_STORED', 'PAGES_PER_MONTH', 'MAILS_PER_DAY'];

// So many that nobody here reaches them; whoever wants to see a limit sets it.
const unlimited = Object.fromEntries([
  ...limits.map((name) => [`${name}_PER_MINUTE`, '1000000']),
  ...quotas.map((name) => [`QUOTA_${name}`, 'none']),
]);

/** The worker's variables: the stand-ins', with what was set in their place. */
export function bindings(ports: Ports, set: Variables): Variables {
  const standIns: Variables = Object.assign(
    {},
    ...Object.values(vendors(ports)).map((standIn) => without(standIn, set)),
  );
  return {
    APP_URL: at(ports.api),
    ...standIns,
    // Links in real mails are signed with a secret, which this one is not.
    ...(standIns.SENDGRID_API_KEY && { UNSUBSCRIBE_KEYS: keys.unsubscribe }),
    SENDGRID_FROM_EMAIL: 'docket@docket.local',
    SENDGRID_FROM_NAME: 'Docket',
    ...unlimited,
    ...set,
  };
}

const ours =
  /^(APP_URL|SENDGRID_(FROM|WEBHOOK)_\w+|EMBEDDINGS_(MODEL|CALIBRATION)|\w+_PER_MINUTE|QUOTA_\w+|DEPLOYMENT_\w+_PER_DAY|CORS_ORIGINS|UNSUBSCRIBE_KEYS|METRICS_TOKEN|OTEL_SERVICE_NAME|OPENAI_MODEL|MODEL_\w+)$/;

/** Whether the worker may have to reach a real account, so that it must be let out of the machine. */
export function usesRealAccounts(set: Variables): boolean {
  return Object.entries(set).some(
    ([name, value]) => !ours.test(name) && !isLoopback(value) && !isLoopbackKey(name, set),
  );
}

/** A key beside an address on loopback opens nothing else. */
function isLoopbackKey(name: string, set: Variables): boolean {
  const vendor = name.split('_')[0] ?? name;
  return Object.keys(set).some((other) => other.startsWith(vendor) && isLoopback(set[other] ?? ''));
}

/** What the outside of the local cloud needs to know, as `.local/env` has it. */
export function environment(ports: Ports, set: Variables): Variables {
  return {
    API_URL: at(ports.api),
    CONTROL_URL: at(ports.control),
    ...bindings(ports, set),
  };
}
