import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Client } from '../client.ts';
import type { HostileFile } from './manifest.ts';
import type { HostileOutcome } from './outcome.ts';
import { settled } from './settled.ts';

const patienceMs = 60_000;

type End = Pick<HostileOutcome, 'state' | 'code' | 'status' | 'text' | 'fields' | 'seconds'>;

/** Sends a file as its manifest says and waits for its end. */
export async function sendHostile(client: Client, folder: string, file: HostileFile): Promise<End> {
  const from = performance.now();
  const took = () => (performance.now() - from) / 1000;
  const named = { name: file.upload_filename ?? basename(file.file), bytes: readFileSync(join(folder, file.file)) };
  // A form has no way to write line ends in a name; JSON has.
  const isPlainName = !/[\r\n]/.test(named.name);
  const { status, text } = isPlainName
    ? await client.upload([named], { duplicates: 'allow', notify: 'false' })
    : await client.uploadDirectly(named, { duplicates: 'allow', notify: false });
  if (status !== 202) return { state: 'refused', code: codeOf(text), status, text: '', fields: {}, seconds: took() };
  const id = (JSON.parse(text) as { documents: { id: string }[] }).documents[0]?.id ?? '';
  const report = await settled(client, id, patienceMs);
  const seconds = took();
  if (report?.status !== 'completed' && report?.status !== 'needs_review') {
    return { state: 'failed', code: report?.error?.code ?? 'not_settled', status, text: '', fields: {}, seconds };
  }
  const [document, { pages }] = await Promise.all([client.document(id), client.text(id)]);
  const fields = Object.fromEntries(document.fields.map(({ name, value }) => [name, value]));
  return { state: 'read', code: null, status, text: pages.map((page) => page.text).join('\n'), fields, seconds };
}

function codeOf(answer: string): string {
  const { code, errors } = JSON.parse(answer) as { code?: string; errors?: { code: string }[] };
  return code ?? errors?.[0]?.code ?? 'unknown';
}
