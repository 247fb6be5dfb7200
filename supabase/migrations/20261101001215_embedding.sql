-- How postings and resumes get their vectors: with a run, or page by page by whoever asks what lacks one.

create table private.embedding_models (
  name text primary key,
  midpoint double precision not null,
  scale double precision not null check (scale > 0),
  used_at timestamptz not null default private.now()
);
comment on table private.embedding_models is
  'How likenesses of each model become scores: 1 / (1 + exp((midpoint - cosine) / scale)); written from what the worker says of the model that it uses.';

create function private.know_model(p_model jsonb)
returns text
language plpgsql
set search_path = ''
as $$
begin
  -- A model that is known as it is stays unlocked: every run of a resume comes by here.
  insert into private.embedding_models as m (name, midpoint, scale)
  select p_model ->> 'name', (p_model ->> 'midpoint')::float8, (p_model ->> 'scale')::float8
  where not exists (
    select from private.embedding_models k
    where k.name = p_model ->> 'name' and k.midpoint = (p_model ->> 'midpoint')::float8 and k.scale = (p_model ->> 'scale')::float8)
  on conflict (name) do update set midpoint = excluded.midpoint, scale = excluded.scale;
  return p_model ->> 'name';
end
$$;
comment on function private.know_model(jsonb) is 'Keeps the calibration of a model, {name, midpoint, scale}; answers its name.';

create function private.save_resume(p_job public.jobs, p_resume jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_has_vector boolean := jsonb_typeof(p_resume -> 'embedding') = 'array';
  v_model text := case when v_has_vector then private.know_model(p_resume -> 'model') end;
begin
  perform private.lock_skills(false);
  insert into public.resumes as r (document_id, owner, generation, vector_model)
  values (p_job.document_id, p_job.owner, p_job.generation, v_model)
  on conflict (document_id) do update set generation = excluded.generation, vector_model = excluded.vector_model, matched_until = 0,
    embed_tries = 0, embed_lease_until = null, updated_at = private.now();
  delete from public.resume_lines where document_id = p_job.document_id;
  insert into public.resume_lines (document_id, number, page, text, words)
  select p_job.document_id, l.number, (l.line ->> 'page')::int, l.line ->> 'text', (l.line ->> 'words')::tsvector
  from jsonb_array_elements(p_resume -> 'lines') with ordinality l (line, number);
  perform private.find_skills(p_job.document_id);
  if v_has_vector then
    insert into public.resume_vectors (document_id, model, embedding)
    values (p_job.document_id, v_model, (p_resume ->> 'embedding')::extensions.vector)
    on conflict (document_id) do update set model = excluded.model, embedding = excluded.embedding;
  end if;
end
$$;
comment on function private.save_resume(public.jobs, jsonb) is
  'Keeps what a run found in a resume in place of what an earlier one did: {model, embedding: [768]|null, lines: [{page, text, words}]}; one without a vector waits for it.';

create function private.embed_lease(p_tries int)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
begin
  -- A text that is refused comes back ever later, up to once an hour.
  return private.now() + least(2 * power(2, least(p_tries, 10)), 60) * interval '1 minute';
end
$$;

create function private.lacks_vectors()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
  v_model text := (select m.name from private.embedding_models m order by m.used_at desc, m.name limit 1);
begin
  return exists (
      select from public.postings p
      where (p.vector_model is null or p.vector_model < v_model or p.vector_model > v_model)
        and private.is_open(p) and coalesce(p.embed_lease_until < private.now(), true))
    or exists (
      select from public.resumes r join public.documents d on d.id = r.document_id and d.deleted_at is null
      where (r.vector_model is null or r.vector_model < v_model or r.vector_model > v_model)
        and coalesce(r.embed_lease_until < private.now(), true))
    or private.lacks_passage_vectors(v_model);
end
$$;
comment on function private.lacks_vectors() is 'Whether texts wait to be embedded that nobody is embedding just now.';

create function public.texts_to_embed(p_model jsonb, p_limit int default 50)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_model text := private.know_model(p_model);
  v_postings jsonb;
  v_resumes jsonb;
begin
  update private.embedding_models set used_at = private.now() where name = v_model;
  with chosen as (
    select p.id from public.postings p
    where (p.vector_model is null or p.vector_model < v_model or p.vector_model > v_model)
      and private.is_open(p) and coalesce(p.embed_lease_until < private.now(), true)
    order by p.number limit p_limit
    for no key update skip locked
  ),
  leased as (
    update public.postings p set embed_tries = p.embed_tries + 1, embed_lease_until = private.embed_lease(p.embed_tries)
    from chosen c where p.id = c.id
    returning p.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('kind', 'posting', 'id', l.id, 'version', l.number, 'title', l.title, 'company', l.company,
    'location', l.location, 'description', l.description, 'skills', l.skills) order by l.number), '[]') into v_postings
  from leased l;
  with chosen as (
    select r.document_id from public.resumes r
    join public.documents d on d.id = r.document_id and d.deleted_at is null
    where (r.vector_model is null or r.vector_model < v_model or r.vector_model > v_model)
      and coalesce(r.embed_lease_until < private.now(), true)
    order by r.document_id limit p_limit - jsonb_array_length(v_postings)
    for no key update of r skip locked
  ),
  leased as (
    update public.resumes r set embed_tries = r.embed_tries + 1, embed_lease_until = private.embed_lease(r.embed_tries)
    from chosen c where r.document_id = c.document_id
    returning r.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('kind', 'resume', 'id', l.document_id, 'version', l.generation, 'lines', array(
    select n.text from public.resume_lines n where n.document_id = l.document_id order by n.number)) order by l.document_id), '[]') into v_resumes
  from leased l;
  return private.answer('leased') || jsonb_build_object('texts', v_postings || v_resumes,
    'more', jsonb_array_length(v_postings) + jsonb_array_length(v_resumes) = p_limit);
end
$$;
comment on function public.texts_to_embed(jsonb, int) is
  'Leases open postings, then resumes, that have no vector of this model: [{kind: posting, id, version, title, …} | {kind: resume, id, version, lines}].';

create function private.save_resume_vectors(p_model text, p_vectors jsonb)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_saved int;
begin
  perform from public.resumes where document_id in (select (x ->> 'id')::uuid from jsonb_array_elements(p_vectors) x)
  order by document_id for no key update;
  with given as (
    select (x ->> 'id')::uuid as id, (x ->> 'version')::int as version, x ->> 'embedding' as embedding
    from jsonb_array_elements(p_vectors) x
    where x ->> 'kind' = 'resume'
  ),
  current as (
    -- Another vector makes other matches: with all that is open, from the beginning.
    update public.resumes r set vector_model = p_model, matched_until = 0, embed_tries = 0, embed_lease_until = null
    from given g where r.document_id = g.id and r.generation = g.version
    returning g.id, g.embedding
  )
  insert into public.resume_vectors (document_id, model, embedding)
  select c.id, p_model, c.embedding::extensions.vector from current c
  on conflict (document_id) do update set model = excluded.model, embedding = excluded.embedding;
  get diagnostics v_saved = row_count;
  return v_saved;
end
$$;

create function private.save_posting_vectors(p_model text, p_vectors jsonb)
returns int
language plpgsql
set search_path = ''
as $$
declare
  v_current uuid[];
  v_position bigint;
begin
  -- What changed while it was being embedded keeps waiting: this vector is of its earlier text.
  v_current := array(
    select p.id from public.postings p
    join jsonb_array_elements(p_vectors) x on x ->> 'kind' = 'posting' and p.id = (x ->> 'id')::uuid and p.number = (x ->> 'version')::bigint
    order by p.id for no key update of p);
  if v_current = '{}' then
    return 0;
  end if;
  update public.postings set vector_model = p_model, embed_tries = 0, embed_lease_until = null where id = any (v_current);
  -- Last, and held until the commit: whoever sees a position sees every lower one.
  update private.counters set value = value + cardinality(v_current) where name = 'posting_position'
  returning value - cardinality(v_current) into v_position;
  insert into public.posting_vectors (posting_id, position, model, embedding)
  select p.id, v_position + row_number() over (order by p.number), p_model, (x ->> 'embedding')::extensions.vector
  from public.postings p
  join jsonb_array_elements(p_vectors) x on x ->> 'kind' = 'posting' and p.id = (x ->> 'id')::uuid
  where p.id = any (v_current)
  on conflict (posting_id) do update set position = excluded.position, model = excluded.model, embedding = excluded.embedding;
  return cardinality(v_current);
end
$$;

create function public.save_vectors(p_model jsonb, p_vectors jsonb, p_go_on boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_model text := private.know_model(p_model);
  v_saved int;
begin
  -- Resumes before the counter: matching holds them when it takes a number.
  v_saved := private.save_resume_vectors(v_model, p_vectors);
  v_saved := v_saved + private.save_posting_vectors(v_model, p_vectors);
  return private.answer('saved', case when p_go_on then private.task_effect('embed') else '[]' end) || jsonb_build_object('saved', v_saved, 'stale', jsonb_array_length(p_vectors) - v_saved);
end
$$;
comment on function public.save_vectors(jsonb, jsonb, boolean) is
  'Keeps vectors of what texts_to_embed handed out: [{kind, id, version, embedding: [768]}]; those of texts that have changed since are stale. Owes another message when there is more to embed than the caller has time for.';
grant execute on function public.texts_to_embed(jsonb, int), public.save_vectors(jsonb, jsonb, boolean) to service_role;
