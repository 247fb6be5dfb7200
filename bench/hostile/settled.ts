import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentStatusReport } from '../../lib/documents/document.ts';
import type { Client } from '../client.ts';

const pauseMs = 25;
const ends = new Set(['completed', 'needs_review', 'failed', 'canceled']);

/** Waits until a document is settled, or so many milliseconds; null when it is not by then. */
export async function settled(client: Client, id: string, patienceMs: number): Promise<DocumentStatusReport | null> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const report = await client.status(id);
    if (ends.has(report.status)) return report;
    await sleep(pauseMs);
  }
  return null;
}
