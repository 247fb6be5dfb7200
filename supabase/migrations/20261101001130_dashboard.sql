-- For people who look at the database itself, in Supabase's dashboard: three views in plain words. The API has functions instead, so nobody else may read these;
-- and if somebody grants one by mistake, each still shows its reader only what row-level security does.

create view public.queue_health
with (security_invoker = true)
as
select
  q.name as queue,
  private.held_by(q.name) as held_by,
  q.paused_at,
  count(*) filter (where j.status = 'queued' and j.run_at <= private.now()) as waiting,
  count(*) filter (where j.status = 'queued' and j.run_at > private.now()) as later,
  count(*) filter (where j.status = 'processing') as in_flight,
  private.now() - min(j.run_at) filter (where j.status = 'queued' and j.run_at <= private.now()) as oldest_wait,
  count(*) filter (where (j.status = 'queued' and j.run_at < private.now() - interval '10 minutes') or j.lease_until < private.now()) as overdue,
  count(*) filter (where j.status = 'completed') as completed_24h,
  count(*) filter (where j.status = 'failed') as failed_24h
from public.queues q
left join public.jobs j on j.queue = q.name and (j.status in ('queued', 'processing') or j.finished_at > private.now() - interval '24 hours')
group by q.name, q.paused_at, q.priority
order by q.priority;
comment on view public.queue_health is 'One row per queue: what waits, what runs, what is late, and how the last day went.';
comment on column public.queue_health.queue is 'Its name: interactive, default or bulk.';
comment on column public.queue_health.held_by is 'What keeps its work from starting: queue_paused, budget, deployment_quota, or nothing (null).';
comment on column public.queue_health.paused_at is 'Since when it is paused; null while it runs.';
comment on column public.queue_health.waiting is 'Jobs that are due and have not started; held ones are among them.';
comment on column public.queue_health.later is 'Jobs that are not due yet: delayed ones, and those between two tries.';
comment on column public.queue_health.in_flight is 'Jobs that a run is working on.';
comment on column public.queue_health.oldest_wait is 'How long the job has been due that has waited longest; null when none waits.';
comment on column public.queue_health.overdue is 'Jobs due for more than ten minutes, and runs that outlived their lease.';
comment on column public.queue_health.completed_24h is 'Jobs that were completed within the last day.';
comment on column public.queue_health.failed_24h is 'Jobs that failed for good within the last day.';

create view public.job_overview
with (security_invoker = true)
as
select
  j.id as job,
  j.document_id as document,
  j.owner,
  j.queue,
  case
    when j.status = 'queued' and private.held_by(j.queue) is not null then 'held'
    when j.status = 'queued' and j.run_at > private.now() and j.started_at is null then 'scheduled'
    else j.status end as status,
  j.stage,
  j.progress,
  j.generation,
  j.tries,
  j.fence as runs,
  j.run_at as due_at,
  j.lease_until,
  j.created_at,
  j.started_at,
  j.finished_at,
  j.error ->> 'code' as error_code,
  j.error ->> 'detail' as error_sentence,
  j.fingerprint,
  j.cost / 1e6 as engine_usd
from public.jobs j
order by j.created_at desc;
comment on view public.job_overview is 'One row per job, newest first: where it stands, how often it was tried, and what went wrong last.';
comment on column public.job_overview.job is 'Id of the job, as the API shows it.';
comment on column public.job_overview.document is 'Id of the document that it processes.';
comment on column public.job_overview.owner is 'Id of the account that the document belongs to; people has its mail address.';
comment on column public.job_overview.queue is 'The queue it waits or ran in.';
comment on column public.job_overview.status is 'As people see it: scheduled, held, queued, processing, completed, failed or canceled.';
comment on column public.job_overview.stage is 'The stage it is at, or failed at; null when it is completed.';
comment on column public.job_overview.progress is 'Percent of the way, 0 to 100.';
comment on column public.job_overview.generation is 'Which processing of its document this is; 1 is the first.';
comment on column public.job_overview.tries is 'Claims since the last progress; a job with five fails.';
comment on column public.job_overview.runs is 'Claims altogether.';
comment on column public.job_overview.due_at is 'When it may start, or may be tried again.';
comment on column public.job_overview.lease_until is 'Until when the present run holds it; a time gone by means that the run is lost.';
comment on column public.job_overview.created_at is 'When it was queued.';
comment on column public.job_overview.started_at is 'When its first run began.';
comment on column public.job_overview.finished_at is 'When it was completed, failed or was canceled; such a row never changes again.';
comment on column public.job_overview.error_code is 'Code of the last error, as the API gives it.';
comment on column public.job_overview.error_sentence is 'What its owner is told about that error.';
comment on column public.job_overview.fingerprint is 'Stage/code/engine of a failure; equal ones are most likely one fault.';
comment on column public.job_overview.engine_usd is 'What OCR and models were paid for it, in dollars.';

create view public.failures
with (security_invoker = true)
as
select
  j.fingerprint,
  count(*) as jobs,
  count(distinct j.owner) as people,
  min(j.finished_at) as first_at,
  max(j.finished_at) as last_at,
  bool_or(j.error ->> 'code' = 'attempts_exhausted') as exhausted,
  (array_agg(j.error ->> 'detail' order by j.finished_at desc))[1] as last_sentence,
  (array_agg(j.id order by j.finished_at desc))[1] as last_job
from public.jobs j
join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
where j.status = 'failed'
group by j.fingerprint
order by jobs desc, last_at desc;
comment on view public.failures is 'The dead letters by what most likely caused them: failed jobs of documents that are still there and have not been tried anew.';
comment on column public.failures.fingerprint is 'Stage/code/engine: what to redrive by once the fault is gone.';
comment on column public.failures.jobs is 'How many jobs failed so.';
comment on column public.failures.people is 'How many accounts they belong to.';
comment on column public.failures.first_at is 'When the first of them failed.';
comment on column public.failures.last_at is 'When the last of them failed.';
comment on column public.failures.exhausted is 'Whether any was tried until its tries were used up; those may well succeed now.';
comment on column public.failures.last_sentence is 'What the owner of the last one is told.';
comment on column public.failures.last_job is 'Id of the last one, to look at in job_overview.';

-- Said again in full: a project may have been given other defaults for new tables.
revoke all on public.queue_health, public.job_overview, public.failures from anon, authenticated, service_role;
