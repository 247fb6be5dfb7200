-- Two calls that meet, each of which looks before the other has written, took one look down twice.

create function private.unrecorded(p_action text, p_documents uuid[], p_owner uuid, p_key uuid, p_operator uuid, p_actor text)
returns setof public.documents
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select d.* from public.documents d
  -- An operator is shown entries about documents of many; everybody else sees their own.
  where d.id = any (p_documents) and case when p_operator is null then d.owner = p_owner else d.owner <> p_operator end
    and not exists (
      select from public.accesses a
      where a.owner = d.owner and a.document_id = d.id and a.at > private.now() - interval '1 hour' and a.action = p_action and a.actor = p_actor
        and a.key_id is not distinct from p_key and a.operator_id is not distinct from p_operator);
end
$$;
comment on function private.unrecorded(text, uuid[], uuid, uuid, uuid, text) is
  'Of these documents those that the caller may see and of which the same was not taken down within the last hour.';

create or replace function public.record_accesses(p_action text, p_documents uuid[], p_owner uuid default null, p_key uuid default null, p_operator uuid default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_actor text := case when p_operator is not null then 'operator' when p_key is not null then 'key' else 'owner' end;
  v_key uuid := (select k.id from public.api_keys k where k.id = p_key);
begin
  if exists (select from private.unrecorded(p_action, p_documents, p_owner, v_key, p_operator, v_actor)) then
    -- One at a time of whoever looks; what the one before wrote is seen by the statement that follows.
    perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', p_action, v_actor, coalesce(p_operator, p_key, p_owner)), 3));
    insert into public.accesses (id, owner, document_id, action, actor, key_id, operator_id)
    select private.new_id(), d.owner, d.id, p_action, v_actor, v_key, p_operator
    from private.unrecorded(p_action, p_documents, p_owner, v_key, p_operator, v_actor) d;
  end if;
  return private.answer('recorded');
end
$$;
