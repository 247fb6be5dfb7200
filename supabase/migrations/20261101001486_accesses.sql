-- Who saw a document: whoever opened, downloaded or exported it, and operators who were shown an entry about it, such as a
-- failure or an application. Changes are events; looking changes nothing, so it has no place in the log that others follow.

create table public.accesses (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  document_id uuid not null,
  action text not null check (action in ('opened', 'downloaded', 'exported', 'listed')),
  actor text not null check (actor in ('owner', 'key', 'operator')),
  key_id uuid references public.api_keys (id) on delete set null,
  operator_id uuid references public.people (id) on delete set null,
  at timestamptz not null default private.now()
);
comment on table public.accesses is 'Who saw which document and when, for a year: once an hour for the same person, key or operator doing the same.';
comment on column public.accesses.document_id is 'No reference: who saw a document is still asked when it is gone.';
create index accesses_by_document on public.accesses (owner, document_id, at desc, id desc);
create index accesses_by_age on public.accesses (at);
create index accesses_of_key on public.accesses (key_id) where key_id is not null;
create index accesses_of_operator on public.accesses (operator_id) where operator_id is not null;
alter table public.accesses enable row level security;
create policy "Owners read who saw their documents" on public.accesses for select to authenticated using (owner = (select auth.uid()));
grant select on public.accesses to authenticated;

create function public.record_accesses(p_action text, p_documents uuid[], p_owner uuid default null, p_key uuid default null, p_operator uuid default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_actor text := case when p_operator is not null then 'operator' when p_key is not null then 'key' else 'owner' end;
begin
  insert into public.accesses (id, owner, document_id, action, actor, key_id, operator_id)
  select private.new_id(), d.owner, d.id, p_action, v_actor, (select k.id from public.api_keys k where k.id = p_key), p_operator
  from public.documents d
  -- An operator is shown entries about documents of many; everybody else sees their own.
  where d.id = any (p_documents) and case when p_operator is null then d.owner = p_owner else d.owner <> p_operator end
    and not exists (
      select from public.accesses a
      where a.owner = d.owner and a.document_id = d.id and a.at > private.now() - interval '1 hour' and a.action = p_action and a.actor = v_actor
        and a.key_id is not distinct from p_key and a.operator_id is not distinct from p_operator);
  return private.answer('recorded');
end
$$;
comment on function public.record_accesses(text, uuid[], uuid, uuid, uuid) is
  'Takes down that the owner, a key of theirs or an operator saw these documents, unless it was within the last hour. Outcome: recorded.';

create function public.list_accesses(p_document uuid, p_limit int default 20, p_cursor text default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  if not exists (select from public.documents d where d.id = p_document and d.owner = (select auth.uid())) then
    return null;
  end if;
  return (
    with page as (
      select a.*, row_number() over (order by a.at desc, a.id desc) as place
      from public.accesses a
      where a.owner = (select auth.uid()) and a.document_id = p_document
        and (p_cursor is null or (a.at, a.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by a.at desc, a.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'action', p.action, 'actor', p.actor, 'key_id', p.key_id,
        'key_name', (select k.name from public.api_keys k where k.id = p.key_id), 'at', p.at) order by p.place) filter (where p.place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb(l.at) #>> '{}', l.id::text) from page l where l.place = v_limit) end)
    from page p
  );
end
$$;
comment on function public.list_accesses(uuid, int, text) is 'A page of who saw one of the caller''s documents, newest first, or null.';

create function private.sweep_accesses(p_limit int)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.accesses where id in (
    select a.id from public.accesses a where a.at < private.now() - interval '365 days' order by a.at limit p_limit for update skip locked);
end
$$;
comment on function private.sweep_accesses(int) is 'Forgets who saw what more than a year ago, up to so many rows.';

grant execute on function public.record_accesses(text, uuid[], uuid, uuid, uuid) to service_role;
grant execute on function public.list_accesses(uuid, int, text) to authenticated;
