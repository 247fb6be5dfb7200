import type { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../lib/errors.ts';
import { isSpent, type Turn, takeTurn, tooMany } from '../../lib/limits/limit.ts';
import type { LimitName } from '../../lib/ports/limits.ts';
import type { AppEnv } from '../composition.ts';
import { limitOf } from '../limited.ts';

/** Counts whoever is not signed in by their address. */
export const limitAddress = (name: LimitName) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const { limits } = c.var.composition;
    if (limits) goOn(c, await takeTurn(limits, name, addressOf(c)));
    await next();
  });

/** Counts a request of somebody who is signed in; throws `rate_limited`. A form's is counted while it is read: see `whileAllowed`. */
export async function limitPerson(c: HonoContext<AppEnv>, person: string): Promise<void> {
  const { limits } = c.var.composition;
  if (!limits) return;
  const name = limitOf(c.req.method, c.req.path);
  const turn = takeTurn(limits, name, person);
  const isForm = name === 'uploads' && /^multipart\//i.test(c.req.header('content-type') ?? '');
  if (isForm) c.set('turn', turn);
  else goOn(c, await turn);
}

/** What is read meanwhile: the limit's refusal waits for it, so that nobody is cut off while sending. */
export async function whileAllowed<Reading>(c: HonoContext<AppEnv>, reading: Reading): Promise<Awaited<Reading>> {
  const [read] = await Promise.allSettled([reading]);
  goOn(c, (await c.var.turn) ?? null);
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}

/**
 * Finds out who calls, and counts by address how often nobody does. Where that was too often, keys are not looked up any
 * more; somebody with a token of their own, which is checked without asking anybody, still gets through.
 */
export async function limitRefusals<Caller>(
  c: HonoContext<AppEnv>,
  asks: boolean,
  find: () => Promise<Caller>,
): Promise<Caller> {
  const { limits } = c.var.composition;
  if (!limits) return find();
  const address = addressOf(c);
  if (asks && isSpent(limits, 'refusals', address)) goOn(c, await takeTurn(limits, 'refusals', address));
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthorized')
      goOn(c, await takeTurn(limits, 'refusals', address));
    throw error;
  }
}

/** Where a request comes from, as Cloudflare alone can say: a household's whole network where addresses are plenty. */
export function addressOf(c: HonoContext<AppEnv>): string {
  const address = c.req.header('cf-connecting-ip') ?? 'unknown';
  return address.includes(':') ? networkOf(address) : address;
}

/** The first 64 bits of an IPv6 address, which are one customer's; an IPv4 address written as one is itself. */
function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** Says with the answer, in the words of the IETF's draft on RateLimit fields, how many calls are left; throws when it was one too many. */
function goOn(c: HonoContext<AppEnv>, turn: Turn | null): void {
  if (!turn) return;
  const { name, perMinute, remaining, resetsInMs } = turn;
  c.header('ratelimit-policy', `"${name}";q=${perMinute};w=60`);
  c.header('ratelimit', `"${name}";r=${remaining};t=${Math.ceil(resetsInMs / 1000)}`);
  if (!turn.allowed) throw tooMany(turn);
}
