import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { aKey } from './keys.ts';
import { aCorruptPdf, anInvoice, aPicture } from './papers.ts';
import { type User, world } from './world.ts';

let operator: User;
beforeAll(async () => {
  operator = await world.signIn();
});
afterEach(() => world.heal());

interface Queue {
  name: string;
  held: number;
  held_by: string | null;
  windows: { '1h': { completed: number; run_ms: { p50: number | null } } };
}

interface Usage {
  documents: number;
  services: { service: string; operation: string; count: number }[];
}

const at = (path: string) => `/v1/operations${path}`;
const send = (user: User | null, method: string, path: string, body?: unknown) =>
  world.api(user, at(path), {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

async function answer<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(operator, method, path, body);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json() as Promise<T>;
}

const queue = async (name: string): Promise<Queue | undefined> =>
  (await answer<{ queues: Queue[] }>('GET', '/queues')).queues.find((one) => one.name === name);
const status = async (user: User, id: string) =>
  (await world.get<{ status: string }>(user, `/v1/documents/${id}/status`)).status;
const since = async () => (await world.clock.now()).toISOString();

const doors: [string, string, unknown?][] = [
  ['GET', '/queues'],
  ['POST', '/queues/bulk/pause'],
  ['POST', '/queues/bulk/resume'],
  ['GET', '/failures'],
  ['GET', '/failures/jobs'],
  ['POST', '/failures/redrive', { filter: { queue: 'bulk' }, preview: true }],
  ['GET', '/overdue'],
  ['GET', '/usage'],
  ['GET', '/audit'],
  ['PUT', '/budget', { daily_usd: 1 }],
];

test.each(doors)('%s %s is for signed-in people with a role', async (method, path, body) => {
  expect((await send(null, method, path, body)).status).toBe(401);
  const refused = await send(await world.user(), method, path, body);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('public.roles') });
});

describe('a paused queue', () => {
  test('holds what is uploaded to it, says so to both sides, and lets it run when it goes on', async () => {
    const ada = await world.user();
    expect(await answer('POST', '/queues/bulk/pause')).toEqual({ queue: 'bulk', paused: true, changed: true });
    const { documents } = await world.upload(ada, anInvoice(), { queue: 'bulk' });
    const id = documents[0]?.id ?? '';
    expect(documents[0]?.status).toBe('held');
    expect(await status(ada, id)).toBe('held');
    expect(await queue('bulk')).toMatchObject({ held_by: 'queue_paused', held: 1 });
    expect(await answer('POST', '/queues/bulk/pause')).toMatchObject({ changed: false });

    expect(await answer('POST', '/queues/bulk/resume')).toEqual({ queue: 'bulk', paused: false, changed: true });
    expect((await world.settled(ada, id)).error).toBeNull();
    const after = await queue('bulk');
    expect(after).toMatchObject({ held_by: null, held: 0 });
    expect(after?.windows['1h'].completed).toBeGreaterThan(0);
    expect(after?.windows['1h'].run_ms.p50).toBeGreaterThan(0);
  });

  test('must be one that there is', async () => {
    const response = await send(operator, 'POST', '/queues/fast/pause');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('interactive, default, bulk') });
  });
});

describe('failures', () => {
  test('of several people with one cause are one group, without their names', async () => {
    const filter = `?since=${encodeURIComponent(await since())}&code=document_corrupt`;
    for (const person of [await world.user(), await world.user()])
      expect((await world.process(person, aCorruptPdf('a private name.pdf'))).status).toBe('failed');
    const groups = await answer<{ total: number; data: { sentence: string }[] }>('GET', `/failures${filter}`);
    expect(groups).toMatchObject({ total: 2, groups: 1, data: [{ count: 2, people: 2, stage: 'extract_text' }] });
    const jobs = await answer<{ data: unknown[]; next_cursor: string }>('GET', `/failures/jobs${filter}&limit=1`);
    const rest = await answer<{ data: unknown[]; next_cursor: null }>(
      'GET',
      `/failures/jobs${filter}&limit=1&cursor=${encodeURIComponent(jobs.next_cursor)}`,
    );
    expect([jobs.data.length, rest.data.length, rest.next_cursor]).toEqual([1, 1, null]);
    expect(JSON.stringify([groups, jobs, rest])).not.toContain('private name');
  });

  test('of an engine that was away are redriven by one call once it is back, after a look at what that means', async () => {
    const from = await since();
    await world.fault({ service: 'engines', fault: '5xx-before' });
    const people = [await world.user(), await world.user()];
    const uploads = await Promise.all(people.map((person) => world.upload(person, aPicture())));
    const ids = uploads.map(({ documents }) => documents[0]?.id ?? '');
    const haveFailed = async () => {
      const states = await Promise.all(ids.map((id, index) => status(people[index] as User, id)));
      return states.every((state) => state === 'failed');
    };
    for (let tries = 0; tries < 20 && !(await haveFailed()); tries++) await world.clock.advance('20m');
    expect(await haveFailed()).toBe(true);
    await world.heal();

    const filter = { code: 'engine_unavailable', since: from };
    const preview = await answer('POST', '/failures/redrive', { filter, preview: true });
    expect(preview).toMatchObject({ count: 2, remaining: 0, batches: [] });
    expect(preview).toHaveProperty('estimated_seconds');
    expect(preview).toHaveProperty('estimated_cost_usd');
    expect(await status(people[0] as User, ids[0] ?? '')).toBe('failed');

    const redriven = await answer<{ count: number; batches: unknown[] }>('POST', '/failures/redrive', { filter });
    expect(redriven.count).toBe(2);
    expect(redriven.batches).toHaveLength(2);
    await world.clock.advance('1m');
    for (const [index, id] of ids.entries()) expect((await world.settled(people[index] as User, id)).error).toBeNull();
    const { data } = await answer<{ data: unknown[] }>('GET', '/audit?limit=1');
    expect(data[0]).toMatchObject({
      type: 'redrive_started',
      email: operator.email,
      data: { count: 2, rate_per_minute: 600, filter },
    });
  });
});

test('work that the broker does not take is shown as overdue, with the reason', async () => {
  const ada = await world.user();
  await world.fault({ service: 'qstash', fault: 'refuse' });
  const { documents } = await world.upload(ada, anInvoice());
  await world.clock.advance('11m');
  const { data, counts } = await answer<{ data: { id: string }[]; counts: Record<string, number> }>('GET', '/overdue');
  expect(counts.not_delivered).toBeGreaterThan(0);
  expect(data.find(({ id }) => id === documents[0]?.job_id)).toMatchObject({
    reason: 'not_delivered',
    kind: 'job',
    sentence: expect.stringContaining('broker'),
  });
  await world.heal();
  await world.clock.advance('12m');
  expect((await world.settled(ada, documents[0]?.id ?? '')).error).toBeNull();
});

test('usage adds up to what the services themselves count', async () => {
  const ada = await world.user();
  const counted = ['qstash.messages', 'postgrest.requests', 'storage.puts', 'storage.gets', 'sendgrid.mails'];
  const used = async () => {
    const { documents, services } = await answer<Usage>('GET', '/usage');
    const entries = services.map((one) => [`${one.service}.${one.operation}`, one.count] as const);
    return { documents, counts: Object.fromEntries(entries) as Record<string, number> };
  };
  // Nobody asks how it stands meanwhile, for that would be counted: the mail tells the end, and then its mark.
  const processOne = async (mails: number) => {
    await world.upload(ada, anInvoice());
    await expect.poll(async () => (await world.mails(ada.email)).length).toBe(mails);
    await expect.poll(async () => (await world.counts())['postgrest.requests']).toBeGreaterThanOrEqual(4);
  };
  await world.resetCounts();
  await processOne(1);
  const before = await used();
  await world.resetCounts();
  await processOne(2);
  const bill = await world.counts();
  const after = await used();
  expect(after.documents - before.documents).toBe(1);
  const grown = (name: string) => (after.counts[name] ?? 0) - (before.counts[name] ?? 0);
  for (const name of [...counted, 'sendgrid.requests']) expect([name, grown(name)]).toEqual([name, bill[name] ?? 0]);
  // The limiter's minutes are those of the worker's clock, which nobody moves.
  expect(Math.abs(grown('redis.commands') - (bill['redis.commands'] ?? 0))).toBeLessThanOrEqual(1);
});

test('over the budget of the day new work is held, and goes on when the budget is lifted', async () => {
  const ada = await world.user();
  expect(await answer('PUT', '/budget', { daily_usd: 0 })).toEqual({ daily_usd: 0 });
  try {
    const { documents } = await world.upload(ada, anInvoice());
    const id = documents[0]?.id ?? '';
    expect(await status(ada, id)).toBe('held');
    expect(await queue('default')).toMatchObject({ held_by: 'budget' });
    expect(await answer('PUT', '/budget', { daily_usd: null })).toEqual({ daily_usd: null });
    await world.cron('sweep');
    expect((await world.settled(ada, id)).error).toBeNull();
  } finally {
    await answer('PUT', '/budget', { daily_usd: null });
  }
});

const wrong: [string, string, unknown?][] = [
  ['GET', '/failures?queue=fast'],
  ['GET', '/failures?since=yesterday'],
  ['GET', '/failures?since=2026-01-01T00:00:00%2B23:00'],
  ['GET', '/failures?cursor=bm9uc2Vuc2U='],
  ['GET', '/failures/jobs?cursor=bm9uc2Vuc2U='],
  ['GET', '/overdue?limit=1000'],
  ['GET', '/audit?cursor=x'],
  ['GET', '/usage?from=2026-02-30'],
  ['GET', '/usage?from=2026-03-02&to=2026-03-01'],
  ['GET', '/usage?from=2020-01-01&to=2026-03-01'],
  ['POST', '/failures/redrive', { filter: { queue: 'bulk' }, rate_per_minute: 6001 }],
  ['PUT', '/budget', { daily_usd: -1 }],
  ['PUT', '/budget', {}],
];

test.each(wrong)('%s %s with %j is refused as invalid', async (method, path, body) => {
  const response = await send(operator, method, path, body);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ code: 'invalid_input' });
});

test('metrics are for scrapers with a key of an operator, and for nobody who has not signed in', async () => {
  const scrape = (headers: Record<string, string>) => fetch(`${world.env('API_URL')}/metrics`, { headers });
  expect((await scrape({})).status).toBe(401);
  const { key } = await aKey(operator, ['metrics:read']);
  const response = await scrape({ authorization: `Bearer ${key}` });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  expect(await response.text()).toMatch(/^docket_queue_depth\{queue="default"\} \d+$/m);
  expect((await world.api({ ...operator, token: key }, at('/queues'))).status).toBe(403);
});
