import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningCloud } from '../cloud.ts';
import { createControl } from '../control.ts';
import { requestJson } from '../http.ts';
import { memoryOf } from '../process-usage.ts';
import { p50AndP99, round, type Spread } from '../statistics.ts';
import { forEach, type Listener, letters, meet } from './crowd.ts';
import { delays, logged, toldOf } from './log.ts';

/** What became of many listeners. */
export interface Many {
  sockets: number;
  /** Entries of all logs that are told of. */
  events: number;
  /** Of these, heard more than once, never, out of their order; and frames about somebody else's documents. */
  twice: number;
  missing: number;
  out_of_order: number;
  foreign: number;
  /** Sockets that were cut one by one; and how often the worker was killed, which cuts all. */
  cuts: number;
  kills: number;
  /** Operations of all services in the time that nothing happened, and how long that was. */
  idle_operations: number;
  idle_seconds: number;
  /** From the kill until all were live again. */
  recovery_seconds: number | null;
  /** From a commit to the client, with everything that happened meanwhile. */
  delay_ms: Spread;
  product_mb: number | null;
}

/** Longer than a channel takes to look at the log by itself when all rings were lost, which is five minutes. */
const patienceMs = 330_000;

/** Lets many people listen while things happen to their documents, and their sockets and the worker are killed. */
export async function measureMany(
  { env, pid }: RunningCloud,
  { sockets, events }: { sockets: number; events: number },
  say: (line: string) => void,
): Promise<Many> {
  const control = createControl(env.CONTROL_URL ?? '');
  const crowd: Listener[] = [];
  say(`Signing ${sockets} people up`);
  await forEach(Array.from({ length: sockets }), 4, async () => void crowd.push(await meet(env)));
  say('Opening their sockets');
  await forEach(crowd, 20, async (one) => {
    one.listen();
    await until(() => one.state() === 'live', 'socket does not open');
  });

  say('Waiting in silence');
  // Long enough for a ping. This cloud has no minutes, so not even the cron asks for anything.
  const idleSeconds = 30;
  await control.quiet(2_000);
  await control.reset();
  await sleep(idleSeconds * 1000);
  const idle = Object.values(await control.counts()).reduce((sum, count) => sum + count, 0);

  const each = await countEach(env);
  const letterCount = Math.ceil(events / sockets / each);
  say(`Sending ${letterCount} letters each, cutting sockets`);
  let cuts = 0;
  const cutting = setInterval(() => {
    const one = crowd[Math.floor(Math.random() * crowd.length)];
    if (one?.state() === 'live') cuts += 1;
    one?.cut();
  }, 50);
  let recovery: Promise<number> | null = null;
  await forEach(crowd, 6, async (one, index) => {
    if (index === Math.floor(sockets / 2)) recovery = killWorker(env, crowd);
    for (let files = letters(letterCount); files.length > 0; ) {
      const { documents, errors } = await one.docket.upload(files, { notify: false, stages: ['extract_text'] });
      for (const { id } of documents) one.documents.add(id);
      files = errors.map(({ file }) => file);
    }
  });
  clearInterval(cutting);
  say('Waiting until everybody has heard of everything');
  const recovered = await recovery;
  // What the worker had accepted and not published when it was killed is found by the sweep of each minute.
  const sweeping = setInterval(() => void control.cron('sweep').catch(() => {}), 30_000);
  const unheard = () => crowd.reduce((sum, one) => sum + Math.max(0, one.documents.size - endsOf(one)), 0);
  await until(() => unheard() === 0, 'ends of documents were not heard', unheard);
  clearInterval(sweeping);
  await control.quiet(1_000);
  const memory = memoryOf(pid);

  say('Comparing with their logs');
  const { waits, ...compared } = await compare(crowd);
  for (const one of crowd) one.leave();
  return {
    sockets,
    ...compared,
    ...{ cuts, kills: 1, idle_operations: idle, idle_seconds: idleSeconds },
    recovery_seconds: round(recovered === null ? null : recovered / 1000, 1),
    delay_ms: p50AndP99(waits),
    product_mb: round(memory?.product, 0),
  };
}

/** What each heard beside what their log says, and how long (ms) each entry took to them. */
async function compare(crowd: Listener[]) {
  const compared = { events: 0, twice: 0, missing: 0, out_of_order: 0, foreign: 0, waits: [] as number[] };
  await forEach(crowd, 4, async (one) => {
    const log = await toldOf(one.docket);
    const heard = logged(one.heard);
    const cursors = heard.map(({ frame }) => frame.cursor);
    const distinct = new Set(cursors);
    compared.events += log.length;
    compared.twice += cursors.length - distinct.size;
    compared.missing += log.filter(({ cursor }) => !distinct.has(cursor)).length;
    compared.out_of_order += cursors.filter((cursor, index) => index > 0 && cursor < (cursors[index - 1] ?? 0)).length;
    compared.foreign += heard.filter(
      ({ frame: { data } }) => 'document_id' in data && !one.documents.has(data.document_id),
    ).length;
    compared.waits.push(...delays(one.heard, log));
  });
  return compared;
}

const endsOf = ({ heard }: Listener): number => heard.filter(({ frame }) => frame.type === 'document_processed').length;

/** How many entries that are told of one letter makes. */
async function countEach(env: Record<string, string>): Promise<number> {
  const { docket } = await meet(env);
  const { documents } = await docket.upload(letters(1), { notify: false, stages: ['extract_text'] });
  for await (const _ of docket.watch(documents[0]?.id ?? '')) {
    // Until it has settled.
  }
  return (await toldOf(docket)).length;
}

/** Kills the worker; answers how long (ms) it took until everybody was live again. */
async function killWorker({ CONTROL_URL }: Record<string, string>, crowd: Listener[]): Promise<number> {
  // Each has to be back once: one by one they go on being cut meanwhile.
  const away = new Map(crowd.map((one) => [one, one.sockets()]));
  const body = JSON.stringify({ service: 'worker', fault: 'kill' });
  await requestJson(`${CONTROL_URL}/faults`, { method: 'POST', body });
  const killedAt = performance.now();
  await until(
    () => {
      for (const [one, before] of away) if (one.state() === 'live' && one.sockets() > before) away.delete(one);
      return away.size === 0;
    },
    'listeners are not back',
    () => away.size,
  );
  return performance.now() - killedAt;
}

/** Resolves when it is so; throws when what is left of it has not changed for two minutes. */
async function until(isSo: () => boolean, what: string, left: () => number = () => 0): Promise<void> {
  let before = left();
  let changedAt = performance.now();
  while (!isSo()) {
    const now = left();
    if (now !== before) changedAt = performance.now();
    before = now;
    if (performance.now() - changedAt > patienceMs) throw new Error(`Gave up: ${now} ${what}.`);
    await sleep(20);
  }
}
