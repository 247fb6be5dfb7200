-- The log, jobs, batches and folders, read as the people they belong to.

create function private.event_entry(p_event public.events)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('cursor', p_event.cursor, 'type', p_event.type, 'at', p_event.at, 'document_id', p_event.document_id,
    'job_id', p_event.job_id, 'batch_id', p_event.batch_id, 'actor', p_event.actor, 'data', p_event.data);
end
$$;

create function public.get_timeline(p_document uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('data', (
      select coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]')
      from public.events e
      where e.owner = d.owner
        and (e.document_id = d.id or (e.document_id is null
          and e.batch_id in (select j.batch_id from public.jobs j where j.document_id = d.id)))))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.get_timeline(uuid) is 'Every event of one of the caller''s documents and of its batch''s mail, oldest first, or null.';

create function public.list_events(p_after bigint default 0, p_limit int default 100)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object('data', coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]'),
    'cursor', coalesce(max(e.cursor), p_after, (select c.cursor from public.event_cursors c where c.owner = (select auth.uid())), 0),
    'next_cursor', case when count(*) >= least(p_limit, 100) then max(e.cursor)::text end)
  from (
    select * from public.events where owner = (select auth.uid()) and cursor > p_after order by cursor limit least(p_limit, 100)
  ) e
$$;
comment on function public.list_events(bigint, int) is 'The caller''s log after a cursor; after none, only where it stands now.';

-- A claim begins an attempt; the next thing that the log says of the job ends it. A claim after a claim took over from a run that was lost.
create function private.attempts(p_job public.jobs)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with entry as (
      select e.type, e.at, e.data, lead(e.type) over (order by e.cursor) as next_type, lead(e.at) over (order by e.cursor) as next_at,
        lead(e.data) over (order by e.cursor) as next_data
      from public.events e
      where e.owner = p_job.owner and e.job_id = p_job.id and e.type in ('job_started', 'job_retrying', 'job_continued', 'document_processed')
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'fence', e.data -> 'fence', 'message_id', e.data -> 'message_id', 'retried', e.data -> 'retried', 'started_at', e.at, 'ended_at', e.next_at,
      'outcome', case
        when e.next_type is null then 'running'
        when e.next_type = 'job_started' or e.next_data ->> 'code' = 'lease_over' then 'lost'
        when e.next_type = 'job_retrying' then 'retrying'
        when e.next_type = 'job_continued' then 'continued'
        when e.next_data ->> 'status' = 'needs_review' then 'completed'
        else e.next_data ->> 'status' end,
      'code', e.next_data -> 'code', 'retry_after_ms', e.next_data -> 'retry_after_ms') order by (e.data ->> 'fence')::bigint desc), '[]')
    from entry e
    where e.type = 'job_started'
  );
end
$$;
comment on function private.attempts(public.jobs) is 'Every claim of a job, newest first, with its message, its times and how it ended.';

create function public.get_job(p_job uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object('id', j.id, 'document_id', j.document_id, 'batch_id', j.batch_id, 'generation', j.generation, 'queue', j.queue, 'stages', j.stages,
    'status', case when d.generation = j.generation and j.status = 'queued' then private.shown_status(d, j) else j.status end,
    'stage', j.stage, 'progress', j.progress, 'run_at', j.run_at, 'tries', j.tries, 'error', j.error,
    'created_at', j.created_at, 'started_at', j.started_at, 'finished_at', j.finished_at, 'trace_id', private.trace_id(j),
    'attempts', private.attempts(j))
  from public.jobs j
  join public.documents d on d.id = j.document_id
  where j.id = p_job and j.owner = (select auth.uid())
$$;
comment on function public.get_job(uuid) is 'One of the caller''s jobs with its attempts, newest first, or null.';

create function public.get_batch(p_batch uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  with shown as (
    select d as document, j as job, case when d.generation = j.generation then private.shown_status(d, j) else j.status end as status
    from public.jobs j
    join public.documents d on d.id = j.document_id
    where j.batch_id = p_batch and j.owner = (select auth.uid())
  )
  select jsonb_build_object('id', b.id, 'reason', b.reason, 'created_at', b.created_at, 'total', b.total,
    'completed', b.completed, 'failed', b.failed, 'canceled', b.canceled,
    'processing', (select count(*) from shown where status = 'processing'), 'queued', (select count(*) from shown where status = 'queued'),
    'held', (select count(*) from shown where status = 'held'), 'scheduled', (select count(*) from shown where status = 'scheduled'),
    'progress', (select coalesce(round(avg(case when (job).status in ('completed', 'failed', 'canceled') then 100 else (job).progress end)), 100) from shown),
    'documents', (select coalesce(jsonb_agg(private.document_line(document, job) order by (job).created_at, (document).filename), '[]') from shown))
  from public.batches b
  where b.id = p_batch and b.owner = (select auth.uid())
$$;
comment on function public.get_batch(uuid) is 'One of the caller''s batches with its counts and documents, or null.';

create function public.list_folders()
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object('data', coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'created_at', f.created_at,
    'documents', (select count(*) from public.documents d where d.folder_id = f.id)) order by f.name), '[]'), 'next_cursor', null)
  from public.folders f
  where f.owner = (select auth.uid())
$$;
comment on function public.list_folders() is 'The caller''s folders by name.';

grant execute on function private.event_entry(public.events), private.attempts(public.jobs) to authenticated;
grant execute on function public.get_timeline(uuid), public.list_events(bigint, int), public.get_job(uuid), public.get_batch(uuid), public.list_folders()
to authenticated;
