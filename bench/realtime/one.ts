import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningCloud } from '../cloud.ts';
import { p50AndP99, type Spread } from '../statistics.ts';
import { letters, meet, type Wire } from './crowd.ts';
import { delays, toldOf } from './log.ts';

/** How long (ms) what happens takes to its listener, by the way that it can take. */
export interface Delays {
  letters: number;
  socket: Spread;
  long_poll: Spread;
  short_poll: Spread;
}

const ways: Record<Exclude<keyof Delays, 'letters'>, Wire> = {
  socket: { isCut: false, mayWait: true },
  long_poll: { isCut: true, mayWait: true },
  short_poll: { isCut: true, mayWait: false },
};

/** Sends letters one at a time, and compares when their events were committed with when they were heard of. */
export async function measureDelays(
  { env }: RunningCloud,
  count: number,
  say: (line: string) => void,
): Promise<Delays> {
  const measured = { letters: count } as Delays;
  for (const [way, wire] of Object.entries(ways)) {
    say(`Timing ${count} letters by ${way.replace('_', ' ')}`);
    measured[way as keyof typeof ways] = await timeLetters(env, wire, count);
  }
  return measured;
}

async function timeLetters(env: Record<string, string>, wire: Wire, count: number): Promise<Spread> {
  const one = await meet(env, wire);
  one.listen();
  while (one.state() !== (wire.isCut ? 'polling' : 'live')) await sleep(10);
  // Its first answers find out which way is open.
  await sleep(wire.mayWait ? 500 : 5_000);
  const { cursor } = await one.docket.get('/v1/events', { query: { after: 'now' } });
  for (let sent = 0; sent < count; sent += 1) {
    const { documents } = await one.docket.upload(letters(1), { notify: false, stages: ['extract_text'] });
    const isOver = () =>
      one.heard.some(({ frame }) => frame.type === 'document_processed' && frame.data.document_id === documents[0]?.id);
    while (!isOver()) await sleep(5);
    await sleep(20 + Math.random() * 200);
  }
  const spread = p50AndP99(delays(one.heard, await toldOf(one.docket, cursor)));
  one.leave();
  return spread;
}
