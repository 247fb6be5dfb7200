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
    with resume as materialized (
      select r.document_id, r.vector_model, e.midpoint, e.scale, v.embedding
      from public.resumes r
      join public.documents d on d.id = r.document_id and d.deleted_at is null
      join private.embedding_models e on e.name = r.vector_model
      join public.resume_vectors v on v.document_id = r.document_id
      where r.owner = p_owner
    ),
    pair as (
      select r.document_id, p.id as posting_id, p.asked, 0 as matched,
        1 / (1 + exp(least((r.midpoint + (r.embedding operator(extensions.<#>) v.embedding)) / r.scale, 700))) as vector_score
      from resume r
      join public.postings p on p.vector_model = r.vector_model and private.is_open(p)
      join public.posting_vectors v on v.posting_id = p.id
      union all
      -- Counted along instead of joined: nobody can estimate how many there are.
      select h.document_id, a.posting_id, null, 1, null
      from resume r
      join public.resume_skills h on h.document_id = r.document_id
      join public.posting_skills a on a.skill_id = h.skill_id
    ),
    scored as materialized (
      -- The rule of private.write_matches, letter by letter, over all that is open.
      select 0.7 * max(p.vector_score) + 0.3 * (sum(p.matched) / greatest(max(p.asked), 1)::float8) as score
      from pair p
      group by p.document_id, p.posting_id
      having max(p.vector_score) is not null
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
