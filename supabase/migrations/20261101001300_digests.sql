-- Digests: what happened since the last one, on each person's own morning, once per person and local date.

create table public.digests (
  owner uuid not null references public.people (id) on delete cascade,
  local_date date not null,
  from_cursor bigint not null,
  to_cursor bigint not null,
  from_number bigint not null,
  to_number bigint not null,
  planned_at timestamptz not null default private.now(),
  primary key (owner, local_date),
  check (from_cursor <= to_cursor and from_number <= to_number)
);
comment on table public.digests is 'What each digest was about: the person''s events after from_cursor up to to_cursor, and postings by their numbers alike; never times, so nothing falls between two.';
create index digests_planned on public.digests (planned_at);
alter table public.digests enable row level security;
create policy "People read when they had digests" on public.digests for select to authenticated using (owner = (select auth.uid()));
grant select on public.digests to authenticated;

alter table public.people
  add column digest_date date,
  add column digest_since timestamptz,
  add column digest_cursor bigint not null default 0,
  add column digest_number bigint not null default 0,
  add column digest_at timestamptz;
comment on column public.people.digest_date is 'The local date of the last digest; there is never another one for it or for an earlier one.';
comment on column public.people.digest_since is 'When digests were switched on, or their weekday was changed: days before that are not made up for.';
comment on column public.people.digest_cursor is 'Up to which event the last digest told; digest_number says the same of postings.';
comment on column public.people.digest_at is 'When the next one falls due; worked out anew with every change of what it depends on, so that whoever is due is found by an index.';
create index people_due on public.people (digest_at, id) where digest_at is not null;
create index documents_to_review on public.documents (owner, created_at desc, id desc) where status = 'needs_review' and deleted_at is null;

create function private.next_digest(p_person public.people)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
declare
  v_day date := greatest(p_person.digest_date + 1, (p_person.digest_since at time zone p_person.time_zone)::date);
  v_at timestamptz;
begin
  loop
    if p_person.digest_frequency = 'weekly' then
      v_day := v_day + (p_person.digest_weekday - extract(isodow from v_day)::int + 7) % 7;
    end if;
    v_at := (v_day + make_interval(hours => p_person.digest_hour)) at time zone p_person.time_zone;
    exit when v_at > p_person.digest_since;
    v_day := v_day + 1;
  end loop;
  return v_at;
end
$$;
comment on function private.next_digest(public.people) is
  'The hour of the first of a person''s days that is after the last digest''s date and after digests were switched on; it may be over.';

create function private.schedule_digest()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.digest_frequency = 'disabled' then
    new.digest_at := null;
    return new;
  end if;
  if tg_op = 'INSERT' or old.digest_frequency = 'disabled' then
    new.digest_since := private.now();
    new.digest_cursor := coalesce((select c.cursor from public.event_cursors c where c.owner = new.id), 0);
    new.digest_number := coalesce((select max(p.number) from public.postings p), 0);
  elsif new.digest_weekday <> old.digest_weekday then
    new.digest_since := private.now();
  end if;
  new.digest_at := private.next_digest(new);
  return new;
end
$$;
create trigger schedule_digest
before insert or update of digest_frequency, digest_hour, digest_weekday, time_zone, digest_date on public.people
for each row execute function private.schedule_digest();

create function private.is_digest_hour(p_person public.people)
returns boolean
language sql
stable
as $$
  select extract(hour from private.now() at time zone (p_person).time_zone) >= (p_person).digest_hour
$$;
comment on function private.is_digest_hour(public.people) is
  'Whether this day''s hour has come where the person is: what is late never comes in the night. It pins no search path, so that it can be inlined.';

create type private.digest_window as (
  owner uuid, local_date date, frequency text, from_cursor bigint, to_cursor bigint, from_number bigint, to_number bigint);
create type private.digest_content as (owner uuid, is_news boolean, content jsonb);

create function private.digests_are_due()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (select from public.people p where p.digest_at <= private.now() and private.is_digest_hour(p));
end
$$;

create function private.due_window(p_person public.people, p_cursor bigint, p_number bigint)
returns private.digest_window
language sql
stable
as $$
  select row((p_person).id, (private.now() at time zone (p_person).time_zone)::date, (p_person).digest_frequency,
    (p_person).digest_cursor, greatest((p_person).digest_cursor, p_cursor),
    (p_person).digest_number, greatest((p_person).digest_number, p_number))::private.digest_window
$$;
comment on function private.due_window(public.people, bigint, bigint) is
  'What a person''s digest of this moment would be about, up to their last event and the last posting; it pins no search path and looks nothing up, so that it can be inlined.';

-- Everybody's parts are gathered in rows and put together once: nothing is looked up person by person.
create function private.digest_contents(p_windows private.digest_window[])
returns setof private.digest_content
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_none jsonb := '{"count": 0, "data": []}';
begin
  return query
  with w as materialized (
    select * from unnest(p_windows)
  ),
  told as materialized (
    select w.owner, e.type, e.document_id, e.data
    from w
    join public.people o on o.id = w.owner
    cross join lateral (
      select e.type, e.document_id, e.data from public.events e
      where e.owner = w.owner and e.cursor > w.from_cursor and e.cursor <= w.to_cursor
        and case e.type when 'document_processed' then o.notify_job_results when 'match_found' then o.notify_new_matches
          when 'application_updated' then o.notify_application_updates end
      offset 0) e
  ),
  -- As they stand now: one that is on its way again is told of when it arrives.
  document as (
    select d.owner, d.status, row_number() over (partition by d.owner, d.status order by d.completed_at desc, d.id) as place,
      case d.status when 'failed' then jsonb_build_object('id', d.id, 'filename', d.filename, 'code', d.error ->> 'code', 'detail', d.error ->> 'detail')
        else jsonb_build_object('id', d.id, 'filename', d.filename, 'category', d.category) end as line
    from (select distinct t.owner, t.document_id from told t where t.type = 'document_processed') t
    cross join lateral (
      select * from public.documents d
      where d.id = t.document_id and d.owner = t.owner and d.deleted_at is null and d.status in ('completed', 'failed', 'needs_review')
      offset 0) d
  ),
  -- What is still there, still good enough and still to be had; a job that several resumes suit, or that was told of before, is told once.
  found as (
    select f.owner, row_number() over (partition by f.owner order by (f.match).score desc, (f.match).id) as place, f.match, f.filename, f.posting
    from (
      select distinct on (t.owner, m.posting_id) t.owner, m as match, d.filename, p as posting
      from (select distinct t.owner, (t.data ->> 'run')::bigint as run from told t where t.type = 'match_found') t
      join public.people o on o.id = t.owner
      join public.matches m on m.run = t.run and m.owner = t.owner and m.score >= o.min_match_score::numeric::float8
      join public.documents d on d.id = m.document_id and d.deleted_at is null
      join public.postings p on p.id = m.posting_id and private.is_open(p)
      where not exists (select from public.matches e where e.owner = m.owner and e.posting_id = m.posting_id and e.run < m.run)
        and not exists (select from public.applications a where a.owner = m.owner and a.posting_id = m.posting_id)
      order by t.owner, m.posting_id, m.score desc) f
  ),
  application as (
    select c.owner, row_number() over (partition by c.owner order by a.updated_at desc, a.id) as place, a.line
    from (select distinct t.owner, (t.data ->> 'application_id')::uuid as id from told t where t.type = 'application_updated') c
    cross join lateral (
      select a.id, a.updated_at, jsonb_build_object('id', a.id, 'status', a.status, 'posting', private.posting_line(p)) as line
      from public.applications a
      join public.postings p on p.id = a.posting_id
      where a.id = c.id and a.owner = c.owner
      offset 0) a
  ),
  -- The same for all who had their last digest together.
  offer as materialized (
    select r.from_number, r.to_number, count(p.posting) as count,
      coalesce(array_agg(private.posting_line(p.posting) order by p.place) filter (where p.place <= 20), '{}') as newest
    from (select distinct w.from_number, w.to_number from w) r
    left join lateral (
      select p as posting, row_number() over (order by p.listed desc) as place from public.postings p
      where p.listed > r.from_number and p.listed <= r.to_number and private.is_open(p)) p on true
    group by r.from_number, r.to_number
  ),
  -- A job that is among the matches, or was applied for, is not told again as a new one.
  known as (
    select k.owner, array_agg(distinct k.posting_id::text) as postings
    from (
      select f.owner, (f.posting).id as posting_id, (f.posting).listed as listed from found f
      union all
      select a.owner, p.id, p.listed from w join public.applications a on a.owner = w.owner join public.postings p on p.id = a.posting_id and private.is_open(p)) k
    join w on w.owner = k.owner and k.listed > w.from_number and k.listed <= w.to_number
    group by k.owner
  ),
  fresh as (
    select w.owner, o.count - coalesce(cardinality(k.postings), 0) as count, case when k.owner is null then o.newest[:5] else array(
      select x.line from unnest(o.newest) with ordinality x (line, place) where x.line ->> 'id' <> all (k.postings) order by x.place limit 5) end as lines
    from w
    join offer o on o.from_number = w.from_number and o.to_number = w.to_number
    left join known k on k.owner = w.owner
  ),
  part (owner, name, is_news, value) as (
    select f.owner, 'matches', true, jsonb_build_object('count', count(*),
      'data', coalesce(jsonb_agg(private.match_shape(f.match, f.filename, f.posting) order by f.place) filter (where f.place <= 5), '[]'))
    from found f group by f.owner
    union all
    select a.owner, 'applications', true, jsonb_build_object('count', count(*), 'data', jsonb_agg(a.line order by a.place) filter (where a.place <= 5))
    from application a group by a.owner
    union all
    -- Those that wait for a review are told of below, with older ones.
    select d.owner, case d.status when 'needs_review' then 'reviewed' else d.status end, true,
      jsonb_build_object('count', count(*), 'data', jsonb_agg(d.line order by d.place) filter (where d.place <= 5))
    from document d group by d.owner, d.status
    union all
    select w.owner, 'waiting_for_review', false, r.value
    from w
    join public.people o on o.id = w.owner and o.notify_job_results
    cross join lateral (
      select jsonb_build_object('count', count(*), 'data', jsonb_agg(jsonb_build_object('id', d.id, 'filename', d.filename) order by d.place)
        filter (where d.place <= 5)) as value
      from (
        select d.id, d.filename, row_number() over (order by d.created_at desc, d.id desc) as place
        from public.documents d
        where d.owner = w.owner and d.status = 'needs_review' and d.deleted_at is null) d
      having count(*) > 0) r
  )
  select w.owner, f.count > 0 or coalesce(g.is_news, false),
    jsonb_build_object('local_date', w.local_date, 'frequency', w.frequency,
      'postings', jsonb_build_object('count', f.count, 'data', to_jsonb(f.lines)), 'matches', v_none, 'applications', v_none,
      'completed', v_none, 'failed', v_none, 'waiting_for_review', v_none) || coalesce(g.parts, '{}')
  from w
  join fresh f on f.owner = w.owner
  left join (
    select p.owner, bool_or(p.is_news) as is_news, jsonb_object_agg(p.name, p.value) filter (where p.name <> 'reviewed') as parts
    from part p group by p.owner) g on g.owner = w.owner;
end
$$;
comment on function private.digest_contents(private.digest_window[]) is
  'What the digests of these people have to say, and whether any of it is news: documents that go on waiting for a review are none.';

-- Nothing of an erased document stays, not even in a mail that waits to leave.
create function private.forget_in_mails()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  v_gone text[] := array(select g.id::text from gone g);
begin
  update public.outbox o set payload = private.without_documents(o.payload, v_gone)
  where o.owner in (select g.owner from gone g) and o.status in ('owed', 'sending') and o.kind = 'send_mail' and o.payload ? 'content'
    and exists (select from private.documents_in(o.payload) x where x = any (v_gone));
  return null;
end
$$;
create trigger forget_in_mails
after delete on public.documents referencing old table as gone
for each statement execute function private.forget_in_mails();

create function public.plan_digests(p_limit int default 1000, p_dry_run boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_people public.people[];
  v_windows private.digest_window[];
  v_contents private.digest_content[];
  v_number bigint;
  v_planned int;
  v_due int := 0;
  v_events jsonb;
begin
  -- Nothing that refers to a person waits for this lock, and a second planner passes over whom the first one has.
  if p_dry_run then
    v_people := array(
      select p from public.people p where p.digest_at <= private.now() and private.is_digest_hour(p)
      order by p.digest_at, p.id limit p_limit);
  else
    v_people := array(
      select p from public.people p where p.digest_at <= private.now() and private.is_digest_hour(p)
      order by p.digest_at, p.id limit p_limit for no key update skip locked);
  end if;
  v_number := (select max(p.number) from public.postings p);
  v_windows := array(
    select private.due_window(p, c.cursor, v_number) from unnest(v_people) p
    left join lateral (select c.cursor from public.event_cursors c where c.owner = p.id offset 0) c on true);
  v_contents := array(select c from private.digest_contents(v_windows) c);
  select count(*) filter (where c.is_news) into v_planned from unnest(v_contents) c;
  if p_dry_run then
    return private.answer('previewed') || jsonb_build_object('planned', v_planned, 'empty', cardinality(v_people) - v_planned,
      'more', cardinality(v_people) = p_limit);
  end if;

  insert into public.digests (owner, local_date, from_cursor, to_cursor, from_number, to_number)
  select w.owner, w.local_date, w.from_cursor, w.to_cursor, w.from_number, w.to_number from unnest(v_windows) w;
  update public.people p set digest_date = w.local_date, digest_cursor = w.to_cursor, digest_number = w.to_number
  from unnest(v_windows) w where p.id = w.owner;

  v_events := private.notify_all((
    select coalesce(jsonb_agg(jsonb_build_object('owner', c.owner, 'type', 'digest', 'dedupe_key', format('digest:%s:%s', c.owner, c.content ->> 'local_date'),
      'data', jsonb_build_object('local_date', c.content -> 'local_date', 'postings', c.content #> '{postings,count}', 'matches', c.content #> '{matches,count}',
        'applications', c.content #> '{applications,count}', 'completed', c.content #> '{completed,count}', 'failed', c.content #> '{failed,count}',
        'waiting_for_review', c.content #> '{waiting_for_review,count}'))), '[]')
    from unnest(v_contents) c where c.is_news));
  select private.owe_mails('digest', array_agg(c.owner), array_agg(format('mail:digest:%s:%s', c.owner, c.content ->> 'local_date')),
    array_agg(jsonb_build_object('template', 'digest', 'content', c.content)))
  into v_due
  from unnest(v_contents) c where c.is_news;
  -- The planner has no use for a thousand people's events: they are written, and not part of the answer.
  perform private.emit(v_events);
  return private.answer('planned', private.task_effect('send_mails', ceil(v_due / 1000.0)::int))
    || jsonb_build_object('planned', v_planned, 'empty', cardinality(v_people) - v_planned, 'more', cardinality(v_people) = p_limit);
end
$$;
comment on function public.plan_digests(int, boolean) is
  'Writes the digests of a page of people who are due, with their notifications and mails; `more` asks to be called again. A dry run counts only.';
grant execute on function public.plan_digests(int, boolean) to service_role;

create function public.preview_digest()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_person public.people;
  v_at timestamptz;
  v_window private.digest_window;
begin
  select * into v_person from public.people where id = (select auth.uid());
  if not found then
    return null;
  end if;
  v_window := private.due_window(v_person, (select c.cursor from public.event_cursors c where c.owner = v_person.id),
    (select max(p.number) from public.postings p));
  v_at := v_person.digest_at;
  if v_person.digest_frequency = 'disabled' then
    v_at := null;
    v_window.from_cursor := v_window.to_cursor;
    v_window.from_number := v_window.to_number;
  elsif v_at <= private.now() then
    -- One that is late comes at the next quarter of an hour, or at its hour of this day.
    v_at := greatest(private.now(), ((private.now() at time zone v_person.time_zone)::date + make_interval(hours => v_person.digest_hour)) at time zone v_person.time_zone);
  end if;
  -- Whoever no mail reaches reads in the app what the mail would have said.
  if not v_person.email_enabled or v_person.email is null or exists (select from public.suppressions s where s.email = lower(v_person.email)) then
    v_at := null;
  end if;
  v_window.local_date := (coalesce(v_at, private.now()) at time zone v_person.time_zone)::date;
  return (
    select jsonb_build_object('next_at', v_at, 'local_date', v_window.local_date, 'frequency', v_person.digest_frequency,
      'time_zone', v_person.time_zone, 'content', c.content)
    from private.digest_contents(array[v_window]) c
  );
end
$$;
comment on function public.preview_digest() is 'When the caller''s next digest is mailed, null while none would be, and what it would say if it came now.';
grant execute on function private.is_digest_hour(public.people), private.due_window(public.people, bigint, bigint), private.digest_contents(private.digest_window[])
to authenticated;
grant execute on function public.preview_digest() to authenticated;
