-- What holds work back without failing it: a paused queue, the money of the day being spent, and the pages of the day being read.

create function private.has_role(p_user uuid, p_role text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (select from public.roles r where r.user_id = p_user and r.role in (p_role, 'operator'));
end
$$;
comment on function private.has_role(uuid, text) is 'Whether somebody is a viewer or an operator; an operator is a viewer too.';

create table private.budget (
  only_row boolean primary key default true check (only_row),
  daily_micro_usd bigint check (daily_micro_usd >= 0),
  day date not null default (private.now() at time zone 'utc')::date,
  spent_micro_usd bigint not null default 0
);
comment on table private.budget is
  'How much engines may cost in one UTC day (null: any amount) and what jobs that ended have cost today; counted once a minute, so that no run waits for it.';
insert into private.budget default values;

create table private.heartbeats (
  name text primary key,
  at timestamptz not null
);
comment on table private.heartbeats is 'When each cron last did its work; a new deployment has its first minutes before it counts as late.';
insert into private.heartbeats (name, at) values ('sweep', private.now());

create function private.sweep_is_late()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce((select h.at < private.now() - interval '5 minutes' from private.heartbeats h where h.name = 'sweep'), true);
end
$$;
comment on function private.sweep_is_late() is 'Whether the cron of every minute has not run for so long that something is wrong with it.';

create function public.heartbeat()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object('now', private.now(), 'sweep_at', (select h.at from private.heartbeats h where h.name = 'sweep'),
    'late', private.sweep_is_late());
end
$$;
comment on function public.heartbeat() is 'That the database answers, when the sweep last ran, and whether that is too long ago.';

create function private.held_by(p_queue text)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case
    when exists (select from public.queues q where q.name = p_queue and q.paused_at is not null) then 'queue_paused'
    when exists (
      select from private.budget b
      where b.spent_micro_usd >= b.daily_micro_usd and b.day = (private.now() at time zone 'utc')::date) then 'budget'
    when private.deployment_has_read_enough() then 'deployment_quota'
  end;
end
$$;
comment on function private.held_by(text) is 'What keeps a queue''s work from starting now: queue_paused, budget, deployment_quota, or nothing (null).';

create function private.count_spending()
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_today date := (private.now() at time zone 'utc')::date;
begin
  -- The whole day each time: a commit that took long bears the time at which it began, and would be missed by a mark.
  update private.budget set
    day = v_today,
    spent_micro_usd = coalesce((
      select sum(j.cost) from public.jobs j where j.finished_at >= v_today::timestamp at time zone 'utc' and j.cost > 0), 0);
end
$$;
comment on function private.count_spending() is 'Counts what the jobs have cost that ended since the UTC day began.';

create function public.set_budget(p_actor uuid, p_daily_micro_usd bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_queue text;
  v_effects jsonb := '[]';
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  update private.budget set daily_micro_usd = p_daily_micro_usd;
  for v_queue in select name from public.queues order by priority loop
    v_effects := v_effects || private.waiting_runs(v_queue, 50);
  end loop;
  return private.answer('set', v_effects, jsonb_build_array(
    private.event('budget_set', p_actor, null, null, null, jsonb_build_object('daily_micro_usd', p_daily_micro_usd), p_actor::text)));
end
$$;
comment on function public.set_budget(uuid, bigint) is 'Sets what engines may cost in a day; null lifts the bound, and what was held goes on. Outcomes: set, forbidden.';

create function public.set_queue_paused(p_actor uuid, p_queue text, p_paused boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_queue public.queues;
  v_effects jsonb := '[]';
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  select * into v_queue from public.queues where name = p_queue for update;
  if not found then
    return private.answer('not_found');
  end if;
  if (v_queue.paused_at is not null) = p_paused then
    return private.answer('unchanged');
  end if;
  update public.queues set paused_at = case when p_paused then private.now() end where name = p_queue;
  if not p_paused then
    v_effects := private.waiting_runs(p_queue, 50);
  end if;
  return private.answer(case when p_paused then 'paused' else 'resumed' end, v_effects, jsonb_build_array(
    private.event(case when p_paused then 'queue_paused' else 'queue_resumed' end, p_actor, null, null, null,
      jsonb_build_object('queue', p_queue), p_actor::text)));
end
$$;
comment on function public.set_queue_paused(uuid, text, boolean) is
  'Holds a queue''s work or lets it go; runs under way end by themselves. Outcomes: paused, resumed, unchanged, not_found, forbidden.';

grant execute on function private.held_by(text) to authenticated;
grant execute on function public.heartbeat(), public.set_budget(uuid, bigint), public.set_queue_paused(uuid, text, boolean) to service_role;
