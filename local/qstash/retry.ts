import type { Answer } from './answer.ts';
import { parseDelayExpression } from './delay-expression.ts';
import { parseDuration } from './durations.ts';
import type { Message } from './message.ts';

const dayInMs = 86_400_000;
const askingHeaders = [
  'Retry-After',
  'X-Ratelimit-Reset',
  'X-Ratelimit-Reset-Requests',
  'X-Ratelimit-Reset-Tokens',
] as const;

/** Milliseconds until a failed message is tried again, or null when it never is. */
export function retryDelay(message: Message, answer: Answer, now: number): number | null {
  if (message.retried >= message.retries || isFinal(answer)) return null;
  return askedDelay(answer, now) ?? expressedDelay(message) ?? defaultDelay(message.retried + 1);
}

const isFinal = ({ status, headers }: Answer): boolean =>
  status === 489 && headers['Upstash-Nonretryable-Error']?.[0] === 'true';

function askedDelay({ headers }: Answer, now: number): number | null {
  for (const name of askingHeaders) {
    const delay = readDelay(headers[name]?.[0], now);
    if (delay !== null && delay <= dayInMs) return Math.max(0, delay);
  }
  return null;
}

function readDelay(value: string | undefined, now: number): number | null {
  if (!value) return null;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? parseDuration(value) : date - now;
}

function expressedDelay({ retryDelay: expression, retried }: Message): number | null {
  if (expression === null) return null;
  const delay = parseDelayExpression(expression)(retried);
  return Number.isFinite(delay) ? Math.max(0, Math.round(delay)) : null;
}

/** 12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m, then a day each. */
const defaultDelay = (retry: number): number => Math.min(dayInMs, Math.floor(Math.exp(2.5 * retry)) * 1000);
