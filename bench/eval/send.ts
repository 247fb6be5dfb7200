import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document } from '../../lib/documents/document.ts';
import type { Client } from '../client.ts';
import type { LabelledFile } from './manifest.ts';
import { withoutEmbeddedFiles } from './withhold.ts';

/** What became of a file: read, not taken or not read (with the code of the reason). */
export type Outcome =
  | { file: LabelledFile; state: 'read'; document: Document; text: string; fromOcr: boolean; seconds: number | null }
  | { file: LabelledFile; state: 'unsupported' | 'failed'; code: string; detail: string };

export type Read = Extract<Outcome, { state: 'read' }>;

// Larger files do not pass through the worker.
const largestCall = 10 * 1024 * 1024 - 4096;
const pollMs = { first: 20, most: 500 };
const patienceMs = 15 * 60_000;

/** The name in the folder may tell the category, so the service never sees it. */
const neutralName = (number: number): string => `document-${number}`;

interface Sending {
  folder: string;
  file: LabelledFile;
  number: number;
  stages: string[];
  /** Whether the file is sent without the XML that it carries. */
  withhold?: boolean;
}

/** Sends one file through the pipeline and waits until it is settled. */
export async function sendFile(
  client: Client,
  { folder, file, number, stages, withhold = false }: Sending,
): Promise<Outcome> {
  const whole = readFileSync(join(folder, file.file));
  const bytes = withhold ? withoutEmbeddedFiles(whole) : whole;
  const named = { name: neutralName(number), bytes };
  const options = { stages: stages.join(','), duplicates: 'allow' };
  const answer =
    bytes.byteLength > largestCall
      ? await client.uploadDirectly(named, { ...options, notify: false })
      : await client.upload([named], { ...options, notify: 'false' });
  if (answer.status !== 202) return refused(file, answer.text);
  const id = (JSON.parse(answer.text) as { documents: { id: string }[] }).documents[0]?.id ?? '';
  const { status, error } = await settled(client, id);
  if (status !== 'completed' && status !== 'needs_review') {
    return problem(file, error?.code ?? status, error?.detail ?? '');
  }
  const [document, { pages }] = await Promise.all([client.document(id), client.text(id)]);
  const text = pages.map((page) => page.text).join('\n');
  return {
    file,
    state: 'read',
    document,
    text,
    fromOcr: pages.some(({ source }) => source === 'ocr'),
    seconds: secondsOf(document),
  };
}

async function settled(client: Client, id: string) {
  const deadline = performance.now() + patienceMs;
  for (let pause = pollMs.first; ; pause = Math.min(pause * 1.5, pollMs.most)) {
    const report = await client.status(id);
    if (['completed', 'needs_review', 'failed', 'canceled'].includes(report.status)) return report;
    if (performance.now() > deadline)
      return { ...report, error: { code: 'not_settled', detail: `It is ${report.status}.` } };
    await sleep(pause);
  }
}

function refused(file: LabelledFile, text: string): Outcome {
  const { code, detail } = JSON.parse(text) as { code: string; detail: string };
  return problem(file, code, detail);
}

const problem = (file: LabelledFile, code: string, detail: string): Outcome => ({
  file,
  state: code === 'unsupported_format' ? 'unsupported' : 'failed',
  code,
  detail,
});

function secondsOf({ started_at, completed_at }: Document): number | null {
  if (!started_at || !completed_at) return null;
  return (Date.parse(completed_at) - Date.parse(started_at)) / 1000;
}
