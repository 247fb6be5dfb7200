-- Passages: the parts of each page that search finds by what they say, and how far each document's have their vectors.

create table public.passages (
  document_id uuid not null references public.documents (id) on delete cascade,
  generation int not null,
  page int not null check (page > 0),
  place int not null check (place > 0),
  owner uuid not null references public.people (id) on delete cascade,
  heading text,
  text text not null,
  from_character int not null,
  to_character int not null check (to_character >= from_character),
  language text check (language in ('en', 'de', 'fr')),
  words tsvector not null,
  primary key (document_id, generation, page, place)
);
comment on table public.passages is 'Each page cut by its structure: a passage is a place of its page (from 1) under its headings, with its range in the page''s text in UTF-16 units.';
comment on column public.passages.words is 'Its words and those of its headings as they are and by their stems in its language; and "@" with the owner''s id as one of them.';
create index passages_by_word on public.passages using gin (words);
create index passages_of_owner on public.passages (owner);

create table public.indexings (
  document_id uuid primary key references public.documents (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  generation int not null,
  cutter text not null,
  passages int not null,
  vectors int not null default 0,
  model text,
  page int not null default 0,
  place int not null default 0,
  vector_model text,
  tries int not null default 0,
  lease_until timestamptz,
  served_at timestamptz not null default private.now()
);
comment on table public.indexings is 'How many passages each document has, by which way of cutting, and how far they have vectors: up to a place of a page, of a model.';
comment on column public.indexings.vector_model is 'The model of whose vectors it has all; null while it waits.';
comment on column public.indexings.served_at is 'When it came, or its passages were last handed out: whoever waits longest is next, so that no long document holds up the others.';
create index indexings_waiting on public.indexings (vector_model);
create index indexings_of_owner on public.indexings (owner) include (passages);

alter table public.passages enable row level security;
alter table public.indexings enable row level security;
create policy "Owners read their passages" on public.passages for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read how far their documents can be searched" on public.indexings for select to authenticated using (owner = (select auth.uid()));
grant select on public.passages, public.indexings to authenticated;

create function private.passage_words(p_owner uuid, p_text text, p_language text)
returns tsvector
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_text text := private.fold(left(p_text, 20000));
begin
  return strip(to_tsvector('pg_catalog.simple'::regconfig, v_text)) || array_to_tsvector(array['@' || p_owner])
    || strip(case p_language
      when 'en' then to_tsvector('pg_catalog.english'::regconfig, v_text)
      when 'de' then to_tsvector('pg_catalog.german'::regconfig, v_text)
      when 'fr' then to_tsvector('pg_catalog.french'::regconfig, v_text)
      -- Too short to tell in which of them it is: names and numbers, mostly.
      else to_tsvector('pg_catalog.english'::regconfig, v_text) || to_tsvector('pg_catalog.german'::regconfig, v_text)
        || to_tsvector('pg_catalog.french'::regconfig, v_text) end);
end
$$;
comment on function private.passage_words(uuid, text, text) is 'The words of a passage, their stems, and its owner.';

create function private.save_passages(p_job public.jobs, p_passages jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.passages (document_id, generation, page, place, owner, heading, text, from_character, to_character, language, words)
  select p_job.document_id, p_job.generation, x.page, x.place, p_job.owner, x.heading, x.text, x."from", x."to", x.language,
    private.passage_words(p_job.owner, concat_ws(' ', x.heading, x.text), x.language)
  from jsonb_to_recordset(p_passages) as x (page int, place int, heading text, text text, "from" int, "to" int, language text)
  on conflict (document_id, generation, page, place) do update
    set heading = excluded.heading, text = excluded.text, from_character = excluded.from_character, to_character = excluded.to_character,
      language = excluded.language, words = excluded.words;
end
$$;
comment on function private.save_passages(public.jobs, jsonb) is 'Keeps passages of a run: [{page, place, heading, text, from, to, language}].';

create function private.adopt_passages(p_job public.jobs, p_from jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.passages
  select p_job.document_id, p_job.generation, p.page, p.place, p_job.owner, p.heading, p.text, p.from_character, p.to_character, p.language, p.words
  from public.passages p
  where p.document_id = (p_from ->> 'document_id')::uuid and p.generation = (p_from ->> 'generation')::int and p.owner = p_job.owner
  on conflict do nothing;
end
$$;
comment on function private.adopt_passages(public.jobs, jsonb) is 'What was cut from the same text once is not cut again: passages of {document_id, generation}.';

create function private.passage_cutter(p_document uuid, p_generation int)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (select i.cutter from public.indexings i where i.document_id = p_document and i.generation = p_generation);
end
$$;
comment on function private.passage_cutter(uuid, int) is 'By which way of cutting a generation has its passages; null when it has none.';

-- The one commit that ends a run says which passages its document is found by, and how many have vectors already.
create function private.index_document(p_job public.jobs, p_index jsonb)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_passages int := (select count(*) from public.passages p where p.document_id = p_job.document_id and p.generation = p_job.generation);
  v_index public.indexings;
  v_earlier jsonb := p_index -> 'earlier';
begin
  if v_passages = 0 or p_index is null then
    delete from public.indexings where document_id = p_job.document_id;
    return 0;
  end if;
  select * into v_index from public.indexings i
  where i.document_id = coalesce((v_earlier ->> 'document_id')::uuid, p_job.document_id) and i.owner = p_job.owner and i.vectors > 0;
  insert into public.indexings as i (document_id, owner, generation, cutter, passages)
  values (p_job.document_id, p_job.owner, p_job.generation, p_index ->> 'cutter', v_passages)
  on conflict (document_id) do update set generation = excluded.generation, cutter = excluded.cutter, passages = excluded.passages,
    vectors = 0, model = null, page = 0, place = 0, vector_model = null, tries = 0, lease_until = null;
  if jsonb_array_length(coalesce(p_index -> 'vectors', '[]')) > 0 then
    return private.keep_passage_vectors(p_job.document_id, p_job.generation, private.know_model(p_index -> 'model'), p_index -> 'vectors');
  end if;
  if v_index.document_id is not null then
    return private.copy_passage_vectors(p_job.document_id, p_job.generation, v_index);
  end if;
  return 0;
end
$$;
comment on function private.index_document(public.jobs, jsonb) is
  'Makes the passages of a run the ones its document is found by: {cutter, model?, vectors?: [{page, place, embedding}], earlier?: {document_id}}; those of an earlier text are taken over where it says the same. Answers how many vectors there are.';

create function private.searched_documents(p_owner uuid, p_filter jsonb)
returns table (document_id uuid, generation int)
language plpgsql
stable
rows 1000
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
begin
  return query
  select d.id, d.result_generation
  from public.documents d
  where d.owner = p_owner and d.deleted_at is null and d.result_generation is not null
    and (p_filter ->> 'category' is null or d.category = p_filter ->> 'category')
    and (p_filter ->> 'folder_id' is null or d.folder_id = (p_filter ->> 'folder_id')::uuid)
    and (p_filter ->> 'document_id' is null or d.id = (p_filter ->> 'document_id')::uuid)
    and (p_filter ->> 'since' is null or d.created_at >= (p_filter ->> 'since')::timestamptz)
    and (p_filter ->> 'until' is null or d.created_at < (p_filter ->> 'until')::timestamptz);
end
$$;
comment on function private.searched_documents(uuid, jsonb) is
  'Which generation of which documents of an owner a search looks in: {category, folder_id, document_id, since, until}, each may be absent.';

create function private.lacks_passage_vectors(p_model text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from public.indexings i join public.documents d on d.id = i.document_id and d.deleted_at is null
    where (i.vector_model is null or i.vector_model < p_model or i.vector_model > p_model)
      and coalesce(i.lease_until < private.now(), true));
end
$$;
comment on function private.lacks_passage_vectors(text) is 'Whether passages wait for vectors of this model that nobody is embedding just now.';
