-- Applications: a person's own, moved on by whoever decides about them.

create table public.applications (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  posting_id uuid not null references public.postings (id) on delete cascade,
  document_id uuid references public.documents (id) on delete set null,
  status text not null default 'submitted' check (status in ('submitted', 'reviewing', 'interview', 'offered', 'hired', 'rejected', 'withdrawn')),
  note text check (length(note) <= 2000),
  changes int not null default 0,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  unique (owner, posting_id)
);
comment on table public.applications is 'Who applied for which posting, with which resume, and how that stands.';
comment on column public.applications.changes is 'How often the status has changed; each change is told once.';
create index applications_of_owner on public.applications (owner, created_at desc, id desc);
create index applications_of_posting on public.applications (posting_id, created_at desc, id desc);
create index applications_newest on public.applications (created_at desc, id desc);
create index applications_of_document on public.applications (document_id) where document_id is not null;
alter table public.applications enable row level security;
create policy "People read their applications, and those who work here all" on public.applications for select to authenticated
using (owner = (select auth.uid()) or (select private.has_role((select auth.uid()), 'viewer')));
grant select on public.applications to authenticated;

create function private.application_line(p_application public.applications)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('id', p_application.id, 'applicant_id', p_application.owner, 'posting', private.posting_line(p),
      'document_id', p_application.document_id, 'status', p_application.status, 'note', p_application.note,
      'created_at', p_application.created_at, 'updated_at', p_application.updated_at)
    from public.postings p where p.id = p_application.posting_id
  );
end
$$;

create function private.application_event(p_application public.applications, p_actor uuid)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_array(private.event('application_updated', p_application.owner, p_application.document_id, null, null, jsonb_build_object(
    'application_id', p_application.id, 'posting_id', p_application.posting_id, 'status', p_application.status),
    case p_actor when p_application.owner then 'user' else 'operator' end));
end
$$;

create function public.apply_to_posting(p_owner uuid, p_id uuid, p_posting uuid, p_document uuid default null, p_note text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_posting public.postings;
  v_application public.applications;
begin
  select * into v_posting from public.postings where id = p_posting;
  if not found then
    return private.answer('posting_not_found');
  end if;
  if p_document is not null and not exists (
    select from public.documents d where d.id = p_document and d.owner = p_owner and d.deleted_at is null) then
    return private.answer('document_not_found');
  end if;
  select * into v_application from public.applications where owner = p_owner and posting_id = p_posting;
  -- Whose answer was lost asks again under the same id and hears the same.
  if v_application.id = p_id then
    return private.answer('submitted') || jsonb_build_object('application', private.application_line(v_application));
  end if;
  if v_application.id is null and not private.is_open(v_posting) then
    return private.answer('posting_closed');
  end if;
  insert into public.applications (id, owner, posting_id, document_id, note)
  values (p_id, p_owner, p_posting, p_document, p_note)
  on conflict (owner, posting_id) do nothing
  returning * into v_application;
  if not found then
    return private.answer('already_applied') || jsonb_build_object('application_id', (
      select a.id from public.applications a where a.owner = p_owner and a.posting_id = p_posting));
  end if;
  return private.answer('submitted', '[]', private.application_event(v_application, p_owner))
    || jsonb_build_object('application', private.application_line(v_application));
end
$$;
comment on function public.apply_to_posting(uuid, uuid, uuid, uuid, text) is
  'Applies for a posting, once per person. Outcomes: submitted, posting_not_found, posting_closed, document_not_found, already_applied.';

create function private.refused_move(p_application public.applications, p_actor uuid, p_status text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_ways constant text[] := '{submitted,reviewing,interview,offered,hired}';
begin
  return case
    when p_application.owner <> p_actor and not private.has_role(p_actor, 'operator') then
      case when private.has_role(p_actor, 'viewer') then 'forbidden' else 'not_found' end
    -- The applicant alone withdraws, and decides nothing else.
    when (p_status = 'withdrawn') <> (p_application.owner = p_actor) and not (p_application.owner = p_actor and private.has_role(p_actor, 'operator')) then 'not_yours'
    when p_application.status = p_status then 'unchanged'
    when p_application.status in ('hired', 'rejected', 'withdrawn') then 'ended'
    -- Whoever was told of an offer is not told of an interview afterwards.
    when array_position(v_ways, p_status) < array_position(v_ways, p_application.status) then 'backwards'
  end;
end
$$;
comment on function private.refused_move(public.applications, uuid, text) is 'Why somebody may not move an application to a status; null when they may.';

create function public.move_application(p_actor uuid, p_application uuid, p_status text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_before public.applications;
  v_after public.applications;
  v_posting public.postings;
  v_refused text;
  v_key text;
  v_events jsonb;
begin
  select * into v_before from public.applications where id = p_application for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  v_refused := private.refused_move(v_before, p_actor, p_status);
  if v_refused is not null then
    return private.answer(v_refused) || jsonb_build_object('status', case when v_refused not in ('not_found', 'forbidden') then v_before.status end,
      'application', case when v_refused = 'unchanged' then private.application_line(v_before) end);
  end if;
  update public.applications set status = p_status, changes = changes + 1, updated_at = private.now() where id = p_application returning * into v_after;
  select * into v_posting from public.postings where id = v_after.posting_id;
  v_key := format('application:%s:%s', v_after.id, v_after.changes);
  v_events := private.application_event(v_after, p_actor);
  -- Nobody has to be told of what they did themselves.
  if p_actor = v_after.owner then
    return private.answer('moved', '[]', v_events) || jsonb_build_object('application', private.application_line(v_after));
  end if;
  v_events := v_events || private.notify(v_after.owner, 'application_update', v_key, jsonb_build_object(
    'application_id', v_after.id, 'posting_id', v_posting.id, 'title', v_posting.title, 'company', v_posting.company, 'status', p_status));
  return private.answer('moved', private.owe_mail(v_after.owner, 'application_update', 'mail:' || v_key, jsonb_build_object('template', 'application',
      'content', jsonb_build_object('id', v_after.id, 'status', p_status, 'previous', v_before.status, 'posting', private.posting_line(v_posting)))),
    v_events) || jsonb_build_object('application', private.application_line(v_after));
end
$$;
comment on function public.move_application(uuid, uuid, text) is
  'Sets how an application stands and tells its owner. Outcomes: moved, unchanged, not_found, forbidden (viewers), not_yours (that status is somebody else''s to set), ended, backwards.';
grant execute on function public.apply_to_posting(uuid, uuid, uuid, uuid, text), public.move_application(uuid, uuid, text) to service_role;

create function public.list_applications(
  p_limit int default 20, p_cursor text default null, p_posting uuid default null, p_status text default null, p_all boolean default false)
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
  if p_all and not private.has_role((select auth.uid()), 'viewer') then
    return null;
  end if;
  return (
    with page as (
      select a as application, row_number() over (order by a.created_at desc, a.id desc) as place
      from public.applications a
      where (p_all or a.owner = (select auth.uid()))
        and (p_cursor is null or (a.created_at, a.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
        and (p_posting is null or a.posting_id = p_posting)
        and (p_status is null or a.status = p_status)
      order by a.created_at desc, a.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.application_line(application) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb((application).created_at) #>> '{}', (application).id::text) from page where place = v_limit) end)
    from page
  );
end
$$;
comment on function public.list_applications(int, text, uuid, text, boolean) is
  'A page of the caller''s applications, or of everybody''s for those who work here (otherwise null), newest first.';

create function public.get_application(p_application uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (select private.application_line(a) from public.applications a where a.id = p_application);
end
$$;
comment on function public.get_application(uuid) is 'One application, of the caller or for those who work here, or null.';

grant execute on function private.application_line(public.applications), private.has_role(uuid, text) to authenticated;
grant execute on function public.list_applications(int, text, uuid, text, boolean), public.get_application(uuid) to authenticated;
