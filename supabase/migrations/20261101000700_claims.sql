-- How a run begins: a job is claimed for one message, with a lease and a fence.
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

create function private.outer_pages(p_document uuid, p_generation int)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence, 'lines', p.lines) order by p.number), '[]')
    from public.pages p
    where p.document_id = p_document and p.generation = p_generation
      and (p.number <= 12 or p.number = (select max(l.number) from public.pages l where l.document_id = p_document and l.generation = p_generation)));
end
$$;
comment on function private.outer_pages(uuid, int) is
  'The pages that stages after the reading look at, the first twelve and the last: so a claim costs the same however long a document is.';

-- Where results from the same bytes may lie already: in this document's last generation that has any, or in the document that stands for them.
create function private.earlier_results(p_job public.jobs, p_document public.documents)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_document uuid;
  v_generation int;
begin
  select r.document_id, r.generation into v_document, v_generation
  from public.stage_results r
  where r.document_id = p_document.id and r.generation < p_job.generation and r.stage = 'extract_text'
  order by r.generation desc limit 1;
  if not found then
    select o.id, o.result_generation into v_document, v_generation
    from public.documents o
    where o.owner = p_document.owner and o.content_key = p_document.sha256 and o.id <> p_document.id and o.result_generation is not null;
  end if;
  if v_document is null then
    return null;
  end if;
  return jsonb_build_object('document_id', v_document, 'generation', v_generation,
    'results', (
      select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'key', r.key, 'engine', r.engine, 'result', r.result)), '[]')
      from public.stage_results r where r.document_id = v_document and r.generation = v_generation),
    'cutter', private.passage_cutter(v_document, v_generation),
    'pages', private.outer_pages(v_document, v_generation));
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
  if private.held_by(v_job.queue) is not null then
    -- This message ends here; a later one needs a name of its own, or the broker would take it for this one.
    update public.jobs set attempt = attempt + 1, published_at = null where id = p_job;
    return private.answer('held');
  end if;
  if v_job.tries >= private.most_tries() then
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
      'progress', v_job.progress, 'last_try', v_job.tries >= private.most_tries(), 'checkpoint', v_job.checkpoint),
    'document', jsonb_build_object('id', d.id, 'owner', d.owner, 'filename', d.filename, 'media_type', d.media_type, 'sha256', d.sha256, 'size_in_bytes', d.size_in_bytes,
      'category', case when d.category_engine = 'person' then d.category end, 'is_resume', d.is_resume),
    'field_examples', private.field_examples_of(d.owner),
    'own_categories', case when d.category_engine = 'person' then '[]' else private.own_categories(d.owner) end,
    'results', (
      select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'key', r.key, 'engine', r.engine, 'result', r.result)), '[]')
      from public.stage_results r where r.document_id = d.id and r.generation = v_job.generation),
    'pages', private.outer_pages(d.id, v_job.generation),
    'pages_read', (
      select jsonb_build_object('count', count(*), 'ocr', coalesce(bool_or(p.source = 'ocr'), false))
      from public.pages p where p.document_id = d.id and p.generation = v_job.generation),
    'earlier', private.earlier_results(v_job, d))
  into v_answer
  from public.documents d where d.id = v_job.document_id;
  return v_answer || private.answer('claimed', v_effects, v_events);
end
$$;
comment on function public.claim_job(uuid, text, int) is
  'Takes a job for one message: claimed (with fence, job, document and what is saved), busy or early (with retry_after_ms), held, done or gone.';

grant execute on function public.claim_job(uuid, text, int) to service_role;
