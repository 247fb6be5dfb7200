import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../product/keys.ts';
import { oneOfEach } from '../product/one-of-each.ts';
import { type User, world } from '../product/world.ts';
import { type Description, type Operation, operationsOf } from './description.ts';
import { createJudge } from './judge.ts';
import { type Asked, requestsFor } from './requests.ts';
import { randomFrom } from './values.ts';

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const spendMs = Number(process.env.FUZZ_MS ?? 25_000);
const atOnce = 6;

let document: Description;
let ada: User;
let operator: User;
let ids: Record<string, string>;

beforeAll(async () => {
  document = await world.get(null, '/openapi.json');
  [ada, operator] = [await world.user(), await world.signIn()];
  ids = await oneOfEach(ada, operator);
});

// What an operator of this test may have changed for everybody.
afterAll(async () => {
  for (const queue of ['interactive', 'default', 'bulk'])
    await post(operator, `/v1/operations/queues/${queue}/resume`, {});
  await post(operator, '/v1/operations/budget', { daily_usd: null }, 'PUT');
  await post(operator, '/v1/operations/mail-quota', { daily: null }, 'PUT');
});

const isOperators = ({ route }: Operation) => /\/v1\/operations|POST \/v1\/postings/.test(route);

async function send({ operation, path, headers, body }: Asked): Promise<Response> {
  const user = operation.isOpen ? null : isOperators(operation) ? operator : ada;
  const init = { method: operation.method, headers, body: operation.method === 'GET' ? null : body };
  return world.api(user, path, { ...init, redirect: 'manual' });
}

const curl = ({ operation, path, body }: Asked) =>
  `${operation.method} ${path.slice(0, 300)} ${typeof body === 'string' ? body.slice(0, 300) : ''}`;

test(`whatever is sent to a described route is answered as it is described (FUZZ_SEED=${seed})`, async () => {
  const judge = createJudge(document);
  const random = randomFrom(seed);
  const operations = operationsOf(document);
  const end = Date.now() + spendMs;
  const faults: Record<string, string> = {};
  const taken = new Set<string>();
  let count = 0;

  const ask = async (asked: Asked) => {
    const { route } = asked.operation;
    const response = await send(asked).catch((error: Error) => `broke off: ${error.cause}`);
    if (typeof response !== 'string' && response.ok) taken.add(route);
    const verdict = typeof response === 'string' ? response : await judge(asked.operation, response);
    count += 1;
    if (verdict) faults[`${route} ${verdict.slice(0, 60)}`] ??= `${asked.how}\n  ${curl(asked)}\n  ${verdict}`;
  };

  const inLanes = async (many: Asked[]) => {
    const rest = many.values();
    const lane = async () => {
      for (const asked of rest) if (Date.now() < end) await ask(asked);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  };

  const known = {
    idOf: (noun: string) => ids[noun] ?? ids[{ job: 'jobs', job_status: 'jobs' }[noun] ?? ''],
    valueOf: (name: string) => (name === 'url' ? 'https://example.com/hook' : ids[`${name.replace(/_id$/, '')}s`]),
  };
  const all = operations.map((operation) => requestsFor(document, operation, known, random));
  const isLast = ([first]: Asked[]) => first?.operation.method === 'DELETE';
  // Each operation gets its turn before any gets the next one, and what is removed is removed last.
  for (let turn = 0; turn < Math.max(...all.map(({ length }) => length)); turn += 1) {
    const now = all.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)));
    await inLanes(now.flatMap((requests) => requests[turn] ?? []));
    if (Date.now() > end) break;
  }
  console.log(`${count} requests to ${operations.length} routes, of which ${taken.size} took some; seed ${seed}`);
  if (process.env.FUZZ_SEED) console.log(operations.map(({ route }) => route).filter((route) => !taken.has(route)));
  expect(Object.values(faults)).toEqual([]);
  // What refuses everything would be asked in vain.
  expect(taken.size).toBeGreaterThan(operations.length * 0.8);
  expect(count).toBeGreaterThan(operations.length * 2);
}, 120_000);
