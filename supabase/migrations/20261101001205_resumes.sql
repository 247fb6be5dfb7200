-- What matching knows of each resume: its lines, and which of the vocabulary's skills they show.

create table public.resumes (
  document_id uuid primary key references public.documents (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  generation int not null,
  matched_until bigint not null default 0,
  vector_model text,
  embed_tries int not null default 0,
  embed_lease_until timestamptz,
  updated_at timestamptz not null default private.now()
);
comment on table public.resumes is 'The documents of each person that are matched with postings, each with how far it has been.';
comment on column public.resumes.matched_until is 'It has been matched with every vector of a posting up to this position, by the score that its owner asked for then.';
comment on column public.resumes.vector_model is 'The model that made the vector of just this generation; null while it waits to be embedded.';
create index resumes_of_owner on public.resumes (owner);
create index resumes_to_match on public.resumes (matched_until, document_id) where vector_model is not null;
create index resumes_waiting on public.resumes (vector_model);

create table public.resume_lines (
  document_id uuid not null references public.resumes (document_id) on delete cascade,
  number int not null,
  page int not null,
  text text not null,
  words tsvector not null,
  primary key (document_id, number)
);
comment on table public.resume_lines is 'The lines of a resume as evidence quotes them, with their words as the vocabulary spells them.';
create index resume_lines_by_word on public.resume_lines using gin (words);

create table public.resume_skills (
  document_id uuid not null,
  skill_id int not null references public.skills (id),
  line int not null,
  primary key (document_id, skill_id),
  foreign key (document_id, line) references public.resume_lines (document_id, number) on delete cascade
);
comment on table public.resume_skills is 'Which skills a resume shows, each with the first line that says so.';
create index resume_skills_by_skill on public.resume_skills (skill_id, document_id);

alter table public.resumes enable row level security;
alter table public.resume_lines enable row level security;
alter table public.resume_skills enable row level security;
create policy "People read which of their documents are resumes" on public.resumes for select to authenticated using (owner = (select auth.uid()));
create policy "People read the lines of their resumes" on public.resume_lines for select to authenticated
using (document_id in (select r.document_id from public.resumes r where r.owner = (select auth.uid())));
create policy "People read the skills of their resumes" on public.resume_skills for select to authenticated
using (document_id in (select r.document_id from public.resumes r where r.owner = (select auth.uid())));
grant select on public.resumes, public.resume_lines, public.resume_skills to authenticated;

create function private.find_skills(p_document uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_words text[] := array(
    select distinct w.lexeme from public.resume_lines l cross join lateral unnest(l.words) w where l.document_id = p_document);
  v_whole tsvector := array_to_tsvector(v_words);
begin
  insert into public.resume_skills (document_id, skill_id, line)
  select distinct on (s.id) p_document, s.id, l.number
  from (select k.* from public.skills k where k.words && v_words and v_whole @@ k.loose offset 0) s
  join public.resume_lines l on l.document_id = p_document and l.words @@ s.query
  order by s.id, l.number;
end
$$;
comment on function private.find_skills(uuid) is 'Looks a resume through for every skill of the vocabulary.';

create function private.forget_resume(p_document uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.resumes where document_id = p_document;
end
$$;
comment on function private.forget_resume(uuid) is 'Ends the matching of a document that is no resume any more; its matches go too.';
