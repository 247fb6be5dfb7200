import type { Person, TestDatabase } from './database.ts';

/** Jobs that ended at one time in the past; the n-th of them (from 1) waited 10n ms and ran n × `runMs`. */
export interface Past {
  queue: string;
  jobs: number;
  /** The last so many of them failed. */
  failed?: number;
  endedAgo: string;
  runMs: number;
  /** Engine money of each, in micro-dollars. */
  cost?: number;
  usage?: Record<string, number>;
}

/** Writes documents and their jobs as if they had been processed in the past: one batch, exact times. */
export async function past(db: TestDatabase, person: Person, history: Past): Promise<void> {
  const batch = crypto.randomUUID();
  const { queue, jobs, failed = 0, endedAgo, runMs, cost = 0, usage = {} } = history;
  await db.query(
    `insert into public.batches (id, owner, total, completed, failed, created_at)
     values ($1, $2, $3, $3::int - $4::int, $4, private.now() - $5::interval)`,
    [batch, person.id, jobs, failed, endedAgo],
  );
  await db.query(
    `with line as (
       select n, gen_random_uuid() as document, n > $3::int - $4::int as failed, private.now() - $5::interval as ended, n * $6::int * interval '1 millisecond' as took
       from generate_series(1, $3::int) n
     ),
     document as (
       insert into public.documents (id, owner, batch_id, filename, size_in_bytes, status)
       select document, $2, $1, 'past.pdf', 1, case when failed then 'failed' else 'completed' end from line
     ),
     job as (
       insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, status, run_at, fence, tries, usage, cost, error, fingerprint,
         created_at, started_at, finished_at)
       select gen_random_uuid(), document, 1, $2, $1, $7, '{extract_text}', case when failed then 'failed' else 'completed' end,
         ended - took - n * interval '10 milliseconds', 1, 1, $8::jsonb, $9, case when failed then '{"code": "internal", "detail": "It broke."}'::jsonb end,
         case when failed then 'internal' end, ended - took - n * interval '10 milliseconds', ended - took, ended
       from line
     )
     insert into public.stage_results (document_id, generation, stage, owner, key, engine, ms, at)
     select document, 1, 'extract_text', $2, 'key', 'text-1', n, ended from line`,
    [batch, person.id, jobs, failed, endedAgo, runMs, queue, JSON.stringify(usage), cost],
  );
}
