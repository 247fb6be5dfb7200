import type { World } from './world.ts';

/** What must hold at every moment; each query answers the rows that break it. */
const laws: Record<string, string> = {
  'the counts of a batch are those of its jobs': `
    select b.id, b.total, b.completed, b.failed, b.canceled from public.batches b
    join public.jobs j on j.batch_id = b.id
    group by b.id
    having b.total = count(*) and (b.completed, b.failed, b.canceled) is distinct from (
      count(*) filter (where j.status = 'completed'), count(*) filter (where j.status = 'failed'), count(*) filter (where j.status = 'canceled'))`,
  'the log of an owner has every cursor up to its last': `
    select c.owner, c.cursor, count(e.cursor), max(e.cursor) from public.event_cursors c
    left join public.events e on e.owner = c.owner
    group by c.owner, c.cursor
    having (c.cursor, c.cursor) is distinct from (count(e.cursor), max(e.cursor))`,
  'the counts of what a person was told are those of the notifications': `
    select c.owner, c.type, c.total, c.unread from public.notification_counts c
    left join public.notifications n on n.owner = c.owner and n.type = c.type
    group by c.owner, c.type, c.total, c.unread
    having (c.total::bigint, c.unread::bigint) is distinct from (count(n.id), count(n.id) filter (where n.read_at is null))`,
  'a document has the status of its newest job': `
    select d.id, d.status as document, j.status as job from public.documents d
    join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.status <> j.status and not (d.status = 'needs_review' and j.status = 'completed')`,
  'a job ends once': `
    select job_id, count(*) from public.events where type = 'document_processed' group by job_id having count(*) > 1`,
  'a job that ended says so in the log': `
    select j.id from public.jobs j where j.status in ('completed', 'failed', 'canceled')
      and not exists (select from public.events e where e.job_id = j.id and e.type = 'document_processed')`,
  'a batch that is over is written about once, unless everything was canceled': `
    select b.id from public.batches b
    where b.total > 0 and b.completed + b.failed + b.canceled = b.total and b.canceled < b.total
      and (select count(*) from public.outbox o where o.dedupe_key = 'mail:results:' || b.id) <> 1`,
  'a batch that is not over is not written about': `
    select b.id from public.batches b
    join public.outbox o on o.dedupe_key = 'mail:results:' || b.id
    where b.completed + b.failed + b.canceled < b.total`,
  'a finished batch is announced once': `
    select batch_id, count(*) from public.events where type = 'batch_finished' group by batch_id having count(*) > 1`,
};

/** The laws that are broken, with the rows that break them. */
export async function brokenLaws(world: World, which = laws): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [law, sql] of Object.entries(which)) {
    const rows = await world.query(sql);
    if (rows.length > 0) broken[law] = rows.slice(0, 5);
  }
  return broken;
}

/** By how many jobs the fullest owner's window is exceeded right now; negative while there is room. */
export async function windowExcess(world: World): Promise<number> {
  const [row] = await world.query<{ excess: number | null }>(`
    select max(count - owner_window)::int as excess from (
      select count(*), q.owner_window from public.jobs j join public.queues q on q.name = j.queue
      where j.published_at is not null and j.status in ('queued', 'processing') group by j.owner, j.queue, q.owner_window) t`);
  return row?.excess ?? 0;
}
