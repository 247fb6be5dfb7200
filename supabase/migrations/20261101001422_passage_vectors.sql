-- Vectors of passages. All of it needs pgvector: a database without it is searched by words alone.

create table public.passage_vectors (
  document_id uuid not null,
  generation int not null,
  page int not null,
  place int not null,
  owner uuid not null references public.people (id) on delete cascade,
  model text not null,
  signs bit(768) not null,
  embedding extensions.vector(768) not null,
  primary key (document_id, generation, page, place),
  foreign key (document_id, generation, page, place) references public.passages (document_id, generation, page, place) on delete cascade
);
comment on table public.passage_vectors is 'What each passage means to a model, and the signs of those numbers: a thirtieth of the size, and nearly as telling.';
-- Whoever searches walks through all signs of one owner, and compares few whole vectors: these lie elsewhere, so that rows stay narrow.
alter table public.passage_vectors alter column embedding set storage external;
create index passage_vectors_of_owner on public.passage_vectors (owner);

alter table public.passage_vectors enable row level security;
create policy "Owners read the vectors of their passages" on public.passage_vectors for select to authenticated using (owner = (select auth.uid()));
grant select on public.passage_vectors to authenticated;

create function private.keep_passage_vectors(p_document uuid, p_generation int, p_model text, p_vectors jsonb)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_page int;
  v_place int;
  v_count int;
begin
  insert into public.passage_vectors (document_id, generation, page, place, owner, model, signs, embedding)
  select p.document_id, p.generation, p.page, p.place, p.owner, p_model, extensions.binary_quantize(v.embedding)::bit(768), v.embedding
  from jsonb_to_recordset(p_vectors) as x (page int, place int, embedding text)
  join public.passages p on p.document_id = p_document and p.generation = p_generation and p.page = x.page and p.place = x.place
  cross join lateral (select extensions.l2_normalize(x.embedding::extensions.vector) as embedding) v
  where x.embedding is not null
  on conflict (document_id, generation, page, place) do update set model = excluded.model, signs = excluded.signs, embedding = excluded.embedding;
  select count(*) into v_count from public.passage_vectors v where v.document_id = p_document and v.generation = p_generation and v.model = p_model;
  select x.page, x.place into v_page, v_place from jsonb_to_recordset(p_vectors) as x (page int, place int)
  order by x.page desc, x.place desc limit 1;
  update public.indexings i set
    vectors = v_count, model = p_model, page = v_page, place = v_place, tries = 0, lease_until = null,
    vector_model = case when v_count = i.passages or not exists (
      select from public.passages p where p.document_id = p_document and p.generation = p_generation and (p.page, p.place) > (v_page, v_place)) then p_model end
  where i.document_id = p_document and i.generation = p_generation;
  return v_count;
end
$$;
comment on function private.keep_passage_vectors(uuid, int, text, jsonb) is
  'Keeps the vectors of the next passages of a document: [{page, place, embedding: "[768 numbers of any length]" | null for what no engine takes}]; answers how many it has.';

create function private.copy_passage_vectors(p_document uuid, p_generation int, p_from public.indexings)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_count int;
begin
  insert into public.passage_vectors (document_id, generation, page, place, owner, model, signs, embedding)
  select p.document_id, p.generation, p.page, p.place, p.owner, v.model, v.signs, v.embedding
  from public.passages p
  join public.passages o on o.document_id = p_from.document_id and o.generation = p_from.generation and o.page = p.page and o.place = p.place
    and o.text = p.text and o.heading is not distinct from p.heading
  join public.passage_vectors v on v.document_id = o.document_id and v.generation = o.generation and v.page = o.page and v.place = o.place
    and v.model = p_from.model
  where p.document_id = p_document and p.generation = p_generation
  on conflict do nothing;
  get diagnostics v_count = row_count;
  -- A text that changed has its vectors up to there; the rest is embedded when its turn comes.
  update public.indexings i set vectors = v_count, model = p_from.model, page = p_from.page, place = p_from.place,
    vector_model = case when v_count = i.passages then p_from.vector_model end
  where i.document_id = p_document;
  if v_count < (select i.passages from public.indexings i where i.document_id = p_document) then
    select p.page, p.place into p_from.page, p_from.place
    from public.passages p
    where p.document_id = p_document and p.generation = p_generation and not exists (
      select from public.passage_vectors v
      where v.document_id = p.document_id and v.generation = p.generation and v.page = p.page and v.place = p.place)
    order by p.page, p.place limit 1;
    update public.indexings i set page = p_from.page, place = p_from.place - 1 where i.document_id = p_document;
  end if;
  return v_count;
end
$$;
comment on function private.copy_passage_vectors(uuid, int, public.indexings) is
  'Takes over the vectors of an earlier text where it says the same in the same place; answers how many.';

create function public.passages_to_embed(p_model jsonb, p_limit int default 32)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_model text := private.know_model(p_model);
  v_index public.indexings;
  v_some jsonb;
  v_passages jsonb := '[]';
  v_seen int := 0;
begin
  update private.embedding_models set used_at = private.now() where name = v_model;
  for v_index in
    select i.* from public.indexings i
    join public.documents d on d.id = i.document_id and d.deleted_at is null and d.result_generation = i.generation
    where (i.vector_model is null or i.vector_model < v_model or i.vector_model > v_model)
      and coalesce(i.lease_until < private.now(), true)
    order by i.tries, i.served_at, i.document_id limit p_limit
    for no key update of i skip locked
  loop
    -- Vectors of two models are never compared: another one begins at the beginning.
    if v_index.model is distinct from v_model then
      v_index.page := 0;
    end if;
    select coalesce(jsonb_agg(to_jsonb(n)), '[]') into v_some
    from (
      select p.document_id, p.generation, p.page, p.place, p.heading, p.text
      from public.passages p
      where p.document_id = v_index.document_id and p.generation = v_index.generation and (p.page, p.place) > (v_index.page, v_index.place)
        and not exists (
          select from public.passage_vectors v
          where v.document_id = p.document_id and v.generation = p.generation and v.page = p.page and v.place = p.place and v.model = v_model)
      order by p.page, p.place limit p_limit - v_seen) n;
    -- What is left of it was taken over from an earlier text.
    update public.indexings set
      vector_model = case when v_some = '[]' then v_model end,
      tries = v_index.tries + 1,
      lease_until = private.embed_lease(v_index.tries),
      served_at = private.now()
    where document_id = v_index.document_id;
    v_passages := v_passages || v_some;
    v_seen := jsonb_array_length(v_passages);
    exit when v_seen >= p_limit;
  end loop;
  return private.answer('leased') || jsonb_build_object('passages', v_passages, 'more', v_seen >= p_limit);
end
$$;
comment on function public.passages_to_embed(jsonb, int) is
  'Leases documents with passages that have no vector of this model: [{document_id, generation, page, place, heading, text}], each document''s next ones in their order.';

create function public.save_passage_vectors(p_model jsonb, p_vectors jsonb, p_go_on boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_model text := private.know_model(p_model);
  v_part record;
  v_count int;
  v_saved int := 0;
begin
  for v_part in
    select (x ->> 'document_id')::uuid as document_id, (x ->> 'generation')::int as generation,
      jsonb_agg(x - 'document_id' - 'generation') as vectors, count(*)::int as count
    from jsonb_array_elements(p_vectors) x
    group by 1, 2 order by 1, 2
  loop
    -- What a newer run has cut anew meanwhile is stale.
    perform from public.documents d where d.id = v_part.document_id and d.result_generation = v_part.generation for no key update;
    continue when not found;
    v_count := private.keep_passage_vectors(v_part.document_id, v_part.generation, v_model, v_part.vectors);
    continue when v_count is null;
    update public.documents set vector_count = v_count where id = v_part.document_id;
    v_saved := v_saved + v_part.count;
  end loop;
  return private.answer('saved', case when p_go_on then private.task_effect('embed') else '[]' end) || jsonb_build_object('saved', v_saved);
end
$$;
comment on function public.save_passage_vectors(jsonb, jsonb, boolean) is
  'Keeps vectors of what passages_to_embed handed out: [{document_id, generation, page, place, embedding}], of each document from the first on without a gap. Owes another message when there is more to embed than the caller has time for.';
grant execute on function public.passages_to_embed(jsonb, int), public.save_passage_vectors(jsonb, jsonb, boolean) to service_role;

-- Signs first: a walk through all of an owner's takes what a walk through vectors would in a thirtieth of the space, exactly as long for
-- one owner among many, and needs no graph that has to be built, kept in memory and searched around a filter.
create function private.nearest_passages(p_vector text, p_model text, p_floor real, p_filter jsonb, p_limit int)
returns table (document_id uuid, generation int, page int, place int, likeness real)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_owner uuid := auth.uid();
  v_vector extensions.vector := extensions.l2_normalize(p_vector::extensions.vector);
  v_signs bit(768) := extensions.binary_quantize(p_vector::extensions.vector)::bit(768);
  v_near tid[];
  v_shown tid[];
begin
  -- Nearly all that has vectors is shown. Where that is not so, or a filter leaves out the most, documents are chosen before their passages.
  if p_filter = '{}' then
    v_near := array(
      select s.ctid from public.passage_vectors s where s.owner = v_owner and s.model = p_model
      order by s.signs operator(extensions.<~>) v_signs limit 600);
    v_shown := array(
      select t.id
      from unnest(v_near) with ordinality as t (id, number)
      join public.passage_vectors s on s.ctid = t.id
      join public.documents d on d.id = s.document_id and d.result_generation = s.generation and d.deleted_at is null
      order by t.number limit 400);
  end if;
  if v_shown is null or (cardinality(v_shown) < 400 and cardinality(v_near) = 600) then
    v_shown := array(
      select s.ctid
      from public.passage_vectors s
      join private.searched_documents(v_owner, p_filter) d on d.document_id = s.document_id and d.generation = s.generation
      where s.owner = v_owner and s.model = p_model
      order by s.signs operator(extensions.<~>) v_signs limit 400);
  end if;
  return query
  select n.document_id, n.generation, n.page, n.place, n.likeness
  from (
    select v.document_id, v.generation, v.page, v.place, (-(v.embedding operator(extensions.<#>) v_vector))::real as likeness
    from public.passage_vectors v where v.ctid = any (v_shown)) n
  where n.likeness >= p_floor
  order by n.likeness desc limit p_limit;
end
$$;
comment on function private.nearest_passages(text, text, real, jsonb, int) is
  'The passages of the caller nearest to a vector, by the cosine, none below the floor: of the 400 whose signs differ least.';
grant execute on function private.nearest_passages(text, text, real, jsonb, int) to authenticated;
