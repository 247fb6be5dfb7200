-- Matches: which postings suit which resumes, and why.

create table public.matches (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  document_id uuid not null references public.resumes (document_id) on delete cascade,
  posting_id uuid not null references public.postings (id) on delete cascade,
  score double precision not null,
  vector_score double precision not null,
  skills_score double precision not null,
  matched_skills text[] not null,
  missing_skills text[] not null,
  evidence jsonb not null,
  model text not null,
  run bigint not null,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  unique (document_id, posting_id)
);
comment on table public.matches is 'Pairs of a resume and a posting that reached the score which the person asked for, with the reasons as they were then.';
create index matches_newest on public.matches (owner, created_at desc, id desc);
create index matches_best on public.matches (owner, score desc, id desc);
comment on column public.matches.run is 'In which run it was found, and told of.';
create index matches_of_run on public.matches (run, owner);
create index matches_of_posting on public.matches (posting_id);
alter table public.matches enable row level security;
create policy "People read their matches" on public.matches for select to authenticated using (owner = (select auth.uid()));
grant select on public.matches to authenticated;

create function private.match_shape(p_match public.matches, p_filename text, p_posting public.postings)
returns jsonb
language sql
immutable
as $$
  select jsonb_build_object('id', (p_match).id, 'document_id', (p_match).document_id, 'filename', p_filename,
    'score', round((p_match).score::numeric, 4), 'vector_score', round((p_match).vector_score::numeric, 4),
    'skills_score', round((p_match).skills_score::numeric, 4), 'matched_skills', (p_match).matched_skills, 'missing_skills', (p_match).missing_skills,
    'evidence', (p_match).evidence, 'posting', private.posting_line(p_posting))
$$;
comment on function private.match_shape(public.matches, text, public.postings) is
  'A match with its reasons, from rows that are at hand; it pins no search path, so that it can be inlined for thousands at once.';

create function private.match_line(p_match public.matches)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select private.match_shape(p_match, d.filename, p)
    from public.documents d, public.postings p
    where d.id = p_match.document_id and p.id = p_match.posting_id
  );
end
$$;
comment on function private.match_line(public.matches) is 'A match with its reasons, as mails show it.';

create sequence private.match_runs;

-- A pair must reach the score with the best vector there could be; only then its distance is computed. Rounding is monotone, so that none is
-- left out which the whole score would let in. Whoever has n of a posting's k skills has one of its k - n + 1 rarest: those are looked up, and
-- skills are counted as bits.
create function private.write_matches(p_documents uuid[], p_until bigint, p_run bigint)
returns table (match_id uuid, is_new boolean)
language plpgsql
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
set enable_mergejoin = off
set jit = off
as $$
declare
  -- The least score that takes a skill at all.
  v_least float8 := (
    select min(p.min_match_score::numeric::float8) from public.resumes r join public.people p on p.id = r.owner
    where r.document_id = any (p_documents) and p.min_match_score::numeric > 0.7);
  v_postings uuid[] := array(
    select v.posting_id from public.posting_vectors v
    join public.postings p on p.id = v.posting_id and p.vector_model = v.model and private.is_open(p)
    where v.position <= p_until and v.position > (select min(r.matched_until) from public.resumes r where r.document_id = any (p_documents)));
begin
  if v_postings = '{}' then
    return;
  end if;
  return query
  with resume as materialized (
    select x.r, d.document_id as id, d.owner, d.vector_model as model, d.matched_until, p.min_match_score::numeric::float8 as wanted, e.midpoint, e.scale
    from unnest(p_documents) with ordinality x (id, r)
    join public.resumes d on d.document_id = x.id
    join public.people p on p.id = d.owner
    join private.embedding_models e on e.name = d.vector_model
  ),
  posting as materialized (
    select x.p, d.id, d.asked, v.position, v.model, greatest(1, ceil((v_least - 0.7) / 0.3 * d.asked - 0.000001))::int as needed
    from unnest(v_postings) with ordinality x (id, p)
    join public.postings d on d.id = x.id
    join public.posting_vectors v on v.posting_id = x.id
  ),
  showing as materialized (
    select r.r, r.wanted > 0.7 as is_choosy, h.skill_id from resume r join public.resume_skills h on h.document_id = r.id
  ),
  skill as materialized (
    select s.skill_id, count(*) as resumes, row_number() over ()::int - 1 as bit from showing s group by s.skill_id
  ),
  asking as materialized (
    -- What nobody shows counts for no pair: among the others are the ones that decide.
    select p.p, s.skill_id, s.bit, count(*) over w - p.needed + 1 as deciding, row_number() over (w order by s.resumes, s.bit) as rarity
    from posting p
    join public.posting_skills a on a.posting_id = p.id
    join skill s on s.skill_id = a.skill_id
    window w as (partition by p.p)
  ),
  none as materialized (select repeat('0', (select count(*) from skill)::int)::varbit as bits),
  asked as materialized (
    select a.p, bit_or(set_bit(none.bits, a.bit, 1)) as bits from asking a, none group by a.p
  ),
  shown as materialized (
    select h.r, bit_or(set_bit(none.bits, s.bit, 1)) as bits from showing h join skill s on s.skill_id = h.skill_id, none group by h.r
  ),
  likely as materialized (
    select distinct s.r, c.p, bit_count(h.bits & a.bits) as matched
    from asking c
    join posting p on p.p = c.p and c.rarity <= c.deciding
    join asked a on a.p = c.p
    join showing s on s.skill_id = c.skill_id and s.is_choosy
    join shown h on h.r = s.r
    where bit_count(h.bits & a.bits) >= p.needed
  ),
  candidate as (
    select l.r, l.p, l.matched from likely l
    union all
    select r.r, p.p, coalesce(bit_count(h.bits & a.bits), 0)
    from resume r
    cross join posting p
    left join asked a on a.p = p.p
    left join shown h on h.r = r.r
    where r.wanted <= 0.7
  ),
  resume_vector as materialized (
    select r.r, v.embedding from resume r join public.resume_vectors v on v.document_id = r.id
    where r.wanted <= 0.7 or r.r in (select l.r from likely l)
  ),
  posting_vector as materialized (
    select p.p, v.embedding from posting p join public.posting_vectors v on v.posting_id = p.id
    where p.p in (select l.p from likely l) or exists (select from resume r where r.wanted <= 0.7)
  ),
  pair as (
    -- Fenced, so that the planner does not begin with every resume beside every posting of its model.
    select c.r, c.p, r.id as document_id, p.id as posting_id, r.owner, r.model, r.wanted, r.midpoint, r.scale,
      c.matched / greatest(p.asked, 1)::float8 as skills_score, p.model = r.model and p.position > r.matched_until as is_due
    from candidate c
    join resume r on r.r = c.r
    join posting p on p.p = c.p
    offset 0
  ),
  scored as (
    select c.*, 1 / (1 + exp(least((c.midpoint + (rv.embedding operator(extensions.<#>) pv.embedding)) / c.scale, 700))) as vector_score
    from pair c
    join resume_vector rv on rv.r = c.r
    join posting_vector pv on pv.p = c.p
    where c.is_due and 0.7 + 0.3 * c.skills_score >= c.wanted
    offset 0
  ),
  found as materialized (
    select s.document_id, s.posting_id, s.owner, s.model, s.vector_score, s.skills_score, 0.7 * s.vector_score + 0.3 * s.skills_score as score
    from scored s
    where 0.7 * s.vector_score + 0.3 * s.skills_score >= s.wanted
  ),
  gone as (
    -- What a changed resume or posting no longer suits.
    delete from public.matches m using resume r, posting p
    where m.document_id = r.id and m.posting_id = p.id and p.model = r.model and p.position > r.matched_until
      and not exists (select from found f where f.document_id = m.document_id and f.posting_id = m.posting_id)
  )
  insert into public.matches as m (id, owner, document_id, posting_id, score, vector_score, skills_score, matched_skills, missing_skills, evidence, model, run)
  select private.new_id(), f.owner, f.document_id, f.posting_id, f.score, f.vector_score, f.skills_score, k.matched, k.missing, q.evidence, f.model, p_run
  from found f
  cross join lateral (
    select coalesce(array_agg(a.asked order by a.place) filter (where a.is_shown), '{}') as matched,
      coalesce(array_agg(a.asked order by a.place) filter (where not a.is_shown), '{}') as missing
    from (
      select a.place, a.asked,
        exists (select from public.resume_skills h where h.document_id = f.document_id and h.skill_id = a.skill_id) as is_shown
      from public.posting_skills a where a.posting_id = f.posting_id) a) k
  cross join lateral (
    -- The lines that show most of what is asked for.
    select coalesce(jsonb_agg(jsonb_build_object('page', l.page, 'quote', l.text) order by l.number), '[]') as evidence
    from (
      select h.line from public.posting_skills a
      join public.resume_skills h on h.document_id = f.document_id and h.skill_id = a.skill_id
      where a.posting_id = f.posting_id
      group by h.line order by count(*) desc, h.line limit 3) b
    join public.resume_lines l on l.document_id = f.document_id and l.number = b.line) q
  on conflict (document_id, posting_id) do update set score = excluded.score, vector_score = excluded.vector_score, skills_score = excluded.skills_score,
    matched_skills = excluded.matched_skills, missing_skills = excluded.missing_skills, evidence = excluded.evidence, model = excluded.model,
    updated_at = private.now()
  returning m.id, m.xmax = 0;
end
$$;
comment on function private.write_matches(uuid[], bigint, bigint) is
  'Matches these resumes, which are locked, with all open postings after each one''s watermark and up to a position, in one statement; answers the matches, and which are new.';
