import { mailTimes } from './mail-times.ts';
import { startMeter, type Usage } from './meter.ts';
import { memoryOf, type Split } from './process-usage.ts';
import { clockMs, type Setting } from './setting.ts';
import { p50AndP99, round, type Spread } from './statistics.ts';

const patienceMs = 300_000;
const memorySampleMs = 500;

/** What many documents at once cost; CPU in ms per document, `tree` being product and stand-ins together. */
export interface Load {
  docs: number;
  uploaders: number;
  not_done: number;
  until: 'mail';
  ack_ms: Spread;
  e2e_ms: Spread;
  uploads_per_s: number | null;
  docs_per_s: number | null;
  cpu_ms_per_doc: { tree: number | null; services: 0; product: number | null; stand_ins: number | null } | null;
  docs_per_cpu_s: number | null;
  docs_per_product_cpu_s: number | null;
  client_cores: number | null;
  other_load_cores: number | null;
}

export interface Memory {
  idle: number | null;
  peak: number | null;
  product_peak: number | null;
}

interface Upload {
  id: string;
  startedAt: number;
  ackMs: number;
}

/** Uploads as fast as a few uploaders can, reads text only, and measures until the last mail has been sent. */
export async function measureLoad(
  setting: Setting,
  { docs, uploaders }: { docs: number; uploaders: number },
): Promise<{ load: Load; rss_mb: Memory | null }> {
  const idle = memoryOf(setting.pid);
  const samples: Split[] = [];
  const sampler = setInterval(() => samples.push(...[memoryOf(setting.pid) ?? []].flat()), memorySampleMs);
  await setting.control.quiet(300);
  await setting.control.reset();
  const endMeter = startMeter(setting.pid);
  const startedAt = clockMs();
  const uploads = await uploadAll(setting, docs, uploaders);
  const uploadedAt = clockMs();
  await setting.control.until((counts) => (counts['sendgrid.mails'] ?? 0) >= docs, patienceMs);
  await setting.control.quiet(200);
  const usage = endMeter();
  clearInterval(sampler);

  const ids = uploads.map(({ id }) => id);
  const mailedAt = mailTimes(await setting.control.mails(), ids);
  const lastMailAt = Math.max(...mailedAt.values());
  const load: Load = {
    docs,
    uploaders,
    not_done: docs - (await countDone(setting, ids)),
    until: 'mail',
    ack_ms: p50AndP99(uploads.map(({ ackMs }) => ackMs)),
    e2e_ms: p50AndP99(
      uploads.flatMap(({ id, startedAt: at }) => (mailedAt.has(id) ? [(mailedAt.get(id) ?? 0) - at] : [])),
    ),
    uploads_per_s: round((docs / (uploadedAt - startedAt)) * 1000),
    docs_per_s: round((docs / (lastMailAt - startedAt)) * 1000),
    ...cpuFigures(usage, docs),
  };
  return { load, rss_mb: idle && memoryFigures(idle, samples) };
}

async function uploadAll({ client, nextFile }: Setting, docs: number, uploaders: number): Promise<Upload[]> {
  const uploads: Upload[] = [];
  let next = 0;
  const uploadInTurn = async (): Promise<void> => {
    while (next < docs) {
      next += 1;
      const file = nextFile();
      const startedAt = clockMs();
      const { documents } = await client.submit([file], { stages: 'extract_text' });
      uploads.push({ id: documents[0]?.id ?? '', startedAt, ackMs: clockMs() - startedAt });
    }
  };
  await Promise.all(Array.from({ length: uploaders }, uploadInTurn));
  return uploads;
}

async function countDone({ client }: Setting, ids: string[]): Promise<number> {
  let done = 0;
  for (const id of ids) if (['completed', 'needs_review'].includes((await client.status(id)).status)) done += 1;
  return done;
}

/** CPU per document and documents per second of CPU, of the product alone and with the stand-ins. */
export function cpuFigures({ cloud, wallMs, clientMs, otherCores }: Usage, docs: number) {
  const tree = cloud && cloud.product + cloud.standIns;
  const perDocument = (ms: number) => round(ms / docs);
  return {
    cpu_ms_per_doc: cloud && {
      tree: perDocument(cloud.product + cloud.standIns),
      services: 0 as const,
      product: perDocument(cloud.product),
      stand_ins: perDocument(cloud.standIns),
    },
    docs_per_cpu_s: tree === null ? null : round((docs / tree) * 1000),
    docs_per_product_cpu_s: cloud && round((docs / cloud.product) * 1000),
    client_cores: round(clientMs / wallMs, 2),
    other_load_cores: round(otherCores, 2),
  };
}

function memoryFigures(idle: Split, samples: Split[]): Memory {
  const whole = ({ product, standIns }: Split) => product + standIns;
  return {
    idle: round(whole(idle), 0),
    peak: round(Math.max(...[idle, ...samples].map(whole)), 0),
    product_peak: round(Math.max(...[idle, ...samples].map(({ product }) => product)), 0),
  };
}
