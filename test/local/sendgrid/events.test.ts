import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Dropped } from '../../../local/dropped.ts';
import { kindsOf, seconds, start, type VendorEvent } from './receiver.ts';
import { aMail } from './world.ts';

test('two seconds after a mail its events are posted, signed so that the vendor’s SDK accepts them', async () => {
  const { post, advance, arrivals, counts } = start();
  const response = await post(aMail({ categories: ['job_result'], custom_args: { app_effect_id: 'e1' } }));
  await advance(1.9 * seconds);
  expect(arrivals).toEqual([]);
  await advance(0.2 * seconds);
  expect(arrivals).toHaveLength(1);
  expect(arrivals[0]?.genuine).toBe(true);
  const messageId = response.headers.get('x-message-id') ?? '';
  expect(arrivals[0]?.events).toMatchObject([
    {
      event: 'processed',
      timestamp: Date.parse('2026-11-23T09:30:00Z') / 1000,
      app_effect_id: 'e1',
      category: 'job_result',
    },
    { event: 'delivered', email: 'ada@example.com', response: '250 OK', app_effect_id: 'e1' },
  ]);
  for (const { sg_message_id } of arrivals[0]?.events ?? [])
    expect(sg_message_id.startsWith(`${messageId}.`)).toBe(true);
  expect(counts).toEqual({ 'sendgrid.requests': 1, 'sendgrid.mails': 1 });
});

test('a post is a JSON array whose every event ends its line with CR LF', async () => {
  const { post, advance, arrivals } = start();
  await post(aMail());
  await advance(2 * seconds);
  expect(arrivals[0]?.body).toMatch(/^\[\{[^\r\n]+\},\r\n\{[^\r\n]+\}\]\r\n$/);
});

test('all that is due goes into one post, and no event is told twice', async () => {
  const { post, advance, arrivals, events } = start();
  for (let mail = 0; mail < 20; mail++) await post(aMail());
  await advance(3 * seconds);
  await advance(3600 * seconds);
  expect(arrivals).toHaveLength(1);
  expect(new Set(events().map(({ sg_event_id }) => sg_event_id)).size).toBe(40);
});

test('more than 768 KB are split', async () => {
  const { post, advance, arrivals, events } = start();
  const custom_args = { note: 'x'.repeat(9000) };
  const personalizations = Array.from({ length: 60 }, (_, index) => ({ to: [{ email: `u${index}@example.com` }] }));
  await post(aMail({ personalizations, custom_args }));
  await advance(3 * seconds);
  expect(arrivals).toHaveLength(2);
  expect(events()).toHaveLength(120);
  for (const { body, genuine } of arrivals) expect([body.length < 768 * 1024, genuine]).toEqual([true, true]);
});

describe('a post that is not answered with 2xx', () => {
  test('comes again, the same but signed anew, after gaps that grow', async () => {
    const { post, advance, arrivals, setAnswer } = start();
    setAnswer(() => new Response(null, { status: 503 }));
    await post(aMail());
    const seen: number[] = [];
    for (let second = 0; second < 120; second++) {
      await advance(seconds);
      seen.push(arrivals.length);
    }
    expect([seen[1], seen[4], seen[7], seen[17], seen[37], seen[77]]).toEqual([1, 1, 2, 3, 4, 5]);
    expect(new Set(arrivals.map(({ body }) => body)).size).toBe(1);
    expect(arrivals.every(({ genuine }) => genuine)).toBe(true);
    setAnswer(() => new Response());
    await advance(3600 * seconds);
    await advance(3600 * seconds);
    expect(arrivals).toHaveLength(6);
  });

  test('is given up after a day', async () => {
    const { post, advance, arrivals, setAnswer } = start();
    setAnswer(() => new Response(null, { status: 500 }));
    await post(aMail());
    for (let hour = 0; hour < 30; hour++) await advance(3600 * seconds);
    const tried = arrivals.length;
    expect(tried).toBeGreaterThan(8);
    for (let hour = 0; hour < 30; hour++) await advance(3600 * seconds);
    expect(arrivals).toHaveLength(tried);
  });

  test('because nobody was there comes again too', async () => {
    const { post, advance, arrivals, setAnswer } = start();
    setAnswer(() => {
      throw new Dropped();
    });
    await post(aMail());
    await advance(2 * seconds);
    setAnswer(() => new Response(null, { status: 302, headers: { location: 'http://elsewhere.local' } }));
    await advance(5 * seconds);
    setAnswer(() => new Response());
    await advance(10 * seconds);
    await advance(3600 * seconds);
    expect(arrivals).toHaveLength(3);
  });
});

test('what was not told yet is told after a restart', async () => {
  const folder = mkdtempSync(join(import.meta.dirname, 'events-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'sendgrid.sqlite');
  const first = start(file);
  first.setAnswer(() => new Response(null, { status: 500 }));
  await first.post(aMail());
  await first.advance(3 * seconds);
  await first.post(aMail());
  await first.sendgrid.close?.();

  const second = start(file);
  second.clock.now = first.clock.now;
  await second.advance(20 * seconds);
  expect(kindsOf(second.events())).toEqual(['processed', 'delivered', 'processed', 'delivered']);
  const ids = (events: VendorEvent[]) => events.map(({ sg_event_id }) => sg_event_id);
  expect(ids(second.arrivals[0]?.events ?? [])).toEqual(ids(first.arrivals[0]?.events ?? []));
});

test('time alone brings the events, without anybody waking anything', async () => {
  const { post, clock, arrivals, events } = start();
  let ahead = 0;
  Object.defineProperty(clock, 'now', { get: () => Date.now() + ahead });
  await post(aMail());
  ahead = 1950;
  await post(aMail());
  await expect.poll(() => arrivals.length, { timeout: 5000 }).toBeGreaterThan(0);
  expect(kindsOf(events().slice(0, 2))).toEqual(['processed', 'delivered']);
});
