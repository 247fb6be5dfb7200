-- The sweep: once a minute, in one round trip, whatever was left undone by anybody is found and handed out again.

create function private.sweep_leases(p_limit int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  for v_job in
    select * from public.jobs where status = 'processing' and lease_until < private.now()
    order by lease_until limit p_limit for update skip locked
  loop
    if v_job.tries >= 5 then
      select f.events, f.effects into events, effects from private.fail(v_job, private.exhausted(v_job), events, effects) f;
    else
      v_job.attempt := v_job.attempt + 1;
      v_job.run_at := private.now();
      v_job.published_at := null;
      select m.events, m.effects into events, effects from private.move(v_job, 'queued', 'queued', events, effects) m;
      events := events || private.event('job_retrying', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id, jsonb_build_object('code', 'lease_over'));
    end if;
  end loop;
end
$$;

create function private.sweep_runs(p_limit int, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_queue public.queues;
  v_owner uuid;
  v_free int;
begin
  for v_queue in select * from public.queues where paused_at is null order by priority loop
    for v_owner in
      select distinct j.owner from public.jobs j
      where j.queue = v_queue.name and j.status = 'queued' and j.published_at is null and j.run_at <= private.now()
      limit p_limit
    loop
      effects := effects || private.next_runs(v_owner, v_queue.name);
    end loop;

    -- Published and silent while its queue has room: the message is lost, or so late that a second one does no harm.
    select v_queue.parallelism - count(*) into v_free from public.jobs j where j.queue = v_queue.name and j.status = 'processing';
    with silent as (
      select j.id from public.jobs j
      where j.queue = v_queue.name and j.status = 'queued' and j.published_at < private.now() - interval '60 seconds'
        and j.run_at < private.now() - interval '60 seconds' and v_free > 0
      order by j.run_at limit p_limit for update skip locked
    ),
    again as (
      -- Within the broker's ten minutes the same id is safe; afterwards it would be taken for an old acquaintance.
      update public.jobs j set published_at = private.now(),
        attempt = attempt + (attempt_at < private.now() - interval '10 minutes')::int,
        attempt_at = case when attempt_at < private.now() - interval '10 minutes' then private.now() else attempt_at end
      from silent where j.id = silent.id
      returning j as job
    )
    select effects || coalesce(jsonb_agg(private.run_effect(again.job, v_queue)), '[]') into effects from again;
  end loop;
end
$$;

create function private.sweep_storage(p_limit int, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_document public.documents;
  v_key text;
begin
  for v_document in
    select * from public.documents
    where (status = 'uploading' and created_at < private.now() - interval '24 hours') or deleted_at < private.now() - interval '30 days'
    order by created_at limit p_limit for update skip locked
  loop
    effects := effects || private.erase(array[v_document]);
  end loop;

  for v_key in
    select o.name from storage.objects o
    where o.bucket_id = 'documents' and o.created_at < private.now() - interval '1 hour'
      and not exists (select from public.documents d where o.name = format('%s/%s', d.owner, d.id))
      and not exists (select from public.outbox b where b.dedupe_key = format('objects:%s', split_part(o.name, '/', 2)) and b.status in ('owed', 'leased'))
    order by o.created_at limit p_limit
  loop
    -- An object that is there again after its deletion was owed once already is owed anew.
    delete from public.outbox where dedupe_key = format('objects:%s', split_part(v_key, '/', 2)) and status in ('done', 'failed');
    -- Not at once: whoever has just stored it may be about to say so.
    insert into public.outbox (kind, dedupe_key, payload, status, run_at)
    values ('delete_objects', format('objects:%s', split_part(v_key, '/', 2)), jsonb_build_object('keys', jsonb_build_array(v_key)), 'owed', private.now() + interval '5 minutes')
    on conflict (dedupe_key) do nothing;
  end loop;
end
$$;

create function public.sweep(p_limit int default 200)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  select s.events, s.effects into v_events, v_effects from private.sweep_leases(p_limit, v_events, v_effects) s;
  select s.effects into v_effects from private.sweep_runs(p_limit, v_effects) s;
  select s.events, s.effects into v_events, v_effects from private.sweep_outbox(p_limit, v_events, v_effects) s;
  select s.effects into v_effects from private.sweep_storage(p_limit, v_effects) s;
  return private.answer('swept', v_effects, v_events) || jsonb_build_object('more', jsonb_array_length(v_effects) >= least(p_limit, 20));
end
$$;
comment on function public.sweep(int) is 'Hands out everything that was left undone, leased to the caller; `more` asks to be called again.';
grant execute on function public.sweep(int) to service_role;
