import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bindings } from '../../local/bindings.ts';
import { usualPorts } from '../../local/settings.ts';
import { damaged, erased, type Life, long, someone } from '../chaos/lives.ts';
import { Ledger } from '../chaos/promises/ledger.ts';
import { ask, upload } from '../chaos/simulation/client.ts';
import { takeOverFetch } from '../chaos/simulation/fetch.ts';
import { aLetter } from '../chaos/simulation/papers.ts';
import { openPlatform, type Platform } from '../chaos/simulation/platform.ts';
import { Simulation } from '../chaos/simulation/simulation.ts';
import { hiring, morning } from '../chaos/told-lives.ts';
import { calledAgain } from '../chaos/webhook-lives.ts';
import { requestDisagreements, type SentRequest } from '../local/qstash/wire.ts';
import { callErrors, type SentCall } from '../local/sendgrid/schema.ts';

// What the product sends in a whole life, from uploads to mails of every kind, held against what its vendors publish.

const sent: { qstash: SentRequest[]; sendgrid: SentCall[] } = { qstash: [], sendgrid: [] };
const statuses = new Set<number>();
const simulated = bindings(usualPorts, {});
let platform: Platform;
let giveBack: () => void;

const Sent = z.looseObject({
  from: z.unknown(),
  personalizations: z.array(z.unknown()),
  categories: z.array(z.string()),
});

/** Somebody who was written to, and leaves. */
const leaving: Life = {
  ...damaged,
  name: 'an account that is erased',
  async live(simulation, ledger) {
    await damaged.live(simulation, ledger);
    const [ada] = ledger.people;
    if (ada) await ask(simulation, ada, 'DELETE', '/v1/account', { body: { confirm: ada.email } });
    await simulation.advance(60_000);
  },
};

/** Several files at once that wait for their turn, in a queue that is paced. */
const paced: Life = {
  name: 'letters that wait',
  ends: [],
  async live(simulation, ledger) {
    await platform.query("update public.queues set rate = 5, period = '1m' where name = 'default'");
    const ada = await someone(simulation, ledger);
    await upload(simulation, ada, [aLetter('1'), aLetter('2'), aLetter('3')], { delay: '10m' });
    await upload(simulation, ada, [aLetter('4'), aLetter('5')]);
    await ask(simulation, ada, 'POST', '/v1/notifications/test');
    for (let passed = 0; passed < 12; passed += 1) await simulation.advance(60_000);
    await platform.query("update public.queues set rate = null, period = null where name = 'default'");
  },
};

beforeAll(async () => {
  giveBack = takeOverFetch();
  platform = await openPlatform();
  for (const life of [paced, long, erased, leaving, calledAgain, hiring, morning]) {
    await platform.wipe();
    const simulation = new Simulation(platform);
    record(simulation);
    const ledger = new Ledger();
    await life.before?.(simulation, ledger);
    await life.live(simulation, ledger);
    await simulation.close();
  }
}, 120_000);
afterAll(async () => {
  giveBack();
  await platform.close();
});

function record({ services }: Simulation): void {
  const { fetch } = services;
  services.fetch = async (service, request) => {
    const { method, url } = request;
    const target = url.slice(new URL(url).origin.length);
    const headers = Object.fromEntries(request.headers);
    if (service === 'qstash') sent.qstash.push({ method, target, headers, body: await request.clone().text() });
    if (service === 'sendgrid')
      sent.sendgrid.push({ method, path: target, headers, body: await request.clone().json() });
    const response = await fetch(service, request);
    if (service === 'qstash' || service === 'sendgrid') statuses.add(response.status);
    return response;
  };
}

test('all of it is taken', () => {
  expect([...statuses].filter((status) => status >= 300)).toEqual([]);
});

describe('what is sent to the queue', () => {
  const batches = () => sent.qstash.filter(({ target }) => target === '/v2/batch');
  const destinations = () =>
    sent.qstash.flatMap(({ target, body }) =>
      target === '/v2/batch'
        ? JSON.parse(body).map(({ destination }: { destination: string }) => destination)
        : target.replace('/v2/publish/', ''),
    );

  test('is as QStash publishes its API, alone and in batches, for each kind of work and to nobody but us', () => {
    expect(sent.qstash.flatMap(requestDisagreements)).toEqual([]);
    expect(sent.qstash.filter(({ headers }) => !/^Bearer \S+$/.test(headers.authorization ?? ''))).toEqual([]);
    const base = simulated.APP_URL ?? '';
    const kinds = ['call-webhook', 'embed', 'run-job', 'send-mails'].map((kind) => `${base}/messages/${kind}`);
    expect([...new Set(destinations())].sort()).toEqual(kinds);
    expect(batches().length).toBeGreaterThan(1);
    expect(batches().some(({ body }) => /"upstash-delay":"600s"/.test(body) && /rate=5, period=60s/.test(body))).toBe(
      true,
    );
  });

  const mistakes: Record<string, (request: SentRequest) => Partial<SentRequest>> = {
    'another method': () => ({ method: 'PUT' }),
    'a path that is not offered': () => ({ target: '/v2/publishes/https://docket.example.com/messages/run-job' }),
    'a header that is not offered': ({ headers }) => ({ headers: { ...headers, 'upstash-retry': '3' } }),
    'retries in words': ({ headers }) => ({ headers: { ...headers, 'upstash-retries': 'six' } }),
    'a delay without a unit': ({ headers }) => ({ headers: { ...headers, 'upstash-delay': '600' } }),
    'a wait that is calculated otherwise': ({ headers }) => ({
      headers: { ...headers, 'upstash-retry-delay': 'log(retried)' },
    }),
    'a flow that is written otherwise': ({ headers }) => ({
      headers: { ...headers, 'upstash-flow-control-value': 'parallelism: 4' },
    }),
    'a flow without its key': ({ headers: { 'upstash-flow-control-key': _, ...headers } }) => ({ headers }),
  };
  test.each(Object.entries(mistakes))('would be seen to be wrong with %s', (_mistake, change) => {
    const right = sent.qstash.find(({ target }) => target.startsWith('/v2/publish/'));
    expect(right && requestDisagreements({ ...right, ...change(right) })).not.toEqual([]);
  });

  const wrongBatches: Record<string, (message: Record<string, unknown>) => object> = {
    'a message that goes nowhere': ({ destination: _, ...message }) => message,
    'a body that is no text': (message) => ({ ...message, body: {} }),
    'a part that is not offered': (message) => ({ ...message, url: message.destination }),
    'a number as a header': (message) => ({ ...message, headers: { 'upstash-retries': 6 } }),
  };
  test.each(Object.entries(wrongBatches))('would be seen to be wrong with %s in a batch', (_mistake, change) => {
    const [right] = batches();
    const [first, ...others] = JSON.parse(right?.body ?? '[]');
    const body = JSON.stringify([change(first), ...others]);
    expect(right && requestDisagreements({ ...right, body })).not.toEqual([]);
  });
});

describe('what is sent to the mail service', () => {
  const mails = () => sent.sendgrid.filter(({ path }) => path === '/v3/mail/send');

  test('is as SendGrid publishes its API, for every kind of mail, to one person and to many, and to be forgotten', () => {
    expect(sent.sendgrid.flatMap(callErrors)).toEqual([]);
    const bodies = mails().map(({ body }) => Sent.parse(body));
    expect(sent.sendgrid.length - bodies.length).toBe(1);
    const categories = new Set(bodies.flatMap((body) => body.categories));
    expect([...categories].sort()).toEqual(['alert', 'digest', 'job_match', 'job_result', 'test']);
    expect(Math.max(...bodies.map(({ personalizations }) => personalizations.length))).toBeGreaterThan(1);
  });

  const mistakes: Record<string, (call: SentCall, body: z.infer<typeof Sent>) => Partial<SentCall>> = {
    'another method': () => ({ method: 'PUT' }),
    'a path that is not offered': () => ({ path: '/v3/mail/sent' }),
    'no key': () => ({ headers: { 'content-type': 'application/json' } }),
    'a body that does not say what it is': ({ headers: { 'content-type': _, ...headers } }) => ({ headers }),
    'no sender': (_call, { from: _, ...body }) => ({ body }),
    'nobody to go to': (_call, body) => ({ body: { ...body, personalizations: [{}] } }),
    'an address that is none': (_call, body) => ({ body: { ...body, personalizations: [{ to: [{ email: 'ada' }] }] } }),
    'a name that is not offered': (_call, body) => ({ body: { ...body, category: 'digest' } }),
    'a name that is not offered within a part': (_call, body) => ({
      body: { ...body, tracking_settings: { clickTracking: { enable: false } } },
    }),
    'arguments as text': (_call, body) => ({ body: { ...body, custom_args: '{}' } }),
    'more people than one call takes': (_call, body) => ({
      body: { ...body, personalizations: Array(1001).fill(body.personalizations[0]) },
    }),
  };
  test.each(Object.entries(mistakes))('would be seen to be wrong with %s', (_mistake, change) => {
    const [right] = mails();
    expect(right && callErrors({ ...right, ...change(right, Sent.parse(right.body)) })).not.toEqual([]);
  });

  test('would be seen to be wrong if nobody was named who is to be forgotten', () => {
    const right = sent.sendgrid.find(({ path }) => path === '/v3/recipients/erasejob');
    expect(right && callErrors(right)).toEqual([]);
    expect(right && callErrors({ ...right, body: { email_addresses: [] } })).not.toEqual([]);
  });
});
