import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (folder: string) => join(folder, 'clock.json');

/** How far (ms) the world of this folder is ahead of real time; what is kept there was written at that time. */
export function readOffset(folder: string | null): number {
  if (!folder || !existsSync(fileIn(folder))) return 0;
  const { offset }: { offset?: unknown } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  return typeof offset === 'number' ? offset : 0;
}

/** Keeps the offset for the next start from the same folder. */
export function writeOffset(folder: string | null, offset: number): void {
  if (folder) writeFileSync(fileIn(folder), JSON.stringify({ offset }));
}
