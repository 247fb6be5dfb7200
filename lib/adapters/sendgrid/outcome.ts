import * as z from 'zod';
import type { MailOutcome } from '../../ports/mails.ts';

/**
 * What a failed call says of the mail. SendGrid has no idempotency key, so the question is only whether it can have
 * taken the mail:
 * - an answer below 500 is its decision, and it did not. A 4xx repeats itself (permanent), except what the operator or
 *   time can change: the key, the sender or the credits (401, 403), the request that was slow (408), the rate (429).
 * - nothing was ever sent when the connection was refused or the name unknown, or when Cloudflare's edge says so
 *   (521 refused, 523 unreachable, 525 and 526 no TLS, 530 no such name): the mail may go out again later.
 * - after a 5xx, a timeout or a connection that broke, it may have been taken: unknown, and never sent again blindly.
 */
export function outcomeOf(error: unknown, now: number): MailOutcome {
  const answer = Answered.safeParse(error).data?.response;
  if (!answer) return unanswered(error);
  const { status, headers, data } = answer;
  const reason = reasonOf(status, data);
  if (neverSent.has(status)) return refused(reason, false);
  if (status >= 500) return { outcome: 'unknown', reason };
  if (status === 429) return { ...refused(reason, false), retry_after_ms: retryAfter(headers, now) };
  if (status === 401 && /maximum credits exceeded/i.test(reason))
    return { ...refused(reason, false), retry_after_ms: untilNewCredits(now) };
  return refused(reason, status >= 400 && !changeable.has(status));
}

/** What a refusal of the message itself says of the recipients of a call that was refused whole. */
export interface Refusal {
  /** The places that it names, of those there were, with what is wrong there. */
  named: Map<number, string>;
  /** Whether it can be about some of them and not about all. */
  isOfSome: boolean;
}

/** Reads a refusal of a message to so many (400, 413); null for every other answer and for silence. */
export function refusalOf(error: unknown, recipients: number): Refusal | null {
  const answer = Answered.safeParse(error).data?.response;
  if (answer?.status === 413) return { named: new Map(), isOfSome: true };
  if (answer?.status !== 400) return null;
  const errors = Errors.safeParse(answer.data).data?.errors ?? [];
  const named = new Map<number, string>();
  for (const { message, field } of errors) {
    const place = Number(/^personalizations\.(\d+)\b/.exec(field ?? '')?.[1] ?? Number.NaN);
    if (!(place < recipients)) continue;
    const before = named.get(place);
    named.set(place, before ? `${before} ${message}` : `${field}: ${message}`);
  }
  return { named, isOfSome: errors.every(({ field }) => !field || field.startsWith('personalizations')) };
}

// Credits of a day are counted in UTC.
const untilNewCredits = (now: number): number => aDayInMs - (now % aDayInMs);
const aDayInMs = 86_400_000;

const neverSent = new Set([521, 523, 525, 526, 530]);
const changeable = new Set([401, 403, 408]);

const refused = (reason: string, permanent: boolean) =>
  ({ outcome: 'refused', reason, permanent, retry_after_ms: null }) as const;

const Answered = z.object({ response: z.object({ status: z.int(), headers: z.unknown(), data: z.unknown() }) });

const Errors = z.object({ errors: z.array(z.object({ message: z.string(), field: z.string().nullish() })).min(1) });

function reasonOf(status: number, body: unknown): string {
  const named = Errors.safeParse(body).data?.errors.map(({ message, field }) =>
    field ? `${field}: ${message}` : message,
  );
  return `SendGrid answered ${status}${named ? `: ${named.join(' ')}` : ''}`.slice(0, 500);
}

const Limits = z.object({
  'x-ratelimit-reset': z.coerce.number().optional().catch(undefined),
  'retry-after': z.coerce.number().optional().catch(undefined),
});

/** Milliseconds until the rate limit ends: a Unix time in the vendor's header, seconds in the one of proxies. */
function retryAfter(headers: unknown, now: number): number | null {
  const limits = Limits.safeParse(headers).data;
  const reset = limits?.['x-ratelimit-reset'];
  if (reset !== undefined) return Math.max(0, reset * 1000 - now);
  const seconds = limits?.['retry-after'];
  return seconds === undefined ? null : Math.max(0, seconds * 1000);
}

// What Node's fetch and its resolver say before a byte has left.
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function unanswered(error: unknown): MailOutcome {
  const codes = codesOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const reason = `SendGrid did not answer: ${[...new Set([...codes, message])].join(' ')}`.slice(0, 500);
  return codes.some((code) => beforeSending.has(code)) ? refused(reason, false) : { outcome: 'unknown', reason };
}

/** The codes of an error and of all that caused it; several addresses of one name fail as an AggregateError. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesOf(error.cause)];
}
