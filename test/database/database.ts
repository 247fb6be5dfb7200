import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { startSupabase } from '../../local/supabase/supabase.ts';
import { migrated, migrations } from '../template.ts';

const keys = {
  jwtSecret: 'a-secret-of-tests-a-secret-of-tests-32',
  publishableKey: `sb_publishable_${'t'.repeat(31)}`,
  secretKey: `sb_secret_${'t'.repeat(31)}`,
};

export interface Answer {
  outcome: string;
  effects: { id: string | null; kind: string; dedupe_key: string; payload: Record<string, unknown> }[];
  events: { cursor: number; type: string; document_id: string | null; data: Record<string, unknown> }[];
  [name: string]: unknown;
}

export interface Person {
  id: string;
  email: string;
  client: SupabaseClient;
}

/** The product's own migrations on the embedded database, with a clock that tests may move. */
export async function startDatabase() {
  let offset = 0;
  const supabase = await startSupabase({
    folder: null,
    migrations,
    dump: await migrated(),
    ...keys,
    now: () => Date.now() + offset,
    meter: () => {},
  });
  // The dump may be an hour old, and with it the last sign of life of the cron.
  await supabase.query('update private.heartbeats set at = private.now()');
  const direct = {
    global: { fetch: (input: RequestInfo | URL, init?: RequestInit) => supabase.fetch(new Request(input, init)) },
  };
  const noSession = { auth: { persistSession: false, autoRefreshToken: false } };
  const connect = (key: string) => createClient('http://supabase.local', key, { ...direct, ...noSession });
  const worker = connect(keys.secretKey);

  return {
    supabase,
    keys,
    worker,
    anonymous: connect(keys.publishableKey),
    query: <T = Record<string, unknown>>(sql: string, params: unknown[] = []) =>
      supabase.query(sql, params) as Promise<T[]>,
    /** Calls a write function as the worker. */
    async call(name: string, args: Record<string, unknown>): Promise<Answer> {
      const { data, error } = await worker.rpc(name, args);
      if (error) throw new Error(`${name}: ${error.message}`);
      return data as Answer;
    },
    async person(name: string): Promise<Person> {
      const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;
      const id = await supabase.createUser({ email, password: 'a password', name });
      const client = connect(keys.publishableKey);
      const { error } = await client.auth.signInWithPassword({ email, password: 'a password' });
      if (error) throw error;
      return { id, email, client };
    },
    async advance(ms: number) {
      offset += ms;
      await supabase.setClock(offset);
    },
    close: () => supabase.close(),
  };
}

export type TestDatabase = Awaited<ReturnType<typeof startDatabase>>;

/** A file as the worker submits it, with content of its own. */
export function aFile(name = 'invoice.pdf', content: string = crypto.randomUUID()) {
  const sha256 = Buffer.from(content).toString('hex').padEnd(64, '0').slice(0, 64);
  return {
    id: crypto.randomUUID(),
    job_id: crypto.randomUUID(),
    filename: name,
    media_type: 'application/pdf',
    size_in_bytes: 42,
    sha256,
  };
}

/** Submits files of a person in one call. */
export async function submit(
  db: TestDatabase,
  person: Person,
  files: ReturnType<typeof aFile>[],
  batch: Record<string, unknown> = {},
) {
  const id = crypto.randomUUID();
  const answer = await db.call('submit_documents', {
    p_owner: person.id,
    p_batch: { id, queue: 'default', stages: ['extract_text', 'classify', 'extract_fields'], ...batch },
    p_documents: files,
  });
  return { batch: String(batch.id ?? id), answer };
}

/** What a run found, as small as it can be. */
export const results = (text = 'Hello') => ({
  media_type: 'application/pdf',
  pages: [{ number: 1, text, source: 'text', confidence: null, lines: [] }],
  stages: [{ stage: 'extract_text', key: 'k1', engine: 'text-1', result: null, ms: 3, cost: 0 }],
  fields: [{ name: 'total', value: 12.5, confidence: 0.9, page: 1, bbox: null, quote: '12.50', engine: 'rules-1' }],
  classification: { category: 'invoice', confidence: 0.9, reasons: ['It says invoice.'], engine: 'rules-1' },
});

export const claim = (db: TestDatabase, job: string, message = 'msg_1', retried = 0) =>
  db.call('claim_job', { p_job: job, p_message: message, p_retried: retried });

export const settle = (db: TestDatabase, job: string, fence: unknown, found: unknown = results()) =>
  db.call('settle_job', { p_job: job, p_fence: fence, p_results: found });

export const fail = (db: TestDatabase, job: string, fence: unknown, error: Record<string, unknown>) =>
  db.call('fail_job', {
    p_job: job,
    p_fence: fence,
    p_error: { stage: 'extract_text', engine: null, detail: 'It broke.', ...error },
  });

/** One job's row. */
export async function jobRow(db: TestDatabase, job: string) {
  const [row] = await db.query<{ status: string; tries: number; attempt: number; fence: string }>(
    'select * from public.jobs where id = $1',
    [job],
  );
  if (!row) throw new Error('no such job');
  return row;
}

/** The stored status of a document. */
export const statusOf = async (db: TestDatabase, document: string): Promise<string | undefined> =>
  (await db.query<{ status: string }>('select status from public.documents where id = $1', [document]))[0]?.status;

/** The kinds of the effects that an answer hands out. */
export const kinds = (answer: Answer): string[] => answer.effects.map(({ kind }) => kind).sort();
