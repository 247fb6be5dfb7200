import { startOwnCloud } from './cloud.ts';
import { type Many, measureMany } from './realtime/many.ts';
import { type Delays, measureDelays } from './realtime/one.ts';
import { cellsOf, isBroken, type Row } from './row.ts';
import { textTable } from './text-table.ts';

const lettersByWay = 30;

/** Measures live progress alone and prints its report; answers the exit code. */
export async function benchRealtime(json: boolean, sockets: number, say: (line: string) => void): Promise<number> {
  say('Starting a local cloud');
  const cloud = await startOwnCloud();
  try {
    const delays = await measureDelays(cloud, lettersByWay, say);
    const many = await measureMany(cloud, { sockets, events: sockets * 10 }, say);
    const groups = { ...delayRows(delays), ...manyRows(many) };
    if (json) console.log(JSON.stringify({ realtime: { delays, many } }));
    else
      console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
    const broken = Object.values(groups).flat().filter(isBroken);
    for (const { label, value } of broken) console.error(`Over budget: ${label} is ${value}.`);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await cloud.close();
  }
}

const delayRows = ({ letters, socket, long_poll, short_poll }: Delays): Record<string, Row[]> => ({
  [`From a commit to the client, ${letters} letters one at a time`]: [
    { label: 'by socket p50, ms', value: socket.p50, budget: { most: 50 }, note: `p99 ${socket.p99}` },
    {
      label: 'sockets cut, by long poll p50, ms',
      value: long_poll.p50,
      budget: { most: 2500 },
      note: `p99 ${long_poll.p99}`,
    },
    {
      label: 'answers not held back either p50, ms',
      value: short_poll.p50,
      budget: { most: 2500 },
      note: `p99 ${short_poll.p99}`,
    },
  ],
});

const manyRows = (many: Many): Record<string, Row[]> => ({
  [`${many.sockets} sockets of as many people, ${many.cuts} cut at random and all by a kill of the worker`]: [
    { label: 'events that are told of', value: many.events, budget: { least: many.sockets * 10 }, counted: true },
    ...(['missing', 'twice', 'out_of_order', 'foreign'] as const).map((name) => ({
      ...{ label: inWords[name], value: many[name], budget: { most: 0 }, counted: true },
    })),
    {
      label: `operations in ${many.idle_seconds} s of silence`,
      value: many.idle_operations,
      budget: { most: 0 },
      counted: true,
    },
    { label: 'from a commit to the client p50, ms', value: many.delay_ms.p50, note: `p99 ${many.delay_ms.p99}` },
    { label: 'from the kill until all were live, s', value: many.recovery_seconds },
    { label: 'memory of the product, MB', value: many.product_mb },
  ],
});

const inWords = {
  missing: 'never heard',
  twice: 'heard twice',
  out_of_order: 'heard out of their order',
  foreign: 'frames about somebody else’s documents',
};
