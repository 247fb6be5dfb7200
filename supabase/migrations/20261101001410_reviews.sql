-- What a person says of what engines found: accepted, corrected and rejected values. They lie beside the engines' own, which no person changes,
-- so that a new run is free to find what it finds and a person's word still stands.

create table public.reviews (
  document_id uuid not null references public.documents (id) on delete cascade,
  name text not null,
  owner uuid not null references public.people (id) on delete cascade,
  generation int not null,
  category text,
  action text not null check (action in ('accept', 'correct', 'reject')),
  value jsonb not null,
  reviewer uuid not null,
  at timestamptz not null default private.now(),
  primary key (document_id, name)
);
comment on table public.reviews is 'The last word of a person about each field of a document; the log has the earlier ones.';
comment on column public.reviews.generation is 'Whose values were looked at.';
comment on column public.reviews.category is 'What the document was then; a field that only the person named is not one of another category.';
comment on column public.reviews.value is 'What is right after all; of a rejection what is wrong, so that another value which a later run finds is looked at anew.';
alter table public.reviews enable row level security;
create policy "Owners read their reviews" on public.reviews for select to authenticated using (owner = (select auth.uid()));
grant select on public.reviews to authenticated;

create function private.review_shape(p_review public.reviews, p_value jsonb, p_confidence real)
returns jsonb
language sql
immutable
as $$
  select case when (p_review).action is not null then
    jsonb_build_object('action', (p_review).action, 'at', (p_review).at, 'by', (p_review).reviewer)
    || case when p_value is null then '{}'::jsonb else jsonb_build_object('previous', jsonb_build_object('value', p_value, 'confidence', p_confidence)) end end
$$;
comment on function private.review_shape(public.reviews, jsonb, real) is
  'What was said of a field, by whom and when, with what the engine says now; it pins no search path, so that it can be inlined.';

create function private.shown_fields(p_document uuid, p_generation int, p_category text)
returns table (name text, value jsonb, confidence real, page int, bbox jsonb, quote text, engine text, reason text, review jsonb)
language sql
stable
as $$
  select f.name, case r.action when 'reject' then 'null'::jsonb else coalesce(r.value, f.value) end,
    case when r.action is null then f.confidence else 1 end,
    -- Where the engine's value stands is no evidence for another one.
    case when r.action <> 'reject' and r.value <> f.value then null else f.page end,
    case when r.action <> 'reject' and r.value <> f.value then null else f.bbox end,
    case when r.action <> 'reject' and r.value <> f.value then null else f.quote end,
    case when r.action = 'correct' or r.value <> f.value then 'person' else f.engine end,
    case when r.action = 'correct' or r.value <> f.value then null else f.reason end,
    private.review_shape(r, f.value, f.confidence)
  from public.fields f
  left join public.reviews r on r.document_id = f.document_id and r.name = f.name and (r.action <> 'reject' or r.value = f.value)
  where f.document_id = p_document and f.generation = p_generation
  union all
  select r.name, r.value, 1, null, null, null, 'person', null, private.review_shape(r, null, null)
  from public.reviews r
  where r.document_id = p_document and r.action <> 'reject' and (r.generation = p_generation or r.category is not distinct from p_category)
    and not exists (select from public.fields f where f.document_id = p_document and f.generation = p_generation and f.name = r.name)
$$;
comment on function private.shown_fields(uuid, int, text) is
  'The fields of a generation as people see them: a person''s word where there is one, with the engine''s beside it. A rejected value is null. It pins no search path, so that it can be inlined.';

create function private.doubts(p_document uuid, p_generation int, p_category text, p_confidence real)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_threshold real := private.review_threshold((select d.owner from public.documents d where d.id = p_document), p_category);
  v_lowest real;
  v_unsure int;
begin
  select min(f.confidence), count(*) filter (where f.confidence < v_threshold) into v_lowest, v_unsure
  from private.shown_fields(p_document, p_generation, p_category) f
  where f.review is null;
  return jsonb_build_object('lowest_confidence', least(v_lowest, p_confidence), 'to_review', v_unsure,
    'status', case when v_unsure > 0 or p_confidence < v_threshold then 'needs_review' else 'completed' end);
end
$$;
comment on function private.doubts(uuid, int, text, real) is
  'What is left for a person to look at, and the status that follows: {lowest_confidence, to_review, status}. The confidence is the category''s; null when a person said it.';

-- Beside private.move the one writer of a document's status, between needs_review and completed: no job moves with it.
create function private.weigh_doubts(p_document uuid, p_asks boolean default false)
returns text
language plpgsql
set search_path = ''
as $$
declare
  v_status text;
begin
  update public.documents d set
    lowest_confidence = (v.doubts ->> 'lowest_confidence')::real,
    to_review = (v.doubts ->> 'to_review')::int,
    status = case when d.status = 'needs_review' or p_asks and d.status = 'completed' then v.doubts ->> 'status' else d.status end
  from (
    select o.id, private.doubts(o.id, o.result_generation, o.category,
      case when o.category_engine is distinct from 'person' then o.category_confidence end) as doubts
    from public.documents o where o.id = p_document and o.result_generation is not null) v
  where d.id = v.id
  returning d.status into v_status;
  return v_status;
end
$$;
comment on function private.weigh_doubts(uuid, boolean) is
  'Counts anew, after a person said something, what a document leaves to be reviewed; one that leaves nothing is completed. It asks where what is in doubt now was not before.';

create function public.review_fields(p_owner uuid, p_actor uuid, p_document uuid, p_changes jsonb, p_names jsonb, p_example jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_unknown text[];
  v_status text;
begin
  select * into v_document from public.documents where id = p_document and owner = p_owner and deleted_at is null for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if v_document.result_generation is null then
    return private.answer('not_read');
  end if;
  if (p_changes ->> 'generation')::int <> v_document.result_generation then
    return private.answer('outdated');
  end if;
  v_unknown := array(
    select c ->> 'name' from jsonb_array_elements(p_changes -> 'fields') c
    where not exists (
      select from private.shown_fields(v_document.id, v_document.result_generation, v_document.category) f where f.name = c ->> 'name')
      and not (c ->> 'action' = 'correct' and (coalesce(p_names -> coalesce(v_document.built_in ->> 'category', v_document.category) ? (c ->> 'name'), false)
        or not private.is_built_in(v_document.category))));
  if v_unknown <> '{}' then
    return private.answer('no_such_field') || jsonb_build_object('names', v_unknown, 'category', v_document.category);
  end if;

  insert into public.reviews as r (document_id, name, owner, generation, category, action, value, reviewer)
  select p_document, c ->> 'name', p_owner, v_document.result_generation, v_document.category, c ->> 'action',
    case c ->> 'action' when 'correct' then c -> 'value' else f.value end, p_actor
  from jsonb_array_elements(p_changes -> 'fields') c
  left join public.fields f on f.document_id = p_document and f.generation = v_document.result_generation and f.name = c ->> 'name'
  where c ->> 'action' = 'correct' or f.name is not null
  on conflict (document_id, name) do update set generation = excluded.generation, category = excluded.category, action = excluded.action,
    value = excluded.value, reviewer = excluded.reviewer, at = excluded.at;
  -- What no engine found goes altogether with the word of whoever added it.
  delete from public.reviews r using jsonb_array_elements(p_changes -> 'fields') c
  where r.document_id = p_document and r.name = c ->> 'name' and c ->> 'action' = 'reject'
    and not exists (select from public.fields f where f.document_id = p_document and f.generation = v_document.result_generation and f.name = r.name);

  perform private.learn_fields(v_document, case when (p_example ->> 'generation')::int = v_document.result_generation then p_example - 'generation' end,
    array(select c ->> 'name' from jsonb_array_elements(p_changes -> 'fields') c where c ->> 'action' = 'reject'));
  v_status := private.weigh_doubts(p_document);
  return private.answer('reviewed', '[]', jsonb_build_array(
    private.event('fields_reviewed', p_owner, p_document, null, v_document.batch_id, jsonb_build_object('generation', v_document.result_generation,
      'status', v_status, 'fields', (
        select jsonb_agg(jsonb_build_object('name', c ->> 'name', 'action', c ->> 'action') order by place)
        from jsonb_array_elements(p_changes -> 'fields') with ordinality as t (c, place))), p_actor::text)));
end
$$;
comment on function public.review_fields(uuid, uuid, uuid, jsonb, jsonb, jsonb) is
  'Takes a person''s word about fields: {fields: [{name, action: accept | correct | reject, value?}], generation?}; p_names says by category which fields may be added, p_example what the next document like it can learn. Outcomes: reviewed, not_found, not_read, outdated, no_such_field.';

grant execute on function private.review_shape(public.reviews, jsonb, real), private.shown_fields(uuid, int, text) to authenticated;
grant execute on function public.review_fields(uuid, uuid, uuid, jsonb, jsonb, jsonb) to service_role;
