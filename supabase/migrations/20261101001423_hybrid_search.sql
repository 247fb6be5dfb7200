-- Search by meaning and by words: two rankings of the same pages, fused by the places that these have in them.

create function private.word_query(p_word text)
returns tsquery
language plpgsql
immutable
set search_path = ''
as $$
begin
  -- Which language a passage is in decides how its words were stemmed; which one a question is in, nobody can tell.
  return (
    select string_agg(quote_literal(w.form), '|')::tsquery
    from (
      select p_word as form
      union select unnest(ts_lexize('pg_catalog.english_stem', p_word))
      union select unnest(ts_lexize('pg_catalog.german_stem', p_word))
      union select unnest(ts_lexize('pg_catalog.french_stem', p_word))) w
    where w.form <> '');
end
$$;
comment on function private.word_query(text) is 'A word as it is, or as one of the languages stems it.';

create function private.is_stop_word(p_word text)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return ts_lexize('pg_catalog.english_stem', p_word) = '{}' or ts_lexize('pg_catalog.german_stem', p_word) = '{}'
    or ts_lexize('pg_catalog.french_stem', p_word) = '{}';
end
$$;

create function private.telling_words(p_words text[])
returns text[]
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_telling text[] := array(select distinct w from unnest(p_words) w where not private.is_stop_word(w));
begin
  return case when v_telling = '{}' then p_words else v_telling end;
end
$$;
comment on function private.telling_words(text[]) is 'The words of a question without those that every text has; all of them when there are no others.';

-- The rarer a word is among an owner's passages, the more it says. Of a word that is nearly everywhere only some passages are looked
-- up, and it counts for little: it decides among those that rarer words have found.
create function private.worded_passages(p_words text[], p_filter jsonb, p_limit int)
returns table (document_id uuid, generation int, page int, place int, score real)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_owner uuid := auth.uid();
  v_mine tsquery := quote_literal('@' || v_owner)::tsquery;
  v_most int := 1000;
  v_total float8 := (select greatest(sum(i.passages), 1) from public.indexings i where i.owner = v_owner);
begin
  return query
  with term as materialized (
    select w.number, private.word_query(w.word) as query from unnest(private.telling_words(p_words)) with ordinality as w (word, number)
  ),
  hit as materialized (
    select t.number, t.query, f.*
    from term t
    cross join lateral (
      select p.document_id, p.generation, p.page, p.place
      from public.passages p
      -- The words find the owner's already; said like this, no planner walks through all of an owner's for each word besides.
      where p.words @@ (v_mine && t.query) and (p.owner = v_owner) is true limit v_most) f
  ),
  counted as materialized (
    select h.number, h.query, count(*) = v_most as is_common, ln(1 + v_total / case when count(*) = v_most then greatest(v_total / 4, v_most) else count(*) end) as worth
    from hit h group by h.number, h.query
  ),
  candidate as materialized (
    select h.document_id, h.generation, h.page, h.place
    from hit h join counted c on c.number = h.number
    join private.searched_documents(v_owner, p_filter) d on d.document_id = h.document_id and d.generation = h.generation
    where not c.is_common or not exists (select from counted r where not r.is_common)
    group by h.document_id, h.generation, h.page, h.place
    order by sum(c.worth) desc, h.document_id desc, h.page, h.place limit 600
  ),
  found as (
    select h.document_id, h.generation, h.page, h.place, h.number, c.worth
    from hit h join counted c on c.number = h.number and not c.is_common
    join candidate k on k.document_id = h.document_id and k.generation = h.generation and k.page = h.page and k.place = h.place
    union all
    select k.document_id, k.generation, k.page, k.place, c.number, c.worth
    from candidate k
    join public.passages p on p.document_id = k.document_id and p.generation = k.generation and p.page = k.page and p.place = k.place
    cross join lateral (select o.number, o.worth from counted o where o.is_common and p.words @@ o.query) c
    where exists (select from counted o where o.is_common)
  ),
  passage as (
    select f.document_id, f.generation, f.page, f.place, sum(f.worth) as score
    from found f group by f.document_id, f.generation, f.page, f.place
  ),
  whole as (
    -- What a page says all in all counts too: a form names a thing at its top and the sum of it at its bottom.
    select w.document_id, w.generation, w.page, sum(w.worth) as score
    from (select distinct f.document_id, f.generation, f.page, f.number, f.worth from found f) w
    group by w.document_id, w.generation, w.page
  )
  select distinct on (p.document_id, p.generation, p.page) p.document_id, p.generation, p.page, p.place, (p.score + w.score)::real
  from passage p join whole w on w.document_id = p.document_id and w.generation = p.generation and w.page = p.page
  order by p.document_id, p.generation, p.page, p.score desc, p.place;
end
$$;
comment on function private.worded_passages(text[], jsonb, int) is
  'The pages of the caller that have some of these words, each with its best passage; rare words weigh more, and pages that have more of them.';

create function private.page_passage(p_document uuid, p_generation int, p_page int, p_words text[])
returns int
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select p.place from public.passages p
    where p.document_id = p_document and p.generation = p_generation and p.page = p_page
    order by (select count(*) from unnest(p_words) w where p.words @@ (quote_literal(w) || ':*')::tsquery) desc, p.place limit 1);
end
$$;
comment on function private.page_passage(uuid, int, int, text[]) is 'Which passage of a page has most of the words; null for a page that was not cut.';

create function private.fused_pages(p_query jsonb, p_filter jsonb)
returns table (document_id uuid, generation int, page int, place int, score real, found_by text[])
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_words text[] := array(select jsonb_array_elements_text(p_query -> 'words'));
  v_by_words boolean := p_query ->> 'mode' in ('hybrid', 'keyword');
  v_by_meaning boolean := p_query ->> 'mode' in ('hybrid', 'semantic') and p_query ->> 'vector' is not null;
begin
  return query
  with whole as (
    select m.document_id, m.generation, m.number as page, m.score,
      row_number() over (order by m.score desc, m.document_id desc, m.number) as rank
    from private.matching_pages(p_query -> 'terms', p_filter) m
    where v_by_words order by m.score desc, m.document_id desc, m.number limit 100
  ),
  partly as (
    select w.* from private.worded_passages(v_words, p_filter, 100) w where v_by_words
    order by w.score desc, w.document_id desc, w.page limit 100
  ),
  worded as (
    -- Pages that have all the words come before those that have some.
    select coalesce(a.document_id, s.document_id) as document_id, coalesce(a.generation, s.generation) as generation, coalesce(a.page, s.page) as page, s.place,
      a.rank as whole_rank,
      row_number() over (order by a.score is null, a.score desc, s.score desc nulls last, coalesce(a.document_id, s.document_id) desc, coalesce(a.page, s.page)) as rank
    from whole a
    full join partly s on s.document_id = a.document_id and s.generation = a.generation and s.page = a.page
  ),
  near as (
    select distinct on (n.document_id, n.generation, n.page) n.*
    from private.near_passages(case when v_by_meaning then p_query end, p_filter) n
    order by n.document_id, n.generation, n.page, n.likeness desc
  ),
  meant as (
    select n.*, row_number() over (order by n.likeness desc, n.document_id desc, n.page) as rank from near n
  )
  select coalesce(w.document_id, m.document_id), coalesce(w.generation, m.generation), coalesce(w.page, m.page),
    coalesce(case when w.rank <= m.rank then w.place end, m.place, w.place),
    -- Reciprocal rank fusion of what has all words, some words and the meaning, as a share of what a page has that is first in each.
    ((coalesce(1 / (60.0 + w.whole_rank), 0) + coalesce(1 / (60.0 + w.rank), 0) + coalesce(1 / (60.0 + m.rank), 0)) * 61
      / (2 * v_by_words::int + v_by_meaning::int))::real,
    array_remove(array[case when w.rank is not null then 'keyword' end, case when m.rank is not null then 'semantic' end], null)
  from worded w
  full join meant m on m.document_id = w.document_id and m.generation = w.generation and m.page = w.page;
end
$$;
comment on function private.fused_pages(jsonb, jsonb) is
  'The caller''s pages that a question finds, by words, by meaning or both: {mode, terms, words, vector?, model?, floor?}.';

create function private.near_passages(p_query jsonb, p_filter jsonb)
returns table (document_id uuid, generation int, page int, place int, likeness real)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  -- A database without vectors never comes to the second statement.
  if p_query is null then
    return;
  end if;
  return query
  select n.* from private.nearest_passages(p_query ->> 'vector', p_query ->> 'model', coalesce((p_query ->> 'floor')::real, 0), p_filter, 100) n;
end
$$;

create function public.search_passages(p_query jsonb, p_filter jsonb default '{}', p_limit int default 20, p_cursor text default null)
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
  v_words text[] := array(select jsonb_array_elements_text(p_query -> 'words'));
begin
  return (
    with hit as (
      select f.*, row_number() over (order by f.score desc, f.document_id desc, f.page) as number
      from private.fused_pages(p_query, p_filter) f
      where p_cursor is null or (f.score, f.document_id, -f.page) < (v_from[1]::real, v_from[2]::uuid, -(v_from[3]::int))
      order by f.score desc, f.document_id desc, f.page limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('document_id', h.document_id, 'filename', d.filename, 'category', d.category, 'page', h.page,
        'heading', p.heading, 'score', h.score, 'found_by', h.found_by, 'text', coalesce(p.text, left(g.text, 150000))) order by h.number)
        filter (where h.number <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(h.score::text, h.document_id::text, h.page::text)) filter (where h.number = v_limit and h.more))
    from (select hit.*, count(*) over () > v_limit as more from hit) h
    join public.documents d on d.id = h.document_id
    join public.pages g on g.document_id = h.document_id and g.generation = h.generation and g.number = h.page
    left join public.passages p on p.document_id = h.document_id and p.generation = h.generation and p.page = h.page
      and p.place = coalesce(h.place, private.page_passage(h.document_id, h.generation, h.page, v_words))
  );
end
$$;
comment on function public.search_passages(jsonb, jsonb, int, text) is
  'A page of the caller''s pages that a question finds, best first, each with its best passage; see private.fused_pages.';

grant execute on function private.worded_passages(text[], jsonb, int) to authenticated;
grant execute on function private.near_passages(jsonb, jsonb), private.fused_pages(jsonb, jsonb), private.page_passage(uuid, int, int, text[]) to authenticated;
grant execute on function private.word_query(text), private.is_stop_word(text), private.telling_words(text[]) to authenticated;
grant execute on function public.search_passages(jsonb, jsonb, int, text) to authenticated;
