-- The one writer of job and document status and of batch counters, and what every move owes: the batch's mail and the owner's next runs.

create function private.trace_id(p_job public.jobs)
returns text
language sql
immutable
as $$
  select replace((p_job).trace_id::text, '-', '')
$$;
comment on function private.trace_id(public.jobs) is 'The trace of a job as its header has it: 32 hexadecimal digits; it pins no search path, so that it can be inlined.';
grant execute on function private.trace_id(public.jobs) to authenticated;

create function private.run_effect(p_job public.jobs, p_queue public.queues)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', null, 'kind', 'run_job',
    'dedupe_key', format('job:%s:%s:%s', p_job.id, p_job.generation, p_job.attempt),
    'payload', jsonb_build_object('job_id', p_job.id, 'trace_id', private.trace_id(p_job), 'queue', p_queue.name, 'parallelism', p_queue.parallelism,
      'rate', p_queue.rate, 'period', p_queue.period,
      'delay_ms', greatest(0, ceil(extract(epoch from p_job.run_at - private.now()) * 1000))));
end
$$;
comment on function private.run_effect(public.jobs, public.queues) is 'The message of a queued job; the job itself is its outbox row.';

create function private.next_runs(p_owner uuid, p_queue text)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_queue public.queues;
  v_free int;
  v_result jsonb;
begin
  if private.held_by(p_queue) is not null then
    return '[]';
  end if;
  select * into v_queue from public.queues where name = p_queue;
  select v_queue.owner_window - count(*) into v_free from public.jobs j
  where j.owner = p_owner and j.queue = p_queue and j.published_at is not null and j.status in ('queued', 'processing');
  with chosen as (
    select j.id from public.jobs j
    where j.owner = p_owner and j.queue = p_queue and j.status = 'queued' and j.published_at is null
      and j.run_at <= private.now() + interval '10 minutes'
    order by j.run_at, j.created_at, j.id
    limit greatest(v_free, 0)
    for update skip locked
  ),
  published as (
    update public.jobs j set published_at = private.now(), attempt_at = private.now()
    from chosen where j.id = chosen.id
    returning j as job
  )
  select coalesce(jsonb_agg(private.run_effect(p.job, v_queue) order by (p.job).run_at, (p.job).created_at, (p.job).id), '[]') into v_result
  from published p;
  return v_result;
end
$$;
comment on function private.next_runs(uuid, text) is 'Publishes an owner''s waiting jobs of a queue as far as the owner''s window has room; answers their messages.';

create function private.waiting_runs(p_queue text, p_owners int)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_owner uuid;
  v_effects jsonb := '[]';
begin
  for v_owner in
    select w.owner
    from (
      select j.owner, min(j.run_at) as since from public.jobs j
      where j.queue = p_queue and j.status = 'queued' and j.published_at is null and j.run_at <= private.now()
      group by j.owner) w
    where (select count(*) from public.jobs o
        where o.owner = w.owner and o.queue = p_queue and o.published_at is not null and o.status in ('queued', 'processing'))
      < (select q.owner_window from public.queues q where q.name = p_queue)
    order by w.since
    limit p_owners
  loop
    v_effects := v_effects || private.next_runs(v_owner, p_queue);
  end loop;
  return v_effects;
end
$$;
comment on function private.waiting_runs(text, int) is 'The runs that are due of owners who have room, whoever has waited longest first.';

create function private.result_mail(p_batch public.batches)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    -- What became of this batch's own jobs: a document may be on its next generation already.
    with settled as (
      select d.id, d.filename, d.category, d.page_count, j.id as job_id, j.error, j.finished_at, j.generation,
        case when j.status <> 'completed' then j.status when d.result_generation = j.generation and d.status = 'needs_review' then d.status
          else 'completed' end as status,
        d.result_generation = j.generation as is_shown
      from public.jobs j
      join public.documents d on d.id = j.document_id
      where j.batch_id = p_batch.id and d.deleted_at is null
      order by j.created_at, d.filename
      limit 50
    )
    select jsonb_build_object(
      'template', 'results',
      'to', (select private.addressee(p) from public.people p where p.id = p_batch.owner),
      'trace_id', (select private.trace_id(j) from public.jobs j where j.batch_id = p_batch.id order by j.created_at, j.id limit 1),
      'batch_id', p_batch.id, 'total', p_batch.total, 'completed', p_batch.completed, 'failed', p_batch.failed, 'canceled', p_batch.canceled,
      'documents', (
        select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'job_id', s.job_id, 'filename', s.filename, 'status', s.status,
          'category', case when s.is_shown then s.category end, 'page_count', case when s.is_shown then s.page_count end,
          'error', s.error, 'completed_at', s.finished_at,
          'fields', (
            select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'confidence', f.confidence)), '[]')
            from private.shown_fields(s.id, s.generation, s.category) f where f.value <> 'null'))), '[]')
        from settled s))
  );
end
$$;
comment on function private.result_mail(public.batches) is 'What the one mail about a batch has to say; at most 50 of its documents are spelled out.';

create function private.settle_batch(p_batch uuid, p_status text, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_batch public.batches;
begin
  update public.batches set
    completed = completed + (p_status = 'completed')::int,
    failed = failed + (p_status = 'failed')::int,
    canceled = canceled + (p_status = 'canceled')::int
  where id = p_batch
  returning * into v_batch;
  if v_batch.completed + v_batch.failed + v_batch.canceled < v_batch.total then
    return;
  end if;
  events := events || private.event('batch_finished', v_batch.owner, null, null, v_batch.id,
    jsonb_build_object('total', v_batch.total, 'completed', v_batch.completed, 'failed', v_batch.failed, 'canceled', v_batch.canceled));
  -- Somebody who canceled everything has nothing to be told.
  if not v_batch.notify or v_batch.canceled = v_batch.total then
    return;
  end if;
  events := events || private.notify(v_batch.owner, 'job_result', format('results:%s', v_batch.id),
    jsonb_build_object('batch_id', v_batch.id, 'total', v_batch.total, 'completed', v_batch.completed, 'failed', v_batch.failed, 'canceled', v_batch.canceled),
    v_batch.id);
  if private.may_write_to(v_batch.owner, 'job_result') then
    effects := effects || private.owe_mail(v_batch.owner, 'job_result', format('mail:results:%s', v_batch.id), private.result_mail(v_batch),
      p_batch => v_batch.id);
  end if;
end
$$;

create function private.move(p_job public.jobs, p_to text, p_document_status text, inout events jsonb, inout effects jsonb, p_found jsonb default null)
language plpgsql
set search_path = ''
as $$
declare
  v_terminal boolean := p_to in ('completed', 'failed', 'canceled');
  v_now timestamptz := private.now();
begin
  if p_to = 'completed' then
    p_job.stage := null;
    p_job.progress := 100;
    p_job.error := null;
  end if;
  update public.jobs set
    status = p_to,
    stage = p_job.stage,
    progress = p_job.progress,
    run_at = p_job.run_at,
    attempt = p_job.attempt,
    attempt_at = p_job.attempt_at,
    published_at = p_job.published_at,
    fence = p_job.fence,
    tries = p_job.tries,
    lease_until = case when p_to = 'processing' then p_job.lease_until end,
    message_id = p_job.message_id,
    retried = p_job.retried,
    checkpoint = case when not v_terminal then p_job.checkpoint end,
    error = p_job.error,
    fingerprint = case when p_to = 'failed' then
      concat_ws('/', p_job.error ->> 'stage', coalesce(p_job.error ->> 'cause', p_job.error ->> 'code'), p_job.error ->> 'engine') end,
    usage = p_job.usage,
    cost = p_job.cost,
    started_at = case when p_to = 'processing' then coalesce(started_at, v_now) else started_at end,
    finished_at = case when v_terminal then v_now end
  where id = p_job.id;

  update public.documents d set
    status = p_document_status,
    stage = p_job.stage,
    progress = greatest(d.progress, p_job.progress),
    error = case when p_to in ('failed', 'queued') then p_job.error end,
    -- A document that came to nothing frees its bytes: the same file may be tried again. Bytes of a direct upload are
    -- known only now, and stand for themselves unless an earlier document does.
    content_key = case
      when p_to in ('failed', 'canceled') and result_generation is null then null
      when content_key is null and sha256 is null and p_found ? 'sha256'
        and not exists (select from public.documents o where o.owner = d.owner and o.content_key = p_found ->> 'sha256') then p_found ->> 'sha256'
      else content_key end,
    result_generation = case when p_found is null then result_generation else p_job.generation end,
    media_type = coalesce(p_found ->> 'media_type', media_type),
    sha256 = coalesce(p_found ->> 'sha256', sha256),
    page_count = coalesce((p_found ->> 'page_count')::int, page_count),
    vector_count = coalesce((p_found ->> 'vector_count')::int, vector_count),
    category = coalesce(p_found #>> '{classification,category}', category),
    category_confidence = coalesce((p_found #>> '{classification,confidence}')::real, category_confidence),
    category_engine = coalesce(p_found #>> '{classification,engine}', category_engine),
    category_reasons = coalesce(p_found #> '{classification,reasons}', category_reasons),
    built_in = case when p_found ? 'classification' then nullif(p_found #> '{classification,built_in}', 'null') else coalesce(p_found -> 'built_in', built_in) end,
    lowest_confidence = case when p_found ? 'to_review' then (p_found ->> 'lowest_confidence')::real else lowest_confidence end,
    to_review = coalesce((p_found ->> 'to_review')::int, to_review),
    started_at = case when p_to = 'processing' then coalesce(started_at, v_now) else started_at end,
    completed_at = case when v_terminal then v_now end
  where id = p_job.document_id and generation = p_job.generation;

  if not v_terminal then
    return;
  end if;
  events := events || private.event('document_processed', p_job.owner, p_job.document_id, p_job.id, p_job.batch_id,
    jsonb_strip_nulls(jsonb_build_object('status', p_document_status, 'generation', p_job.generation,
      'code', p_job.error ->> 'code', 'stage', p_job.error ->> 'stage')));
  select s.events, s.effects into events, effects from private.settle_batch(p_job.batch_id, p_to, events, effects) s;
  -- Whoever cancels may cancel many, and lets the next ones go when all of them are.
  if p_to <> 'canceled' then
    effects := effects || private.next_runs(p_job.owner, p_job.queue);
  end if;
end
$$;
comment on function private.move(public.jobs, text, text, jsonb, jsonb, jsonb) is
  'Moves a locked job, with the changes that its caller made to the row, and its document to a status; p_found are results. A terminal move counts in the batch, owes its mail and lets the owner''s next jobs go.';
