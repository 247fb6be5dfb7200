import * as z from 'zod';

const optional = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const url = z
  .url({ protocol: /^https?$/, message: 'must be an http or https URL' })
  .transform((value) => value.replace(/\/+$/, ''));
const key = z.string().trim().min(1, 'is missing');
// The older kind are tokens that never expire; the publishable one is told to every browser, so no other may stand in its place.
const projectKey = (prefix: string) =>
  key.pipe(
    z.string().refine((value) => value.startsWith(prefix), {
      error: ({ input }) =>
        /^eyJ/.test(String(input))
          ? `is one of the deprecated keys that are JWTs; use one that begins with ${prefix}`
          : `must begin with ${prefix}`,
    }),
  );
const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
// The first signs, and all of them are believed.
const namedSecret = /^([A-Za-z0-9_-]{1,16}):(.{32,})$/s;
const namedSecrets = (text: string) =>
  list(text).map((one) => {
    const [, id = '', secret = ''] = namedSecret.exec(one) ?? [];
    return { id, secret };
  });
// A public key of the curve P-256 as SendGrid shows it: base64 of its DER, which always begins alike.
const publicKey = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/;

// For API keys alone, which act by short tokens that it signs; Supabase's CLI makes such a key.
const signingKey = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === '') return undefined;
    const key = PrivateKey.safeParse(jsonOf(text));
    if (key.success) return key.data;
    context.addIssue({
      code: 'custom',
      message: 'must be a private key for ES256 with its kid, as one line of JSON (a JWK)',
    });
    return z.NEVER;
  })
  .optional();
const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string().min(1),
  x: z.string().min(1),
  y: z.string().min(1),
  d: z.string().min(1),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// As OpenTelemetry's specification has them: names and values that are encoded as in a URL, such as a=b,c=d%20e.
const otlpHeaders = z
  .string()
  .default('')
  .transform((text, context) => {
    const pairs = list(text).map((one) => /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*)$/.exec(one));
    const decoded = pairs.map((pair) => [pair?.[1] ?? '', decodedOf(pair?.[2] ?? '')] as const);
    if (decoded.every(([name, value]) => name && value)) return Object.fromEntries(decoded) as Record<string, string>;
    context.addIssue({ code: 'custom', message: 'must be headers such as api-key=secret,x-team=a%20b' });
    return z.NEVER;
  });

/** The value of a header that is encoded as in a URL; null when it could not be sent. */
function decodedOf(text: string): string | null {
  try {
    const value = decodeURIComponent(text);
    return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value) ? value : null;
  } catch {
    return null;
  }
}

const perMinute = (most: number) => z.coerce.number().int().positive().default(most);

const quota = (most: string) =>
  z
    .string()
    .regex(/^(\d{1,15}|none)$/, 'must be a whole number, or none for no limit')
    .default(most)
    .transform((text) => (text === 'none' ? null : Number(text)));

const Env = z.object({
  APP_URL: url,
  SUPABASE_URL: url,
  SUPABASE_PUBLISHABLE_KEY: projectKey('sb_publishable_'),
  SUPABASE_SECRET_KEY: projectKey('sb_secret_'),
  SUPABASE_JWT_SECRET: optional,
  SUPABASE_JWT_PRIVATE_KEY: signingKey,
  UPSTASH_REDIS_REST_URL: url,
  UPSTASH_REDIS_REST_TOKEN: key,
  QSTASH_URL: url.default('https://qstash.upstash.io'),
  QSTASH_TOKEN: key,
  QSTASH_CURRENT_SIGNING_KEY: key,
  QSTASH_NEXT_SIGNING_KEY: key,
  QSTASH_DEV: z.undefined('must not be set: it makes the SDK trust keys that are public').optional(),
  SENDGRID_API_KEY: optional,
  SENDGRID_URL: url.optional(),
  SENDGRID_FROM_EMAIL: z.email().optional(),
  SENDGRID_FROM_NAME: z.string().default('Docket'),
  SENDGRID_WEBHOOK_PUBLIC_KEY: z
    .string()
    .default('')
    .transform(list)
    .refine((keys) => keys.every((one) => publicKey.test(one)), 'must be the verification key that SendGrid shows'),
  UNSUBSCRIBE_KEYS: z
    .string()
    .default('')
    .transform(namedSecrets)
    .refine((keys) => keys.every(({ id }) => id), 'must be names and secrets such as k1:<32 characters or more>')
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'must not name two keys alike'),
  VISION_URL: url.optional(),
  GOOGLE_CLOUD_VISION_CREDENTIALS_JSON: optional,
  EMBEDDINGS_URL: url.optional(),
  EMBEDDINGS_API_KEY: optional,
  EMBEDDINGS_MODEL: optional,
  // The cosine at which a pair is as likely right as wrong, and how far from it the odds change by the factor e.
  EMBEDDINGS_CALIBRATION: z
    .string()
    .regex(/^-?\d*\.?\d+,\d*\.?\d+$/, 'must be a midpoint and a scale such as 0.42,0.05')
    .transform((text) => {
      const [midpoint = 0, scale = 0] = text.split(',').map(Number);
      return { midpoint, scale };
    })
    .refine(
      ({ midpoint, scale }) => Math.abs(midpoint) < 1 && scale > 0 && scale <= 1,
      'must lie within what a cosine can be',
    )
    .optional(),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: url.default('https://api.openai.com/v1'),
  OPENAI_MODEL: optional,
  GROQ_API_KEY: optional,
  // Dollars for a million tokens of input and output, as the model's price list has them.
  MODEL_USD_PER_MILLION_TOKENS: z
    .string()
    .regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, 'must be two prices such as 0.40,1.60')
    .default('0.40,1.60')
    .transform((text) => {
      const [input = 0, output = 0] = text.split(',').map(Number);
      return { input, output };
    }),
  // Tokens that a language model may take for one document, its questions and answers together.
  MODEL_TOKENS_PER_DOCUMENT: z.coerce.number().int().positive().default(20_000),
  METRICS_TOKEN: z.string().trim().min(16, 'must have 16 characters or more').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: otlpHeaders,
  OTEL_SERVICE_NAME: z.string().trim().min(1).default('docket'),
  UPLOADS_PER_MINUTE: perMinute(120),
  WRITES_PER_MINUTE: perMinute(300),
  READS_PER_MINUTE: perMinute(1200),
  SEARCHES_PER_MINUTE: perMinute(60),
  COSTLY_CALLS_PER_MINUTE: perMinute(20),
  VISITS_PER_MINUTE: perMinute(120),
  REFUSALS_PER_MINUTE: perMinute(60),
  QUOTA_FILES_PER_DAY: quota('1000'),
  QUOTA_BYTES_STORED: quota('10000000000'),
  QUOTA_PAGES_PER_MONTH: quota('20000'),
  QUOTA_MAILS_PER_DAY: quota('100'),
  DEPLOYMENT_FILES_PER_DAY: quota('none'),
  DEPLOYMENT_BYTES_PER_DAY: quota('none'),
  DEPLOYMENT_PAGES_PER_DAY: quota('none'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(list)
    .refine(
      (origins) => origins.every((one) => URL.parse(one)?.origin === one),
      'must be origins such as https://app.example.com, without a path',
    ),
});

const Checked = Env.superRefine((env, context) => {
  if (env.SENDGRID_API_KEY && !env.SENDGRID_FROM_EMAIL) {
    context.addIssue({ code: 'custom', path: ['SENDGRID_FROM_EMAIL'], message: 'is missing: mails need a sender' });
  }
  if (env.SENDGRID_API_KEY && env.UNSUBSCRIBE_KEYS.length === 0) {
    const message = 'is missing: every mail carries a signed link by which people unsubscribe';
    context.addIssue({ code: 'custom', path: ['UNSUBSCRIBE_KEYS'], message });
  }
  for (const name of publicKeysIn(env)) {
    const message = 'is a key of a development server, which everybody knows; make one of your own';
    context.addIssue({ code: 'custom', path: [name], message });
  }
});

// Keys that are printed in this repository or in a vendor's SDK, and that open whatever believes them.
const everybodyKnows =
  /loopback|sig_7kYjw48mhY7kAjqN|sig_5ZB6DVzB1wjE8S6r|eyJVc2VySUQiOiJkZWZhdWx0VXNlciI|LdX9t6PN84\+qUV/i;

const services = [
  ['SUPABASE_URL', ['SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY', 'SUPABASE_JWT_SECRET']],
  ['UPSTASH_REDIS_REST_URL', ['UPSTASH_REDIS_REST_TOKEN']],
  ['QSTASH_URL', ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY']],
  ['SENDGRID_URL', ['SENDGRID_API_KEY', 'SENDGRID_WEBHOOK_PUBLIC_KEY', 'UNSUBSCRIBE_KEYS']],
] as const;

/** The variables that hold a key which everybody knows, while its service is not one of this machine. */
const publicKeysIn = (env: z.infer<typeof Env>): string[] =>
  services.flatMap(([url, names]) =>
    isLoopback(env[url]) ? [] : names.filter((name) => everybodyKnows.test(JSON.stringify(env[name] ?? ''))),
  );

/** Whether an address is on this machine. */
export const isLoopback = (address: string | undefined): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(URL.parse(address ?? '')?.hostname ?? '');

export type Env = z.infer<typeof Env>;

/** Every problem of the configuration at once, one a line. */
export class ConfigurationError extends Error {
  constructor(problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Reads the worker's bindings; throws ConfigurationError with every problem when they cannot serve. */
export function parseEnv(bindings: Record<string, unknown>): Env {
  const result = Checked.safeParse(bindings);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return bindings[name] === undefined && !message.startsWith('is missing')
      ? `${name} is missing`
      : `${name} ${message}`;
  });
  throw new ConfigurationError([...new Set(problems)]);
}
