-- The life of a run: claimed with a lease and a fence, saved on the way, and settled or failed once.
-- Numbers: lease 60 s without heartbeat, 5 tries since the last progress, 6 redeliveries by the broker.

create function private.backoff_ms(p_retried int)
returns int
language plpgsql
immutable
set search_path = ''
as $$
begin
  return least(3600000, 1000 * power(4, least(greatest(coalesce(p_retried, 0), 0), 6)))::int;
end
$$;
comment on function private.backoff_ms(int) is 'The broker''s own delay before its next delivery, so that a job is due when its message returns.';

-- A run's results so far: pages and fields in their tables, the rest with its stage.
create function private.save_results(p_job public.jobs, p_results jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if jsonb_array_length(coalesce(p_results -> 'pages', '[]')) > 0 then
    insert into public.pages (document_id, generation, number, owner, text, source, confidence, lines)
    select p_job.document_id, p_job.generation, (x ->> 'number')::int, p_job.owner, x ->> 'text', x ->> 'source', (x ->> 'confidence')::real, coalesce(x -> 'lines', '[]')
    from jsonb_array_elements(p_results -> 'pages') x
    on conflict (document_id, generation, number) do update
      set text = excluded.text, source = excluded.source, confidence = excluded.confidence, lines = excluded.lines;
  end if;

  if jsonb_array_length(coalesce(p_results -> 'fields', '[]')) > 0 then
    insert into public.fields (document_id, generation, name, owner, value, confidence, page, bbox, quote, engine)
    select p_job.document_id, p_job.generation, x ->> 'name', p_job.owner, x -> 'value', (x ->> 'confidence')::real, (x ->> 'page')::int,
      nullif(x -> 'bbox', 'null'), x ->> 'quote', x ->> 'engine'
    from jsonb_array_elements(p_results -> 'fields') x
    on conflict (document_id, generation, name) do update
      set value = excluded.value, confidence = excluded.confidence, page = excluded.page, bbox = excluded.bbox, quote = excluded.quote, engine = excluded.engine;
  end if;

  if jsonb_array_length(coalesce(p_results -> 'stages', '[]')) > 0 then
    insert into public.stage_results (document_id, generation, stage, owner, key, engine, result, ms, cost, at)
    select p_job.document_id, p_job.generation, x ->> 'stage', p_job.owner, x ->> 'key', x ->> 'engine', x -> 'result',
      coalesce((x ->> 'ms')::int, 0), coalesce((x ->> 'cost')::bigint, 0), private.now()
    from jsonb_array_elements(p_results -> 'stages') x
    on conflict (document_id, generation, stage) do update
      set key = excluded.key, engine = excluded.engine, result = excluded.result, ms = excluded.ms, cost = excluded.cost, at = excluded.at;
  end if;
end
$$;

create function private.stage_events(p_job public.jobs, p_results jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(private.event('stage_finished', p_job.owner, p_job.document_id, p_job.id, p_job.batch_id,
      jsonb_build_object('stage', x ->> 'stage', 'engine', x ->> 'engine', 'ms', x -> 'ms')) order by place), '[]')
    from jsonb_array_elements(coalesce(p_results -> 'stages', '[]')) with ordinality as t (x, place)
  );
end
$$;

create function private.fail(p_job public.jobs, p_error jsonb, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
begin
  p_job.error := p_error;
  p_job.stage := coalesce(p_error ->> 'stage', p_job.stage);
  select m.events, m.effects into events, effects from private.move(p_job, 'failed', 'failed', events, effects) m;
end
$$;

create function private.exhausted(p_job public.jobs)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_strip_nulls(jsonb_build_object('code', 'attempts_exhausted', 'stage', coalesce(p_job.error ->> 'stage', p_job.stage), 'engine', p_job.error ->> 'engine',
    'detail', 'It was tried ' || p_job.tries || ' times and did not work'
      || coalesce('; the last time: ' || rtrim(p_job.error ->> 'detail', '.'), '; each time the run ended without a word') || '.',
    'cause', p_job.error ->> 'code'));
end
$$;

create function public.claim_job(p_job uuid, p_message text, p_retried int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_now timestamptz := private.now();
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_answer jsonb;
begin
  select * into v_job from public.jobs where id = p_job for update;
  if not found then
    return private.answer('gone');
  end if;
  if v_job.status not in ('queued', 'processing') then
    return private.answer('done');
  end if;
  -- The same message with a higher count means that the broker believes the last attempt over: it takes over at once.
  if v_job.status = 'processing' and v_job.lease_until > v_now
    and not (v_job.message_id is not distinct from p_message and v_job.retried < p_retried) then
    return private.answer('busy') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_job.lease_until - v_now) * 1000));
  end if;
  if v_job.status = 'queued' and v_job.run_at > v_now + interval '1 second' then
    return private.answer('early') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_job.run_at - v_now) * 1000));
  end if;
  if exists (select from public.queues where name = v_job.queue and paused_at is not null) then
    -- This message ends here; a later one needs a name of its own, or the broker would take it for this one.
    update public.jobs set attempt = attempt + 1, attempt_at = v_now, published_at = null where id = p_job;
    return private.answer('held');
  end if;
  if v_job.tries >= 5 then
    select f.events, f.effects into v_events, v_effects from private.fail(v_job, private.exhausted(v_job), v_events, v_effects) f;
    return private.answer('done', v_effects, v_events);
  end if;

  v_job.fence := v_job.fence + 1;
  v_job.tries := v_job.tries + 1;
  v_job.lease_until := v_now + interval '60 seconds';
  v_job.message_id := p_message;
  v_job.retried := p_retried;
  v_job.published_at := coalesce(v_job.published_at, v_now);
  v_job.stage := coalesce(v_job.stage, v_job.stages[1]);
  select m.events, m.effects into v_events, v_effects from private.move(v_job, 'processing', 'processing', v_events, v_effects) m;
  v_events := v_events || private.event('job_started', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id,
    jsonb_build_object('fence', v_job.fence, 'attempt', v_job.attempt, 'tries', v_job.tries, 'retried', p_retried, 'message_id', p_message));

  select jsonb_build_object(
    'fence', v_job.fence,
    'job', jsonb_build_object('id', v_job.id, 'owner', v_job.owner, 'stages', v_job.stages, 'settings', v_job.settings, 'generation', v_job.generation,
      'progress', v_job.progress, 'checkpoint', v_job.checkpoint),
    'document', jsonb_build_object('id', d.id, 'owner', d.owner, 'filename', d.filename, 'media_type', d.media_type, 'sha256', d.sha256, 'size_in_bytes', d.size_in_bytes,
      'category', case when d.category_engine = 'person' then d.category end),
    'results', (
      select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'key', r.key, 'engine', r.engine, 'result', r.result)), '[]')
      from public.stage_results r where r.document_id = d.id and r.generation = v_job.generation),
    'pages', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence, 'lines', p.lines) order by p.number), '[]')
      from public.pages p where p.document_id = d.id and p.generation = v_job.generation))
  into v_answer
  from public.documents d where d.id = v_job.document_id;
  return v_answer || private.answer('claimed', v_effects, v_events);
end
$$;
comment on function public.claim_job(uuid, text, int) is
  'Takes a job for one message: claimed (with fence, job, document and what is saved), busy or early (with retry_after_ms), held, done or gone.';

create function private.fenced(p_job uuid, p_fence bigint)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where id = p_job and fence = p_fence and status = 'processing' for update;
  return v_job;
end
$$;
comment on function private.fenced(uuid, bigint) is 'The job, locked, while this claim still holds it; otherwise a row of nulls.';

create function public.checkpoint_job(p_job uuid, p_fence bigint, p_results jsonb, p_cursor jsonb, p_progress int, p_continue boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.fenced(p_job, p_fence);
  v_status text;
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  if v_job.id is null then
    return private.answer('lost');
  end if;
  perform private.save_results(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  v_job.checkpoint := p_cursor;
  v_job.tries := 0;
  v_job.error := null;
  v_job.progress := greatest(v_job.progress, p_progress);
  v_job.stage := coalesce(p_cursor ->> 'stage', v_job.stage);
  v_job.lease_until := private.now() + interval '60 seconds';
  if p_continue then
    v_job.attempt := v_job.attempt + 1;
    v_job.attempt_at := private.now();
    v_job.run_at := private.now();
    v_job.published_at := null;
  end if;
  v_status := case when p_continue then 'queued' else 'processing' end;
  select m.events, m.effects into v_events, v_effects from private.move(v_job, v_status, v_status, v_events, v_effects) m;
  if p_continue then
    v_events := v_events || private.event('job_continued', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id, jsonb_build_object('progress', v_job.progress));
    v_effects := v_effects || private.next_runs(v_job.owner, v_job.queue);
  end if;
  return private.answer(case when p_continue then 'continued' else 'saved' end, v_effects, v_events);
end
$$;
comment on function public.checkpoint_job(uuid, bigint, jsonb, jsonb, int, boolean) is
  'Saves what a run has so far and renews its lease; with p_continue the rest is left to a fresh message. Outcomes: saved, continued, lost.';

create function private.review_threshold(p_category text)
returns real
language plpgsql
immutable
set search_path = ''
as $$
begin
  return 0.6::real;
end
$$;
comment on function private.review_threshold(text) is 'Below this confidence a person should look; one value for every category until corrections teach better ones.';

-- Whoever asks again because the answer was lost gets it again, with the mail of that very commit if nobody has tried it:
-- all that one transaction writes bears one time.
create function private.repeated(p_job uuid, p_fence bigint, p_status text)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where id = p_job and fence = p_fence and status = p_status;
  if not found then
    return private.answer('lost');
  end if;
  return private.answer(p_status, (
    select coalesce(jsonb_agg(private.effect(o)), '[]') from public.outbox o
    where o.batch_id = v_job.batch_id and o.kind = 'send_mail' and o.status = 'sending' and o.tries = 1 and o.created_at = v_job.finished_at));
end
$$;
comment on function private.repeated(uuid, bigint, text) is 'The answer to a run whose job has ended already: the same again for the claim that ended it, otherwise lost.';

create function public.settle_job(p_job uuid, p_fence bigint, p_results jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.fenced(p_job, p_fence);
  v_document public.documents;
  v_threshold real;
  v_events jsonb;
  v_effects jsonb := '[]';
  v_review boolean;
begin
  if v_job.id is null then
    return private.repeated(p_job, p_fence, 'completed');
  end if;
  -- Before any row is touched: whoever submits the same bytes takes these locks in this order too.
  if p_results ? 'sha256' then
    perform private.lock_contents(v_job.owner);
  end if;
  perform private.save_results(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  select * into v_document from public.documents where id = v_job.document_id for no key update;
  -- What a person said meanwhile outranks what an engine thinks.
  if v_document.category_engine = 'person' then
    p_results := p_results - 'classification';
  end if;
  v_threshold := private.review_threshold(coalesce(p_results #>> '{classification,category}', v_document.category));
  v_review := coalesce((p_results #>> '{classification,confidence}')::real < v_threshold, false)
    or exists (select from public.fields f where f.document_id = v_document.id and f.generation = v_job.generation and f.confidence < v_threshold);
  select m.events, m.effects into v_events, v_effects
  from private.move(v_job, 'completed', case when v_review then 'needs_review' else 'completed' end, v_events, v_effects,
    p_results - 'pages' - 'fields' - 'stages' || jsonb_build_object('page_count',
      (select count(*) from public.pages p where p.document_id = v_job.document_id and p.generation = v_job.generation))) m;
  return private.answer('completed', v_effects, v_events);
end
$$;
comment on function public.settle_job(uuid, bigint, jsonb) is
  'Ends a run with its results: {media_type, sha256?, pages, stages, fields, classification}, all in one commit. Outcomes: completed, lost.';

create function public.fail_job(p_job uuid, p_fence bigint, p_error jsonb, p_retry_after_ms int default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.fenced(p_job, p_fence);
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_wait int;
  v_last boolean;
begin
  if v_job.id is null then
    return private.repeated(p_job, p_fence, 'failed');
  end if;
  if coalesce((p_error ->> 'retryable')::boolean, false) and v_job.tries < 5 then
    v_wait := greatest(private.backoff_ms(v_job.retried), coalesce(p_retry_after_ms, 0));
    v_last := v_job.retried >= 6;
    v_job.run_at := private.now() + v_wait * interval '1 millisecond';
    v_job.error := p_error;
    v_job.stage := coalesce(p_error ->> 'stage', v_job.stage);
    -- The broker delivers a message seven times; after that the next try needs a message of its own.
    if v_last then
      v_job.attempt := v_job.attempt + 1;
      v_job.attempt_at := private.now();
      v_job.published_at := null;
    end if;
    select m.events, m.effects into v_events, v_effects from private.move(v_job, 'queued', 'queued', v_events, v_effects) m;
    v_events := v_events || private.event('job_retrying', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id,
      jsonb_build_object('code', p_error ->> 'code', 'stage', p_error ->> 'stage', 'retry_after_ms', v_wait));
    if v_last then
      v_effects := v_effects || private.next_runs(v_job.owner, v_job.queue);
    end if;
    return private.answer('retrying', v_effects, v_events) || jsonb_build_object('retry_after_ms', v_wait);
  end if;
  if coalesce((p_error ->> 'retryable')::boolean, false) then
    v_job.error := p_error;
    p_error := private.exhausted(v_job);
  end if;
  select f.events, f.effects into v_events, v_effects from private.fail(v_job, p_error - 'retryable', v_events, v_effects) f;
  return private.answer('failed', v_effects, v_events);
end
$$;
comment on function public.fail_job(uuid, bigint, jsonb, int) is
  'Ends a run that could not: {code, detail, stage, engine, retryable}. Outcomes: retrying (with retry_after_ms), failed, lost.';

grant execute on function public.claim_job(uuid, text, int), public.checkpoint_job(uuid, bigint, jsonb, jsonb, int, boolean),
  public.settle_job(uuid, bigint, jsonb), public.fail_job(uuid, bigint, jsonb, int) to service_role;
