import { basename } from 'node:path';
import { createClient } from '../client.ts';
import { startOwnCloud } from '../cloud.ts';
import { textTable } from '../text-table.ts';
import { bounds, judge } from './judge.ts';
import { type HostileFile, readHostile } from './manifest.ts';
import { sendOrdinary } from './ordinary.ts';
import type { HostileOutcome } from './outcome.ts';
import { sendHostile } from './send.ts';
import { watchProcesses } from './watch.ts';

interface Judged {
  file: HostileFile;
  outcome: HostileOutcome;
  wrong: string[];
}

/** Sends each file of a folder through a cloud of its own while others send letters; answers the exit code. */
export async function benchHostile(folder: string, isJson: boolean, say: (line: string) => void): Promise<number> {
  const files = readHostile(folder);
  say('Starting a local cloud');
  const cloud = await startOwnCloud();
  const client = createClient(cloud.env);
  const watch = watchProcesses(cloud.pid);
  const ordinary = sendOrdinary(client);
  try {
    const judged: Judged[] = [];
    await warmUp(client);
    watch.take();
    ordinary.take();
    for (const file of files) {
      const end = await sendHostile(client, folder, file);
      const outcome = { ...end, ...watch.take(), ordinary: ordinary.take() };
      judged.push({ file, outcome, wrong: judge(file, outcome) });
      if (judged.length % 20 === 0) say(`${judged.length} of ${files.length} files`);
    }
    console.log(isJson ? JSON.stringify(judged.map(toJson)) : report(judged));
    return judged.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
  } finally {
    watch.stop();
    await ordinary.stop();
    await cloud.close();
  }
}

/** What is loaded once is no file's growth. */
async function warmUp(client: ReturnType<typeof createClient>): Promise<void> {
  await client.submit([{ name: 'warm.csv', bytes: Buffer.from('a,b\n1,2\n3,4\n') }], { notify: 'false' });
}

const toJson = ({ file, outcome: { text, ...outcome }, wrong }: Judged) => ({
  file: basename(file.file),
  expected: file.expected,
  characters: text.length,
  ...outcome,
  wrong,
});

function report(judged: Judged[]): string {
  const heads = ['file', 'outcome', 'code', 'seconds', 'MB more', 'calls', 'others', 'slowest', 'verdict'];
  const rows = judged.map(({ file, outcome, wrong }) => [
    basename(file.file).slice(0, 44),
    outcome.state,
    outcome.code ?? '',
    outcome.seconds.toFixed(2),
    outcome.grownMb === null ? '–' : outcome.grownMb.toFixed(0),
    String(outcome.calls.length),
    String(outcome.ordinary.done),
    outcome.ordinary.slowest.toFixed(2),
    wrong.length === 0 ? 'right' : wrong.join('; '),
  ]);
  return [textTable([heads, ...rows]), '', summary(judged)].join('\n');
}

function summary(judged: Judged[]): string {
  const outcomes = judged.map(({ outcome }) => outcome);
  const count = (isSuch: (one: Judged) => boolean) => judged.filter(isSuch).length;
  const most = (of: (outcome: HostileOutcome) => number) => Math.max(...outcomes.map(of));
  return textTable([
    ['as expected', `${count(({ wrong }) => wrong.length === 0)} of ${judged.length}`],
    ['read, refused, failed', states.map((state) => count(({ outcome }) => outcome.state === state)).join(', ')],
    ['slowest', `${most(({ seconds }) => seconds).toFixed(2)} s (bound ${bounds.seconds})`],
    ['most memory more', `${most(({ grownMb }) => grownMb ?? 0).toFixed(0)} MB (bound ${bounds.grownMb})`],
    ['calls beyond this machine', String(outcomes.reduce((sum, { calls }) => sum + calls.length, 0))],
    ['ordinary documents meanwhile', ordinaryText(outcomes)],
  ]);
}

const states = ['read', 'refused', 'failed'] as const;

function ordinaryText(outcomes: HostileOutcome[]): string {
  const sum = (of: (one: HostileOutcome['ordinary']) => number) =>
    outcomes.reduce((total, { ordinary }) => total + of(ordinary), 0);
  const slowest = Math.max(...outcomes.map(({ ordinary }) => ordinary.slowest));
  return `${sum(({ done }) => done)} done, ${sum(({ failed }) => failed)} failed, slowest ${slowest.toFixed(2)} s`;
}
