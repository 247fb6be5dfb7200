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
      when v_held in ('budget', 'deployment_quota') then date_trunc('day', private.now(), 'utc') + interval '1 day'
      when v_held is null and p_job.run_at > private.now() then p_job.run_at end);
end
$$;
comment on function private.waiting_for(public.documents, public.jobs) is
  'What keeps a queued document from being worked on: budget, deployment_quota, queue_paused, start_time, next_try, turn (its owner''s earlier jobs) or delivery.';

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
    'category', p_document.category, 'category_confidence', p_document.category_confidence,
    'lowest_confidence', p_document.lowest_confidence, 'to_review', p_document.to_review, 'page_count', p_document.page_count,
    'error', p_document.error, 'created_at', p_document.created_at, 'started_at', p_document.started_at, 'completed_at', p_document.completed_at);
end
$$;

create function private.fits(p_document public.documents, p_job public.jobs, p_filter jsonb)
returns boolean
language sql
stable
as $$
  select (p_filter ->> 'category' is null or (p_document).category = p_filter ->> 'category')
    and (p_filter ->> 'folder_id' is null or (p_document).folder_id = (p_filter ->> 'folder_id')::uuid)
    and (p_filter ->> 'batch_id' is null or (p_filter ->> 'batch_id')::uuid in ((p_document).batch_id, (p_job).batch_id))
    and (p_filter ->> 'q' is null or position(lower(p_filter ->> 'q') in lower((p_document).filename)) > 0)
    and (p_filter ->> 'status' is null or p_filter ->> 'status'
      = case (p_document).status when 'queued' then private.shown_status(p_document, p_job) else (p_document).status end)
$$;
comment on function private.fits(public.documents, public.jobs, jsonb) is
  'Whether a document, with its newest job, is one of those that {status, category, folder_id, batch_id, q} means; it pins no search path, so that it can be inlined.';

create function public.list_documents(
  p_limit int default 20, p_cursor text default null, p_filter jsonb default '{}', p_order text default 'newest', p_count boolean default false)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with found as (
      (select d as document, j as job
       from public.documents d
       left join public.jobs j on j.document_id = d.id and j.generation = d.generation
       where p_order = 'newest' and d.owner = (select auth.uid()) and private.fits(d, j, p_filter)
         and (p_cursor is null or (d.created_at, d.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
       order by d.created_at desc, d.id desc limit v_limit + 1)
      union all
      (select d, j
       from public.documents d
       left join public.jobs j on j.document_id = d.id and j.generation = d.generation
       where p_order = 'least_sure' and d.owner = (select auth.uid()) and private.fits(d, j, p_filter)
         and (p_cursor is null or (coalesce(d.lowest_confidence, 2), d.id) > (v_from[1]::real, v_from[2]::uuid))
       order by coalesce(d.lowest_confidence, 2), d.id limit v_limit + 1)
    ),
    page as (
      select document, job, row_number() over (order by case p_order when 'newest' then (document).created_at end desc,
        case p_order when 'newest' then (document).id end desc, coalesce((document).lowest_confidence, 2), (document).id) as place
      from found
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.document_line(document, job) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then (
        select private.page_cursor(case p_order when 'newest' then to_jsonb((document).created_at) #>> '{}' else coalesce((document).lowest_confidence, 2)::text end,
          (document).id::text)
        from page where place = v_limit) end,
      'total', case when p_count then (
        select count(*) from public.documents d
        left join public.jobs j on j.document_id = d.id and j.generation = d.generation
        where d.owner = (select auth.uid()) and private.fits(d, j, p_filter)) end)
    from page
  );
end
$$;
comment on function public.list_documents(int, text, jsonb, text, boolean) is 'A page of the caller''s documents, newest or least sure first, and on request how many there are.';

create function public.summarize_documents()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    with counted as (
      select case d.status when 'queued' then private.shown_status(d, j) else d.status end as status, d.category, count(*) as count
      from public.documents d
      left join public.jobs j on d.status = 'queued' and j.document_id = d.id and j.generation = d.generation
      where d.owner = (select auth.uid())
      group by 1, 2
    )
    select jsonb_build_object(
      'total', coalesce(sum(c.count), 0),
      'by_status', (select coalesce(jsonb_object_agg(s.status, s.count), '{}') from (select o.status, sum(o.count) as count from counted o group by o.status) s),
      'by_category', (
        select coalesce(jsonb_object_agg(s.category, s.count), '{}')
        from (select o.category, sum(o.count) as count from counted o where o.category is not null group by o.category) s),
      'to_review', coalesce(sum(c.count) filter (where c.status = 'needs_review'), 0))
    from counted c
  );
end
$$;
comment on function public.summarize_documents() is 'How many documents the caller has, by status and by category.';

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
      'sha256', d.sha256, 'generation', d.generation, 'read_as', d.built_in ->> 'category', 'category_engine', d.category_engine, 'category_reasons', d.category_reasons,
      'review_threshold', private.review_threshold(d.owner, d.category), 'vector_count', d.vector_count, 'is_resume', d.is_resume,
      'version_of', d.version_of,
      'fields', (
        select coalesce(jsonb_agg(to_jsonb(f) order by f.name), '[]') from private.shown_fields(d.id, d.result_generation, d.category) f),
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
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'markdown', p.markdown, 'source', p.source, 'confidence', p.confidence) order by p.number), '[]')
      from public.pages p where p.document_id = d.id and p.generation = d.result_generation))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.get_text(uuid) is 'The text of one of the caller''s documents by page, and as Markdown where that tells more; or null.';

grant execute on function private.shown_status(public.documents, public.jobs), private.waiting_for(public.documents, public.jobs), private.document_line(public.documents, public.jobs),
  private.fits(public.documents, public.jobs, jsonb) to authenticated;
grant execute on function public.list_documents(int, text, jsonb, text, boolean), public.summarize_documents(), public.get_document(uuid), public.get_status(uuid),
  public.get_text(uuid) to authenticated;
