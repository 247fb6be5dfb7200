-- Search by words: each page has its words without accents, capitals and signs, and with them the owner, as one more word that nobody can write:
-- so the index finds a person's pages and never walks through those of others.

create function private.fold(p_text text)
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_text text := p_text;
begin
  -- Signs of other scripts than ASCII, and marks upon letters, cost more to look for: most pages have none.
  if octet_length(v_text) > length(v_text) then
    v_text := replace(replace(v_text, 'ß', 'ss'), 'ẞ', 'ss');
    v_text := regexp_replace(normalize(v_text, NFKD), '[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]+', '', 'g');
    v_text := regexp_replace(v_text, '[\u0080-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ue000-\uf8ff\ufe10-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff]+', ' ', 'g');
  end if;
  return regexp_replace(lower(v_text), '[\u0001-/:-@[-`{-~]', ' ', 'g');
end
$$;
comment on function private.fold(text) is 'A text as search compares it: decomposed, without marks, in small letters, with a space for every sign.';

create function private.page_words(p_owner uuid, p_text text)
returns tsvector
language plpgsql
immutable
set search_path = ''
as $$
begin
  -- A tsvector holds a megabyte; so many characters always fit.
  return to_tsvector('pg_catalog.simple'::regconfig, private.fold(left(p_text, 150000))) || array_to_tsvector(array['@' || p_owner]);
end
$$;
comment on function private.page_words(uuid, text) is 'The words of a page in their places, and its owner.';

alter table public.pages add column words tsvector not null generated always as (private.page_words(owner, text)) stored;
comment on column public.pages.words is 'What search looks in: the words of the text, and "@" with the owner''s id as one of them.';
create index pages_by_word on public.pages using gin (words);

create function private.search_query(p_terms jsonb)
returns tsquery
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_term jsonb;
  v_phrase tsquery;
  v_query tsquery;
begin
  for v_term in select t from jsonb_array_elements(p_terms) t loop
    select to_tsquery('pg_catalog.simple'::regconfig,
      string_agg(quote_literal(w.word) || case when w.place = w.last and (v_term ->> 'is_prefix')::boolean then ':*' else '' end, ' <-> ' order by w.place))
    into v_phrase
    from (
      select x.word, x.place, count(*) over () as last
      from regexp_split_to_table(btrim(private.fold(array_to_string(array(select jsonb_array_elements_text(v_term -> 'words')), ' '))), ' +')
        with ordinality as x (word, place)) w
    where w.word <> '';
    v_query := coalesce(v_query && v_phrase, v_phrase, v_query);
  end loop;
  return v_query;
end
$$;
comment on function private.search_query(jsonb) is 'What [{words, is_prefix}] asks for: each one''s words one after the other, the last of them whole or only begun.';

-- Postgres uses no index for a condition that might leak what row-level security hides: so this one looks as the owner of the tables, at the caller's rows alone.
create function private.matching_pages(p_terms jsonb, p_filter jsonb)
returns table (document_id uuid, generation int, number int, score real)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_owner uuid := auth.uid();
  v_query tsquery := private.search_query(p_terms);
begin
  return query
  select p.document_id, p.generation, p.number, ts_rank_cd(p.words, v_query, 1 | 32)
  from (
    -- To weigh a page costs more than to find it: of words that are nearly everywhere the newest two thousand pages will do.
    select w.document_id, w.generation, w.number
    from public.pages w
    join public.documents d on d.id = w.document_id and d.result_generation = w.generation and d.deleted_at is null
    where w.words @@ (quote_literal('@' || v_owner)::tsquery && v_query) and w.owner = v_owner
      and (p_filter ->> 'category' is null or d.category = p_filter ->> 'category')
      and (p_filter ->> 'folder_id' is null or d.folder_id = (p_filter ->> 'folder_id')::uuid)
      and (p_filter ->> 'document_id' is null or d.id = (p_filter ->> 'document_id')::uuid)
      and (p_filter ->> 'since' is null or d.created_at >= (p_filter ->> 'since')::timestamptz)
      and (p_filter ->> 'until' is null or d.created_at < (p_filter ->> 'until')::timestamptz)
    order by d.created_at desc, d.id desc, w.number limit 2000) f
  join public.pages p on p.document_id = f.document_id and p.generation = f.generation and p.number = f.number;
end
$$;
comment on function private.matching_pages(jsonb, jsonb) is
  'The pages of the caller that have all these words, at most the newest 2,000, with how well they suit them (0 to 1); the filter is that of private.searched_documents.';

create function public.search_pages(p_terms jsonb, p_filter jsonb default '{}', p_limit int default 20, p_cursor text default null)
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
  v_words text[] := array(select jsonb_array_elements_text(t -> 'words') from jsonb_array_elements(p_terms) t);
begin
  return (
    with hit as (
      select h.document_id, h.generation, h.number, h.score, d.filename, d.category,
        row_number() over (order by h.score desc, h.document_id desc, h.number) as place
      from private.matching_pages(p_terms, p_filter) h
      join public.documents d on d.id = h.document_id
      where (p_cursor is null or (h.score, h.document_id, -h.number) < (v_from[1]::real, v_from[2]::uuid, -(v_from[3]::int)))
      order by h.score desc, h.document_id desc, h.number limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('document_id', h.document_id, 'filename', h.filename, 'category', h.category, 'page', h.number,
        'heading', s.heading, 'score', h.score, 'found_by', array['keyword'], 'text', left(p.text, 150000)) order by h.place) filter (where h.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(h.score::text, h.document_id::text, h.number::text)) filter (where h.place = v_limit and h.more))
    from (select hit.*, count(*) over () > v_limit as more from hit) h
    join public.pages p on p.document_id = h.document_id and p.generation = h.generation and p.number = h.number
    left join public.passages s on s.document_id = h.document_id and s.generation = h.generation and s.page = h.number
      and s.place = private.page_passage(h.document_id, h.generation, h.number, v_words)
  );
end
$$;
comment on function public.search_pages(jsonb, jsonb, int, text) is
  'A page of the caller''s pages that have all these words, best first, with their text and the heading above their words; the filter is that of private.searched_documents.';

grant execute on function private.matching_pages(jsonb, jsonb) to authenticated;
grant execute on function public.search_pages(jsonb, jsonb, int, text) to authenticated;
