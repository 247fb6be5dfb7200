import { setTimeout as sleep } from 'node:timers/promises';
import { mailTimes } from './mail-times.ts';
import { startMeter } from './meter.ts';
import { clockMs, type Setting } from './setting.ts';
import { p50AndP99, round, type Spread } from './statistics.ts';

const warmUps = 3;
const pollMs = 5;
const patienceMs = 60_000;

/** Times of documents sent one at a time, in ms from the start of the upload. */
export interface Single {
  docs: number;
  not_done: number;
  ack_ms: Spread;
  done_ms: Spread;
  mail_ms: Spread;
  other_load_cores: number | null;
}

interface Sent {
  id: string;
  startedAt: number;
  ackMs: number;
  doneMs: number | null;
}

/** Sends documents one at a time, after a few that do not count, and reads their text only. */
export async function measureLatency(setting: Setting, docs: number): Promise<Single> {
  for (let i = 0; i < warmUps; i++) await sendOne(setting);
  const endMeter = startMeter(setting.pid);
  const sent: Sent[] = [];
  for (let i = 0; i < docs; i++) {
    sent.push(await sendOne(setting));
    // At random, or each upload would march in step with whatever the system does at intervals.
    await sleep(5 + Math.random() * 20);
  }
  const { otherCores } = endMeter();
  await setting.control.quiet(300);
  const mailedAt = mailTimes(
    await setting.control.mails(),
    sent.map(({ id }) => id),
  );
  const done = sent.flatMap(({ doneMs }) => (doneMs === null ? [] : [doneMs]));
  return {
    docs,
    not_done: docs - done.length,
    ack_ms: p50AndP99(sent.map(({ ackMs }) => ackMs)),
    done_ms: p50AndP99(done),
    mail_ms: p50AndP99(
      sent.flatMap(({ id, startedAt }) => (mailedAt.has(id) ? [(mailedAt.get(id) ?? 0) - startedAt] : [])),
    ),
    other_load_cores: round(otherCores, 2),
  };
}

async function sendOne({ client, nextFile }: Setting): Promise<Sent> {
  const file = nextFile();
  const startedAt = clockMs();
  const { documents } = await client.submit([file], { stages: 'extract_text' });
  const ackMs = clockMs() - startedAt;
  const id = documents[0]?.id ?? '';
  while (clockMs() - startedAt < patienceMs) {
    const { status } = await client.status(id);
    if (status === 'completed' || status === 'needs_review')
      return { id, startedAt, ackMs, doneMs: clockMs() - startedAt };
    if (status === 'failed' || status === 'canceled') break;
    await sleep(pollMs);
  }
  return { id, startedAt, ackMs, doneMs: null };
}
