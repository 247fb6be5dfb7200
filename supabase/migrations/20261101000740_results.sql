-- What a run found, kept: by itself, or from an earlier generation that had the same inputs.

-- A run's results so far: pages and fields in their tables, the rest with its stage.
create function private.save_results(p_job public.jobs, p_results jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_results ? 'adopt' then
    perform private.adopt(p_job, p_results -> 'adopt');
  end if;
  if jsonb_array_length(coalesce(p_results -> 'pages', '[]')) > 0 then
    insert into public.pages (document_id, generation, number, owner, text, source, confidence, markdown, lines)
    select p_job.document_id, p_job.generation, (x ->> 'number')::int, p_job.owner, x ->> 'text', x ->> 'source', (x ->> 'confidence')::real, x ->> 'markdown', coalesce(x -> 'lines', '[]')
    from jsonb_array_elements(p_results -> 'pages') x
    on conflict (document_id, generation, number) do update
      set text = excluded.text, source = excluded.source, confidence = excluded.confidence, markdown = excluded.markdown, lines = excluded.lines;
  end if;

  if jsonb_array_length(coalesce(p_results -> 'passages', '[]')) > 0 then
    perform private.save_passages(p_job, p_results -> 'passages');
  end if;

  if jsonb_array_length(coalesce(p_results -> 'fields', '[]')) > 0 then
    insert into public.fields (document_id, generation, name, owner, value, confidence, page, bbox, quote, engine, reason)
    select p_job.document_id, p_job.generation, x ->> 'name', p_job.owner, x -> 'value', (x ->> 'confidence')::real, (x ->> 'page')::int,
      nullif(x -> 'bbox', 'null'), x ->> 'quote', x ->> 'engine', x ->> 'reason'
    from jsonb_array_elements(p_results -> 'fields') x
    on conflict (document_id, generation, name) do update
      set value = excluded.value, confidence = excluded.confidence, page = excluded.page, bbox = excluded.bbox, quote = excluded.quote, engine = excluded.engine, reason = excluded.reason;
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

-- What an earlier generation found from the same inputs is this one's too, and is not paid for again.
create function private.adopt(p_job public.jobs, p_from jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_document uuid := (p_from ->> 'document_id')::uuid;
  v_generation int := (p_from ->> 'generation')::int;
begin
  insert into public.stage_results (document_id, generation, stage, owner, key, engine, result, ms, cost, at)
  select p_job.document_id, p_job.generation, r.stage, p_job.owner, r.key, r.engine, r.result, 0, 0, r.at
  from public.stage_results r
  where r.document_id = v_document and r.generation = v_generation and r.owner = p_job.owner and p_from -> 'stages' ? r.stage
  on conflict do nothing;
  if p_from -> 'stages' ? 'extract_text' then
    insert into public.pages (document_id, generation, number, owner, text, source, confidence, markdown, lines)
    select p_job.document_id, p_job.generation, p.number, p_job.owner, p.text, p.source, p.confidence, p.markdown, p.lines
    from public.pages p
    where p.document_id = v_document and p.generation = v_generation and p.owner = p_job.owner
    on conflict do nothing;
  end if;
  if (p_from ->> 'passages')::boolean then
    perform private.adopt_passages(p_job, p_from);
  end if;
  if p_from -> 'stages' ? 'extract_fields' then
    insert into public.fields (document_id, generation, name, owner, value, confidence, page, bbox, quote, engine, reason)
    select p_job.document_id, p_job.generation, f.name, p_job.owner, f.value, f.confidence, f.page, f.bbox, f.quote, f.engine, f.reason
    from public.fields f
    where f.document_id = v_document and f.generation = v_generation and f.owner = p_job.owner
    on conflict do nothing;
  end if;
end
$$;
