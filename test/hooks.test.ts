import { expect, test } from 'vitest';
import { createApp } from '../functions/app.ts';
import type { Composition } from '../functions/composition.ts';
import type { MailHook } from '../lib/ports/mails.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A composition of no more than what the hook asks for. */
const only = (mailHook: MailHook | null): Composition =>
  ({ log: silent, appUrl: 'https://docket.example.com', corsOrigins: [], mailHook }) as unknown as Composition;

test('a deployment that cannot check what is told of mails has no hook, and says why', async () => {
  const response = await createApp(only(null)).request('/hooks/sendgrid', { method: 'POST', body: '[]' });
  expect(response.status).toBe(404);
  expect((await response.json()).detail).toContain('SENDGRID_WEBHOOK_PUBLIC_KEY is not set');
});

test('check 29: a post that is not signed is refused before anything is read from it', async () => {
  const app = createApp(only({ read: async () => null }));
  expect((await app.request('/hooks/sendgrid', { method: 'POST', body: '[' })).status).toBe(401);
});

test('check 29: a post without a declared size is counted, and cut off when it is too large', async () => {
  const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(64 * 1024)) });
  const app = createApp(only({ read: async () => [] }));
  const post = { method: 'POST', body: endless, duplex: 'half' };
  expect((await app.request('/hooks/sendgrid', post)).status).toBe(413);
});

test('check 29: ten thousand events are one commit, and more than a megabyte is refused before its signature is looked at', async () => {
  const told: [string, number][] = [];
  let read = 0;
  const events = Array.from({ length: 10_000 }, (_, index) => ({ id: `event-${index}`, effect_id: null }));
  const commit = async (name: string, { p_events }: { p_events: unknown[] }) => {
    told.push([name, p_events.length]);
    return { recorded: p_events.length, effects: [], events: [] };
  };
  const app = createApp({
    ...only({
      read: async () => {
        read += 1;
        return events as never;
      },
    }),
    for: () => ({
      actor: { kind: 'system', task: 'mail-events' },
      database: { commit },
      live: { ring: async () => {} },
    }),
  } as unknown as Composition);
  const post = (body: Uint8Array<ArrayBuffer>) => app.request('/hooks/sendgrid', { method: 'POST', body });
  expect(await (await post(new Uint8Array(1024 * 1024))).json()).toEqual({ recorded: 10_000 });
  expect(told).toEqual([['record_mail_events', 10_000]]);
  expect([(await post(new Uint8Array(1024 * 1024 + 1))).status, read]).toEqual([413, 1]);
});
