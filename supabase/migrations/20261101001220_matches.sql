-- Matches: which postings suit which resumes, why, and who is told.

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
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  unique (document_id, posting_id)
);
comment on table public.matches is 'Pairs of a resume and a posting that reached the score which the person asked for, with the reasons as they were then.';
create index matches_newest on public.matches (owner, created_at desc, id desc);
create index matches_best on public.matches (owner, score desc, id desc);
create index matches_of_posting on public.matches (posting_id);
alter table public.matches enable row level security;
create policy "People read their matches" on public.matches for select to authenticated using (owner = (select auth.uid()));
grant select on public.matches to authenticated;

create function private.match_line(p_match public.matches)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('id', p_match.id, 'document_id', p_match.document_id, 'filename', d.filename,
      'score', round(p_match.score::numeric, 4), 'vector_score', round(p_match.vector_score::numeric, 4), 'skills_score', round(p_match.skills_score::numeric, 4),
      'matched_skills', p_match.matched_skills, 'missing_skills', p_match.missing_skills, 'evidence', p_match.evidence,
      'posting', private.posting_line(p))
    from public.documents d, public.postings p
    where d.id = p_match.document_id and p.id = p_match.posting_id
  );
end
$$;
comment on function private.match_line(public.matches) is 'A match with its reasons, as mails show it.';

-- A pair must reach the score with the best vector there could be; only then its distance is computed. Rounding is monotone, so that none is
-- left out which the whole score would let in. Whoever has n of a posting's k skills has one of its k - n + 1 rarest: those are looked up, and
-- skills are counted as bits.
create function private.write_matches(p_documents uuid[], p_until bigint)
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
  insert into public.matches as m (id, owner, document_id, posting_id, score, vector_score, skills_score, matched_skills, missing_skills, evidence, model)
  select private.new_id(), f.owner, f.document_id, f.posting_id, f.score, f.vector_score, f.skills_score, k.matched, k.missing, q.evidence, f.model
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
comment on function private.write_matches(uuid[], bigint) is
  'Matches these resumes, which are locked, with all open postings after each one''s watermark and up to a position, in one statement; answers the matches, and which are new.';

create function private.tell_matches(p_owner uuid, p_matches uuid[], p_key text)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_person public.people;
  v_documents uuid[];
  v_events jsonb;
  v_best public.matches[] := array(select m from public.matches m where m.id = any (p_matches[1:5]) order by m.score desc, m.id);
begin
  select * into v_person from public.people where id = p_owner;
  v_documents := array(select distinct m.document_id from public.matches m where m.id = any (p_matches));
  v_events := jsonb_build_array(private.event('match_found', p_owner, case when cardinality(v_documents) = 1 then v_documents[1] end, null, null,
    jsonb_build_object('count', cardinality(p_matches), 'match_ids', p_matches[1:200], 'document_ids', v_documents)));
  if not v_person.notify_new_matches then
    return v_events;
  end if;
  v_events := v_events || private.notify(p_owner, 'job_match', p_key, jsonb_build_object('count', cardinality(p_matches), 'matches', (
    select jsonb_agg(jsonb_build_object('id', m.id, 'posting_id', m.posting_id, 'title', p.title, 'company', p.company, 'score', round(m.score::numeric, 4))
      order by m.score desc, m.id)
    from unnest(v_best) m join public.postings p on p.id = m.posting_id)));
  -- Whoever has a digest reads of them there.
  if v_person.digest_frequency = 'disabled' then
    perform private.owe_mail(p_owner, 'job_match', 'mail:' || p_key, jsonb_build_object('template', 'matches', 'content', jsonb_build_object(
      'count', cardinality(p_matches), 'matches', (select jsonb_agg(private.match_line(m) order by m.score desc, m.id) from unnest(v_best) m))), true);
  end if;
  return v_events;
end
$$;
comment on function private.tell_matches(uuid, uuid[], text) is
  'Tells a person of new matches, best first: one event, and as they wish one notification and one owed mail; answers the events.';

create function private.match_mails(p_matches uuid[])
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return private.task_effect('send_mails', (
    select ceil(count(distinct m.owner) / 1000.0) from public.matches m join public.people p on p.id = m.owner
    where m.id = any (p_matches) and p.notify_new_matches and p.digest_frequency = 'disabled')::int);
end
$$;
comment on function private.match_mails(uuid[]) is 'The messages that send the mails which telling of these matches owed, a thousand each.';

create function private.match_resume(p_document uuid, p_generation int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_resume public.resumes;
  v_until bigint;
  v_new uuid[];
begin
  select * into v_resume from public.resumes where document_id = p_document and generation = p_generation for no key update;
  if not found or v_resume.vector_model is null then
    return;
  end if;
  v_until := (select c.value from private.counters c where c.name = 'posting_position');
  update public.resumes set matched_until = 0 where document_id = p_document;
  v_new := array(select w.match_id from private.write_matches(array[p_document], v_until) w where w.is_new);
  update public.resumes set matched_until = v_until where document_id = p_document;
  if v_new = '{}' then
    return;
  end if;
  v_new := array(select m.id from public.matches m where m.id = any (v_new) order by m.score desc, m.id);
  events := events || private.tell_matches(v_resume.owner, v_new, format('match:%s:%s:%s', v_resume.owner, p_document, p_generation));
  effects := effects || private.match_mails(v_new);
end
$$;
comment on function private.match_resume(uuid, int, jsonb, jsonb) is
  'Matches the resume of this generation with every open posting and tells its owner; one that waits for its vector is matched when it has one.';

create function private.match_page(p_limit int, out resumes int, out updated int, out created uuid[], out more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_last bigint := (select c.value from private.counters c where c.name = 'posting_position');
  v_until bigint;
  v_weight int;
  v_documents uuid[] := array(
    select r.document_id from public.resumes r
    join public.documents d on d.id = r.document_id and d.deleted_at is null
    where r.vector_model is not null and r.matched_until < v_last
    order by r.matched_until, r.document_id limit p_limit
    for no key update of r skip locked);
begin
  -- A million pairs at a time, from the resume that is furthest behind, so that no page takes long. Those of whoever asks for little weigh
  -- more: each is compared, and many are written.
  v_weight := (
    select coalesce(sum(case when p.min_match_score <= 0.7 then 10 else 1 end), 1)
    from public.resumes r join public.people p on p.id = r.owner where r.document_id = any (v_documents));
  v_until := coalesce((
    select v.position from public.posting_vectors v
    where v.position > (select min(r.matched_until) from public.resumes r where r.document_id = any (v_documents))
    order by v.position offset greatest(1000000 / v_weight, 1) - 1 limit 1), v_last);
  select coalesce(array_agg(w.match_id) filter (where w.is_new), '{}'), count(*) filter (where not w.is_new) into created, updated
  from private.write_matches(v_documents, v_until) w;
  update public.resumes r set matched_until = v_until where r.document_id = any (v_documents) and r.matched_until < v_until;
  resumes := cardinality(v_documents);
  more := v_until < v_last or resumes = p_limit;
end
$$;
comment on function private.match_page(int) is 'Matches some resumes, those furthest behind, with the postings next after them, and moves their watermarks.';

create function private.tell_page(p_created uuid[])
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_run bigint;
  v_events jsonb;
  v_people int;
begin
  -- No two runs tell under one key, also when there was no new posting between them.
  update private.counters set value = value + 1 where name = 'match_run' returning value into v_run;
  with person as (
    select m.owner, array_agg(m.id order by m.score desc, m.id) as ids
    from public.matches m where m.id = any (p_created)
    group by m.owner order by m.owner
  ),
  told as (
    select private.tell_matches(p.owner, p.ids, format('match:%s:%s', p.owner, v_run)) as events from person p
  )
  select count(*), (select jsonb_agg(e) from told t cross join lateral jsonb_array_elements(t.events) e) into v_people, v_events from told;
  perform private.emit(v_events);
  return v_people;
end
$$;

create function private.matching_is_due()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce((select h.at <= private.now() - interval '1 hour' from private.heartbeats h where h.name = 'match'), true)
    and exists (
      select from public.resumes r
      join public.documents d on d.id = r.document_id and d.deleted_at is null
      where r.vector_model is not null and r.matched_until < (select c.value from private.counters c where c.name = 'posting_position'));
end
$$;
comment on function private.matching_is_due() is 'Whether there is something to match, and the last run was an hour ago.';

create function public.match_postings(p_limit int default 5000, p_dry_run boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_page record;
  v_people int := 0;
  v_effects jsonb := '[]';
begin
  -- One run at a time; one that comes twice has nothing to do.
  if not pg_try_advisory_xact_lock(2, 2) then
    return private.answer('running');
  end if;
  if not p_dry_run then
    insert into private.heartbeats (name, at) values ('match', private.now())
    on conflict (name) do update set at = excluded.at;
  end if;
  begin
    v_page := private.match_page(p_limit);
    if p_dry_run then
      v_people := (select count(distinct m.owner) from public.matches m where m.id = any (v_page.created));
      raise exception using errcode = 'DRYRN';
    end if;
    if v_page.created <> '{}' then
      v_effects := private.match_mails(v_page.created);
      v_people := private.tell_page(v_page.created);
    end if;
  exception when sqlstate 'DRYRN' then
    -- Found by the very work, of which nothing is kept.
    v_effects := '[]';
  end;
  return private.answer(case when p_dry_run then 'previewed' else 'matched' end, v_effects) || jsonb_build_object(
    'resumes', v_page.resumes, 'created', cardinality(v_page.created), 'updated', v_page.updated, 'people', v_people, 'more', v_page.more);
end
$$;
comment on function public.match_postings(int, boolean) is
  'Matches up to p_limit resumes with the postings that are new to them; `more` asks to be called again. Its events stay in the logs: they may be many. Outcomes: matched, previewed, running.';
grant execute on function public.match_postings(int, boolean) to service_role;

create function private.match_again()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update public.resumes set matched_until = 0 where owner = new.id;
  return null;
end
$$;
comment on function private.match_again() is 'Whoever asks for less looks at every open posting again.';
create trigger match_again
after update of min_match_score on public.people
for each row when (new.min_match_score < old.min_match_score)
execute function private.match_again();

create function private.forget_told_matches()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update public.outbox o set payload = jsonb_set(o.payload, '{content,matches}', (
    select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(o.payload #> '{content,matches}') m where m ->> 'document_id' <> old.document_id::text))
  where o.owner = old.owner and o.kind = 'send_mail' and o.status in ('owed', 'leased', 'sending') and o.payload ->> 'template' = 'matches'
    and o.payload #> '{content,matches}' @> jsonb_build_array(jsonb_build_object('document_id', old.document_id));
  delete from public.outbox o
  where o.owner = old.owner and o.kind = 'send_mail' and o.status = 'owed' and o.payload ->> 'template' = 'matches'
    and o.payload #> '{content,matches}' = '[]';
  return null;
end
$$;
comment on function private.forget_told_matches() is 'Takes a resume that is no more, with its quotes, out of mails that were not sent yet.';
create trigger forget_told_matches
after delete on public.resumes
for each row execute function private.forget_told_matches();

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
      'data', coalesce(jsonb_agg(private.match_line(match) - 'filename' || jsonb_build_object('created_at', (match).created_at) order by place)
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
grant execute on function private.match_line(public.matches) to authenticated;
grant execute on function public.list_matches(int, text, uuid, uuid, float8, text) to authenticated;
