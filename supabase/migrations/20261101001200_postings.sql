-- Postings that operators publish, and the vocabulary of skills that they ask for.

create table private.counters (
  name text primary key,
  value bigint not null default 0
);
comment on table private.counters is
  'The last number given: of postings, of vectors and runs of matching. Whoever takes one holds the row until the end, so numbers are in the order of commits.';
insert into private.counters (name) values ('posting_number'), ('posting_position');

create table public.postings (
  id uuid primary key,
  external_id text not null unique check (length(external_id) between 1 and 200),
  title text not null check (length(title) between 1 and 300),
  company text,
  location text,
  salary_min numeric check (salary_min >= 0),
  salary_max numeric check (salary_max >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  description text,
  skills text[] not null default '{}',
  asked int not null default 0 check (asked >= 0),
  apply_url text check (apply_url ~* '^https?://'),
  posted_at timestamptz,
  closes_at timestamptz,
  number bigint not null unique,
  listed bigint not null,
  vector_model text,
  embed_tries int not null default 0,
  embed_lease_until timestamptz,
  created_at timestamptz not null default private.now(),
  updated_at timestamptz not null default private.now(),
  check (salary_min <= salary_max)
);
comment on table public.postings is 'Vacancies, the same for everybody; upserted by the name that their source gives them.';
comment on column public.postings.asked is 'How many different skills it asks for, however they are spelled.';
comment on column public.postings.listed is 'The number under which it first appeared, or opened again: a corrected text is no new job.';
comment on column public.postings.number is 'New whenever the posting is to be read anew: gapless, in the order of commits.';
comment on column public.postings.vector_model is 'The model that made the vector of just this text; null while it waits to be embedded.';
create index postings_waiting on public.postings (vector_model, number);

create table public.skills (
  id int generated always as identity primary key,
  name text not null unique,
  query tsquery not null,
  loose tsquery not null,
  words text[] not null
);
comment on table public.skills is 'Every skill that a posting ever asked for, by its usual name, with the query that finds it in the lines of a resume.';
comment on column public.skills.words is 'The words of that query: a resume with none of them need not be searched.';
comment on column public.skills.loose is 'The same without the order of its words: a resume as a whole that does not match it has no line that matches the query.';
create index skills_by_word on public.skills using gin (words);

create table public.posting_skills (
  posting_id uuid not null references public.postings (id) on delete cascade,
  skill_id int not null references public.skills (id),
  asked text not null,
  place int not null,
  primary key (posting_id, skill_id)
);
comment on table public.posting_skills is 'What each posting asks for, in its own words and order.';
create index posting_skills_by_skill on public.posting_skills (skill_id, posting_id);

alter table public.postings enable row level security;
alter table public.skills enable row level security;
alter table public.posting_skills enable row level security;
create policy "Everybody signed in reads postings" on public.postings for select to authenticated using (true);
create policy "Everybody signed in reads the vocabulary" on public.skills for select to authenticated using (true);
create policy "Everybody signed in reads what postings ask for" on public.posting_skills for select to authenticated using (true);
grant select on public.postings, public.skills, public.posting_skills to authenticated;

create function private.lock_skills(p_writing boolean)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- The class of advisory locks 2 is this one; owners' contents have single keys.
  if p_writing then
    perform pg_advisory_xact_lock(2, 1);
  else
    perform pg_advisory_xact_lock_shared(2, 1);
  end if;
end
$$;
comment on function private.lock_skills(boolean) is
  'New skills are looked up in all resumes and new resumes for all skills: neither may overtake the other. Taken before any row but those of the run.';

create function private.save_skills(p_skills jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  with wanted as (
    select distinct on (x ->> 'name') x ->> 'name' as name, (x ->> 'query')::tsquery as query
    from jsonb_array_elements(p_skills) x
    where not exists (select from public.skills s where s.name = x ->> 'name')
    order by x ->> 'name'
  ),
  made as (
    insert into public.skills (name, query, loose, words)
    select w.name, w.query, regexp_replace(w.query::text, '<(-|\d+)>', '&', 'g')::tsquery, array(select distinct replace(m[1], '''''', '''') from regexp_matches(w.query::text, '''((?:[^'']|'''')+)''', 'g') m)
    from wanted w
    returning id, query
  )
  insert into public.resume_skills (document_id, skill_id, line)
  select distinct on (l.document_id, m.id) l.document_id, m.id, l.number
  from made m
  join public.resume_lines l on l.words @@ m.query
  order by l.document_id, m.id, l.number;
end
$$;
comment on function private.save_skills(jsonb) is 'Adds skills to the vocabulary, [{name, query}], and looks the new ones up in every resume at once.';

create function private.is_open(p_posting public.postings)
returns boolean
language sql
stable
as $$
  select (p_posting).closes_at is null or (p_posting).closes_at > private.now()
$$;
comment on function private.is_open(public.postings) is 'Whether one may still apply; it pins no search path, so that it can be inlined.';

create function public.save_postings(p_actor uuid, p_postings jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number bigint;
  v_created int;
  v_updated int;
  v_renewed uuid[];
  v_lines jsonb;
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  -- One after the other, which also puts their numbers into the order of commits.
  perform private.lock_skills(true);
  perform private.save_skills((select coalesce(jsonb_agg(s), '[]') from jsonb_array_elements(p_postings) x, jsonb_array_elements(x -> 'asked') s));
  select value into v_number from private.counters where name = 'posting_number' for no key update;

  with given as (
    select x.place, x.posting ->> 'external_id' as external_id, x.posting -> 'asked' as asked, r.*
    from jsonb_array_elements(p_postings) with ordinality x (posting, place)
    cross join lateral jsonb_to_record(x.posting) as r (title text, company text, location text, salary_min numeric, salary_max numeric,
      currency text, description text, skills text[], apply_url text, posted_at timestamptz, closes_at timestamptz)
  ),
  compared as (
    select g.*, p.id,
      case
        when p.id is null then 'created'
        when (p.title, p.company, p.location, p.salary_min, p.salary_max, p.currency, p.description, p.skills, p.apply_url, p.posted_at, p.closes_at)
          is distinct from (g.title, g.company, g.location, g.salary_min, g.salary_max, g.currency, g.description, g.skills, g.apply_url, g.posted_at, g.closes_at)
          then 'updated'
        else 'unchanged' end as outcome,
      -- Whoever has looked at all open postings has not seen one that opens again.
      p.id is null or (p.title, p.description, p.skills) is distinct from (g.title, g.description, g.skills)
        or (not private.is_open(p) and (g.closes_at is null or g.closes_at > private.now())) as is_renewed
    from given g
    left join public.postings p on p.external_id = g.external_id
  ),
  numbered as (
    select c.*, case when c.is_renewed then v_number + count(*) filter (where c.is_renewed) over (order by c.place) end as new_number
    from compared c
  ),
  written as (
    insert into public.postings as p (id, external_id, title, company, location, salary_min, salary_max, currency, description, skills, asked,
      apply_url, posted_at, closes_at, number, listed)
    select coalesce(n.id, private.new_id()), n.external_id, n.title, n.company, n.location, n.salary_min, n.salary_max, n.currency, n.description, n.skills,
      jsonb_array_length(n.asked), n.apply_url, n.posted_at, n.closes_at, coalesce(n.new_number, 0), coalesce(n.new_number, 0)
    from numbered n
    where n.outcome <> 'unchanged'
    order by n.id
    on conflict (external_id) do update set title = excluded.title, company = excluded.company, location = excluded.location,
      salary_min = excluded.salary_min, salary_max = excluded.salary_max, currency = excluded.currency, description = excluded.description,
      skills = excluded.skills, asked = excluded.asked, apply_url = excluded.apply_url, posted_at = excluded.posted_at, closes_at = excluded.closes_at,
      number = case when excluded.number > 0 then excluded.number else p.number end,
      listed = case when excluded.number > 0 and not private.is_open(p) then excluded.number else p.listed end,
      vector_model = case when excluded.number > 0 then null else p.vector_model end,
      embed_tries = case when excluded.number > 0 then 0 else p.embed_tries end,
      embed_lease_until = case when excluded.number > 0 then null else p.embed_lease_until end,
      updated_at = private.now()
    returning p.id, p.external_id
  )
  select count(*) filter (where n.outcome = 'created'), count(*) filter (where n.outcome = 'updated'),
    coalesce(array_agg(coalesce(n.id, w.id)) filter (where n.is_renewed), '{}'),
    coalesce(jsonb_agg(jsonb_build_object('id', coalesce(n.id, w.id), 'external_id', n.external_id, 'outcome', n.outcome) order by n.place), '[]')
  into v_created, v_updated, v_renewed, v_lines
  from numbered n
  left join written w on w.external_id = n.external_id;

  update private.counters set value = v_number + cardinality(v_renewed) where name = 'posting_number';
  delete from public.posting_skills where posting_id = any (v_renewed);
  insert into public.posting_skills (posting_id, skill_id, asked, place)
  select (l.line ->> 'id')::uuid, s.id, (array_agg(a.skill ->> 'asked' order by a.place))[1], min(a.place)
  from jsonb_array_elements(p_postings) with ordinality x (posting, place)
  join jsonb_array_elements(v_lines) with ordinality l (line, place) on l.place = x.place
  cross join jsonb_array_elements(x.posting -> 'asked') with ordinality a (skill, place)
  join public.skills s on s.name = a.skill ->> 'name'
  where (l.line ->> 'id')::uuid = any (v_renewed)
  group by 1, 2;
  return private.answer('saved', case when cardinality(v_renewed) > 0 then private.task_effect('embed') else '[]' end) || jsonb_build_object(
    'created', v_created, 'updated', v_updated, 'unchanged', jsonb_array_length(v_lines) - v_created - v_updated, 'data', v_lines);
end
$$;
comment on function public.save_postings(uuid, jsonb) is
  'Makes or changes postings by their external ids, which differ: [{external_id, title, …, skills, asked: [{name, query}]}], every field given. Outcomes: saved, forbidden.';
grant execute on function public.save_postings(uuid, jsonb) to service_role;

create function private.posting_line(p_posting public.postings)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_posting.id, 'external_id', p_posting.external_id, 'title', p_posting.title, 'company', p_posting.company, 'location', p_posting.location,
    'salary_min', p_posting.salary_min, 'salary_max', p_posting.salary_max, 'currency', p_posting.currency, 'apply_url', p_posting.apply_url);
end
$$;
comment on function private.posting_line(public.postings) is 'A posting as matches, applications and mails show it.';

create function private.posting_entry(p_posting public.postings)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return private.posting_line(p_posting) || jsonb_build_object('skills', p_posting.skills,
    'posted_at', p_posting.posted_at, 'closes_at', p_posting.closes_at, 'is_open', private.is_open(p_posting),
    'created_at', p_posting.created_at, 'updated_at', p_posting.updated_at);
end
$$;
comment on function private.posting_entry(public.postings) is 'A posting as the list of them shows it: all but its description.';

create function public.list_postings(p_limit int default 20, p_cursor text default null, p_q text default null, p_status text default 'open')
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
    with page as (
      select p as posting, row_number() over (order by p.number desc) as place
      from public.postings p
      where (p_cursor is null or p.number < v_from[1]::bigint)
        and (p_status = 'all' or private.is_open(p) = (p_status = 'open'))
        and (p_q is null or position(lower(p_q) in lower(concat_ws(' ', p.title, p.company, p.location, array_to_string(p.skills, ' ')))) > 0)
      order by p.number desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.posting_entry(posting) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor((posting).number::text) from page where place = v_limit) end)
    from page
  );
end
$$;
comment on function public.list_postings(int, text, text, text) is
  'A page of postings (status: open, closed or all), newest first; p_q is looked for in title, company, location and skills.';

create function public.get_posting(p_posting uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select private.posting_entry(p) || jsonb_build_object('description', p.description) from public.postings p where p.id = p_posting);
end
$$;
comment on function public.get_posting(uuid) is 'Everything about one posting, or null.';

grant execute on function private.is_open(public.postings), private.posting_line(public.postings), private.posting_entry(public.postings) to authenticated;
grant execute on function public.list_postings(int, text, text, text), public.get_posting(uuid) to authenticated;
