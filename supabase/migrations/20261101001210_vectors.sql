-- Vectors of postings and resumes. All that needs pgvector is here: a database without it has everything but matches.

create extension if not exists vector with schema extensions;

create table public.posting_vectors (
  posting_id uuid primary key references public.postings (id) on delete cascade,
  position bigint not null unique,
  model text not null,
  embedding extensions.vector(768) not null
);
comment on table public.posting_vectors is 'What each posting means to a model; position says in which order they came, so that whoever has matched up to one misses none.';
alter table public.posting_vectors alter column embedding set storage plain;

create table public.resume_vectors (
  document_id uuid primary key references public.resumes (document_id) on delete cascade,
  model text not null,
  embedding extensions.vector(768) not null
);
comment on table public.resume_vectors is 'What each resume means to a model. Stored inline like those of postings: fetching them from elsewhere takes ten times as long as comparing them.';
alter table public.resume_vectors alter column embedding set storage plain;

alter table public.posting_vectors enable row level security;
alter table public.resume_vectors enable row level security;
create policy "Everybody signed in reads vectors of postings" on public.posting_vectors for select to authenticated using (true);
create policy "People read the vectors of their resumes" on public.resume_vectors for select to authenticated
using (document_id in (select r.document_id from public.resumes r where r.owner = (select auth.uid())));
grant select on public.posting_vectors, public.resume_vectors to authenticated;
