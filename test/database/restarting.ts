import {
  type Answer,
  aFile,
  claim,
  fail,
  type Person,
  results,
  settle,
  submit,
  type TestDatabase,
} from './database.ts';

export interface Restart {
  reason?: string;
  settings?: Record<string, unknown>;
  rate?: number;
  preview?: boolean;
  everybody?: boolean;
}

/** Restarts documents of this person, or of everybody. */
export const restarted = (db: TestDatabase, person: Person, selection: unknown, options: Restart) =>
  db.call('restart_documents', {
    p_actor: person.id,
    p_owner: options.everybody ? null : person.id,
    p_selection: selection,
    p_reason: options.reason ?? 'reprocess',
    p_settings: options.settings ?? {},
    p_rate_per_minute: options.rate ?? null,
    p_preview: options.preview ?? false,
  });

/** The job of a document's newest generation. */
export async function newestJob(db: TestDatabase, document: string) {
  const [row] = await db.query<{ id: string; generation: number; status: string; run_at: string; batch_id: string }>(
    'select j.* from public.jobs j join public.documents d on d.id = j.document_id and d.generation = j.generation where d.id = $1',
    [document],
  );
  if (!row) throw new Error('no such document');
  return row;
}

/** The names of the messages that an answer hands out. */
export const runs = (answer: Answer): string[] =>
  answer.effects.filter(({ kind }) => kind === 'run_job').map(({ dedupe_key }) => dedupe_key);

/** A document that has been processed once, with this text. */
export async function completedDocument(db: TestDatabase, person: Person, said = 'Hello') {
  const file = aFile();
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, results(said));
  return file;
}

/** A document whose reading failed for good, in an engine named vision. */
export async function failedDocument(db: TestDatabase, person: Person, code = 'engine_unavailable') {
  const file = aFile();
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await fail(db, file.job_id, fence, { code, engine: 'vision', retryable: false });
  return file;
}
