-- Of two people who correct one field at once the later won in silence. Whoever says what they saw is told when it is no longer so; what is
-- said without that counts as before.

create function private.changed_since(p_document public.documents, p_words jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_agg(jsonb_build_object('name', w.word ->> 'name', 'value', w.shown) order by w.place)
    from (
      select t.word, t.place, coalesce(s.value, 'null') as shown,
        case t.word ->> 'action' when 'correct' then t.word -> 'value' when 'reject' then 'null' else f.value end as becomes
      from jsonb_array_elements(p_words) with ordinality as t (word, place)
      left join private.shown_fields(p_document.id, p_document.result_generation, p_document.category) s on s.name = t.word ->> 'name'
      left join public.fields f on f.document_id = p_document.id and f.generation = p_document.result_generation and f.name = t.word ->> 'name'
      where t.word ? 'seen') w
    -- Whoever said the very same, or says it again because no answer came, is not contradicted.
    where w.word -> 'seen' is distinct from w.shown and w.becomes is distinct from w.shown);
end
$$;
comment on function private.changed_since(public.documents, jsonb) is
  'Which fields, [{name, value}], no longer say what somebody saw, null where they say nothing; null when all that was seen still stands.';

create or replace function public.review_fields(p_owner uuid, p_actor uuid, p_document uuid, p_changes jsonb, p_names jsonb, p_example jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_changed jsonb;
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
  v_changed := private.changed_since(v_document, p_changes -> 'fields');
  if v_changed is not null then
    return private.answer('changed') || jsonb_build_object('fields', v_changed);
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
  'Takes a person''s word about fields: {fields: [{name, action: accept | correct | reject, value?, seen?}], generation?}; p_names says by category which fields may be added, p_example what the next document like it can learn. Outcomes: reviewed, not_found, not_read, outdated, changed (with fields as they are now), no_such_field.';
