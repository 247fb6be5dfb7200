-- The nouns: folders, batches, documents, their jobs and what the stages found.

create table public.queues (
  name text primary key,
  parallelism int not null check (parallelism > 0),
  rate int check (rate > 0),
  period text,
  owner_window int not null check (owner_window > 0),
  priority int not null,
  paused_at timestamptz
);
comment on table public.queues is 'A queue is a flow-control key of the broker; owner_window bounds how many jobs of one owner are published at a time.';
insert into public.queues (name, parallelism, owner_window, priority)
values ('interactive', 8, 20, 1), ('default', 4, 20, 2), ('bulk', 2, 10, 3);

create table public.folders (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null default private.now(),
  unique (owner, name)
);
comment on table public.folders is 'Where an owner keeps documents together.';

create table public.batches (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  reason text not null default 'upload' check (reason in ('upload', 'reprocess', 'replay', 'redrive')),
  idempotency_key text,
  request_hash text,
  notify boolean not null default true,
  answer jsonb not null default '{}',
  total int not null default 0,
  completed int not null default 0,
  failed int not null default 0,
  canceled int not null default 0,
  created_at timestamptz not null default private.now(),
  unique (owner, idempotency_key),
  check (completed + failed + canceled <= total)
);
comment on table public.batches is 'Documents that came in one call; its last job to settle owes the one mail about all of them.';
create index batches_of_owner on public.batches (owner, created_at desc);

create table public.documents (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  batch_id uuid references public.batches (id),
  folder_id uuid references public.folders (id) on delete set null,
  filename text not null check (length(filename) between 1 and 255),
  media_type text,
  size_in_bytes bigint not null check (size_in_bytes >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  content_key text,
  generation int not null default 1,
  result_generation int,
  status text not null check (status in ('uploading', 'queued', 'processing', 'completed', 'needs_review', 'failed', 'canceled')),
  stage text,
  progress int not null default 0 check (progress between 0 and 100),
  category text,
  category_confidence real,
  category_engine text,
  category_reasons jsonb not null default '[]',
  lowest_confidence real,
  to_review int not null default 0,
  is_resume boolean,
  page_count int,
  vector_count int not null default 0,
  error jsonb,
  version_of uuid references public.documents (id) on delete set null,
  created_at timestamptz not null default private.now(),
  started_at timestamptz,
  completed_at timestamptz,
  deleted_at timestamptz,
  unique (owner, content_key)
);
comment on table public.documents is 'What a person uploaded and what became of it; the bytes are the object {owner}/{id} in Storage.';
comment on column public.documents.content_key is 'The SHA-256 while this document stands for its bytes; null for wanted copies, superseded versions, failures and deletions.';
comment on column public.documents.result_generation is 'The generation whose results are shown; older ones stay visible while newer ones are made.';
comment on column public.documents.lowest_confidence is 'Of what is shown and no person has confirmed, category and fields, the least sure; null when nothing is left to doubt.';
comment on column public.documents.to_review is 'How many of the shown fields are below the threshold of review and have not been reviewed.';
create index documents_of_owner on public.documents (owner, created_at desc, id desc) where deleted_at is null;
create index documents_least_sure on public.documents (owner, (coalesce(lowest_confidence, 2)), id) where status = 'needs_review' and deleted_at is null;
create index documents_of_batch on public.documents (batch_id);
create index documents_of_folder on public.documents (folder_id) where folder_id is not null;
create index documents_versions on public.documents (version_of) where version_of is not null;
create index documents_abandoned on public.documents (created_at) where status = 'uploading';
create index documents_deleted on public.documents (deleted_at) where deleted_at is not null;

create function private.most_tries()
returns int
language sql
immutable
set search_path = ''
return 5;
comment on function private.most_tries() is 'How often a job is claimed without getting any further, before it has failed.';

create table public.jobs (
  id uuid primary key,
  document_id uuid not null references public.documents (id) on delete cascade,
  generation int not null,
  owner uuid not null references public.people (id) on delete cascade,
  batch_id uuid not null references public.batches (id),
  queue text not null references public.queues (name),
  stages text[] not null,
  settings jsonb not null default '{}',
  status text not null check (status in ('queued', 'processing', 'completed', 'failed', 'canceled')),
  stage text,
  progress int not null default 0,
  run_at timestamptz not null default private.now(),
  attempt int not null default 1,
  attempt_at timestamptz not null default private.now(),
  published_at timestamptz,
  fence bigint not null default 0,
  tries int not null default 0 check (tries between 0 and private.most_tries()),
  lease_until timestamptz,
  message_id text,
  retried int,
  checkpoint jsonb,
  error jsonb,
  fingerprint text,
  usage jsonb not null default '{}',
  cost bigint not null default 0,
  created_at timestamptz not null default private.now(),
  started_at timestamptz,
  finished_at timestamptz,
  trace_id uuid not null default gen_random_uuid(),
  unique (document_id, generation)
);
comment on table public.jobs is 'One processing run of one generation of a document; a terminal row never changes again, and the failed ones are the dead letters.';
comment on column public.jobs.attempt is 'Number of the message; part of its deduplication id.';
comment on column public.jobs.attempt_at is 'When that message was first published; the broker knows its id for ten minutes from then.';
comment on column public.jobs.fence is 'Number of the claim; every later write of a run carries it.';
comment on column public.jobs.trace_id is 'The trace (W3C Trace Context) of the upload that brought the document: later generations of it, and whatever the sweep does for them, belong to it too.';
comment on column public.jobs.fingerprint is 'Stage/code/engine of a failure: failures that bear one name are most likely one fault.';
comment on column public.jobs.usage is 'What its runs asked of the services: {postgrest, storage_gets, redis, ocr_pages, model_tokens_in, model_tokens_out}.';
comment on column public.jobs.cost is 'What its runs paid for engines, in micro-dollars.';
comment on column public.jobs.tries is 'Claims since the last progress; bounded, so that a poison document cannot loop.';
create index jobs_waiting on public.jobs (owner, queue, run_at) where status = 'queued' and published_at is null;
create index jobs_published on public.jobs (owner, queue) where status in ('queued', 'processing') and published_at is not null;
create index jobs_silent on public.jobs (queue, published_at) where status = 'queued' and published_at is not null;
create index jobs_due on public.jobs (queue, owner, run_at) where status = 'queued' and published_at is null;
create index jobs_leased on public.jobs (lease_until) where status = 'processing';
create index jobs_of_batch on public.jobs (batch_id);
create index jobs_finished on public.jobs (finished_at) where finished_at is not null;
create index jobs_paid on public.jobs (finished_at) include (cost) where cost > 0;
create index jobs_failed on public.jobs (fingerprint, finished_at) where status = 'failed';

create table public.stage_results (
  document_id uuid not null references public.documents (id) on delete cascade,
  generation int not null,
  stage text not null,
  owner uuid not null references public.people (id) on delete cascade,
  key text not null,
  engine text not null,
  result jsonb,
  ms int not null default 0,
  cost bigint not null default 0,
  at timestamptz not null default private.now(),
  primary key (document_id, generation, stage)
);
comment on table public.stage_results is 'What a stage found, addressed by a hash of its inputs, so that a repeated run repeats only what changed; cost in micro-dollars.';
create index stage_results_by_key on public.stage_results (owner, key);

create table public.pages (
  document_id uuid not null references public.documents (id) on delete cascade,
  generation int not null,
  number int not null check (number > 0),
  owner uuid not null references public.people (id) on delete cascade,
  text text not null,
  source text not null check (source in ('text', 'ocr')),
  confidence real,
  markdown text,
  lines jsonb not null default '[]',
  primary key (document_id, generation, number)
);
comment on table public.pages is
  'The text of a document by page, the same as Markdown where a page has headings, tables or lists, and the lines'' places on the paper as shares of its width and height.';

create table public.fields (
  document_id uuid not null references public.documents (id) on delete cascade,
  generation int not null,
  name text not null,
  owner uuid not null references public.people (id) on delete cascade,
  value jsonb not null,
  confidence real not null check (confidence between 0 and 1),
  page int,
  bbox jsonb,
  quote text,
  engine text not null,
  reason text,
  primary key (document_id, generation, name)
);
comment on table public.fields is 'Extracted values, each with its confidence and the place where it was seen.';

alter table public.queues enable row level security;
alter table public.folders enable row level security;
alter table public.batches enable row level security;
alter table public.documents enable row level security;
alter table public.jobs enable row level security;
alter table public.stage_results enable row level security;
alter table public.pages enable row level security;
alter table public.fields enable row level security;
create policy "Everybody reads how the queues stand" on public.queues for select to authenticated using (true);
create policy "Owners read their folders" on public.folders for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their batches" on public.batches for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their documents" on public.documents for select to authenticated
using (owner = (select auth.uid()) and deleted_at is null);
create policy "Owners read their jobs" on public.jobs for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their stage results" on public.stage_results for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their pages" on public.pages for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their fields" on public.fields for select to authenticated using (owner = (select auth.uid()));
grant select on public.queues, public.folders, public.batches, public.documents, public.jobs, public.stage_results, public.pages, public.fields to authenticated;

insert into storage.buckets (id, name, public, file_size_limit)
values ('documents', 'documents', false, 52428800)
on conflict (id) do nothing;
