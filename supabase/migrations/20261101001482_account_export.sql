-- Taking everything along: the documents of one part of the archive, all that is known of some of them, and the rows of every
-- other table. All of it is read as the person themselves, so that no more than theirs can ever be in it.

create function public.export_part(p_cursor text default null, p_limit int default 400, p_bytes bigint default 1000000000)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with next as (
      select d.*, row_number() over w as place, sum(d.size_in_bytes) over w as bytes
      from public.documents d
      where d.owner = (select auth.uid()) and d.status <> 'uploading'
        and (p_cursor is null or (d.created_at, d.id) > (v_from[1]::timestamptz, v_from[2]::uuid))
      window w as (order by d.created_at, d.id)
      order by d.created_at, d.id limit p_limit + 1
    ),
    part as (
      -- One that is larger than a whole part is a part by itself.
      select n.*, max(n.place) over () as last from next n where n.place <= p_limit and (n.bytes <= p_bytes or n.place = 1)
    )
    select jsonb_build_object('part', coalesce(v_from[3]::int, 1),
      'documents', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'filename', p.filename, 'size_in_bytes', p.size_in_bytes, 'pages', coalesce(p.page_count, 1),
        'folder', (select f.name from public.folders f where f.id = p.folder_id), 'created_at', p.created_at) order by p.place), '[]'),
      'next_cursor', case when (select count(*) from next) > count(*) then
        max(private.page_cursor(to_jsonb(p.created_at) #>> '{}', p.id::text, (coalesce(v_from[3]::int, 1) + 1)::text)) filter (where p.place = p.last) end)
    from part p
  );
end
$$;
comment on function public.export_part(text, int, bigint) is
  'The documents of one part of the caller''s archive, oldest first: so many, and so many bytes of originals, at most.';

create function public.export_whole(p_ids uuid[])
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg((to_jsonb(d) - 'owner' - 'content_key') || jsonb_build_object(
      'pages', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation),
      'fields', (select coalesce(jsonb_agg(to_jsonb(f) - 'owner' - 'document_id' - 'generation' order by f.name), '[]')
        from public.fields f where f.document_id = d.id and f.generation = d.result_generation),
      'reviews', (select coalesce(jsonb_agg(to_jsonb(r) - 'owner' - 'document_id' order by r.at, r.name), '[]') from public.reviews r where r.document_id = d.id),
      'jobs', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'generation', j.generation, 'batch_id', j.batch_id, 'stages', j.stages, 'settings', j.settings,
        'status', j.status, 'error', j.error, 'created_at', j.created_at, 'started_at', j.started_at, 'finished_at', j.finished_at) order by j.generation), '[]')
        from public.jobs j where j.document_id = d.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('cursor', e.cursor, 'type', e.type, 'at', e.at, 'actor', e.actor, 'data', e.data) order by e.cursor), '[]')
        from public.events e where e.document_id = d.id and e.owner = d.owner)) order by d.created_at, d.id), '[]')
    from public.documents d where d.id = any (p_ids) and d.owner = (select auth.uid())
  );
end
$$;
comment on function public.export_whole(uuid[]) is 'All that is known of these documents of the caller: their rows, text, fields, reviews, jobs and events.';

create function private.export_key(p_table text)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case p_table
    when 'people' then 'id' when 'roles' then 'user_id' when 'events' then 'cursor' when 'categories' then 'slug' when 'review_thresholds' then 'category'
    when 'digests' then 'local_date' when 'category_verdicts' then 'document_id' when 'category_examples' then 'document_id'
    when 'field_examples' then 'document_id' when 'resumes' then 'document_id'
    else case when p_table in ('folders', 'batches', 'matches', 'applications', 'notifications', 'outbox', 'api_keys', 'webhooks', 'webhook_deliveries', 'retention_rules', 'accesses')
      then 'id' end end;
end
$$;
comment on function private.export_key(text) is 'By which column the rows of a table are in order for their owner; null for tables that are not exported by rows.';

create function public.export_rows(p_table text, p_after text default null, p_limit int default 1000)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_key text := private.export_key(p_table);
  v_owner text := case p_table when 'people' then 'id' when 'roles' then 'user_id' else 'owner' end;
  v_rows jsonb;
begin
  if v_key is null then
    raise exception 'no table of that name is exported';
  end if;
  execute format('
    select coalesce(jsonb_agg(to_jsonb(t) - ''owner'' order by t.%1$I), ''[]'')
    from (select * from public.%2$I x where x.%3$I = (select auth.uid()) and ($1 is null or x.%1$I > cast($1 as %4$s)) order by x.%1$I limit $2) t',
    v_key, p_table, v_owner,
    (select a.atttypid::regtype from pg_catalog.pg_attribute a where a.attrelid = format('public.%I', p_table)::regclass and a.attname = v_key))
  into v_rows using p_after, least(p_limit, 1000);
  return jsonb_build_object('rows', v_rows,
    'next', case when jsonb_array_length(v_rows) = least(p_limit, 1000) then v_rows -> -1 ->> v_key end);
end
$$;
comment on function public.export_rows(text, text, int) is 'The caller''s own rows of a table, a page at a time; `next` is where to go on, null at the end.';

grant execute on function private.export_key(text) to authenticated;
grant execute on function public.export_part(text, int, bigint), public.export_whole(uuid[]), public.export_rows(text, text, int) to authenticated;
