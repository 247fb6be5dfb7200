-- What people say of fields, as lessons for the next document from the same sender or on the same form.

create table public.field_examples (
  document_id uuid primary key references public.documents (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  category text not null,
  key text not null check (length(key) <= 200),
  fingerprint jsonb not null,
  fields jsonb not null,
  at timestamptz not null default private.now()
);
comment on table public.field_examples is 'Documents whose fields a person accepted or corrected: the right values, and where they stand.';
comment on column public.field_examples.key is 'The sender''s name, or else the labels of its form: so that many from one sender do not displace those from others.';
comment on column public.field_examples.fingerprint is 'By what a document like this one is known: {vendor, marks, ids}.';
comment on column public.field_examples.fields is 'By name: {value, was, places: [{side, label, written} or {side, page, box}]}.';
create index field_examples_of_owner on public.field_examples (owner, at desc);
alter table public.field_examples enable row level security;
create policy "Owners read what their corrections teach" on public.field_examples for select to authenticated using (owner = (select auth.uid()));
grant select on public.field_examples to authenticated;

-- Bounded, because it travels with every claim: of thirty senders the three newest.
create function private.field_examples_of(p_owner uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(e.fingerprint || jsonb_build_object('category', e.category, 'fields', e.fields) order by e.at desc, e.document_id), '[]')
    from (
      select n.*, dense_rank() over (order by n.newest desc, n.key) as sender
      from (
        select x.document_id, x.key, x.category, x.fingerprint, x.fields, x.at, max(x.at) over (partition by x.key) as newest,
          row_number() over (partition by x.key order by x.at desc, x.document_id) as place
        from (
          select o.* from public.field_examples o
          join public.documents d on d.id = o.document_id and d.deleted_at is null
          where o.owner = p_owner order by o.at desc limit 300) x) n
      where n.place <= 3) e
    where e.sender <= 30);
end
$$;
comment on function private.field_examples_of(uuid) is 'What a person''s corrections teach, the newest first, as a run takes it.';

create function private.learn_fields(p_document public.documents, p_example jsonb, p_rejected text[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_example is not null then
    insert into public.field_examples as e (document_id, owner, category, key, fingerprint, fields)
    values (p_document.id, p_document.owner, p_example ->> 'category', p_example ->> 'key',
      p_example - 'category' - 'key' - 'fields', p_example -> 'fields')
    on conflict (document_id) do update set category = excluded.category, key = excluded.key, fingerprint = excluded.fingerprint,
      fields = case when e.category = excluded.category then e.fields else '{}' end || excluded.fields, at = private.now();
  end if;
  update public.field_examples set fields = fields - p_rejected where document_id = p_document.id and fields ?| p_rejected;
  delete from public.field_examples where document_id = p_document.id and fields = '{}';
end
$$;
comment on function private.learn_fields(public.documents, jsonb, text[]) is 'Keeps what a review teaches, {category, key, vendor, marks, ids, fields}, and forgets the fields that were rejected.';

create function public.read_for_lessons(p_document uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('generation', d.result_generation, 'media_type', d.media_type,
      'category', coalesce(d.built_in ->> 'category', d.category), 'pages', private.outer_pages(d.id, d.result_generation),
      'fields', (
        select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value)), '[]')
        from public.fields f where f.document_id = d.id and f.generation = d.result_generation))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid()) and d.result_generation is not null
  );
end
$$;
comment on function public.read_for_lessons(uuid) is 'One of the caller''s documents as its engines read it, or null: what a review of it can teach.';

grant execute on function private.outer_pages(uuid, int) to authenticated;
grant execute on function public.read_for_lessons(uuid) to authenticated;
