-- Matches, read as the people they belong to.

create function private.match_entry(p_match public.matches)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return private.match_line(p_match) - 'filename' || jsonb_build_object('created_at', p_match.created_at, 'posting', (
    select private.posting_line(p) || jsonb_build_object('closes_at', p.closes_at, 'is_open', private.is_open(p))
    from public.postings p where p.id = p_match.posting_id));
end
$$;
comment on function private.match_entry(public.matches) is 'A match as the list of them shows it: also whether one may still apply.';

create function public.list_matches(
  p_limit int default 20, p_cursor text default null, p_document uuid default null, p_posting uuid default null, p_min_score float8 default null,
  p_order text default 'newest')
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
  return (
    with found as (
      (select m as match from public.matches m
       where p_order = 'newest' and m.owner = (select auth.uid())
         and (p_cursor is null or (m.created_at, m.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
         and (p_document is null or m.document_id = p_document) and (p_posting is null or m.posting_id = p_posting)
         and (p_min_score is null or m.score >= p_min_score)
         and exists (select from public.documents d where d.id = m.document_id)
       order by m.created_at desc, m.id desc limit v_limit + 1)
      union all
      (select m from public.matches m
       where p_order = 'score' and m.owner = (select auth.uid())
         and (p_cursor is null or (m.score, m.id) < (v_from[1]::float8, v_from[2]::uuid))
         and (p_document is null or m.document_id = p_document) and (p_posting is null or m.posting_id = p_posting)
         and (p_min_score is null or m.score >= p_min_score)
         and exists (select from public.documents d where d.id = m.document_id)
       order by m.score desc, m.id desc limit v_limit + 1)
    ),
    page as (
      select match, row_number() over (order by case p_order when 'score' then (match).score end desc, case p_order when 'newest' then (match).created_at end desc,
        (match).id desc) as place
      from found
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.match_entry(match) order by place)
        filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then (
        select private.page_cursor(case p_order when 'score' then (match).score::text else to_jsonb((match).created_at) #>> '{}' end, (match).id::text)
        from page where place = v_limit) end)
    from page
  );
end
$$;
comment on function public.list_matches(int, text, uuid, uuid, float8, text) is
  'A page of the caller''s matches, newest or best first; a resume that was deleted has none.';
grant execute on function private.match_shape(public.matches, text, public.postings), private.match_line(public.matches), private.match_entry(public.matches) to authenticated;
grant execute on function public.list_matches(int, text, uuid, uuid, float8, text) to authenticated;
