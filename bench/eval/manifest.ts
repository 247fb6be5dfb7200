import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One labelled file; paths are relative to the folder. */
const LabelledFile = z.object({
  file: z.string(),
  category: z.string(),
  format: z.string(),
  bytes: z.number(),
  /** Text that a reader should find. */
  truth_text_file: z.string().optional(),
  /** False where the expected text is no fair reference. */
  text_truth_usable: z.boolean().default(true),
  /** False where the category says nothing about the document. */
  use_for_classification: z.boolean().default(true),
  fields: z.record(z.string(), z.json()).default({}),
  /** Where the file is from: rules that only know one family of files show by it. */
  source: z.object({ repo: z.string() }).loose().optional(),
  /** The XML that the file carries, where it is an electronic invoice. */
  truth_xml_file: z.string().optional(),
  /** Of a resume: what its owner does for a living. */
  occupation: z.string().optional(),
});
export type LabelledFile = z.infer<typeof LabelledFile>;

const Manifest = z.object({ files: z.array(LabelledFile).min(1) });

/** Reads a folder's manifest.json; throws a sentence when there is none or it is not one. */
export function readManifest(folder: string): LabelledFile[] {
  const path = join(folder, 'manifest.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = Manifest.safeParse(content);
  if (parsed.success) return parsed.data.files;
  throw new Error(`${path} is no manifest.\n${z.prettifyError(parsed.error)}`);
}
