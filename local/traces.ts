import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDatabase } from './sqlite.ts';
import { tracesInSqlite } from './sqlite-traces.ts';
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
    if (!entry.isFile() || /\.sqlite-(wal|shm)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.sqlite')) traces.push(...(await tracesInCopy(path, text)));
    else if ((await readFile(path, 'latin1').catch(() => '')).toLowerCase().includes(text.toLowerCase()))
      traces.push({ place: `worker ${entry.name}`, count: 1 });
  }
  return traces;
}

/** By rows, for a file of SQLite holds bytes of rows that are gone; in a copy, for it is somebody else's. */
async function tracesInCopy(path: string, text: string): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-traces-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    await cp(path, copy);
    await cp(`${path}-wal`, `${copy}-wal`).catch(() => {});
    const database = openDatabase(copy);
    try {
      return tracesInSqlite(database, `worker ${basename(path)}`, text);
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
