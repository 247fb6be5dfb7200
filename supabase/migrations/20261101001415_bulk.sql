-- Many documents in one call: by their ids, or by whatever the list filters by, "all 1,284 of them". A page of them goes into one transaction;
-- whoever asked is told how many remain, and asks again.

create function private.chosen(p_owner uuid, p_selection jsonb, p_with_deleted boolean default false)
returns setof public.documents
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return query
  select d.*
  from public.documents d
  left join public.jobs j on j.document_id = d.id and j.generation = d.generation
  where d.owner = p_owner
    and (v_ids is null or d.id = any (v_ids))
    and (p_with_deleted or d.deleted_at is null)
    and private.fits(d, j, coalesce(p_selection -> 'filter', '{}'))
  order by d.created_at desc, d.id desc;
end
$$;
comment on function private.chosen(uuid, jsonb, boolean) is 'The documents of an owner that {ids} or {filter} means, newest first.';

create function private.page_of(p_page uuid[], p_chosen uuid[])
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('count', cardinality(p_page), 'remaining', cardinality(p_chosen) - cardinality(p_page), 'ids', to_jsonb(p_page));
end
$$;

create function public.delete_selected(p_owner uuid, p_selection jsonb, p_permanent boolean default false, p_preview boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  -- What is erased owes a deletion in Storage each, which the same call makes.
  v_most constant int := case when p_permanent then 100 else 1000 end;
  -- What is hidden already can still be erased by whoever knows its id.
  v_chosen uuid[] := array(select c.id from private.chosen(p_owner, p_selection, p_permanent and p_selection ? 'ids') c);
  v_page uuid[];
begin
  if p_preview then
    return private.answer('preview') || jsonb_build_object('count', cardinality(v_chosen), 'remaining', 0, 'ids', '[]'::jsonb);
  end if;
  v_page := private.few_open(v_chosen[1:v_most]);
  return public.delete_documents(p_owner, v_page, p_permanent) || private.page_of(v_page, v_chosen);
end
$$;
comment on function public.delete_selected(uuid, jsonb, boolean, boolean) is
  'Deletes up to 1,000 of the chosen documents (100 when permanent, 200 that are open) as delete_documents does, and says which and how many remain. Outcomes: deleted, preview.';

create function public.move_selected(p_owner uuid, p_selection jsonb, p_folder uuid, p_preview boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_most constant int := 1000;
  v_chosen uuid[];
  v_events jsonb;
begin
  perform from public.folders where id = p_folder and owner = p_owner for key share;
  if p_folder is not null and not found then
    return private.answer('folder_not_found');
  end if;
  -- What is there already need not be moved, and so asking again comes to an end.
  v_chosen := array(
    select c.id from private.chosen(p_owner, p_selection) c where c.folder_id is distinct from p_folder);
  if p_preview then
    return private.answer('preview') || jsonb_build_object('count', cardinality(v_chosen), 'remaining', 0, 'ids', '[]'::jsonb);
  end if;
  perform from public.documents where id = any (v_chosen[1:v_most]) order by id for no key update;
  with moved as (
    update public.documents set folder_id = p_folder
    where id = any (v_chosen[1:v_most]) and deleted_at is null
    returning id, batch_id
  )
  select coalesce(jsonb_agg(private.event('document_updated', p_owner, m.id, null, m.batch_id, jsonb_build_object('folder_id', p_folder), 'user')), '[]')
  into v_events from moved m;
  return private.answer('moved', '[]', v_events) || private.page_of(v_chosen[1:v_most], v_chosen);
end
$$;
comment on function public.move_selected(uuid, jsonb, uuid, boolean) is
  'Moves up to 1,000 of the chosen documents that are elsewhere into a folder, or (null) out of any, and says how many remain. Outcomes: moved, preview, folder_not_found.';

create function public.export_columns(p_selection jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(n.name order by n.name), '[]')
    from (
      select distinct f.name
      from private.chosen((select auth.uid()), p_selection) d
      cross join lateral private.shown_fields(d.id, d.result_generation, d.category) f
      where f.value <> 'null') n
  );
end
$$;
comment on function public.export_columns(jsonb) is 'The names of all fields that the chosen documents of the caller have.';

create function public.export_documents(p_selection jsonb, p_cursor text default null, p_limit int default 200)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_limit int := least(p_limit, 500);
  v_from text[] := private.page_position(p_cursor);
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return (
    with found as (
      select d.*, row_number() over (order by d.created_at desc, d.id desc) as place
      from public.documents d
      left join public.jobs j on j.document_id = d.id and j.generation = d.generation
      where d.owner = (select auth.uid()) and (v_ids is null or d.id = any (v_ids))
        and private.fits(d, j, coalesce(p_selection -> 'filter', '{}'))
        and (p_cursor is null or (d.created_at, d.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by d.created_at desc, d.id desc limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'filename', d.filename, 'media_type', d.media_type, 'size_in_bytes', d.size_in_bytes,
        'sha256', d.sha256, 'status', d.status, 'category', d.category, 'category_confidence', d.category_confidence, 'page_count', d.page_count,
        'folder', (select f.name from public.folders f where f.id = d.folder_id), 'created_at', d.created_at, 'completed_at', d.completed_at,
        'fields', (
          select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'confidence', f.confidence, 'page', f.page, 'quote', f.quote,
            'engine', f.engine, 'review', f.review -> 'action') order by f.name), '[]')
          from private.shown_fields(d.id, d.result_generation, d.category) f where f.value <> 'null')) order by d.place) filter (where d.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(d.created_at) #>> '{}', d.id::text)) filter (where d.place = v_limit and d.more))
    from (select found.*, count(*) over () > v_limit as more from found) d
  );
end
$$;
comment on function public.export_documents(jsonb, text, int) is
  'A page of the chosen documents of the caller with their fields as people see them, newest first; rejected values are left out.';

grant execute on function private.chosen(uuid, jsonb, boolean) to authenticated;
grant execute on function public.export_columns(jsonb), public.export_documents(jsonb, text, int) to authenticated;
grant execute on function public.delete_selected(uuid, jsonb, boolean, boolean), public.move_selected(uuid, jsonb, uuid, boolean) to service_role;
