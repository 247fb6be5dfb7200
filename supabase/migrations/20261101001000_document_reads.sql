-- What people read, as themselves: row-level security decides what there is, these functions only give it its shape.

create function private.shown_status(p_document public.documents, p_job public.jobs)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return case
    when p_document.status <> 'queued' or p_job.id is null then p_document.status
    when p_job.run_at > private.now() and p_job.started_at is null then 'scheduled'
    when private.held_by(p_job.queue) is not null then 'held'
    else p_document.status
  end;
end
$$;
comment on function private.shown_status(public.documents, public.jobs) is 'The stored status, or what a waiting document waits for: scheduled or held.';

create function private.waiting_for(p_document public.documents, p_job public.jobs)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_held text := case when p_job.started_at is not null or p_job.run_at <= private.now() then private.held_by(p_job.queue) end;
begin
  if p_document.status <> 'queued' or p_job.id is null then
    return null;
  end if;
  return jsonb_build_object(
    'reason', case
      when v_held is not null then v_held
      when p_job.run_at > private.now() and p_job.started_at is null then 'start_time'
      when p_job.run_at > private.now() then 'next_try'
      when p_job.published_at is null then 'turn'
      else 'delivery' end,
    'until', case
      when v_held = 'budget' then date_trunc('day', private.now(), 'utc') + interval '1 day'
      when v_held is null and p_job.run_at > private.now() then p_job.run_at end);
end
$$;
comment on function private.waiting_for(public.documents, public.jobs) is
  'What keeps a queued document from being worked on: budget, queue_paused, start_time, next_try, turn (its owner''s earlier jobs) or delivery.';

create function private.document_line(p_document public.documents, p_job public.jobs)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_document.id, 'job_id', p_job.id, 'batch_id', p_document.batch_id, 'folder_id', p_document.folder_id,
    'filename', p_document.filename, 'media_type', p_document.media_type, 'size_in_bytes', p_document.size_in_bytes,
    'status', private.shown_status(p_document, p_job), 'stage', p_document.stage, 'progress', p_document.progress,
    'category', p_document.category, 'category_confidence', p_document.category_confidence, 'page_count', p_document.page_count,
    'error', p_document.error, 'created_at', p_document.created_at, 'started_at', p_document.started_at, 'completed_at', p_document.completed_at);
end
$$;

create function public.list_documents(
  p_limit int default 20, p_cursor text default null, p_status text default null, p_category text default null,
  p_folder uuid default null, p_batch uuid default null, p_q text default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  with position as (
    select c[1]::timestamptz as created_at, c[2]::uuid as id from private.page_position(p_cursor) c
  ),
  found as (
    select d as document, j as job
    from public.documents d
    left join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.owner = (select auth.uid())
      and (p_cursor is null or (d.created_at, d.id) < (select created_at, id from position))
      and (p_status is null or private.shown_status(d, j) = p_status)
      and (p_category is null or d.category = p_category)
      and (p_folder is null or d.folder_id = p_folder)
      and (p_batch is null or d.batch_id = p_batch)
      and (p_q is null or position(lower(p_q) in lower(d.filename)) > 0)
    order by d.created_at desc, d.id desc
    limit least(p_limit, 100) + 1
  ),
  page as (
    select document, job, row_number() over (order by (document).created_at desc, (document).id desc) as place from found
  )
  select jsonb_build_object(
    'data', coalesce(jsonb_agg(private.document_line(document, job) order by place) filter (where place <= least(p_limit, 100)), '[]'),
    'next_cursor', case when count(*) > least(p_limit, 100) then
      (select private.page_cursor(to_jsonb((document).created_at) #>> '{}', (document).id::text) from page where place = least(p_limit, 100)) end)
  from page
$$;
comment on function public.list_documents(int, text, text, text, uuid, uuid, text) is 'A page of the caller''s documents, newest first.';

create function public.get_document(p_document uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select private.document_line(d, j) || jsonb_build_object(
      'sha256', d.sha256, 'generation', d.generation, 'category_engine', d.category_engine, 'category_reasons', d.category_reasons,
      'review_threshold', private.review_threshold(d.category), 'vector_count', d.vector_count, 'is_resume', d.is_resume,
      'version_of', d.version_of,
      'fields', (
        select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'confidence', f.confidence, 'page', f.page,
          'bbox', f.bbox, 'quote', f.quote, 'engine', f.engine) order by f.name), '[]')
        from public.fields f where f.document_id = d.id and f.generation = d.result_generation),
      'pages', (
        select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'source', p.source, 'confidence', p.confidence, 'characters', length(p.text)) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation),
      'stages', (
        select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'engine', r.engine, 'ms', r.ms, 'cost_micro_usd', r.cost, 'at', r.at) order by r.at), '[]')
        from public.stage_results r where r.document_id = d.id and r.generation = coalesce(d.result_generation, d.generation)))
    from public.documents d
    left join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.get_document(uuid) is 'Everything about one of the caller''s documents, or null.';

create function public.get_status(p_document uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('document_id', d.id, 'job_id', j.id, 'filename', d.filename, 'status', private.shown_status(d, j), 'stage', d.stage,
      'progress', d.progress, 'error', d.error, 'waiting_for', private.waiting_for(d, j), 'created_at', d.created_at, 'started_at', d.started_at, 'completed_at', d.completed_at,
      'running_ms', extract(epoch from private.now() - j.started_at) * 1000)
    from public.documents d
    left join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.get_status(uuid) is 'Where one of the caller''s documents stands, or null.';

create function public.get_text(p_document uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('document_id', d.id, 'generation', d.result_generation, 'pages', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence) order by p.number), '[]')
      from public.pages p where p.document_id = d.id and p.generation = d.result_generation))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.get_text(uuid) is 'The text of one of the caller''s documents by page, or null.';

grant execute on function private.shown_status(public.documents, public.jobs), private.waiting_for(public.documents, public.jobs), private.document_line(public.documents, public.jobs),
  private.review_threshold(text) to authenticated;
grant execute on function public.list_documents(int, text, text, text, uuid, uuid, text), public.get_document(uuid), public.get_status(uuid),
  public.get_text(uuid) to authenticated;
