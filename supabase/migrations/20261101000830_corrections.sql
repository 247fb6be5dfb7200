-- What a person knows better than the engines: category, folder, "this is my resume"; and the folders themselves.

create function private.becomes_resume(p_owner uuid, p_document uuid, p_changes jsonb)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from public.documents d
    where d.id = p_document and d.owner = p_owner and d.deleted_at is null and d.result_generation is not null
      and coalesce(case when p_changes ? 'is_resume' then (p_changes ->> 'is_resume')::boolean else d.is_resume end,
        coalesce(p_changes ->> 'category', d.category) = 'resume', false)
      and not exists (select from public.resumes r where r.document_id = d.id));
end
$$;
comment on function private.becomes_resume(uuid, uuid, jsonb) is 'Whether a document that was read as something else is a resume after these changes.';

create function public.update_document(p_owner uuid, p_document uuid, p_changes jsonb, p_terms jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_effects jsonb := '[]';
begin
  if p_changes ->> 'folder_id' is not null
    and not exists (select from public.folders where id = (p_changes ->> 'folder_id')::uuid and owner = p_owner) then
    return private.answer('folder_not_found');
  end if;
  if p_changes ? 'category' then
    perform private.lock_categories(p_owner);
  end if;
  if p_changes ? 'category' and not private.is_category(p_owner, p_changes ->> 'category') then
    return private.answer('category_not_found');
  end if;
  -- A resume that nobody has read as one is read again; first of all, because a restart takes its locks in this order.
  if private.becomes_resume(p_owner, p_document, p_changes) then
    v_effects := public.restart_documents(p_owner, p_owner, jsonb_build_object('ids', jsonb_build_array(p_document)), 'reprocess',
      '{"stages": ["extract_text", "classify", "extract_fields", "embed", "match"], "notify": false}') -> 'effects';
  end if;
  update public.documents set
    folder_id = case when p_changes ? 'folder_id' then (p_changes ->> 'folder_id')::uuid else folder_id end,
    is_resume = case when p_changes ? 'is_resume' then (p_changes ->> 'is_resume')::boolean else is_resume end
  where owner = p_owner and id = p_document and deleted_at is null
  returning * into v_document;
  if not found then
    return private.answer('not_found');
  end if;
  if p_changes ? 'category' then
    v_document := private.say_category(p_document, p_changes ->> 'category', p_terms);
  end if;
  -- A resume that is put into a category of its owner's own stays one.
  if not coalesce(v_document.is_resume, v_document.category = 'resume' or not private.is_built_in(v_document.category), false) then
    perform private.forget_resume(p_document);
  end if;
  return private.answer('updated', v_effects, jsonb_build_array(
    private.event('document_updated', p_owner, p_document, null, v_document.batch_id, p_changes, 'user')));
end
$$;
comment on function public.update_document(uuid, uuid, jsonb, jsonb) is 'Sets what a person knows better: {category?, folder_id?, is_resume?}; the terms make it an example of a category of their own. Outcomes: updated, not_found, folder_not_found, category_not_found.';

create function public.save_folder(p_owner uuid, p_id uuid, p_name text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_folder public.folders;
  v_outcome text := 'saved';
begin
  if exists (select from public.folders where owner = p_owner and name = p_name and id <> p_id) then
    v_outcome := 'name_taken';
  else
    insert into public.folders (id, owner, name) values (p_id, p_owner, p_name)
    on conflict (id) do update set name = excluded.name where public.folders.owner = p_owner
    returning * into v_folder;
    if not found then
      v_outcome := 'not_found';
    end if;
  end if;
  return private.answer(v_outcome) || jsonb_build_object('folder', case when v_outcome = 'saved' then jsonb_build_object('id', v_folder.id, 'name', v_folder.name, 'created_at', v_folder.created_at) end);
end
$$;
comment on function public.save_folder(uuid, uuid, text) is 'Makes or renames a folder. Outcomes: saved, name_taken, not_found.';

create function public.delete_folder(p_owner uuid, p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.folders where owner = p_owner and id = p_id;
  return private.answer(case when found then 'deleted' else 'not_found' end);
end
$$;
comment on function public.delete_folder(uuid, uuid) is 'Removes a folder; its documents stay, in no folder.';

grant execute on function public.update_document(uuid, uuid, jsonb, jsonb), public.save_folder(uuid, uuid, text), public.delete_folder(uuid, uuid) to service_role;
