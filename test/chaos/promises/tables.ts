import type { Simulation } from '../simulation/simulation.ts';

/** A promise and the query that finds whoever broke it, one sentence a row. */
interface Rule {
  promise: string;
  sql: string;
}

const rules: Rule[] = [
  {
    promise: 'I1 everything accepted comes to an end',
    sql: `select format('document %s is still %s', id, status) as broken from public.documents
      where status in ('uploading', 'queued', 'processing')`,
  },
  {
    promise: 'I1 every job comes to an end',
    sql: `select format('job %s is still %s (attempt %s, published %s)', id, status, attempt, published_at) as broken
      from public.jobs where status in ('queued', 'processing')`,
  },
  {
    promise: 'I1 a document stands where its newest job stands',
    sql: `select format('document %s is %s, its job %s', d.id, d.status, j.status) as broken
      from public.documents d join public.jobs j on j.document_id = d.id and j.generation = d.generation
      where case d.status when 'needs_review' then 'completed' else d.status end <> j.status`,
  },
  {
    promise: 'I1 every failure has a code and a fingerprint',
    sql: `select format('job %s failed with code %s, fingerprint %s', id, error ->> 'code', fingerprint) as broken
      from public.jobs where status = 'failed' and (error ->> 'code' is null or coalesce(fingerprint, '') = '')`,
  },
  {
    promise: 'I1 every effect comes to an end',
    sql: `select format('%s %s is still %s', kind, dedupe_key, status) as broken
      from public.outbox where status in ('owed', 'leased', 'sending')`,
  },
  {
    promise: 'I2 one terminal event per generation',
    sql: `select format('job %s ended %s times in its log', j.id, count(e.cursor)) as broken
      from public.jobs j left join public.events e on e.job_id = j.id and e.type = 'document_processed'
      group by j.id having count(e.cursor) <> 1`,
  },
  {
    promise: 'I2 nothing happens to a job after its end',
    sql: `select format('job %s: %s after its end', e.job_id, e.type) as broken
      from public.events e join public.events last on last.job_id = e.job_id and last.type = 'document_processed'
      where e.owner = last.owner and e.cursor > last.cursor
        and e.type in ('job_started', 'job_retrying', 'job_continued', 'stage_finished')`,
  },
  {
    promise: 'I3 an effect is owed once',
    sql: `select format('%s is owed %s times', dedupe_key, count(*)) as broken
      from public.outbox group by dedupe_key having count(*) > 1`,
  },
  {
    promise: 'I4 results belong to the run that made them',
    sql: `select format('document %s shows generation %s, which never completed', d.id, d.result_generation) as broken
      from public.documents d where d.result_generation is not null and not exists (
        select from public.jobs j where j.document_id = d.id and j.generation = d.result_generation and j.status = 'completed')`,
  },
  {
    promise: 'I4 a document shows all its pages',
    sql: `select format('document %s has %s of %s pages', d.id, count(p.number), d.page_count) as broken
      from public.documents d left join public.pages p on p.document_id = d.id and p.generation = d.result_generation
      where d.result_generation is not null
      group by d.id having count(p.number) <> d.page_count or max(p.number) <> d.page_count`,
  },
  {
    promise: 'I6 counters equal a recount',
    sql: `select format('batch %s counts %s/%s/%s of %s', b.id, b.completed, b.failed, b.canceled, b.total) as broken
      from public.batches b left join public.jobs j on j.batch_id = b.id
      group by b.id
      having b.completed + b.failed + b.canceled <> b.total
        or b.completed < count(*) filter (where j.status = 'completed') or b.failed < count(*) filter (where j.status = 'failed')
        or b.canceled < count(*) filter (where j.status = 'canceled')
        or (count(j.id) = b.total and b.completed <> count(*) filter (where j.status = 'completed'))`,
  },
  {
    promise: 'I6 notifications equal a recount',
    sql: `select format('%s counts %s/%s of %s notifications', c.owner, c.unread, c.total, c.type) as broken
      from public.notification_counts c left join public.notifications n on n.owner = c.owner and n.type = c.type
      group by c.owner, c.type, c.total, c.unread
      having c.total <> count(n.id) or c.unread <> count(n.id) filter (where n.read_at is null)`,
  },
  {
    promise: 'I3 a batch is told of once',
    sql: `select format('batch %s is told of %s times', b.id, count(n.id)) as broken
      from public.batches b left join public.notifications n on n.batch_id = b.id
      where b.total > 0 and b.canceled < b.total and b.notify and b.completed + b.failed + b.canceled = b.total
      group by b.id having count(n.id) <> 1`,
  },
  {
    promise: 'I6 a log has no gap',
    sql: `select format('the log of %s has %s entries up to %s', c.owner, count(e.cursor), c.cursor) as broken
      from public.event_cursors c left join public.events e on e.owner = c.owner
      group by c.owner, c.cursor having count(e.cursor) <> c.cursor or max(e.cursor) <> c.cursor`,
  },
  {
    promise: 'I10 nothing is tried for ever',
    sql: `select format('job %s was tried %s times', job_id, data ->> 'tries') as broken
      from public.events where type = 'job_started' and (data ->> 'tries')::int > 5`,
  },
];

/** Every promise that the tables alone can tell of. */
export async function checkTables({ platform }: Simulation): Promise<string[]> {
  const broken: string[] = [];
  for (const { promise, sql } of rules) {
    for (const row of await platform.query<{ broken: string }>(sql)) broken.push(`${promise}: ${row.broken}`);
  }
  return broken;
}
