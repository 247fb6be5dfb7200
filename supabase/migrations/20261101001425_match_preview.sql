-- How many matches there would be at other scores, so that a person sees what a wish means before it is made.

create function public.preview_matches(p_owner uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
set jit = off
as $$
declare
  v_wanted numeric := (select p.min_match_score::numeric from public.people p where p.id = p_owner);
begin
  return (
    with scored as materialized (
      -- The rule of private.write_matches, letter by letter, over all that is open.
      select 0.7 * (1 / (1 + exp(least((e.midpoint + (rv.embedding operator(extensions.<#>) pv.embedding)) / e.scale, 700))))
        + 0.3 * (k.matched / greatest(p.asked, 1)::float8) as score
      from public.resumes r
      join public.documents d on d.id = r.document_id and d.deleted_at is null
      join private.embedding_models e on e.name = r.vector_model
      join public.resume_vectors rv on rv.document_id = r.document_id
      join public.postings p on p.vector_model = r.vector_model and private.is_open(p)
      join public.posting_vectors pv on pv.posting_id = p.id
      cross join lateral (
        select count(*) as matched from public.posting_skills a
        join public.resume_skills h on h.document_id = r.document_id and h.skill_id = a.skill_id
        where a.posting_id = p.id) k
      where r.owner = p_owner
    ),
    threshold as (
      select t / 100.0 as wanted from generate_series(50, 100, 5) t
      union
      select v_wanted
    )
    select jsonb_build_object('min_match_score', v_wanted,
      'thresholds', jsonb_agg(jsonb_build_object('min_score', t.wanted::float8, 'count', (
        select count(*) from scored s where s.score >= t.wanted::float8)) order by t.wanted))
    from threshold t
  );
end
$$;
comment on function public.preview_matches(uuid) is
  'How many pairs of a resume of this person and an open posting reach each score from 0.5 to 1, and the one that they ask for now.';
grant execute on function public.preview_matches(uuid) to service_role;
