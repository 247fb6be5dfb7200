import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PdfFile {
  name: string;
  bytes: Uint8Array;
}

/** All PDFs in a folder and the folders within it, in the order of their names. */
export function pdfsIn(folder: string): PdfFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.pdf$/i.test(name))
    .toSorted()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}
