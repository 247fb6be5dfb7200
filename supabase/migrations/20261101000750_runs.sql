-- How a run writes: saved on the way, settled or failed once, and always under the fence of its claim.

create function private.charged(p_job public.jobs, p_results jsonb)
returns public.jobs
language plpgsql
stable
set search_path = ''
as $$
begin
  p_job.cost := p_job.cost + coalesce((p_results ->> 'cost')::bigint, 0);
  p_job.usage := (
    select coalesce(jsonb_object_agg(u.name, u.count), '{}')
    from (
      select name, sum(count::bigint) as count
      from (select * from jsonb_each_text(p_job.usage) union all select * from jsonb_each_text(coalesce(p_results -> 'usage', '{}'))) t (name, count)
      group by name) u);
  return p_job;
end
$$;
comment on function private.charged(public.jobs, jsonb) is 'The job with what this part of a run cost and asked of the services added to it.';

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
  v_job := private.charged(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  v_job.checkpoint := p_cursor;
  v_job.tries := 0;
  v_job.error := null;
  v_job.progress := greatest(v_job.progress, p_progress);
  v_job.stage := coalesce(p_cursor ->> 'stage', v_job.stage);
  v_job.lease_until := private.now() + interval '60 seconds';
  if p_continue then
    v_job.attempt := v_job.attempt + 1;
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

create function private.forget_generations(p_document uuid, p_before int)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.pages where document_id = p_document and generation < p_before;
  delete from public.passages where document_id = p_document and generation < p_before;
  delete from public.fields where document_id = p_document and generation < p_before;
  delete from public.stage_results where document_id = p_document and generation < p_before;
end
$$;
comment on function private.forget_generations(uuid, int) is 'Results that nobody sees any more, since newer ones are there.';

create function public.settle_job(p_job uuid, p_fence bigint, p_results jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_document public.documents;
  v_events jsonb;
  v_effects jsonb := '[]';
  v_doubts jsonb;
begin
  -- Bytes of a direct upload get to stand for themselves now. Before any row is locked: whoever submits or restarts takes these locks in this order too.
  perform private.lock_contents(d.owner)
  from public.jobs j join public.documents d on d.id = j.document_id
  where j.id = p_job and d.sha256 is null;
  v_job := private.fenced(p_job, p_fence);
  if v_job.id is null then
    return private.repeated(p_job, p_fence, 'completed');
  end if;
  perform private.save_results(v_job, p_results);
  v_job := private.charged(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  select * into v_document from public.documents where id = v_job.document_id for no key update;
  -- What a person said meanwhile outranks what an engine thinks.
  if v_document.category_engine = 'person' then
    p_results := p_results - 'classification'
      || coalesce(jsonb_build_object('built_in', nullif(p_results #> '{classification,built_in}', 'null')), '{}');
  end if;
  -- A category that was deleted while the document was read: it is what it would be without it.
  if p_results ? 'classification' and not private.is_category(v_document.owner, p_results #>> '{classification,category}') then
    p_results := jsonb_set(p_results, '{classification}', coalesce(p_results #> '{classification,built_in}', '{}'));
  end if;
  if p_results -> 'resume' = 'null' then
    perform private.forget_resume(v_document.id);
  elsif p_results ? 'resume' then
    perform private.save_resume(v_job, p_results -> 'resume');
  end if;
  v_doubts := private.doubts(v_document.id, v_job.generation, coalesce(p_results #>> '{classification,category}', v_document.category),
    case when v_document.category_engine is distinct from 'person' then coalesce((p_results #>> '{classification,confidence}')::real, v_document.category_confidence) end);
  select m.events, m.effects into v_events, v_effects
  from private.move(v_job, 'completed', v_doubts ->> 'status', v_events, v_effects,
    p_results - 'pages' - 'passages' - 'fields' - 'stages' - 'usage' - 'cost' - 'adopt' - 'resume' - 'index' || v_doubts || jsonb_build_object(
      'page_count', (select count(*) from public.pages p where p.document_id = v_job.document_id and p.generation = v_job.generation),
      'vector_count', private.index_document(v_job, p_results -> 'index'))) m;
  -- After the batch has counted it: who tells people of anything locks batches before notifications.
  if p_results -> 'resume' <> 'null' and 'match' = any (v_job.stages) then
    select m.events, m.effects into v_events, v_effects from private.match_resume(v_document.id, v_job.generation, v_events, v_effects) m;
  end if;
  if v_job.generation > 1 then
    perform private.forget_generations(v_job.document_id, v_job.generation);
  end if;
  perform private.count_pages(v_job);
  return private.answer('completed', v_effects, v_events);
end
$$;
comment on function public.settle_job(uuid, bigint, jsonb) is
  'Ends a run with its results: {media_type, sha256?, pages, passages, stages, fields, classification, resume?, index?}, all in one commit; index says how its passages are found, resume is {model, embedding, lines}, or null for what is none. Outcomes: completed, lost.';

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
  -- What earlier stages found is kept: the next try goes on at the stage that failed.
  if p_error ? 'results' then
    perform private.save_results(v_job, p_error -> 'results');
    v_job := private.charged(v_job, p_error -> 'results');
    v_events := private.stage_events(v_job, p_error -> 'results');
    p_error := p_error - 'results';
  end if;
  if coalesce((p_error ->> 'retryable')::boolean, false) and v_job.tries < private.most_tries() then
    -- Spread, so that what failed together does not come back together; an engine's own word is the least to wait.
    v_wait := greatest(private.backoff_ms(v_job.retried) * (0.75 + random() / 2), coalesce(p_retry_after_ms, 0) * (1 + random() / 10));
    v_last := v_job.retried >= 6;
    v_job.run_at := private.now() + v_wait * interval '1 millisecond';
    v_job.error := p_error;
    v_job.stage := coalesce(p_error ->> 'stage', v_job.stage);
    -- The broker delivers a message seven times; after that the next try needs a message of its own.
    if v_last then
      v_job.attempt := v_job.attempt + 1;
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
  'Ends a run that could not: {code, detail, stage, engine, retryable, results?}. Outcomes: retrying (with retry_after_ms), failed, lost.';

grant execute on function public.checkpoint_job(uuid, bigint, jsonb, jsonb, int, boolean), public.settle_job(uuid, bigint, jsonb),
  public.fail_job(uuid, bigint, jsonb, int) to service_role;
