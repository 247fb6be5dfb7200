import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const HostileFile = z.object({
  file: z.string(),
  format: z.string(),
  kind: z.string(),
  /** What should become of it, in words. */
  expected: z.string(),
  /** The name under which it is sent; its own when there is none. */
  upload_filename: z.string().optional(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type HostileFile = z.infer<typeof HostileFile>;

/** The files that a folder's `manifest.json` lists; throws when there is none, or not of this shape. */
export function readHostile(folder: string): HostileFile[] {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  return z.object({ files: z.array(HostileFile).min(1) }).parse(JSON.parse(text)).files;
}
