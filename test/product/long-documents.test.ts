import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { sheet } from '../local/engines/drawing.ts';
import { scannedPdf } from '../local/engines/scanned-pdf.ts';
import { type Status, type User, world } from './world.ts';

afterEach(() => world.heal());

const isOver = ({ status }: Status) => !['queued', 'processing'].includes(status);

/** Looks again and again until it is over; kills the worker whenever so much more than the last time is done. */
async function watched(user: User, id: string, deaths: number): Promise<number[]> {
  const seen: number[] = [];
  let killAt = 10;
  let isBack = true;
  for (const end = Date.now() + 60_000; Date.now() < end; await setTimeout(50)) {
    // While the worker is coming back, nobody answers.
    const status = await world.get<Status>(user, `/v1/documents/${id}/status`).catch(() => null);
    if (!status) continue;
    seen.push(status.progress);
    // The queue waits longer with every death, so its time is moved on; that resolves when the run is over, or dead.
    if (!isBack) void world.clock.advance('16s').catch(() => {});
    isBack = true;
    expect(status.progress === 100).toBe(isOver(status));
    if (isOver(status)) return seen;
    if (deaths === 0 || status.progress < killAt) continue;
    deaths -= 1;
    killAt = status.progress + 15;
    isBack = false;
    await world.fault({ service: 'worker', fault: 'kill' });
  }
  throw new Error(`It is not over: ${seen.at(-1)} %.`);
}

const patience = { timeout: 60_000 };

test(
  'a long scan whose worker is killed twice goes on where it was, and its progress only grows',
  patience,
  async () => {
    const ada = await world.user();
    const pages = 16;
    const sheets = Array.from({ length: pages }, (_, index) =>
      sheet(425, 550, [{ text: `Sheet ${index + 1}`, x: 60, y: 100 }]),
    );
    const bytes = new Uint8Array(scannedPdf(sheets));
    // However fast the machine is, each request leaves time to die in.
    await world.fault({ service: 'engines', fault: 'delay', ms: 1200 });
    await world.resetCounts();
    const { documents } = await world.upload(ada, { name: 'long.pdf', bytes, type: 'application/pdf' });
    const { id = '', job_id = '' } = documents[0] ?? {};
    const seen = await watched(ada, id, 2);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));

    const job = await world.get<{ attempts: { outcome: string }[] }>(ada, `/v1/jobs/${job_id}`);
    expect(job.attempts.map(({ outcome }) => outcome).toReversed()).toEqual(['lost', 'lost', 'completed']);
    const read = (await world.counts())['engines.ocr_pages'] ?? 0;
    // Each death may lose what was being read, five pages at most.
    expect(read).toBeGreaterThanOrEqual(pages);
    expect(read).toBeLessThanOrEqual(pages + 2 * 5);
    const { pages: texts } = await world.get<{ pages: { text: string }[] }>(ada, `/v1/documents/${id}/text`);
    expect(texts.map(({ text }) => text)).toEqual(sheets.map((_, index) => `Sheet ${index + 1}`));
    await expect.poll(async () => (await world.mails(ada.email)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await world.mails(ada.email)).toHaveLength(1);
  },
);
