import type { Variables } from './patient.ts';

/** Variables whose values anybody may see; every other one is a secret. */
const open =
  /^((APP|API|CONTROL|SUPABASE|UPSTASH_REDIS_REST|QSTASH|SENDGRID|VISION|EMBEDDINGS|OPENAI_BASE)_URL|SUPABASE_PUBLISHABLE_KEY|SENDGRID_FROM_(EMAIL|NAME)|SENDGRID_WEBHOOK_PUBLIC_KEY|\w+_MODEL|EMBEDDINGS_CALIBRATION|MODEL_\w+|\w+_PER_\w+|CORS_ORIGINS|OTEL_EXPORTER_OTLP_ENDPOINT|OTEL_SERVICE_NAME|WORKER_NAME)$/;

/** Whether a variable must not be shown. */
export const isSecret = (name: string): boolean => !open.test(name);

const shortest = 6;

/** Every text that must not be shown: secret values, the secrets inside of them, and passwords in addresses. */
export function secretsIn(vars: Variables): [name: string, value: string][] {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(vars)) {
    if (!isSecret(name)) {
      const { username = '', password = '' } = URL.parse(value) ?? {};
      found.push(...[username, password].map((part): [string, string] => [name, part]));
      continue;
    }
    found.push(...[value, ...partsOf(value)].map((part): [string, string] => [name, part]));
  }
  return found.filter(([, value]) => value.length >= shortest).sort(([, a], [, b]) => b.length - a.length);
}

function partsOf(value: string): string[] {
  const headers = value.split(',').flatMap((one) => decoded(one.slice(one.indexOf('=') + 1).trim()));
  const named = [...value.split(',').flatMap((one) => one.split(':').slice(1)), ...headers];
  try {
    const inside: unknown = JSON.parse(value);
    if (typeof inside !== 'object' || inside === null) return named;
    const texts = ['d', 'private_key', 'private_key_id'].map((name) => Reflect.get(inside, name));
    return [...named, ...texts.filter((text) => typeof text === 'string')];
  } catch {
    return named;
  }
}

/** A value that may be encoded as in a URL, in both forms, and what stands in it behind a scheme such as Bearer. */
function decoded(value: string): string[] {
  try {
    const plain = decodeURIComponent(value);
    return [value, plain, plain.slice(plain.indexOf(' ') + 1)];
  } catch {
    return [value];
  }
}

/** Makes what takes every secret out of a text, wherever it came from. */
export function redactor(vars: Variables): (text: string) => string {
  const secrets = secretsIn(vars);
  return (text) => secrets.reduce((left, [name, value]) => left.replaceAll(value, `[${name}]`), text);
}
