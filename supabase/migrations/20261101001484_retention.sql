-- For how long documents are kept: rules of a person, by category and folder. What is past its time is deleted as a person
-- deletes it, a few at a time: it can be brought back for thirty days.

create table public.retention_rules (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  category text,
  folder_id uuid references public.folders (id) on delete cascade,
  days int check (days between 1 and 36500),
  created_at timestamptz not null default private.now(),
  unique nulls not distinct (owner, category, folder_id)
);
comment on table public.retention_rules is 'How many days after its upload a document is deleted: of a category, of a folder, of both, or every one; null days keep it for good.';
alter table public.retention_rules enable row level security;
create policy "Owners read their rules of retention" on public.retention_rules for select to authenticated using (owner = (select auth.uid()));
grant select on public.retention_rules to authenticated;

create table private.retention_search (
  only_row boolean primary key default true check (only_row),
  next_at timestamptz not null default '-infinity'
);
comment on table private.retention_search is 'When documents past their time are looked for again: once an hour, and at once where a page was full.';
insert into private.retention_search default values;

create function private.rules_of(p_owner uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'category', r.category, 'folder_id', r.folder_id, 'days', r.days) order by r.created_at, r.id), '[]')
    from public.retention_rules r where r.owner = p_owner);
end
$$;

create function private.past_retention(p_owner uuid, p_rules jsonb)
returns setof public.documents
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with rule as materialized (
    select * from jsonb_to_recordset(p_rules) as r (category text, folder_id uuid, days int)
  )
  select d.* from public.documents d
  cross join lateral (
    -- Where several fit, the one that keeps the longest.
    select case when bool_or(r.days is null) then null else max(r.days) end as days from rule r
    where (r.category is null or r.category = d.category) and (r.folder_id is null or r.folder_id = d.folder_id)) kept
  where d.owner = p_owner and d.deleted_at is null and d.status in ('completed', 'needs_review', 'failed', 'canceled')
    and d.created_at < private.now() - (select min(r.days) from rule r) * interval '1 day'
    and d.created_at < private.now() - kept.days * interval '1 day'
  order by d.created_at, d.id;
end
$$;
comment on function private.past_retention(uuid, jsonb) is 'The documents of a person that these rules keep no longer, oldest first; what is under way is never among them.';

create function public.preview_retention(p_rules jsonb default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_owner uuid := (select auth.uid());
  v_rules jsonb := coalesce(p_rules, private.rules_of(v_owner));
begin
  return (
    with due as (
      select d.id, d.filename, d.category, d.created_at, row_number() over (order by d.created_at, d.id) as place
      from private.past_retention(v_owner, v_rules) d
    )
    select jsonb_build_object('rules', v_rules, 'due', count(*),
      'documents', coalesce(jsonb_agg(jsonb_build_object('id', due.id, 'filename', due.filename, 'category', due.category, 'created_at', due.created_at)
        order by due.place) filter (where due.place <= 20), '[]'))
    from due
  );
end
$$;
comment on function public.preview_retention(jsonb) is 'The caller''s rules, or others that they think of, and what would be deleted by them now: how many, and the first twenty.';

create function public.set_retention(p_owner uuid, p_rules jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (
    select from jsonb_to_recordset(p_rules) as r (folder_id uuid)
    where r.folder_id is not null and not exists (select from public.folders f where f.id = r.folder_id and f.owner = p_owner)) then
    return private.answer('folder_not_found');
  end if;
  -- One after the other, or two would put the same rule in the place of the same ones.
  perform from public.people p where p.id = p_owner for no key update;
  delete from public.retention_rules where owner = p_owner;
  insert into public.retention_rules (id, owner, category, folder_id, days)
  select private.new_id(), p_owner, r.category, r.folder_id, r.days
  from rows from (jsonb_to_recordset(p_rules) as (category text, folder_id uuid, days int)) with ordinality as r (category, folder_id, days, place)
  order by r.place;
  update private.retention_search set next_at = '-infinity';
  return private.answer('saved');
end
$$;
comment on function public.set_retention(uuid, jsonb) is 'Puts these rules [{category, folder_id, days}] in the place of all that a person had. Outcomes: saved, folder_not_found.';

create function private.sweep_kept(p_limit int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_owner uuid;
  v_rules jsonb;
  v_ids uuid[];
  v_due int;
  v_left int := p_limit;
  v_told jsonb;
  v_deleted record;
begin
  perform from private.retention_search s where s.next_at <= private.now() for update skip locked;
  if not found then
    return;
  end if;
  for v_owner in select distinct r.owner from public.retention_rules r where r.days is not null order by r.owner loop
    exit when v_left = 0;
    v_rules := private.rules_of(v_owner);
    select array_agg(d.id), count(*) into v_ids, v_due from private.past_retention(v_owner, v_rules) d;
    continue when v_due = 0;
    v_deleted := private.delete_for(v_owner, v_ids[1:v_left], false, 'retention');
    -- Said once a day, for all of them, with the first page that goes.
    v_told := private.notify(v_owner, 'retention', format('retention:%s', (private.now() at time zone 'UTC')::date), jsonb_build_object('count', v_due));
    events := events || v_told || v_deleted.events;
    effects := effects || v_deleted.effects;
    v_left := v_left - least(v_due, v_left);
  end loop;
  update private.retention_search set next_at = case when v_left > 0 then private.now() + interval '1 hour' else private.now() end;
end
$$;
comment on function private.sweep_kept(int, jsonb, jsonb) is 'Deletes up to so many documents that nobody wants to keep any longer, and tells their owners.';

grant execute on function private.rules_of(uuid), private.past_retention(uuid, jsonb) to authenticated;
grant execute on function public.preview_retention(jsonb) to authenticated;
grant execute on function public.set_retention(uuid, jsonb) to service_role;
