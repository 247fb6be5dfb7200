-- What went wrong and what is late, over everybody's work: failures by what most likely caused them, and whatever should have happened by now.

create function private.standing_failures(p_filter jsonb)
returns setof public.jobs
language sql
stable
set search_path = ''
as $$
  select j.*
  from public.jobs j
  join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
  where j.status = 'failed'
    and (p_filter ->> 'fingerprint' is null or j.fingerprint = p_filter ->> 'fingerprint')
    and (p_filter ->> 'queue' is null or j.queue = p_filter ->> 'queue')
    and (p_filter ->> 'stage' is null or j.error ->> 'stage' = p_filter ->> 'stage')
    and (p_filter ->> 'code' is null or p_filter ->> 'code' in (j.error ->> 'code', j.error ->> 'cause'))
    and (p_filter ->> 'since' is null or j.finished_at >= (p_filter ->> 'since')::timestamptz)
$$;
comment on function private.standing_failures(jsonb) is
  'The dead letters: failed jobs that are still the newest of a document which is still there. Filter: {fingerprint?, queue?, stage?, code?, since?}; a code is also found as the cause of attempts_exhausted.';

create function public.list_failures(p_actor uuid, p_filter jsonb default '{}', p_limit int default 100, p_cursor text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_limit int := least(p_limit, 100);
  -- Groups have no lasting place in their order, so a page begins after as many as were shown.
  v_shown int := coalesce((private.page_position(p_cursor))[1]::int, 0);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with failure as materialized (
      select j.id, j.fingerprint, j.queue, j.owner, j.error, j.finished_at,
        row_number() over (partition by j.fingerprint order by j.finished_at desc, j.id desc) as newest
      from private.standing_failures(p_filter) j
    ),
    by_queue as (
      select f.fingerprint, f.queue, count(*) as count from failure f group by f.fingerprint, f.queue
    ),
    fault as (
      select f.fingerprint, count(*) as count, count(distinct f.owner) as people, min(f.finished_at) as first_at, max(f.finished_at) as last_at,
        bool_or(f.error ->> 'code' = 'attempts_exhausted') as exhausted,
        (jsonb_agg(f.error) filter (where f.newest = 1)) -> 0 as error,
        jsonb_agg(f.id order by f.newest) filter (where f.newest <= 3) as example_job_ids
      from failure f
      group by f.fingerprint
    ),
    shown as (
      select * from fault order by count desc, last_at desc, fingerprint limit v_limit offset v_shown
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'total', (select count(*) from failure),
      'groups', (select count(*) from fault),
      'next_cursor', case when (select count(*) from fault) > v_shown + v_limit then private.page_cursor((v_shown + v_limit)::text) end,
      'data', coalesce(jsonb_agg(jsonb_build_object(
        'fingerprint', s.fingerprint, 'stage', s.error ->> 'stage', 'code', coalesce(s.error ->> 'cause', s.error ->> 'code'), 'engine', s.error ->> 'engine',
        'exhausted', s.exhausted, 'count', s.count, 'people', s.people, 'first_at', s.first_at, 'last_at', s.last_at, 'sentence', s.error ->> 'detail',
        'queues', (select jsonb_object_agg(q.queue, q.count) from by_queue q where q.fingerprint = s.fingerprint),
        'example_job_ids', s.example_job_ids) order by s.count desc, s.last_at desc, s.fingerprint), '[]'))
    from shown s
  );
end
$$;
comment on function public.list_failures(uuid, jsonb, int, text) is
  'The dead letters that match a filter, grouped by fingerprint, the most frequent first. Outcomes: listed, forbidden.';

create function public.list_failed_jobs(p_actor uuid, p_filter jsonb default '{}', p_limit int default 20, p_cursor text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with found as (
      select j.*, row_number() over (order by j.finished_at desc, j.id desc) as place
      from private.standing_failures(p_filter) j
      where p_cursor is null or (j.finished_at, j.id) < (v_from[1]::timestamptz, v_from[2]::uuid)
      order by j.finished_at desc, j.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'data', coalesce(jsonb_agg(jsonb_build_object(
        'job_id', f.id, 'document_id', f.document_id, 'batch_id', f.batch_id, 'owner', f.owner, 'generation', f.generation, 'queue', f.queue,
        'fingerprint', f.fingerprint, 'error', f.error, 'tries', f.tries, 'runs', f.fence, 'messages', f.attempt, 'cost_micro_usd', f.cost,
        'created_at', f.created_at, 'started_at', f.started_at, 'finished_at', f.finished_at) order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.finished_at) #>> '{}', f.id::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
  );
end
$$;
comment on function public.list_failed_jobs(uuid, jsonb, int, text) is 'One by one, the dead letters that match a filter, newest first. Outcomes: listed, forbidden.';

create function private.late_jobs()
returns table (reason text, since timestamptz, id uuid, kind text, queue text, owner uuid, document_id uuid, batch_id uuid, tries int)
language sql
stable
set search_path = ''
as $$
  with window_full as (
    select j.owner, j.queue
    from public.jobs j
    join public.queues q on q.name = j.queue
    where j.published_at is not null and j.status in ('queued', 'processing')
    group by j.owner, j.queue, q.owner_window
    having count(*) >= q.owner_window
  )
  -- What was published and what was not are looked for apart, because each has an index.
  select 'not_delivered', j.run_at, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.queues q
  join public.jobs j on j.queue = q.name
  where private.held_by(q.name) is null
    and j.status = 'queued' and j.published_at is not null and j.run_at < private.now() - interval '10 minutes'
  union all
  select case when f.owner is null then 'not_published' else 'owner_window_full' end,
    j.run_at, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.queues q
  join public.jobs j on j.queue = q.name
  left join window_full f on f.owner = j.owner and f.queue = j.queue
  where private.held_by(q.name) is null
    and j.status = 'queued' and j.published_at is null and j.run_at < private.now() - interval '10 minutes'
  union all
  select 'lease_over', j.lease_until, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.jobs j
  where j.status = 'processing' and j.lease_until < private.now()
$$;
comment on function private.late_jobs() is 'Jobs that have been due for more than ten minutes without starting, unless they are held, and runs that outlived their lease.';

create function private.late_effects()
returns table (reason text, since timestamptz, id uuid, kind text, queue text, owner uuid, document_id uuid, batch_id uuid, tries int)
language sql
stable
set search_path = ''
as $$
  select 'effect_owed', case o.status when 'owed' then o.run_at else o.lease_until end, o.id, o.kind, null, o.owner, o.document_id, o.batch_id, o.tries
  from public.outbox o
  where o.status in ('owed', 'leased') and case o.status when 'owed' then o.run_at else o.lease_until end < private.now() - interval '5 minutes'
  union all
  select 'mail_unknown', o.finished_at, o.id, o.kind, null, o.owner, o.document_id, o.batch_id, o.tries
  from public.outbox o
  where o.status = 'unknown' and o.finished_at > private.now() - interval '24 hours'
$$;
comment on function private.late_effects() is 'Effects that should have been done five minutes ago, and mails of the last day of which nobody knows whether they left.';

create function public.list_overdue(p_actor uuid, p_limit int default 20, p_cursor text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with late as materialized (
      select * from private.late_jobs() union all select * from private.late_effects()
    ),
    found as (
      select l.*, row_number() over (order by l.since, l.id) as place
      from late l
      where p_cursor is null or (l.since, l.id) > (v_from[1]::timestamptz, v_from[2]::uuid)
      order by l.since, l.id
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'counts', (select coalesce(jsonb_object_agg(c.reason, c.count), '{}') from (select l.reason, count(*) as count from late l group by l.reason) c),
      'data', coalesce(jsonb_agg(jsonb_build_object('reason', f.reason, 'since', f.since,
        'overdue_seconds', private.milliseconds(private.now() - f.since) / 1000, 'kind', f.kind, 'id', f.id, 'queue', f.queue, 'owner', f.owner,
        'document_id', f.document_id, 'batch_id', f.batch_id, 'tries', f.tries) order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.since) #>> '{}', f.id::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
  );
end
$$;
comment on function public.list_overdue(uuid, int, text) is
  'What should have happened by now, the oldest first, each with its reason, and how much there is of each. Outcomes: listed, forbidden.';

grant execute on function public.list_failures(uuid, jsonb, int, text), public.list_failed_jobs(uuid, jsonb, int, text), public.list_overdue(uuid, int, text)
to service_role;
