-- What is pushed to people while they look: a picture of what is going on, and the log from there on.

create function private.jobs_under_way(p_owner uuid, p_limit int)
returns setof public.jobs
language sql
stable
set search_path = ''
as $$
  -- A backlog may be long; what was handed out is what moves, and each of the two parts has an index.
  (select j.* from public.jobs j where j.owner = p_owner and j.status in ('queued', 'processing') and j.published_at is not null limit p_limit)
  union all
  (select j.* from public.jobs j where j.owner = p_owner and j.status = 'queued' and j.published_at is null order by j.queue, j.run_at limit p_limit)
$$;

create function private.under_way(p_owner uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('job_id', j.id, 'document_id', d.id, 'filename', d.filename,
    'status', private.shown_status(d, j), 'stage', j.stage, 'progress', j.progress)), '[]')
  from private.jobs_under_way(p_owner, 100) j
  join public.documents d on d.id = j.document_id and d.generation = j.generation
$$;
comment on function private.under_way(uuid) is 'The jobs of somebody that have not ended, as far as their commits say.';

create function public.get_snapshot(p_after bigint default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_owner uuid := (select auth.uid());
  v_cursor bigint := coalesce((select c.cursor from public.event_cursors c where c.owner = v_owner), 0);
  v_after bigint := least(coalesce(p_after, v_cursor), v_cursor);
begin
  return (
    with chosen as (
      (select d.id from public.documents d where d.owner = v_owner and d.deleted_at is null order by d.created_at desc, d.id desc limit 20)
      union
      select j.document_id from private.jobs_under_way(v_owner, 100) j
    ),
    -- Whatever has no later event is now as it was at that cursor; the log tells the rest.
    shown as (
      select d as document, j as job
      from chosen
      join public.documents d on d.id = chosen.id
      left join public.jobs j on j.document_id = d.id and j.generation = d.generation
      where v_after = v_cursor or not exists (
        select from public.events e where e.document_id = d.id and e.owner = v_owner and e.cursor > v_after)
    )
    select jsonb_build_object('cursor', v_after,
      'documents', coalesce(jsonb_agg(jsonb_build_object('document_id', (document).id, 'job_id', (job).id, 'filename', (document).filename,
        'status', private.shown_status(document, job), 'stage', (document).stage, 'progress', (document).progress, 'error', (document).error,
        'created_at', (document).created_at, 'started_at', (document).started_at, 'completed_at', (document).completed_at)
        order by (document).created_at desc, (document).id desc), '[]'),
      'unread', (select coalesce(sum(c.unread), 0) from public.notification_counts c where c.owner = v_owner),
      'under_way', private.under_way(v_owner))
    from shown
  );
end
$$;
comment on function public.get_snapshot(bigint) is
  'The caller''s newest documents and those under way, with the cursor for which that is true: now, or an earlier one of which only what has not changed since is told.';

create function public.follow_log(p_after bigint, p_limit int default 200)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_owner uuid := (select auth.uid());
begin
  return (
    with entry as (
      select e.* from public.events e where e.owner = v_owner and e.cursor > p_after order by e.cursor limit least(p_limit, 200)
    )
    select jsonb_build_object('events', coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]'),
      'more', count(*) = least(p_limit, 200),
      'documents', (
        select coalesce(jsonb_object_agg(d.id, jsonb_build_object('filename', d.filename, 'generation', d.generation, 'error', d.error)), '{}')
        from public.documents d where d.id in (select x.document_id from entry x where x.type = 'document_processed')),
      'under_way', private.under_way(v_owner))
    from entry e
  );
end
$$;
comment on function public.follow_log(bigint, int) is 'The caller''s log after a cursor, with what its readers need to know of the documents in it.';

grant execute on function private.jobs_under_way(uuid, int), private.under_way(uuid) to authenticated;
grant execute on function public.get_snapshot(bigint), public.follow_log(bigint, int) to authenticated;
