-- What waited at the end of a step is nothing where jobs come and go within one: a burst that was dealt with in seconds did not show.

create or replace function public.report_history(p_actor uuid, p_minutes int default 60)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_step int := private.history_step(p_minutes);
  -- Steps begin at full ones of the clock, so that the same step bears the same name in the next answer; the last one is under way.
  v_last bigint := floor(extract(epoch from private.now()) / v_step);
  v_first bigint := v_last - (p_minutes * 60 + v_step - 1) / v_step + 1;
  v_from timestamptz := to_timestamp(v_first * v_step);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with job as materialized (
      -- Whatever was accepted, waited or ended since then is open still, or ended since then.
      select j.document_id, j.status, j.created_at, j.started_at, j.finished_at,
        case when j.started_at is null then greatest(j.created_at, j.run_at)
          when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end as due_at
      from public.jobs j where j.finished_at >= v_from and j.finished_at <= private.now()
      union all
      select j.document_id, j.status, j.created_at, j.started_at, null,
        case when j.started_at is null then greatest(j.created_at, j.run_at)
          when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end
      from public.jobs j where j.status in ('queued', 'processing')
    ),
    accepted as (
      select floor(extract(epoch from j.created_at) / v_step) as step, count(*) as count from job j where j.created_at >= v_from group by 1
    ),
    ended as (
      select floor(extract(epoch from j.finished_at) / v_step) as step, count(*) filter (where j.status = 'completed') as completed,
        count(*) filter (where j.status = 'failed') as failed,
        percentile_disc(array[0.5, 0.95]) within group (order by case when j.status <> 'canceled' then private.milliseconds(j.finished_at - j.due_at) end) as ms
      from job j where j.finished_at is not null group by 1
    ),
    -- A job is waiting from when it is due until it starts, or ends without having started.
    change as (
      select m.at, sum(m.change) as count
      from (
        select greatest(j.due_at, v_from) as at, 1 as change from job j where j.due_at <= private.now()
        union all
        select greatest(coalesce(j.started_at, j.finished_at), v_from), -1 from job j
        where coalesce(j.started_at, j.finished_at) is not null and j.due_at <= private.now()) m
      group by 1
    ),
    -- Those that come and go within a step count as well: whoever looks wants to know of the worst moment.
    moved as (
      select floor(extract(epoch from w.at) / v_step) as step, sum(w.count) as change, max(w.waiting) as peak
      from (select c.at, c.count, sum(c.count) over (order by c.at) as waiting from change c) w
      group by 1
    )
    select jsonb_build_object('outcome', 'reported', 'bucket_seconds', v_step, 'data', jsonb_agg(jsonb_build_object(
      'at', to_timestamp(s.step * v_step), 'accepted', coalesce(a.count, 0), 'completed', coalesce(e.completed, 0), 'failed', coalesce(e.failed, 0),
      'p50_ms', e.ms[1], 'p95_ms', e.ms[2], 'depth', s.depth, 'peak', s.peak) order by s.step))
    from (
      select g as step, greatest(sum(coalesce(m.change, 0)) over upto, 0) as depth,
        greatest(sum(coalesce(m.change, 0)) over upto - coalesce(m.change, 0), m.peak, 0) as peak
      from generate_series(v_first, v_last) g left join moved m on m.step = g
      window upto as (order by g)) s
    left join accepted a on a.step = s.step
    left join ended e on e.step = s.step
  );
end
$$;
comment on function public.report_history(uuid, int) is
  'Per step of the last minutes: jobs accepted, completed and failed, how long those that ended took since they were due, how many were waiting at its end, and at most. Outcomes: reported, forbidden.';
