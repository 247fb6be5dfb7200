-- A new generation: redrive (from the dead letters), replay (the same again) and reprocess (new settings) are one function.
-- Old results stay what people see until the new ones are there; stage results whose inputs did not change are taken over.

create function private.new_id()
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- Version 7: 48 bits of milliseconds before the random ones of version 4, and the version's two bits set.
  return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from private.now()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;
end
$$;
comment on function private.new_id() is 'A time-ordered id (UUID version 7) for rows that the database makes by itself.';

create function private.selected(p_owner uuid, p_selection jsonb, p_reason text)
returns table (id uuid, owner uuid)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_filter jsonb := coalesce(p_selection -> 'filter', '{}');
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return query
  select d.id, d.owner
  from public.documents d
  join public.jobs j on j.document_id = d.id and j.generation = d.generation
  where (p_owner is null or d.owner = p_owner)
    and (v_ids is null or d.id = any (v_ids))
    and d.deleted_at is null and d.status <> 'uploading'
    and (p_reason <> 'redrive' or j.status = 'failed')
    and (v_filter ->> 'fingerprint' is null or j.fingerprint = v_filter ->> 'fingerprint')
    and (v_filter ->> 'queue' is null or j.queue = v_filter ->> 'queue')
    and (v_filter ->> 'stage' is null or j.error ->> 'stage' = v_filter ->> 'stage')
    and (v_filter ->> 'code' is null or v_filter ->> 'code' in (j.error ->> 'code', j.error ->> 'cause'))
    and (v_filter ->> 'since' is null or j.finished_at >= (v_filter ->> 'since')::timestamptz)
    and (v_filter ->> 'before' is null or j.created_at < (v_filter ->> 'before')::timestamptz)
    and private.fits(d, j, v_filter)
    -- Made by another version of an engine than the one that is here now: {stage: [engines of now]}.
    and (v_filter -> 'engines' is null or exists (
      select from public.stage_results r
      where r.document_id = d.id and r.generation = d.result_generation
        and v_filter -> 'engines' ? r.stage and not (v_filter -> 'engines' -> r.stage) ? r.engine))
    -- Asked for once already and not begun: a double click is one click.
    and not (p_reason <> 'redrive' and j.status = 'queued' and j.fence = 0 and exists (
      select from public.batches b where b.id = j.batch_id and b.reason <> 'upload')
      and j.stages = coalesce(private.stages_of(p_selection -> 'wanted'), j.stages)
      and j.settings @> coalesce(p_selection -> 'wanted' -> 'settings', '{}'))
  order by j.run_at, d.id;
end
$$;
comment on function private.selected(uuid, jsonb, text) is
  'The documents that a restart is about: {ids} or {filter: {fingerprint, queue, stage, code, since, before, engines, and whatever private.fits knows}}, of one owner or (null) of all.';

create function private.few_open(p_documents uuid[])
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select t.id from (
      select c.id, c.place, count(*) filter (where d.status in ('queued', 'processing')) over (order by c.place) as open
      from unnest(p_documents) with ordinality as c (id, place)
      join public.documents d on d.id = c.id) t
    where t.open <= 200
    order by t.place);
end
$$;
comment on function private.few_open(uuid[]) is
  'The first of these documents, with at most 200 open runs among them: these are ended one by one, and so fewer fit into one commit.';

create function private.stages_of(p_settings jsonb)
returns text[]
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case when p_settings ? 'stages' then array(select jsonb_array_elements_text(p_settings -> 'stages')) end;
end
$$;

create function private.estimate(p_count int, p_rate_per_minute int)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'estimated_seconds', ceil(greatest(p_count * 62.0 / nullif(p_rate_per_minute, 0),
        p_count * coalesce(percentile_cont(0.5) within group (order by extract(epoch from r.finished_at - r.started_at)), 1)::numeric / (select sum(q.parallelism) from public.queues q))),
      'estimated_cost_micro_usd', ceil(p_count * coalesce(avg(r.cost), 0)))
    from (
      select j.started_at, j.finished_at, j.cost from public.jobs j
      where j.status = 'completed' and j.finished_at > private.now() - interval '7 days'
      order by j.finished_at desc limit 200) r
  );
end
$$;
comment on function private.estimate(int, int) is 'How long so many runs will take and what engines will cost for them, by the last 200 that were completed.';

create function public.restart_documents(
  p_actor uuid, p_owner uuid, p_selection jsonb, p_reason text, p_settings jsonb default '{}', p_rate_per_minute int default null,
  p_preview boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_most constant int := case p_reason when 'redrive' then 10000 else 2000 end;
  v_ids uuid[];
  v_is_part boolean;
  v_matching int;
  v_owner uuid;
  v_own uuid[];
  v_job public.jobs;
  v_batch public.batches;
  v_started jsonb;
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_count int := 0;
  v_batches jsonb := '[]';
  v_documents jsonb := '[]';
  v_answer jsonb;
begin
  if p_owner is null and not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  p_selection := p_selection || jsonb_build_object('wanted', p_settings);
  if p_preview then
    select count(*) into v_matching from private.selected(p_owner, p_selection, p_reason);
    return private.answer('preview') || private.estimate(v_matching, p_rate_per_minute) || jsonb_build_object('count', v_matching);
  end if;

  if p_owner is not null then
    perform private.lock_contents(p_owner);
    select * into v_batch from public.batches
    where owner = p_owner and idempotency_key = p_settings ->> 'idempotency_key';
    if found then
      if v_batch.request_hash is distinct from p_settings ->> 'request_hash' then
        return private.answer('idempotency_conflict');
      end if;
      return v_batch.answer || private.answer('restarted');
    end if;
  end if;

  select coalesce(array_agg(s.id), '{}') into v_ids from (select f.id from private.selected(p_owner, p_selection, p_reason) f limit v_most) s;
  v_is_part := cardinality(v_ids) = v_most;
  if p_reason <> 'redrive' then
    v_is_part := v_is_part or cardinality(private.few_open(v_ids)) < cardinality(v_ids);
    v_ids := private.few_open(v_ids);
  end if;
  for v_owner, v_own in
    select d.owner, array_agg(d.id order by t.place) from unnest(v_ids) with ordinality as t (id, place) join public.documents d on d.id = t.id
    group by d.owner order by d.owner
  loop
    if p_owner is null then
      perform private.lock_contents(v_owner);
    end if;
    -- Whatever is open ends first; whoever restarts the same documents at the same time waits here and then finds nothing to do.
    for v_job in
      select * from private.open_jobs(v_owner, case when p_reason <> 'redrive' then
        array(select j.id from public.jobs j where j.document_id = any (v_own)) end)
    loop
      select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
      v_queues := v_queues || v_job.queue;
    end loop;
    select s.answer, s.events into v_started, v_events
    from private.start_generation(v_owner, v_own, p_reason, p_settings, v_count, p_rate_per_minute, v_events) s;
    v_queues := v_queues || array(select distinct j.queue from public.jobs j where j.batch_id = (v_started ->> 'id')::uuid);
    v_effects := v_effects || private.next_runs_of(v_owner, v_queues);
    v_queues := '{}';
    continue when v_started is null;
    v_count := v_count + (v_started ->> 'total')::int;
    v_documents := v_documents || case when p_owner is null then '[]' else v_started -> 'documents' end;
    v_batches := v_batches || jsonb_build_array(v_started - 'documents');
  end loop;

  if p_reason = 'redrive' and v_count > 0 then
    v_events := v_events || private.event('redrive_started', p_actor, null, null, null, jsonb_build_object('filter', p_selection -> 'filter',
      'count', v_count, 'rate_per_minute', p_rate_per_minute, 'batches', jsonb_array_length(v_batches)), p_actor::text);
  end if;
  v_answer := private.estimate(v_count, p_rate_per_minute) || jsonb_build_object('count', v_count,
    'remaining', case when v_is_part then (select count(*) from private.selected(p_owner, p_selection, p_reason) f where f.id <> all (v_ids)) else 0 end,
    'batches', v_batches, 'documents', v_documents);
  if p_owner is not null then
    update public.batches set answer = v_answer where id = (v_batches #>> '{0,id}')::uuid;
  end if;
  return v_answer || private.answer('restarted', v_effects, v_events);
end
$$;
comment on function public.restart_documents(uuid, uuid, jsonb, text, jsonb, int, boolean) is
  'Gives every selected document a new generation (redrive | replay | reprocess) in one commit, spaced by the rate; p_owner null means everybody''s, for operators. p_settings: {stages?, queue?, settings?, notify?, batch_id?, idempotency_key?, request_hash?}. Outcomes: restarted, preview, idempotency_conflict, forbidden.';

create function private.start_generation(
  p_owner uuid, p_documents uuid[], p_reason text, p_settings jsonb, p_before int, p_rate_per_minute int,
  out answer jsonb, inout events jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_batch uuid := coalesce((p_settings ->> 'batch_id')::uuid, private.new_id());
  v_now timestamptz := private.now();
  v_chosen uuid[];
  v_entries jsonb;
begin
  -- Looked at again under the locks: what another call restarted meanwhile is not restarted twice.
  v_chosen := array(
    select d.id from unnest(p_documents) with ordinality as t (id, place)
    join public.documents d on d.id = t.id
    join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.owner = p_owner and d.deleted_at is null
      and (j.status = 'failed' or p_reason <> 'redrive') and j.status in ('completed', 'failed', 'canceled')
    order by t.place
    for update of d);
  if v_chosen = '{}' then
    return;
  end if;

  insert into public.batches (id, owner, reason, idempotency_key, request_hash, notify, total)
  values (v_batch, p_owner, p_reason, p_settings ->> 'idempotency_key', p_settings ->> 'request_hash',
    coalesce((p_settings ->> 'notify')::boolean, true), cardinality(v_chosen));

  with line as (
    select c.id, c.place, j as earlier
    from unnest(v_chosen) with ordinality as c (id, place)
    join public.documents d on d.id = c.id
    join public.jobs j on j.document_id = d.id and j.generation = d.generation
  ),
  started as (
    insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, settings, status, trace_id, run_at)
    select private.new_id(), l.id, (l.earlier).generation + 1, p_owner, v_batch, coalesce(p_settings ->> 'queue', (l.earlier).queue),
      coalesce(private.stages_of(p_settings), (l.earlier).stages), (l.earlier).settings || coalesce(p_settings -> 'settings', '{}'), 'queued', (l.earlier).trace_id,
      -- A message may come a second early or late; so that no minute has more than asked for all the same, they stand a little wider apart.
      v_now + coalesce((p_before + l.place - 1) * interval '62 seconds' / p_rate_per_minute, interval '0')
    from line l
    returning id, document_id, generation, queue, run_at
  ),
  entry as (
    select s.*, l.place, d.filename from started s join line l on l.id = s.document_id join public.documents d on d.id = s.document_id
  )
  select jsonb_agg(jsonb_build_object('id', e.document_id, 'job_id', e.id, 'generation', e.generation, 'queue', e.queue, 'filename', e.filename)
    order by e.place) into v_entries from entry e;

  with standing as (
    -- Of several that failed with the same bytes one stands for them, and none when another document does.
    select distinct on (c.sha256) c.id from public.documents c
    where c.id = any (v_chosen) and c.sha256 is not null
      and not exists (select from public.documents o where o.owner = p_owner and o.content_key = c.sha256)
    order by c.sha256, c.id
  )
  update public.documents d set
    generation = generation + 1,
    status = 'queued',
    stage = null,
    progress = 0,
    error = null,
    started_at = null,
    completed_at = null,
    -- A failure had freed its bytes; now it stands for them again.
    content_key = case when d.id in (select s.id from standing s) then d.sha256 else d.content_key end
  where d.id = any (v_chosen);

  events := events || (
    select jsonb_agg(private.event('job_queued', p_owner, (x ->> 'id')::uuid, (x ->> 'job_id')::uuid, v_batch,
      jsonb_build_object('queue', x ->> 'queue', 'generation', x -> 'generation', 'reason', p_reason)))
    from jsonb_array_elements(v_entries) x);
  answer := jsonb_build_object('id', v_batch, 'total', cardinality(v_chosen), 'created_at', v_now,
    'documents', (select coalesce(jsonb_agg(x - 'queue' order by place), '[]') from jsonb_array_elements(v_entries) with ordinality as t (x, place) where place <= 100));
end
$$;
comment on function private.start_generation(uuid, uuid[], text, jsonb, int, int, jsonb) is
  'One owner''s part of a restart: a batch, a job for each document, and the documents queued again. Nothing (null) when none is left to restart.';

grant execute on function public.restart_documents(uuid, uuid, jsonb, text, jsonb, int, boolean) to service_role;
