import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../../local/faults/catalogue.ts';
import { keys } from '../../../local/settings.ts';
import { createWorld } from '../../../local/world.ts';
import { aReceiver, seconds, url } from './receiver.ts';
import { aMail, startSendGrid } from './world.ts';

describe('under a fault of its telling', () => {
  async function under(fault: FaultName, times?: number) {
    const receiver = aReceiver();
    const world = createWorld({
      signingKey: 'sig',
      hookKey: keys.sendgridHookPrivate,
      kill: async () => undefined,
      send: receiver.send,
    });
    await world.harm({ service: 'sendgrid', fault, times });
    const sendgrid = startSendGrid(':memory:', { url, privateKey: keys.sendgridHookPrivate, send: world.report });
    const advance = async (ms: number) => {
      sendgrid.clock.now += ms;
      await sendgrid.sendgrid.wake();
    };
    const mail = (name: string) => sendgrid.post(aMail({ custom_args: { name } }));
    await mail('first');
    await advance(2 * seconds);
    await mail('second');
    await advance(2 * seconds);
    return { ...receiver, world, advance, names: () => receiver.events().map(({ name, event }) => `${name} ${event}`) };
  }

  test('(duplicate) each post arrives twice', async () => {
    const { arrivals } = await under('duplicate');
    expect(arrivals).toHaveLength(4);
    expect(arrivals[0]).toEqual(arrivals[1]);
  });

  test('(reorder) a later post is ahead of an earlier one', async () => {
    const { advance, names } = await under('reorder', 1);
    await advance(60 * seconds);
    expect(names()).toEqual(['second processed', 'second delivered', 'first processed', 'first delivered']);
  });

  test('(reorder) each post has its last event first, and is signed like that', async () => {
    const { advance, names, arrivals } = await under('reorder');
    await advance(60 * seconds);
    expect(names()).toEqual(['first delivered', 'first processed', 'second delivered', 'second processed']);
    expect(arrivals.every(({ genuine }) => genuine)).toBe(true);
  });

  test('(drop-ack) a post that arrived comes again', async () => {
    const { arrivals, advance } = await under('drop-ack', 1);
    await advance(60 * seconds);
    expect(arrivals).toHaveLength(3);
    expect(new Set(arrivals.map(({ body }) => body)).size).toBe(2);
  });

  test('(silent) nothing arrives, and everything once it is over', async () => {
    const { arrivals, advance, world } = await under('silent');
    expect(arrivals).toEqual([]);
    world.heal();
    await advance(60 * seconds);
    expect(arrivals).toHaveLength(2);
  });
});
