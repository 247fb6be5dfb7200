import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client.ts';
import type { HostileOutcome } from './outcome.ts';
import { settled } from './settled.ts';

const pauseMs = 150;
const patienceMs = 60_000;

export interface Ordinary {
  /** What became of the ordinary documents since the last call. */
  take(): HostileOutcome['ordinary'];
  stop(): Promise<void>;
}

const nothing = () => ({ done: 0, slowest: 0, failed: 0 });

/** Sends small letters one after another, as other people would meanwhile. */
export function sendOrdinary(client: Client): Ordinary {
  let seen = nothing();
  let isOver = false;
  const send = async () => {
    for (let number = 1; !isOver; number++) {
      const from = performance.now();
      const isDone = await isRead(client, number).catch(() => false);
      if (isDone) seen.done++;
      else seen.failed++;
      seen.slowest = Math.max(seen.slowest, (performance.now() - from) / 1000);
      await sleep(pauseMs);
    }
  };
  const sending = send();
  return {
    take() {
      const taken = seen;
      seen = nothing();
      return taken;
    },
    async stop() {
      isOver = true;
      await sending;
    },
  };
}

async function isRead(client: Client, number: number): Promise<boolean> {
  const bytes = Buffer.from(
    `Dear Jo,\n\nthis is letter ${number} of ${performance.timeOrigin}.\n\nKind regards\nAnn\n`,
  );
  const { documents } = await client.submit([{ name: `letter-${number}.txt`, bytes }], { notify: 'false' });
  const report = await settled(client, documents[0]?.id ?? '', patienceMs);
  return report?.status === 'completed' || report?.status === 'needs_review';
}
