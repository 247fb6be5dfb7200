-- What operators promise (SLOs), whether it holds, and whom they tell when it does not.
-- The sweep looks once a minute, in its own round trip. That the sweep itself is silent is noticed by uploads and by whoever asks for /health or /metrics.

create table private.slos (
  name text primary key,
  bound numeric not null check (bound >= 0),
  unit text not null check (unit in ('seconds', 'count', 'percent'))
);
comment on table private.slos is 'What must not be exceeded; an alert is open while it is. Set bounds that suit your work, or delete a row to hear no more of it.';
insert into private.slos (name, bound, unit)
values ('queue_age', 600, 'seconds'), ('dead_letters', 0, 'count'), ('unknown_mails', 0, 'count'), ('outbox_lag', 300, 'seconds'), ('cron_silent', 300, 'seconds'),
  ('deployment_quota', 90, 'percent');

create table private.alerts (
  id uuid primary key default gen_random_uuid(),
  slo text not null references private.slos (name) on delete cascade,
  value numeric not null,
  worst numeric not null,
  detail jsonb not null default '{}',
  opened_at timestamptz not null default private.now(),
  told_at timestamptz,
  resolved_at timestamptz
);
comment on table private.alerts is 'Each time that an SLO was broken, from when to when; kept for 90 days.';
comment on column private.alerts.told_at is 'When operators were told that it opened: at most once an hour for one SLO, and nobody hears of the end of what they were not told.';
create unique index alerts_open on private.alerts (slo) where resolved_at is null;
create index alerts_newest on private.alerts (opened_at desc, id desc);
create index alerts_told on private.alerts (slo, told_at);

create function private.is_fault_of_file(p_error jsonb)
returns boolean
language sql
immutable
as $$
  select p_error ->> 'code' in ('empty_file', 'file_too_large', 'unsupported_format', 'duplicate_document', 'checksum_mismatch', 'missing_object',
    'document_encrypted', 'document_corrupt', 'document_too_complex', 'image_too_large')
$$;
comment on function private.is_fault_of_file(jsonb) is 'Whether a document failed by what it is, which its owner is told and no operator can change; it pins no search path, so that it can be inlined.';

create function private.outbox_lag()
returns numeric
language plpgsql
stable
set search_path = ''
as $$
begin
  -- From when it should have been done first: each try that failed has put it off. One that is being tried just now is late until that worked;
  -- silent mails are not, since they may have left.
  return (
    select greatest(0, max(extract(epoch from private.now() - greatest(o.created_at, o.run_at - (
      select coalesce(sum(private.effect_backoff(n)), interval '0') from generate_series(1, o.tries - (o.status <> 'owed')::int) n)))))
    from (
      -- The two indexes of what is open are of bulk mails and of all others.
      select * from public.outbox x where x.status in ('owed', 'leased', 'sending') and not x.bulk
      union all
      select * from public.outbox x where x.status in ('owed', 'sending') and x.bulk) o
    where o.status = 'owed' and (o.tries > 0 or o.run_at <= private.now()) or o.status = 'leased'
      or o.status = 'sending' and o.lease_until > private.now() and o.second_try_at is null);
end
$$;
comment on function private.outbox_lag() is 'For how many seconds the oldest effect has been late, failed tries included; mails that wait for their time are not late.';

create function private.silent_for()
returns numeric
language plpgsql
stable
set search_path = ''
as $$
begin
  return (select greatest(0, extract(epoch from private.now() - h.at)) from private.heartbeats h where h.name = 'sweep');
end
$$;
comment on function private.silent_for() is 'For how many seconds there was no sweep.';

create function private.slo_values()
returns table (slo text, value numeric, detail jsonb)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  (select 'queue_age', coalesce(extract(epoch from private.now() - w.oldest), 0), jsonb_strip_nulls(jsonb_build_object('queue', w.queue))
  from (select 1) one
  left join lateral (
    -- What was published and what was not are looked for apart, because each has an index.
    select j.queue, min(j.run_at) as oldest
    from (
      select queue, run_at from public.jobs where status = 'queued' and published_at is null
      union all
      select queue, run_at from public.jobs where status = 'queued' and published_at is not null) j
    where j.run_at <= private.now()
    group by j.queue
    having private.held_by(j.queue) is null
    order by oldest limit 1) w on true)
  union all
  (select 'dead_letters', count(*)::numeric, jsonb_strip_nulls(jsonb_build_object('fingerprint', min(f.fingerprint)))
  from (
    select j.fingerprint
    from public.jobs j
    join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
    where j.status = 'failed' and not private.is_fault_of_file(j.error)
    limit 1000) f)
  union all
  (select 'unknown_mails', count(*)::numeric, '{}'::jsonb from public.outbox o
  where o.kind = 'send_mail' and o.status = 'unknown' and o.finished_at > private.now() - interval '24 hours'
    and coalesce(o.answer ->> 'reason', '') <> 'nobody needs it any more')
  union all
  select 'outbox_lag', private.outbox_lag(), '{}'::jsonb
  union all
  select 'cron_silent', private.silent_for(), '{}'::jsonb
  union all
  (select 'deployment_quota', coalesce(max(r.share), 0), jsonb_strip_nulls(jsonb_build_object('quota', (array_agg(r.quota order by r.share desc))[1]))
  from (select d.quota, coalesce(round(100.0 * d.used / nullif(d.most, 0)), 100) as share from private.deployment_quotas_report() d) r);
end
$$;
comment on function private.slo_values() is 'How each SLO stands now, and where it is worst; no more than a thousand dead letters are counted.';

create function private.tell_alert(p_alert private.alerts, p_what text, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_operator uuid;
  v_told jsonb;
begin
  select jsonb_build_object('alert_id', p_alert.id, 'slo', s.name, 'bound', s.bound, 'unit', s.unit, 'value', round(p_alert.value), 'worst', round(p_alert.worst),
    'opened_at', p_alert.opened_at, 'resolved_at', p_alert.resolved_at, 'detail', p_alert.detail)
  into v_told from private.slos s where s.name = p_alert.slo;
  for v_operator in select r.user_id from public.roles r where r.role = 'operator' order by r.user_id loop
    events := events || private.event('alert_' || p_what, v_operator, null, null, null, v_told);
    effects := effects || private.owe_mail(v_operator, 'alert', format('mail:alert:%s:%s:%s', p_alert.id, p_what, v_operator),
      jsonb_build_object('template', 'alert', 'content', v_told || jsonb_build_object('what', p_what)));
  end loop;
end
$$;
comment on function private.tell_alert(private.alerts, text, jsonb, jsonb) is 'Tells every operator that an alert was opened or resolved: in their log, so by their webhooks too, and by mail.';

create function private.judge(p_slo text, p_value numeric, p_detail jsonb, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_bound numeric := (select s.bound from private.slos s where s.name = p_slo);
  v_alert private.alerts;
begin
  if v_bound is null then
    return;
  end if;
  select * into v_alert from private.alerts a where a.slo = p_slo and a.resolved_at is null for update;
  if p_value <= v_bound then
    if v_alert.id is not null then
      update private.alerts set resolved_at = private.now(), value = p_value where id = v_alert.id returning * into v_alert;
      if v_alert.told_at is not null then
        select t.events, t.effects into events, effects from private.tell_alert(v_alert, 'resolved', events, effects) t;
      end if;
      delete from private.alerts a where a.resolved_at < private.now() - interval '90 days';
    end if;
    return;
  end if;
  insert into private.alerts as a (slo, value, worst, detail) values (p_slo, p_value, p_value, p_detail)
  on conflict (slo) where resolved_at is null do update set value = excluded.value, worst = greatest(a.worst, excluded.value), detail = excluded.detail
  returning * into v_alert;
  if v_alert.told_at is null
    and not exists (select from private.alerts a where a.slo = p_slo and a.told_at > private.now() - interval '1 hour') then
    update private.alerts set told_at = private.now() where id = v_alert.id;
    select t.events, t.effects into events, effects from private.tell_alert(v_alert, 'opened', events, effects) t;
  end if;
end
$$;
comment on function private.judge(text, numeric, jsonb, jsonb, jsonb) is 'Opens, keeps or resolves the alert of an SLO by how it stands now.';

create function private.sweep_alerts(inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_slo record;
begin
  for v_slo in
    select v.slo, v.value, v.detail
    from private.slo_values() v
    join private.slos s on s.name = v.slo
    left join private.alerts a on a.slo = v.slo and a.resolved_at is null
    where v.value > s.bound or a.id is not null
    order by v.slo
  loop
    select j.events, j.effects into events, effects from private.judge(v_slo.slo, v_slo.value, v_slo.detail, events, effects) j;
  end loop;
end
$$;

create function private.watch_cron(inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
begin
  if private.silent_for() > (select s.bound from private.slos s where s.name = 'cron_silent')
    and not exists (select from private.alerts a where a.slo = 'cron_silent' and a.resolved_at is null and a.told_at is not null) then
    select j.events, j.effects into events, effects from private.judge('cron_silent', private.silent_for(), '{}', events, effects) j;
  end if;
end
$$;
comment on function private.watch_cron(jsonb, jsonb) is 'Notices in whatever commit that the sweep is silent: that is not for the sweep to tell. It ends with the next one.';

create function public.watch_cron()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_watched record;
begin
  v_watched := private.watch_cron('[]', '[]');
  return private.answer('watched', v_watched.effects, v_watched.events);
end
$$;
comment on function public.watch_cron() is 'The same for whoever commits nothing else, as /health.';

create function public.list_alerts(p_actor uuid, p_limit int default 50)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return jsonb_build_object('outcome', 'listed',
    'slos', (
      select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'bound', s.bound, 'unit', s.unit, 'value', round(v.value), 'holds', v.value <= s.bound) order by s.name), '[]')
      from private.slos s join private.slo_values() v on v.slo = s.name),
    'data', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'slo', a.slo, 'value', round(a.value), 'worst', round(a.worst), 'detail', a.detail,
        'opened_at', a.opened_at, 'told_at', a.told_at, 'resolved_at', a.resolved_at) order by a.resolved_at is not null, a.opened_at desc, a.id desc), '[]')
      from (select * from private.alerts order by resolved_at is not null, opened_at desc, id desc limit least(p_limit, 100)) a));
end
$$;
comment on function public.list_alerts(uuid, int) is 'How every SLO stands, and the alerts: open ones first, then the newest. Outcomes: listed, forbidden.';

grant execute on function public.watch_cron(), public.list_alerts(uuid, int) to service_role;
