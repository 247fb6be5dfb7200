-- What a person says that documents are, and the categories that they make, change and delete for it.

create function private.is_category(p_owner uuid, p_category text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return private.is_built_in(p_category) or exists (select from public.categories c where c.owner = p_owner and c.slug = p_category);
end
$$;

create function private.lock_categories(p_owner uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 2));
end
$$;
comment on function private.lock_categories(uuid) is 'One at a time per owner: whoever puts documents into a category must not be overtaken by whoever deletes it.';

create function private.say_category(p_document uuid, p_category text, p_terms jsonb)
returns public.documents
language plpgsql
set search_path = ''
as $$
declare
  v_before public.documents;
  v_document public.documents;
begin
  select * into v_before from public.documents where id = p_document for no key update;
  if v_before.category is not null and v_before.category_engine is distinct from 'person' then
    insert into public.category_verdicts (document_id, owner, found, said) values (p_document, v_before.owner, v_before.category, p_category)
    on conflict (document_id) do update set found = excluded.found, said = excluded.said, at = private.now();
  else
    update public.category_verdicts set said = p_category, at = private.now() where document_id = p_document;
  end if;
  update public.documents set category = p_category, category_confidence = 1, category_engine = 'person', category_reasons = '["You said so."]',
    built_in = case when private.is_built_in(p_category) then null when private.is_built_in(category) then
      jsonb_build_object('category', category, 'confidence', category_confidence, 'reasons', category_reasons, 'engine', category_engine)
      else built_in end
  where id = p_document
  returning * into v_document;
  delete from public.category_examples where document_id = p_document and category <> p_category;
  if p_terms is not null and not private.is_built_in(p_category) then
    insert into public.category_examples (document_id, owner, category, terms) values (p_document, v_document.owner, p_category, p_terms)
    on conflict (document_id) do update set category = excluded.category, terms = excluded.terms, at = private.now();
  end if;
  perform private.weigh_doubts(p_document);
  return v_document;
end
$$;
comment on function private.say_category(uuid, text, jsonb) is
  'Puts a document where a person says; with terms it is an example of their category from now on. What was found stays known.';

create function public.save_category(p_owner uuid, p_slug text, p_changes jsonb, p_examples jsonb default null, p_is_new boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_missing jsonb;
  v_events jsonb := '[]';
begin
  perform private.lock_categories(p_owner);
  if not p_is_new and not private.is_category(p_owner, p_slug) then
    return private.answer('not_found');
  end if;
  if p_is_new and private.is_category(p_owner, p_slug) then
    return private.answer('slug_taken');
  end if;
  if p_is_new and (select count(*) >= 50 from public.categories where owner = p_owner) then
    return private.answer('too_many');
  end if;
  if p_changes ? 'name' and exists (
    select from public.categories where owner = p_owner and lower(name) = lower(p_changes ->> 'name') and slug <> p_slug) then
    return private.answer('name_taken');
  end if;
  select jsonb_agg(x -> 'document_id') into v_missing
  from jsonb_array_elements(coalesce(p_examples, '[]')) x
  where not exists (
    select from public.documents d
    where d.id = (x ->> 'document_id')::uuid and d.owner = p_owner and d.deleted_at is null and d.result_generation is not null);
  if v_missing is not null then
    return private.answer('no_such_document') || jsonb_build_object('missing', v_missing);
  end if;

  if p_is_new then
    insert into public.categories (owner, slug, name, description)
    values (p_owner, p_slug, p_changes ->> 'name', coalesce(p_changes ->> 'description', ''));
  else
    update public.categories set name = coalesce(p_changes ->> 'name', name), description = coalesce(p_changes ->> 'description', description)
    where owner = p_owner and slug = p_slug;
  end if;
  if p_changes ? 'review_threshold' then
    perform private.set_threshold(p_owner, p_slug, (p_changes ->> 'review_threshold')::real);
  end if;
  if p_examples is not null then
    -- Those that are named no more stay in the category; nothing is compared with them any longer.
    delete from public.category_examples e
    where e.owner = p_owner and e.category = p_slug
      and not exists (select from jsonb_array_elements(p_examples) x where (x ->> 'document_id')::uuid = e.document_id);
    perform private.say_category((x ->> 'document_id')::uuid, p_slug, x -> 'terms')
    from jsonb_array_elements(p_examples) x order by x ->> 'document_id';
    select coalesce(jsonb_agg(private.event('document_updated', p_owner, d.id, null, d.batch_id, jsonb_build_object('category', p_slug), 'user') order by d.id), '[]')
    into v_events
    from public.documents d where d.id in (select (x ->> 'document_id')::uuid from jsonb_array_elements(p_examples) x);
  end if;
  return private.answer('saved', '[]', v_events);
end
$$;
comment on function public.save_category(uuid, text, jsonb, jsonb, boolean) is
  'Makes or changes a category: {name?, description?, review_threshold?}; of a built-in one the threshold alone. Examples, [{document_id, terms}], are all that it shall have from now on. Outcomes: saved, not_found, slug_taken, name_taken, too_many, no_such_document (with missing).';

create function private.set_threshold(p_owner uuid, p_category text, p_threshold real)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_threshold is null then
    delete from public.review_thresholds where owner = p_owner and category = p_category;
  else
    insert into public.review_thresholds (owner, category, threshold) values (p_owner, p_category, p_threshold)
    on conflict (owner, category) do update set threshold = excluded.threshold;
  end if;
  perform private.weigh_doubts(d.id)
  from (
    select id from public.documents
    where owner = p_owner and category = p_category and status = 'needs_review' order by id limit 1000) d;
end
$$;
comment on function private.set_threshold(uuid, text, real) is
  'How sure a person wants to be of a category; null is what is usual. What waits for review and is sure enough now is completed; what is completed stays so.';

create function public.delete_category(p_owner uuid, p_slug text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_doubtful uuid[];
begin
  perform private.lock_categories(p_owner);
  if private.is_built_in(p_slug) or not private.is_category(p_owner, p_slug) then
    return private.answer('not_found');
  end if;
  delete from public.review_thresholds where owner = p_owner and category = p_slug;
  -- What it was before, as if the category had never been; null where nobody has read it yet.
  with returned as (
    update public.documents set
      category = built_in ->> 'category',
      category_confidence = (built_in ->> 'confidence')::real,
      category_engine = built_in ->> 'engine',
      category_reasons = coalesce(built_in -> 'reasons', '[]'),
      built_in = null
    where owner = p_owner and category = p_slug
    returning id, status, category, category_confidence, lowest_confidence
  )
  select array_agg(r.id order by r.id) into v_doubtful
  from returned r
  where r.status = 'needs_review' or least(r.category_confidence, r.lowest_confidence) < private.review_threshold(p_owner, r.category);
  delete from public.category_verdicts v where v.owner = p_owner and p_slug in (v.found, v.said);
  -- Documents first: whoever hides an example locks them in this order, too.
  delete from public.categories where owner = p_owner and slug = p_slug;
  perform private.weigh_doubts(d, p_asks => true) from unnest(v_doubtful) d;
  return private.answer('deleted');
end
$$;
comment on function public.delete_category(uuid, text) is
  'Removes a category of a person''s own with its examples; its documents stay, as what Docket says by itself, and wait for review where that is unsure. Outcomes: deleted, not_found.';

create function public.list_categories()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    with named as (
      select c.slug, c.name, c.description, c.created_at, false as built_in, 0 as place from public.categories c where c.owner = (select auth.uid())
      union all
      select b.slug, null, null, null, true, b.place
      from unnest(array['invoice', 'receipt', 'resume', 'contract', 'letter', 'report', 'paper', 'form', 'job_posting', 'other']) with ordinality as b (slug, place)
    )
    select jsonb_build_object('next_cursor', null, 'data', jsonb_agg(jsonb_build_object(
      'slug', n.slug, 'name', n.name, 'description', n.description, 'built_in', n.built_in, 'created_at', n.created_at,
      'review_threshold', private.review_threshold((select auth.uid()), n.slug), 'usual_threshold', private.default_threshold(n.slug),
      'documents', (select count(*) from public.documents d where d.owner = (select auth.uid()) and d.category = n.slug),
      'examples', (
        select coalesce(jsonb_agg(jsonb_build_object('document_id', d.id, 'filename', d.filename) order by e.at desc, d.id), '[]')
        from public.category_examples e join public.documents d on d.id = e.document_id
        where e.owner = (select auth.uid()) and e.category = n.slug))
      order by n.built_in, n.place, lower(n.name), n.slug))
    from named n
  );
end
$$;
comment on function public.list_categories() is 'The caller''s own categories by name, then the built-in ones, each with its examples and how many documents bear it.';

create function public.read_for_examples(p_documents uuid[])
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'documents', (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'pages', (
        select coalesce(jsonb_agg(jsonb_build_object('text', left(p.text, 4000)) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation and p.number <= 2))), '[]')
      from public.documents d
      where d.owner = (select auth.uid()) and d.id = any (p_documents) and d.result_generation is not null),
    'others', (
      select coalesce(jsonb_agg(left(p.text, 4000)), '[]')
      from (
        select o.id, o.result_generation from public.documents o
        where o.owner = (select auth.uid()) and o.result_generation is not null and o.id <> all (p_documents)
        order by o.created_at desc, o.id desc limit 40) d
      join public.pages p on p.document_id = d.id and p.generation = d.result_generation and p.number = 1));
end
$$;
comment on function public.read_for_examples(uuid[]) is
  'How these documents of the caller begin, and how up to forty others do, against which their words are weighed.';

grant execute on function public.list_categories(), public.read_for_examples(uuid[]) to authenticated;
grant execute on function public.save_category(uuid, text, jsonb, jsonb, boolean), public.delete_category(uuid, text) to service_role;
