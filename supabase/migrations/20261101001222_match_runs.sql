-- Runs of matching: a resume by itself when it arrives, everybody once an hour; and who is told of what they found.

-- A job that several resumes suit is one job, shown with the best of them; one that is known already, or was applied for, is no news.
create function private.run_matches(p_owner uuid, p_run bigint)
returns setof public.matches
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select (b.match).*
  from (
    select distinct on (m.posting_id) m as match from public.matches m
    join public.people o on o.id = m.owner and m.score >= o.min_match_score::numeric::float8
    join public.documents d on d.id = m.document_id and d.deleted_at is null
    join public.postings p on p.id = m.posting_id and private.is_open(p)
    where m.owner = p_owner and m.run = p_run
      and not exists (select from public.matches e where e.owner = p_owner and e.posting_id = m.posting_id and e.run < p_run)
      and not exists (select from public.applications a where a.owner = p_owner and a.posting_id = m.posting_id)
    order by m.posting_id, m.score desc, m.id) b
  order by (b.match).score desc, (b.match).id;
end
$$;
comment on function private.run_matches(uuid, bigint) is 'What of a run''s findings is news to a person, best first, each posting once.';

create function private.match_content(p_run bigint, p_matches public.matches[])
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('run', p_run, 'count', cardinality(p_matches), 'matches', (
    select coalesce(jsonb_agg(private.match_line(m) order by m.score desc, m.id), '[]') from unnest(p_matches[1:5]) m));
end
$$;
comment on function private.match_content(bigint, public.matches[]) is 'What the mail about a run has to say of these matches, best first: how many, and the five best.';

create function private.tell_matches(p_owner uuid, p_run bigint, p_key text)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_person public.people;
  v_matches public.matches[] := array(select m from private.run_matches(p_owner, p_run) m);
  v_documents uuid[] := array(select distinct m.document_id from unnest(v_matches) m);
  v_events jsonb;
begin
  if v_matches = '{}' then
    return '[]';
  end if;
  select * into v_person from public.people where id = p_owner;
  v_events := jsonb_build_array(private.event('match_found', p_owner, case when cardinality(v_documents) = 1 then v_documents[1] end, null, null,
    jsonb_build_object('count', cardinality(v_matches), 'run', p_run,
      'match_ids', (select jsonb_agg(m.id order by m.score desc, m.id) from unnest(v_matches[1:200]) m),
      'posting_ids', (select jsonb_agg(m.posting_id order by m.score desc, m.id) from unnest(v_matches[1:200]) m), 'document_ids', v_documents)));
  if not v_person.notify_new_matches then
    return v_events;
  end if;
  v_events := v_events || private.notify(p_owner, 'job_match', p_key, jsonb_build_object('count', cardinality(v_matches), 'matches', (
    select jsonb_agg(jsonb_build_object('id', m.id, 'posting_id', m.posting_id, 'title', p.title, 'company', p.company, 'score', round(m.score::numeric, 4))
      order by m.score desc, m.id)
    from unnest(v_matches[1:5]) m join public.postings p on p.id = m.posting_id)));
  -- Whoever has a digest reads of them there.
  if v_person.digest_frequency = 'disabled' then
    perform private.owe_mail(p_owner, 'job_match', 'mail:' || p_key,
      jsonb_build_object('template', 'matches', 'content', private.match_content(p_run, v_matches)), true);
  end if;
  return v_events;
end
$$;
comment on function private.tell_matches(uuid, bigint, text) is
  'Tells a person of the matches of a run, best first: one event, and as they wish one notification and one owed mail; answers the events.';

create function private.match_mails(p_run bigint)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return private.task_effect('send_mails', (
    select ceil(count(distinct m.owner) / 1000.0) from public.matches m join public.people p on p.id = m.owner
    where m.run = p_run and p.notify_new_matches and p.digest_frequency = 'disabled')::int);
end
$$;
comment on function private.match_mails(bigint) is 'The messages that send the mails which telling of a run owed, a thousand each.';

create function private.match_resume(p_document uuid, p_generation int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_resume public.resumes;
  v_until bigint;
  v_run bigint := nextval('private.match_runs');
  v_has_new boolean;
begin
  select * into v_resume from public.resumes where document_id = p_document and generation = p_generation for no key update;
  if not found or v_resume.vector_model is null then
    return;
  end if;
  v_until := (select c.value from private.counters c where c.name = 'posting_position');
  update public.resumes set matched_until = 0 where document_id = p_document;
  v_has_new := (select coalesce(bool_or(w.is_new), false) from private.write_matches(array[p_document], v_until, v_run) w);
  update public.resumes set matched_until = v_until where document_id = p_document;
  if v_has_new then
    events := events || private.tell_matches(v_resume.owner, v_run, format('match:%s:%s:%s', v_resume.owner, p_document, p_generation));
    effects := effects || private.match_mails(v_run);
  end if;
end
$$;
comment on function private.match_resume(uuid, int, jsonb, jsonb) is
  'Matches the resume of this generation with every open posting and tells its owner; one that waits for its vector is matched when it has one.';

create function private.match_page(p_limit int, p_run bigint, out resumes int, out updated int, out created int, out more boolean)
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
  select count(*) filter (where w.is_new), count(*) filter (where not w.is_new) into created, updated
  from private.write_matches(v_documents, v_until, p_run) w;
  update public.resumes r set matched_until = v_until where r.document_id = any (v_documents) and r.matched_until < v_until;
  resumes := cardinality(v_documents);
  more := v_until < v_last or resumes = p_limit;
end
$$;
comment on function private.match_page(int, bigint) is 'Matches some resumes, those furthest behind, with the postings next after them, and moves their watermarks.';

create function private.tell_run(p_run bigint)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_events jsonb;
  v_people int;
begin
  with told as (
    select private.tell_matches(p.owner, p_run, format('match:%s:%s', p.owner, p_run)) as events
    from (select distinct m.owner from public.matches m where m.run = p_run order by m.owner) p
  )
  select count(*) filter (where t.events <> '[]'), (select coalesce(jsonb_agg(e), '[]') from told t cross join lateral jsonb_array_elements(t.events) e)
  into v_people, v_events from told t;
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
  v_run bigint := nextval('private.match_runs');
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
    v_page := private.match_page(p_limit, v_run);
    if p_dry_run then
      v_people := (select count(distinct m.owner) from public.matches m where m.run = v_run);
      raise exception using errcode = 'DRYRN';
    end if;
    if v_page.created > 0 then
      v_effects := private.match_mails(v_run);
      v_people := private.tell_run(v_run);
    end if;
  exception when sqlstate 'DRYRN' then
    -- Found by the very work, of which nothing is kept.
    v_effects := '[]';
  end;
  return private.answer(case when p_dry_run then 'previewed' else 'matched' end, v_effects) || jsonb_build_object(
    'resumes', v_page.resumes, 'created', v_page.created, 'updated', v_page.updated, 'people', v_people, 'more', v_page.more);
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
  -- What is left to say is looked up anew; a mail with nothing left is not sent.
  update public.outbox o set payload = private.told_anew(o.owner, o.payload)
  where o.owner = old.owner and o.kind = 'send_mail' and o.status in ('owed', 'sending') and o.payload ->> 'template' = 'matches';
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
