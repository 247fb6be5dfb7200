import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StandIn, Trace } from './stand-in.ts';

/**
 * Looks for a text in everything that the stand-ins store, and in the files of this folder, where the worker keeps what
 * its objects remember (null: in memory, out of reach).
 */
export async function findTraces(standIns: StandIn[], folder: string | null, text: string): Promise<Trace[]> {
  const found: Trace[] = [];
  for (const standIn of standIns) found.push(...((await standIn.traces?.(text)) ?? []));
  return folder === null ? found : [...found, ...(await tracesInFiles(folder, text))];
}

async function tracesInFiles(folder: string, text: string): Promise<Trace[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const traces: Trace[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path, 'latin1').catch(() => '');
    if (content.toLowerCase().includes(text.toLowerCase())) traces.push({ place: `worker ${entry.name}`, count: 1 });
  }
  return traces;
}
