import { parseDelayExpression } from './delay-expression.ts';
import { checkDestination } from './destination.ts';
import { parseDuration } from './durations.ts';
import type { Callback, Draft, FlowControl } from './message.ts';
import { Refusal, unsupported } from './refusal.ts';
import { canonicalName } from './wire.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const leftOut = ['upstash-cron', 'upstash-schedule-id', 'upstash-queue-name', 'upstash-redact-fields'];
const neverForwarded =
  /^(?:upstash-|authorization$|host$|connection$|content-length$|transfer-encoding$|content-type$)/;
const perHop = /^(?:host|connection|content-length|transfer-encoding|keep-alive|upgrade|expect|te)$/;

/** The longest time an endpoint may take to answer on the plan that this broker imitates. */
const responseLimit = 15 * 60_000;
/** The longest delay and the longest period of a rate on that plan. */
const weekInMs = 7 * 86_400_000;

/** The message that these publish headers ask for; throws Refusal on values that the vendor would refuse. */
export function readMessage(url: string, headers: Headers, body: Uint8Array, now: number): Draft {
  checkDestination(url);
  for (const name of leftOut) if (headers.has(name)) throw unsupported(`"${canonicalName(name)}" header`);
  return {
    url,
    method: readMethod(headers),
    headers: readForwarded(headers),
    body,
    retries: readInteger(headers, 'upstash-retries') ?? 3,
    retryDelay: readRetryDelay(headers),
    timeout: Math.min(readDuration(headers, 'upstash-timeout') ?? responseLimit, responseLimit),
    labels: (headers.get('upstash-label') ?? '').split(',').flatMap((label) => label.trim() || []),
    flowControl: readFlowControl(headers),
    callback: readCallback(headers, 'upstash-callback', now),
    failureCallback: readCallback(headers, 'upstash-failure-callback', now),
    notBefore: readNotBefore(headers, now),
  };
}

function readMethod(headers: Headers): string {
  const method = headers.get('upstash-method') ?? 'POST';
  if (!methods.includes(method)) throw new Refusal(400, `invalid method: "${method}" is none of ${methods.join(', ')}`);
  return method;
}

function readForwarded(headers: Headers): Record<string, string> {
  const forwarded: Record<string, string> = {};
  const all = headers.get('upstash-header-forward') === 'true';
  for (const [name, value] of headers) {
    const plain = name.startsWith('upstash-forward-') ? name.slice('upstash-forward-'.length) : null;
    const own = name === 'content-type' || (all && !neverForwarded.test(name)) ? name : null;
    const sent = plain ?? own;
    if (sent && !perHop.test(sent)) forwarded[canonicalName(sent)] = value;
  }
  return forwarded;
}

function readInteger(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  if (text === null) return null;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(400, `invalid ${canonicalName(name)}: "${text}" is no whole number`);
  return Number(text);
}

function readDuration(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  if (text === null) return null;
  const duration = parseDuration(text);
  if (duration === null)
    throw new Refusal(400, `invalid ${canonicalName(name)}: "${text}" is no duration such as 1d10h30m`);
  return duration;
}

function readNotBefore(headers: Headers, now: number): number {
  const seconds = readInteger(headers, 'upstash-not-before');
  const notBefore = seconds === null ? now + (readDuration(headers, 'upstash-delay') ?? 0) : seconds * 1000;
  if (notBefore - now > weekInMs) throw new Refusal(400, 'a message waits 7 days at most on this plan');
  return notBefore;
}

function readRetryDelay(headers: Headers): string | null {
  const expression = headers.get('upstash-retry-delay');
  if (expression === null) return null;
  try {
    parseDelayExpression(expression);
    return expression;
  } catch (error) {
    throw new Refusal(400, `invalid Upstash-Retry-Delay: ${error instanceof Error ? error.message : error}`);
  }
}

function readFlowControl(headers: Headers): FlowControl | null {
  const key = headers.get('upstash-flow-control-key');
  const value = headers.get('upstash-flow-control-value');
  if (!key && !value) return null;
  if (!key || !value) throw new Refusal(400, 'Upstash-Flow-Control-Key and Upstash-Flow-Control-Value go together');
  const limits = new Map(
    value.split(',').map((part) => part.split('=').map((side) => side.trim()) as [string, string]),
  );
  const parallelism = readLimit(limits, 'parallelism');
  const rate = readLimit(limits, 'rate');
  if (parallelism === null && rate === null)
    throw new Refusal(400, 'Upstash-Flow-Control-Value needs parallelism or rate');
  return { key, parallelism, rate, period: readPeriod(limits.get('period') ?? '1s') };
}

function readLimit(limits: Map<string, string>, name: string): number | null {
  const text = limits.get(name);
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Refusal(400, `invalid flow control ${name}: "${text}" is no count from 1`);
  return Number(text);
}

function readPeriod(text: string): number {
  const period = parseDuration(/^\d+$/.test(text) ? `${text}s` : text);
  if (period !== null && period >= 1000 && period <= weekInMs) return period;
  throw new Refusal(400, `invalid flow control period: "${text}" is not between 1s and 7d`);
}

function readCallback(headers: Headers, name: string, now: number): Callback | null {
  const url = headers.get(name);
  if (url === null) return null;
  if (headers.has(`${name}-delay`)) throw new Refusal(400, 'callbacks cannot be delayed');
  const inherited = { 'content-type': 'application/json', 'upstash-retries': headers.get('upstash-retries') ?? '3' };
  const own = [...headers].flatMap(([header, value]) =>
    header.startsWith(`${name}-`) ? [[`upstash-${header.slice(name.length + 1)}`, value]] : [],
  );
  const callback: Callback = { url, headers: { ...inherited, ...Object.fromEntries(own) } };
  // Published only once the outcome is known, so what is wrong with it has to be said now.
  readMessage(url, new Headers(callback.headers), new Uint8Array(), now);
  return callback;
}
