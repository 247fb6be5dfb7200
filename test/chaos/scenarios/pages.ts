import { setTimeout } from 'node:timers/promises';
import { memoryOf } from '../../../bench/process-usage.ts';
import { sheet } from '../../local/engines/drawing.ts';
import { scannedPdf } from '../../local/engines/scanned-pdf.ts';
import { type Person, type RealCloud, startRealCloud } from './real-cloud.ts';

// A scan too long for one message, read by the engine of this machine, while the worker is killed twice.

const deaths = 2;
const patienceMs = 30 * 60_000;
/** What a run may hold at most, above what the idle runtime does. */
const memoryBudgetMb = 250;
const lostAtMost = 5;

interface Status {
  status: string;
  progress: number;
}

interface Watched {
  progress: number[];
  peakMb: number;
  end: string;
}

/** Reads a scan of so many pages and holds the way there against what was promised. */
export async function readLongScan(pages: number, say: (line: string) => void) {
  const real = await startRealCloud();
  try {
    const ada = await real.person();
    const bytes = new Uint8Array(scannedPdf(Array.from({ length: pages }, (_, index) => sheetOf(index + 1))));
    const idleMb = productMb();
    await real.control('POST', '/counts/reset');
    const from = Date.now();
    const [id = ''] = await real.upload(ada, [{ name: 'long.pdf', bytes }]);
    const watched = await watch(real, ada, id, say);
    return await judge(real, ada, id, { pages, watched, idleMb, seconds: (Date.now() - from) / 1000 });
  } finally {
    await real.close();
  }
}

const sheetOf = (number: number) =>
  sheet(425, 550, [
    { text: `Sheet ${number}`, x: 60, y: 100 },
    { text: 'of a long scan', x: 60, y: 160 },
  ]);

const productMb = (): number => memoryOf(process.pid)?.product ?? 0;

async function watch(real: RealCloud, ada: Person, id: string, say: (line: string) => void): Promise<Watched> {
  const progress: number[] = [];
  let peakMb = 0;
  let killed = 0;
  for (const until = Date.now() + patienceMs; Date.now() < until; await setTimeout(100)) {
    peakMb = Math.max(peakMb, productMb());
    // While the worker is coming back, nobody answers.
    const status = await real.get<Status>(ada, `/v1/documents/${id}/status`).catch(() => null);
    if (!status) continue;
    if (status.progress !== progress.at(-1)) progress.push(status.progress);
    if (!['queued', 'processing'].includes(status.status)) return { progress, peakMb, end: status.status };
    if (killed === deaths || status.progress < 20 * (killed + 1)) continue;
    killed += 1;
    say(`the worker is killed at ${status.progress} %`);
    await real.fault({ service: 'worker', fault: 'kill' });
  }
  throw new Error(`The scan was not read in ${patienceMs / 60_000} minutes.`);
}

async function judge(
  real: RealCloud,
  ada: Person,
  id: string,
  { pages, watched, idleMb, seconds }: { pages: number; watched: Watched; idleMb: number; seconds: number },
) {
  const { job_id } = await real.get<{ job_id: string }>(ada, `/v1/documents/${id}/status`);
  const { attempts } = await real.get<{ attempts: { outcome: string }[] }>(ada, `/v1/jobs/${job_id}`);
  const { pages: texts } = await real.get<{ pages: { text: string }[] }>(ada, `/v1/documents/${id}/text`);
  const { deliveries } = await real.control<{ deliveries: unknown[] }>('GET', `/deliveries?match=${job_id}`);
  const counts = await real.control<Record<string, number>>('GET', '/counts');
  await real.advance('2m');
  const mails = await real.mails(ada.email);
  const read = counts['engines.ocr_pages'] ?? 0;
  const lost = attempts.filter(({ outcome }) => outcome === 'lost').length;
  const wrong = texts.filter(({ text }, index) => !text.startsWith(`Sheet ${index + 1}\n`)).length;
  const memoryMb = Math.round(watched.peakMb - idleMb);
  const grew = watched.progress.every((value, index, all) => value >= (all[index - 1] ?? 0));
  const promises: [string, boolean][] = [
    [`it ended ${watched.end}`, ['completed', 'needs_review'].includes(watched.end)],
    [`its progress fell: ${watched.progress.join(' ')}`, grew],
    [`${lost} runs were lost, not ${deaths}`, lost === deaths],
    [`${texts.length} pages of ${pages} have text, ${wrong} of them another's`, texts.length === pages && wrong === 0],
    [`the engine read ${read} pages`, read <= pages + deaths * lostAtMost],
    [`${mails.length} mails were sent`, mails.length === 1],
    [`a run held ${memoryMb} MB`, memoryMb <= memoryBudgetMb],
  ];
  return {
    figures: {
      pages,
      seconds: Math.round(seconds),
      messages: deliveries.length,
      runs_lost: lost,
      pages_read_by_the_engine: read,
      memory_above_idle_mb: memoryMb,
    },
    broken: promises.filter(([, kept]) => !kept).map(([sentence]) => sentence),
  };
}
