-- The sweep: once a minute, in one round trip, whatever was left undone by anybody is found and handed out again.
-- Each part takes a page of at most p_limit rows and says in `more` when there may be another one.

create function private.sweep_leases(p_limit int, inout events jsonb, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_jobs public.jobs[] := array(
    select j from public.jobs j where j.status = 'processing' and j.lease_until < private.now()
    order by j.lease_until limit p_limit for update skip locked);
begin
  perform private.lock_moved(array(select j.id from unnest(v_jobs) j));
  -- Batch by batch, as everybody moves jobs who moves several.
  for v_job in select * from unnest(v_jobs) j order by j.batch_id, j.id loop
    if v_job.tries >= private.most_tries() then
      select f.events, f.effects into events, effects from private.fail(v_job, private.exhausted(v_job), events, effects) f;
    else
      v_job.attempt := v_job.attempt + 1;
      v_job.run_at := private.now();
      v_job.published_at := null;
      select m.events, m.effects into events, effects from private.move(v_job, 'queued', 'queued', events, effects) m;
      events := events || private.event('job_retrying', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id, jsonb_build_object('code', 'lease_over'));
    end if;
  end loop;
  more := more or cardinality(v_jobs) = p_limit;
end
$$;

-- Published and silent while its queue has room: the message is lost, or so late that a second one does no harm. Work that is held stays silent rightly.
create function private.sweep_silent(p_limit int, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_queue public.queues;
  v_free int;
  v_again jsonb;
begin
  for v_queue in select * from public.queues where private.held_by(name) is null order by priority loop
    select v_queue.parallelism - count(*) into v_free from public.jobs j where j.queue = v_queue.name and j.status = 'processing';
    continue when v_free <= 0;
    with silent as (
      select j.id from public.jobs j
      where j.queue = v_queue.name and j.status = 'queued' and j.published_at < private.now() - interval '60 seconds'
        and j.run_at < private.now() - interval '60 seconds'
      order by j.published_at limit p_limit for update skip locked
    ),
    again as (
      -- Within the broker's ten minutes the same id is safe; afterwards it would be taken for an old acquaintance.
      update public.jobs j set published_at = private.now(),
        attempt = attempt + (attempt_at < private.now() - interval '10 minutes')::int,
        attempt_at = case when attempt_at < private.now() - interval '10 minutes' then private.now() else attempt_at end
      from silent where j.id = silent.id
      returning j as job
    )
    select coalesce(jsonb_agg(private.run_effect(again.job, v_queue)), '[]') into v_again from again;
    effects := effects || v_again;
    more := more or jsonb_array_length(v_again) = p_limit;
  end loop;
end
$$;

create function private.sweep_waiting(p_limit int, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_queue text;
  v_runs jsonb;
begin
  for v_queue in select name from public.queues order by priority loop
    v_runs := private.waiting_runs(v_queue, p_limit / 10);
    effects := effects || v_runs;
    more := more or jsonb_array_length(v_runs) >= p_limit / 10;
  end loop;
end
$$;

create function private.sweep_documents(p_limit int, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_abandoned public.documents[] := array(
    select d from public.documents d where d.status = 'uploading' and d.created_at < private.now() - interval '24 hours'
    order by d.created_at limit p_limit for update skip locked);
  v_deleted public.documents[] := array(
    select d from public.documents d where d.deleted_at < private.now() - interval '30 days'
    order by d.deleted_at limit p_limit for update skip locked);
begin
  effects := effects || private.erase(v_abandoned) || private.erase(v_deleted);
  more := more or greatest(cardinality(v_abandoned), cardinality(v_deleted)) = p_limit;
end
$$;

create table private.orphan_search (
  only_row boolean primary key default true check (only_row),
  last_name text not null default ''
);
comment on table private.orphan_search is 'How far the search for objects without a document has come; each sweep looks at one page of names and goes on there.';
insert into private.orphan_search default values;

-- One page of object names a sweep, so that a bucket of any size costs each minute the same.
create function private.sweep_objects(p_page int)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_from text;
  v_to text;
  v_seen int;
begin
  select s.last_name into v_from from private.orphan_search s for update skip locked;
  if not found then
    return;
  end if;
  with page as materialized (
    select o.name, o.created_at, split_part(o.name, '/', 1) as owner, split_part(o.name, '/', 2) as document,
      o.name ~ '^[0-9a-f-]{36}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' as is_ours
    from storage.objects o
    where o.bucket_id = 'documents' and o.name > v_from
    order by o.name limit p_page
  ),
  orphan as (
    select p.name, p.document from page p
    where p.created_at < private.now() - interval '1 hour'
      and not exists (
        select from public.documents d where d.id = case when p.is_ours then p.document::uuid end and d.owner::text = p.owner)
  ),
  owed as (
    -- Not at once: whoever has just stored it may be about to say so. One that is there again after its deletion is owed anew.
    insert into public.outbox as b (kind, dedupe_key, payload, status, run_at)
    select 'delete_objects', format('objects:%s', coalesce(nullif(o.document, ''), o.name)), jsonb_build_object('keys', jsonb_build_array(o.name)),
      'owed', private.now() + interval '5 minutes'
    from orphan o
    on conflict (dedupe_key) do update set status = 'owed', run_at = excluded.run_at, tries = 0, lease_until = null, finished_at = null,
      payload = excluded.payload
    where b.status in ('done', 'failed')
  )
  select max(p.name), count(*) into v_to, v_seen from page p;
  update private.orphan_search set last_name = case when v_seen = p_page then v_to else '' end;
end
$$;

-- The outbox is a log too: what was delivered or given up is kept for a quarter of a year, and so is what digests were about.
create function private.sweep_retention(p_limit int)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.outbox where id in (
    select b.id from public.outbox b where b.finished_at < private.now() - interval '90 days'
    order by b.finished_at limit p_limit for update skip locked);
  delete from public.digests where (owner, local_date) in (
    select d.owner, d.local_date from public.digests d where d.planned_at < private.now() - interval '90 days'
    order by d.planned_at limit p_limit for update skip locked);
end
$$;

-- Regular work is asked for here too: a trigger of its own for each would cost a round trip whether or not there is anything to do.
create function private.work_due()
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(w.name), '[]')
    from (values ('match', private.matching_is_due()), ('digest', private.digests_are_due())) w (name, is_due)
    where w.is_due);
end
$$;

create function public.sweep(p_limit int default 200, p_quotas jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_more boolean := false;
  v_trouble text;
begin
  insert into private.heartbeats (name, at) values ('sweep', private.now())
  on conflict (name) do update set at = excluded.at;
  perform private.count_spending();
  perform private.adopt_quotas(p_quotas);
  select s.events, s.effects, s.more into v_events, v_effects, v_more from private.sweep_leases(p_limit, v_events, v_effects, v_more) s;
  -- Documents before mails, as everybody locks them.
  select s.events, s.effects into v_events, v_effects from private.sweep_kept(p_limit, v_events, v_effects) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_waiting(p_limit, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_silent(p_limit, v_effects, v_more) s;
  select s.events, s.effects, s.more into v_events, v_effects, v_more from private.sweep_outbox(p_limit, v_events, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_webhooks(p_limit, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_documents(p_limit, v_effects, v_more) s;
  select s.events, s.effects into v_events, v_effects from private.sweep_alerts(v_events, v_effects) s;
  -- Storage's own tables are not ours: whatever is wrong there must not keep jobs and mails from being swept.
  begin
    perform private.sweep_objects(500);
    perform private.sweep_retention(p_limit);
    perform private.sweep_webhook_log(p_limit);
    perform private.sweep_accesses(p_limit);
  exception when others then
    v_trouble := sqlerrm;
  end;
  return private.answer('swept', v_effects, v_events) || jsonb_build_object('more', v_more, 'trouble', v_trouble, 'due', private.work_due());
end
$$;
comment on function public.sweep(int, jsonb) is
  'Hands out everything that was left undone, leased to the caller; `more` asks to be called again, `due` names the regular work whose time has come. Quotas are those of the configuration.';
grant execute on function public.sweep(int, jsonb) to service_role;
