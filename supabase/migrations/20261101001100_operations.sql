-- What operators and viewers read of everybody's work: how the queues stand, what is late, and who did what.
-- These functions see all rows, so the worker alone may call them, each asks for the role itself, and none shows a name or a content.

create index outbox_finished on public.outbox (finished_at) where finished_at is not null;
create index events_of_operators on public.events (at, owner, cursor)
where type in ('queue_paused', 'queue_resumed', 'redrive_started', 'budget_set', 'mail_quota_set', 'address_suppressed', 'address_released', 'run_started');

create function private.milliseconds(p_span interval)
returns bigint
language sql
immutable
as $$
  select greatest(0, extract(epoch from p_span) * 1000)::bigint
$$;
comment on function private.milliseconds(interval) is 'A span as whole milliseconds, never below nothing; it pins no search path, so that it can be inlined.';

create function private.queue_window(p_window interval)
returns table (queue text, figures jsonb)
language sql
stable
set search_path = ''
as $$
  with total as materialized (
    select j.queue, count(*) filter (where j.status = 'completed') as completed, count(*) filter (where j.status = 'failed') as failed,
      count(*) filter (where j.status = 'canceled') as canceled
    from public.jobs j
    where j.finished_at > private.now() - p_window and j.finished_at <= private.now()
    group by j.queue
  ),
  -- Every job up to 10,000 of them; of more an even share, so that a busy day costs no more to look at than a quiet one.
  measured as materialized (
    select j.queue, j.document_id, j.generation, j.created_at,
      -- A first wait begins when the job was due, which a message may come a second before; later tries move that time, and then it begins with the job.
      private.milliseconds(j.started_at
        - case when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end) as wait_ms,
      case when j.status <> 'canceled' then private.milliseconds(j.finished_at - j.started_at) end as run_ms
    from public.jobs j
    where j.finished_at > private.now() - p_window and j.finished_at <= private.now()
      and uuid_hash(j.document_id) % (1 + (select coalesce(sum(t.completed + t.failed + t.canceled), 0) from total t)::int / 10000) = 0
  ),
  by_queue as (
    select m.queue, percentile_disc(array[0.5, 0.95, 0.99]) within group (order by m.wait_ms) as wait,
      percentile_disc(array[0.5, 0.95, 0.99]) within group (order by m.run_ms) as run
    from measured m
    group by m.queue
  ),
  by_stage as (
    select m.queue, r.stage, count(*) as count, percentile_disc(array[0.5, 0.95, 0.99]) within group (order by r.ms) as ms
    from measured m
    -- What was taken over from an earlier generation is older than the job, and took no time.
    join public.stage_results r on r.document_id = m.document_id and r.generation = m.generation and r.at >= m.created_at
    group by m.queue, r.stage
  )
  select q.name, jsonb_build_object(
    'completed', coalesce(t.completed, 0), 'failed', coalesce(t.failed, 0), 'canceled', coalesce(t.canceled, 0),
    'throughput_per_minute', round(coalesce(t.completed, 0) / (extract(epoch from p_window) / 60), 3),
    'failure_rate', round(t.failed::numeric / nullif(t.completed + t.failed, 0), 4),
    'wait_ms', jsonb_build_object('p50', b.wait[1], 'p95', b.wait[2], 'p99', b.wait[3]),
    'run_ms', jsonb_build_object('p50', b.run[1], 'p95', b.run[2], 'p99', b.run[3]),
    'stages', (
      select coalesce(jsonb_object_agg(s.stage, jsonb_build_object('count', s.count, 'p50_ms', s.ms[1], 'p95_ms', s.ms[2], 'p99_ms', s.ms[3])), '{}')
      from by_stage s where s.queue = q.name))
  from public.queues q
  left join total t on t.queue = q.name
  left join by_queue b on b.queue = q.name
$$;
comment on function private.queue_window(interval) is
  'Per queue, what ended within a span up to now: counts, rates, and percentiles (nearest rank, measured on up to 10,000 jobs) of the first wait, of the run with its retries, and of each stage.';

create function private.outbox_report()
returns jsonb
language sql
stable
set search_path = ''
as $$
  with recent as (
    select o.kind, o.status, o.run_at, o.lease_until from public.outbox o where o.status in ('owed', 'leased', 'sending')
    union all
    select o.kind, o.status, null, null from public.outbox o
    where o.finished_at > private.now() - interval '24 hours' and o.status in ('unknown', 'failed') and not private.was_moot(o)
  ),
  by_kind as (
    select r.kind, count(*) filter (where r.status = 'owed') as owed, count(*) filter (where r.status = 'leased') as leased,
      count(*) filter (where r.status = 'sending') as sending, count(*) filter (where r.status = 'unknown') as unknown,
      count(*) filter (where r.status = 'failed') as failed,
      min(case r.status when 'owed' then r.run_at when 'leased' then r.lease_until end) as due
    from recent r
    group by r.kind
  )
  select jsonb_build_object('owed', coalesce(sum(k.owed), 0), 'leased', coalesce(sum(k.leased), 0), 'sending', coalesce(sum(k.sending), 0),
    'unknown', coalesce(sum(k.unknown), 0), 'failed', coalesce(sum(k.failed), 0),
    'lag_seconds', coalesce(private.milliseconds(private.now() - min(k.due)) / 1000, 0),
    'by_kind', coalesce(jsonb_object_agg(k.kind, to_jsonb(k) - 'kind' - 'due'), '{}'))
  from by_kind k
$$;
comment on function private.outbox_report() is
  'What is owed to the outside world now, and what came to nothing within a day; the lag is how long the oldest due effect has been waiting.';

create function private.budget_report()
returns jsonb
language sql
stable
set search_path = ''
as $$
  with today as (
    select b.daily_micro_usd, (private.now() at time zone 'utc')::date as day,
      case when b.day = (private.now() at time zone 'utc')::date then b.spent_micro_usd else 0 end as spent_micro_usd
    from private.budget b
  )
  select jsonb_build_object('day', t.day, 'daily_usd', t.daily_micro_usd / 1e6, 'spent_usd', t.spent_micro_usd / 1e6,
    -- Since the job that spent the last of it, unless the bound itself came later.
    'held_since', case when t.spent_micro_usd >= t.daily_micro_usd then greatest(
      (select coalesce(min(s.finished_at), t.day::timestamp at time zone 'utc')
       from (
         select j.finished_at, sum(j.cost) over (order by j.finished_at) as spent
         from public.jobs j
         where j.finished_at >= t.day::timestamp at time zone 'utc' and j.finished_at <= private.now() and j.cost > 0) s
       where s.spent >= t.daily_micro_usd),
      (select max(e.at) from public.events e where e.type = 'budget_set')) end)
  from today t
$$;
comment on function private.budget_report() is 'What engines may cost today, what they have cost so far, and since when new work is held for it; null while it is not.';

create function public.queue_report(p_actor uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := private.now();
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with queued as (
      -- What was published and what was not are looked for apart, because each has an index.
      select j.queue, j.run_at, j.started_at from public.jobs j where j.status = 'queued' and j.published_at is null
      union all
      select j.queue, j.run_at, j.started_at from public.jobs j where j.status = 'queued' and j.published_at is not null
    ),
    waiting as (
      select j.queue, count(*) as all_of_them, count(*) filter (where j.run_at <= v_now) as due,
        count(*) filter (where j.run_at > v_now and j.started_at is null) as scheduled,
        count(*) filter (where j.run_at > v_now and j.started_at is not null) as retrying,
        count(*) filter (where j.run_at < v_now - interval '10 minutes') as late, min(j.run_at) as oldest
      from queued j group by j.queue
    ),
    running as (
      select j.queue, count(*) as in_flight, count(*) filter (where j.lease_until < v_now) as silent
      from public.jobs j where j.status = 'processing' group by j.queue
    ),
    queue as (
      select q.*, private.held_by(q.name) as held_by, w.*, r.in_flight, r.silent
      from public.queues q
      left join waiting w on w.queue = q.name
      left join running r on r.queue = q.name
    )
    select jsonb_build_object(
      'outcome', 'reported',
      'now', v_now,
      'queues', jsonb_agg(jsonb_build_object(
        'name', q.name, 'paused_at', q.paused_at, 'held_by', q.held_by, 'parallelism', q.parallelism, 'rate', q.rate, 'period', q.period,
        'owner_window', q.owner_window, 'priority', q.priority,
        -- A waiting job counts once, under what it waits for.
        'depth', case when q.held_by is null then coalesce(q.due, 0) else 0 end,
        'scheduled', coalesce(q.scheduled, 0),
        'retrying', case when q.held_by is null then coalesce(q.retrying, 0) else 0 end,
        'held', case when q.held_by is null then 0 else coalesce(q.all_of_them - q.scheduled, 0) end,
        'in_flight', coalesce(q.in_flight, 0),
        'oldest_age_seconds', case when q.oldest <= v_now then private.milliseconds(v_now - q.oldest) / 1000 end,
        'overdue', case when q.held_by is null then coalesce(q.late, 0) else 0 end + coalesce(q.silent, 0),
        'windows', jsonb_build_object('1h', h.figures, '24h', d.figures)) order by q.priority),
      'outbox', private.outbox_report(),
      'cron', (
        select jsonb_build_object('sweep_at', max(b.at), 'late', private.sweep_is_late())
        from private.heartbeats b where b.name = 'sweep'),
      'budget', private.budget_report(),
      'mail_quota', private.mail_quota_report())
    from queue q
    join private.queue_window(interval '1 hour') h on h.queue = q.name
    join private.queue_window(interval '24 hours') d on d.queue = q.name
  );
end
$$;
comment on function public.queue_report(uuid) is
  'How the queues, the outbox, the cron, the budget and the mail quota stand, over everybody''s work. Outcomes: reported, forbidden.';

create function public.list_audit(p_actor uuid, p_limit int default 20, p_cursor text default null)
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
      select e.*, row_number() over (order by e.at desc, e.owner desc, e.cursor desc) as place
      from public.events e
      where e.type in ('queue_paused', 'queue_resumed', 'redrive_started', 'budget_set', 'mail_quota_set', 'address_suppressed', 'address_released', 'run_started')
        and (p_cursor is null or (e.at, e.owner, e.cursor) < (v_from[1]::timestamptz, v_from[2]::uuid, v_from[3]::bigint))
      order by e.at desc, e.owner desc, e.cursor desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'data', coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'type', f.type, 'actor', f.actor, 'email', p.email, 'data', f.data)
        order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.at) #>> '{}', f.owner::text, f.cursor::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
    left join public.people p on p.id::text = f.actor
  );
end
$$;
comment on function public.list_audit(uuid, int, text) is
  'What operators did to everybody''s work, newest first. Outcomes: listed, forbidden.';

grant execute on function public.queue_report(uuid), public.list_audit(uuid, int, text) to service_role;
