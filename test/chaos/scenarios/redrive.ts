import { greyPng } from '../../../scripts/samples/grey-png.ts';
import { startOcrServer } from './ocr-server.ts';
import { type Person, type RealCloud, startRealCloud } from './real-cloud.ts';

// An outage of an engine fails many jobs of many people; once it is healed, one call lets all of them run again.

const people = 4;
const ratePerMinute = 600;
const stepSeconds = 1;

export interface Redriven {
  figures: Record<string, number>;
  /** Promises that were not kept, in words. */
  broken: string[];
}

/** One row of grey that no other number gives. */
const aPicture = (number: number): Uint8Array<ArrayBuffer> => {
  const levels = Uint8Array.from({ length: 16 }, (_, bit) => ((number >> bit) & 1) * 15);
  return new Uint8Array(greyPng(levels, 16));
};

/** Fails so many jobs by a broken OCR engine, heals it, redrives them by one call and holds what follows against what was promised. */
export async function redriveOutage(jobs: number, say: (line: string) => void): Promise<Redriven> {
  let real: RealCloud | undefined;
  const engine = await startOcrServer(() => real?.cloud.world.now() ?? Date.now());
  try {
    real = await startRealCloud({ VISION_URL: engine.url });
    const owners = await Promise.all(Array.from({ length: people }, () => real?.person() as Promise<Person>));
    const operator = await real.operator();

    engine.break();
    await failAll(real, owners, jobs, say);
    engine.heal();
    engine.asked.length = 0;

    const filter = { stage: 'extract_text', code: 'engine_unavailable' };
    const path = '/v1/operations/failures/redrive';
    const wish = { filter, rate_per_minute: ratePerMinute };
    const preview = await real.post<{ count: number }>(operator, path, { ...wish, preview: true });
    const from = Date.now();
    const answer = await real.post<{ count: number }>(operator, path, wish);
    say(`one call took ${answer.count} of ${preview.count} failed jobs in ${Date.now() - from} ms`);
    const minutes = await untilSettled(real, owners, say);
    return await judge(real, owners, operator, {
      jobs,
      preview: preview.count,
      taken: answer.count,
      minutes,
      asked: engine.asked,
    });
  } finally {
    await real?.close();
    await engine.close();
  }
}

async function failAll(real: RealCloud, owners: Person[], jobs: number, say: (line: string) => void): Promise<void> {
  for (const [index, owner] of owners.entries()) {
    const share = Math.floor(jobs / owners.length) + (index < jobs % owners.length ? 1 : 0);
    const files = Array.from({ length: share }, (_, n) => ({
      name: `${n}.png`,
      bytes: aPicture(index * share + n),
    }));
    await real.upload(owner, files);
  }
  for (let minute = 0; minute < 120; minute += 1) {
    await real.advance('1m');
    const failed = await countOf(real, owners, 'failed');
    if (minute % 5 === 0) say(`minute ${minute} of the outage: ${failed} of ${jobs} have failed`);
    if (failed === jobs) return;
  }
  throw new Error('The outage did not fail every job within two hours.');
}

async function untilSettled(real: RealCloud, owners: Person[], say: (line: string) => void): Promise<number> {
  const from = await real.now();
  for (let step = 1; step <= 1200; step += 1) {
    await real.advance(`${stepSeconds}s`);
    const counts = await Promise.all(owners.map((owner) => real.statuses(owner)));
    const open = counts.reduce(
      (sum, { queued = 0, processing = 0, scheduled = 0, held = 0 }) => sum + queued + processing + scheduled + held,
      0,
    );
    const minutes = ((await real.now()) - from) / 60_000;
    if (step % 30 === 0) say(`${minutes.toFixed(1)} minutes after: ${open} to go`);
    if (open === 0) return Number(minutes.toFixed(2));
  }
  throw new Error('Not everything settled within twenty minutes.');
}

const countOf = async (real: RealCloud, owners: Person[], status: string): Promise<number> =>
  (await Promise.all(owners.map((owner) => real.statuses(owner)))).reduce(
    (sum, counts) => sum + (counts[status] ?? 0),
    0,
  );

interface Seen {
  jobs: number;
  preview: number;
  taken: number;
  minutes: number;
  asked: number[];
}

async function judge(real: RealCloud, owners: Person[], operator: Person, seen: Seen): Promise<Redriven> {
  const completed = (await countOf(real, owners, 'completed')) + (await countOf(real, owners, 'needs_review'));
  const mails = (await Promise.all(owners.map(({ email }) => real.mails(email)))).map(({ length }) => length);
  const { data } = await real.get<{ data: { type: string }[] }>(operator, '/v1/operations/audit');
  const audited = data.filter(({ type }) => type === 'redrive_started').length;
  const busiest = mostInOneMinute(seen.asked);
  const left = await real.get<{ data: unknown[] }>(operator, '/v1/operations/failures');
  const broken = [
    seen.preview !== seen.jobs && `the preview counted ${seen.preview} of ${seen.jobs}`,
    seen.taken !== seen.jobs && `the call took ${seen.taken} of ${seen.jobs}`,
    completed !== seen.jobs && `${completed} of ${seen.jobs} completed`,
    left.data.length > 0 && `${left.data.length} groups of failures are left`,
    busiest > ratePerMinute && `${busiest} runs began in one minute, ${ratePerMinute} were allowed`,
    audited !== 1 && `${audited} entries in the audit log`,
  ].filter((sentence) => sentence !== false);
  const figures = {
    jobs: seen.jobs,
    taken: seen.taken,
    completed,
    audit_entries: audited,
    busiest_minute: busiest,
    allowed_a_minute: ratePerMinute,
    minutes: seen.minutes,
    mails_to_a_person: Math.max(...mails),
  };
  return { figures, broken };
}

/** The most of these times (ms) that lie within sixty seconds. */
function mostInOneMinute(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, time, index) => {
    while (time - (sorted[first] ?? time) >= 60_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}
