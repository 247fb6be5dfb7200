-- What the database looks like after all migrations: written from its own catalog, to be read and reviewed, not to be run.

-- tables

create table private.alerts (
  id uuid not null default gen_random_uuid(),
  slo text not null,
  value numeric not null,
  worst numeric not null,
  detail jsonb not null default '{}'::jsonb,
  opened_at timestamp with time zone not null default private.now(),
  told_at timestamp with time zone,
  resolved_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (slo) REFERENCES private.slos(name) ON DELETE CASCADE
);
comment on table private.alerts is 'Each time that an SLO was broken, from when to when; kept for 90 days.';

create table private.api_key_secrets (
  hash bytea not null,
  key_id uuid not null,
  valid_until timestamp with time zone,
  made_at timestamp with time zone not null default private.now(),
  CHECK ((length(hash) = 32)),
  FOREIGN KEY (key_id) REFERENCES api_keys(id) ON DELETE CASCADE,
  PRIMARY KEY (hash)
);
comment on table private.api_key_secrets is 'The SHA-256 of each secret of a key: the newest is valid as long as its key, those it took the place of for their time of grace.';

create table private.budget (
  only_row boolean not null default true,
  daily_micro_usd bigint,
  day date not null default ((private.now() AT TIME ZONE 'utc'::text))::date,
  spent_micro_usd bigint not null default 0,
  CHECK ((daily_micro_usd >= 0)),
  CHECK (only_row),
  PRIMARY KEY (only_row)
);
comment on table private.budget is 'How much engines may cost in one UTC day (null: any amount) and what jobs that ended have cost today; counted once a minute, so that no run waits for it.';

create table private.counters (
  name text not null,
  value bigint not null default 0,
  PRIMARY KEY (name)
);
comment on table private.counters is 'The last number given: of postings, of vectors and runs of matching. Whoever takes one holds the row until the end, so numbers are in the order of commits.';

create table private.deployment_quotas (
  only_row boolean not null default true,
  files_per_day bigint,
  bytes_per_day bigint,
  pages_per_day bigint,
  CHECK ((bytes_per_day >= 0)),
  CHECK ((files_per_day >= 0)),
  CHECK (only_row),
  CHECK ((pages_per_day >= 0)),
  PRIMARY KEY (only_row)
);
comment on table private.deployment_quotas is 'What the whole deployment may take in a day, as the worker was configured when it last said so; null: no limit.';

create table private.deployment_use (
  what text not null,
  day date not null,
  used bigint not null,
  PRIMARY KEY (what, day),
  CHECK ((what = ANY (ARRAY['files'::text, 'bytes'::text, 'pages'::text])))
);
comment on table private.deployment_use is 'What everybody together has taken on a UTC day, counted while there is a quota for it. A commit takes these rows last but for its event cursors.';

create table private.dropped_spans (
  day date not null,
  count bigint not null,
  PRIMARY KEY (day)
);
comment on table private.dropped_spans is 'How many spans were dropped on each UTC day, because the collector was away or refused them.';

create table private.embedding_models (
  name text not null,
  midpoint double precision not null,
  scale double precision not null,
  used_at timestamp with time zone not null default private.now(),
  PRIMARY KEY (name),
  CHECK ((scale > (0)::double precision))
);
comment on table private.embedding_models is 'How likenesses of each model become scores: 1 / (1 + exp((midpoint - cosine) / scale)); written from what the worker says of the model that it uses.';

create table private.heartbeats (
  name text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (name)
);
comment on table private.heartbeats is 'When each cron last did its work; a new deployment has its first minutes before it counts as late.';

create table private.mail_quota (
  only_row boolean not null default true,
  daily integer,
  day date not null default '-infinity'::date,
  sent integer not null default 0,
  CHECK ((daily >= 0)),
  CHECK (only_row),
  PRIMARY KEY (only_row),
  CHECK ((sent >= 0))
);
comment on table private.mail_quota is 'How many mails the account at the mail vendor takes a day (UTC), null for no limit, and how many of them are gone; nothing is counted while there is none.';

create table private.orphan_search (
  only_row boolean not null default true,
  last_name text not null default ''::text,
  CHECK (only_row),
  PRIMARY KEY (only_row)
);
comment on table private.orphan_search is 'How far the search for objects without a document has come; each sweep looks at one page of names and goes on there.';

create table private.quota_use (
  person uuid not null,
  what text not null,
  day date not null,
  used bigint not null,
  FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (person, what, day),
  CHECK ((what = ANY (ARRAY['files'::text, 'pages'::text])))
);
comment on table private.quota_use is 'What a person has taken on a UTC day, which erasing documents does not give back; counted while there is a quota. A commit takes this row last but for its event cursors.';

create table private.quotas (
  person uuid,
  files_per_day bigint,
  bytes_stored bigint,
  pages_per_month bigint,
  mails_per_day bigint,
  CHECK ((bytes_stored >= 0)),
  CHECK ((files_per_day >= 0)),
  CHECK ((mails_per_day >= 0)),
  CHECK ((pages_per_month >= 0)),
  FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (person)
);
comment on table private.quotas is 'The row without a person is everybody''s, as the worker was configured at the last upload (null: no limit); one of a person''s own says what is different for them (null: as for everybody).';

create table private.retention_search (
  only_row boolean not null default true,
  next_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  CHECK (only_row),
  PRIMARY KEY (only_row)
);
comment on table private.retention_search is 'When documents past their time are looked for again: once an hour, and at once where a page was full.';

create table private.slos (
  name text not null,
  bound numeric not null,
  unit text not null,
  CHECK ((bound >= (0)::numeric)),
  PRIMARY KEY (name),
  CHECK ((unit = ANY (ARRAY['seconds'::text, 'count'::text, 'percent'::text])))
);
comment on table private.slos is 'What must not be exceeded; an alert is open while it is. Set bounds that suit your work, or delete a row to hear no more of it.';

create table private.webhook_secrets (
  webhook_id uuid not null,
  secret text not null,
  previous text,
  PRIMARY KEY (webhook_id),
  CHECK ((secret ~ '^whsec_[A-Za-z0-9+/]{43}=$'::text)),
  FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
);
comment on table private.webhook_secrets is 'What calls are signed with; apart from webhooks, because not even their owners read it again.';

create table public.accesses (
  id uuid not null,
  owner uuid not null,
  document_id uuid not null,
  action text not null,
  actor text not null,
  key_id uuid,
  operator_id uuid,
  at timestamp with time zone not null default private.now(),
  CHECK ((action = ANY (ARRAY['opened'::text, 'downloaded'::text, 'exported'::text, 'listed'::text]))),
  CHECK ((actor = ANY (ARRAY['owner'::text, 'key'::text, 'operator'::text]))),
  FOREIGN KEY (key_id) REFERENCES api_keys(id) ON DELETE SET NULL,
  FOREIGN KEY (operator_id) REFERENCES people(id) ON DELETE SET NULL,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
comment on table public.accesses is 'Who saw which document and when, for a year: once an hour for the same person, key or operator doing the same.';

create table public.api_keys (
  id uuid not null,
  owner uuid not null,
  name text not null,
  prefix text not null,
  scopes text[] not null,
  lifetime interval not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  rotated_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default private.now(),
  CHECK (((lifetime >= '1 day'::interval) AND (lifetime <= '365 days'::interval))),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((prefix ~ '^dk_[0-9A-Za-z]{10}$'::text)),
  UNIQUE (prefix),
  CHECK (((cardinality(scopes) > 0) AND (scopes <@ '{documents:read,documents:write,matches:read,applications:write,notifications:read,notifications:write,postings:write,webhooks:write,operations:read,operations:write,metrics:read}'::text[])))
);
comment on table public.api_keys is 'Keys by which programs act for their owners, each with the scopes it is limited to.';

create table public.applications (
  id uuid not null,
  owner uuid not null,
  posting_id uuid not null,
  document_id uuid,
  status text not null default 'submitted'::text,
  note text,
  changes integer not null default 0,
  created_at timestamp with time zone not null default private.now(),
  updated_at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE SET NULL,
  CHECK ((length(note) <= 2000)),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  UNIQUE (owner, posting_id),
  PRIMARY KEY (id),
  FOREIGN KEY (posting_id) REFERENCES postings(id) ON DELETE CASCADE,
  CHECK ((status = ANY (ARRAY['submitted'::text, 'reviewing'::text, 'interview'::text, 'offered'::text, 'hired'::text, 'rejected'::text, 'withdrawn'::text])))
);
comment on table public.applications is 'Who applied for which posting, with which resume, and how that stands.';

create table public.batches (
  id uuid not null,
  owner uuid not null,
  reason text not null default 'upload'::text,
  idempotency_key text,
  request_hash text,
  notify boolean not null default true,
  answer jsonb not null default '{}'::jsonb,
  total integer not null default 0,
  completed integer not null default 0,
  failed integer not null default 0,
  canceled integer not null default 0,
  created_at timestamp with time zone not null default private.now(),
  CHECK ((((completed + failed) + canceled) <= total)),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  UNIQUE (owner, idempotency_key),
  PRIMARY KEY (id),
  CHECK ((reason = ANY (ARRAY['upload'::text, 'reprocess'::text, 'replay'::text, 'redrive'::text])))
);
comment on table public.batches is 'Documents that came in one call; its last job to settle owes the one mail about all of them.';

create table public.categories (
  owner uuid not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  examples integer not null default 0,
  terms jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default private.now(),
  CHECK ((length(description) <= 1000)),
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner, slug),
  CHECK ((slug ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);
comment on table public.categories is 'What a person calls documents beside the built-in categories; documents bear the slug, people see the name.';

create table public.category_examples (
  document_id uuid not null,
  owner uuid not null,
  category text not null,
  terms jsonb not null,
  at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner, category) REFERENCES categories(owner, slug) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.category_examples is 'Documents that a person put into a category of their own: what others are compared with.';

create table public.category_verdicts (
  document_id uuid not null,
  owner uuid not null,
  found text not null,
  said text not null,
  at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.category_verdicts is 'What a person said that a document is, beside what was found: equal when they confirmed it.';

create table public.digests (
  owner uuid not null,
  local_date date not null,
  from_cursor bigint not null,
  to_cursor bigint not null,
  from_number bigint not null,
  to_number bigint not null,
  planned_at timestamp with time zone not null default private.now(),
  CHECK (((from_cursor <= to_cursor) AND (from_number <= to_number))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner, local_date)
);
comment on table public.digests is 'What each digest was about: the person''s events after from_cursor up to to_cursor, and postings by their numbers alike; never times, so nothing falls between two.';

create table public.documents (
  id uuid not null,
  owner uuid not null,
  batch_id uuid,
  folder_id uuid,
  filename text not null,
  media_type text,
  size_in_bytes bigint not null,
  sha256 text,
  content_key text,
  generation integer not null default 1,
  result_generation integer,
  status text not null,
  stage text,
  progress integer not null default 0,
  category text,
  category_confidence real,
  category_engine text,
  category_reasons jsonb not null default '[]'::jsonb,
  lowest_confidence real,
  to_review integer not null default 0,
  is_resume boolean,
  page_count integer,
  vector_count integer not null default 0,
  error jsonb,
  version_of uuid,
  created_at timestamp with time zone not null default private.now(),
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  deleted_at timestamp with time zone,
  built_in jsonb,
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  CHECK (((length(filename) >= 1) AND (length(filename) <= 255))),
  FOREIGN KEY (folder_id) REFERENCES folders(id) ON DELETE SET NULL,
  UNIQUE (owner, content_key),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK (((progress >= 0) AND (progress <= 100))),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((size_in_bytes >= 0)),
  CHECK ((status = ANY (ARRAY['uploading'::text, 'queued'::text, 'processing'::text, 'completed'::text, 'needs_review'::text, 'failed'::text, 'canceled'::text]))),
  FOREIGN KEY (version_of) REFERENCES documents(id) ON DELETE SET NULL
);
comment on table public.documents is 'What a person uploaded and what became of it; the bytes are the object {owner}/{id} in Storage.';

create table public.event_cursors (
  owner uuid not null,
  cursor bigint not null,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner)
);
comment on table public.event_cursors is 'The last cursor of each owner''s log; updated last in a transaction, so cursors are gapless and in commit order.';

create table public.events (
  owner uuid not null,
  cursor bigint not null,
  type text not null,
  document_id uuid,
  job_id uuid,
  batch_id uuid,
  actor text not null default 'system'::text,
  data jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default private.now(),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner, cursor),
  CHECK ((type = ANY (ARRAY['document_uploaded'::text, 'document_duplicate'::text, 'document_deleted'::text, 'document_restored'::text, 'document_updated'::text, 'document_processed'::text, 'fields_reviewed'::text, 'job_queued'::text, 'job_started'::text, 'stage_finished'::text, 'job_continued'::text, 'job_retrying'::text, 'batch_finished'::text, 'notification'::text, 'match_found'::text, 'application_updated'::text, 'mail_sent'::text, 'mail_delivered'::text, 'mail_opened'::text, 'mail_bounced'::text, 'mail_failed'::text, 'mail_unknown'::text, 'webhook_delivered'::text, 'webhook_failed'::text, 'queue_paused'::text, 'queue_resumed'::text, 'redrive_started'::text, 'budget_set'::text, 'mail_quota_set'::text, 'address_suppressed'::text, 'address_released'::text, 'run_started'::text, 'api_key_made'::text, 'api_key_rotated'::text, 'api_key_revoked'::text, 'alert_opened'::text, 'alert_resolved'::text])))
);
comment on table public.events is 'What happened, in order, per owner; ids, codes and numbers only, never content.';

create table public.field_examples (
  document_id uuid not null,
  owner uuid not null,
  category text not null,
  key text not null,
  fingerprint jsonb not null,
  fields jsonb not null,
  at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  CHECK ((length(key) <= 200)),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.field_examples is 'Documents whose fields a person accepted or corrected: the right values, and where they stand.';

create table public.fields (
  document_id uuid not null,
  generation integer not null,
  name text not null,
  owner uuid not null,
  value jsonb not null,
  confidence real not null,
  page integer,
  bbox jsonb,
  quote text,
  engine text not null,
  reason text,
  CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, generation, name)
);
comment on table public.fields is 'Extracted values, each with its confidence and the place where it was seen.';

create table public.folders (
  id uuid not null,
  owner uuid not null,
  name text not null,
  created_at timestamp with time zone not null default private.now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  UNIQUE (owner, name),
  PRIMARY KEY (id)
);
comment on table public.folders is 'Where an owner keeps documents together.';

create table public.indexings (
  document_id uuid not null,
  owner uuid not null,
  generation integer not null,
  cutter text not null,
  passages integer not null,
  vectors integer not null default 0,
  model text,
  page integer not null default 0,
  place integer not null default 0,
  vector_model text,
  tries integer not null default 0,
  lease_until timestamp with time zone,
  served_at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.indexings is 'How many passages each document has, by which way of cutting, and how far they have vectors: up to a place of a page, of a model.';

create table public.jobs (
  id uuid not null,
  document_id uuid not null,
  generation integer not null,
  owner uuid not null,
  batch_id uuid not null,
  queue text not null,
  stages text[] not null,
  settings jsonb not null default '{}'::jsonb,
  status text not null,
  stage text,
  progress integer not null default 0,
  run_at timestamp with time zone not null default private.now(),
  attempt integer not null default 1,
  attempt_at timestamp with time zone not null default private.now(),
  published_at timestamp with time zone,
  fence bigint not null default 0,
  tries integer not null default 0,
  lease_until timestamp with time zone,
  message_id text,
  retried integer,
  checkpoint jsonb,
  error jsonb,
  fingerprint text,
  usage jsonb not null default '{}'::jsonb,
  cost bigint not null default 0,
  created_at timestamp with time zone not null default private.now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  trace_id uuid not null default gen_random_uuid(),
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  UNIQUE (document_id, generation),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  FOREIGN KEY (queue) REFERENCES queues(name),
  CHECK ((status = ANY (ARRAY['queued'::text, 'processing'::text, 'completed'::text, 'failed'::text, 'canceled'::text]))),
  CHECK (((tries >= 0) AND (tries <= private.most_tries())))
);
comment on table public.jobs is 'One processing run of one generation of a document; a terminal row never changes again, and the failed ones are the dead letters.';

create table public.mail_events (
  id text not null,
  effect_id uuid not null,
  type text not null,
  permanent boolean not null,
  reason text,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null default private.now(),
  FOREIGN KEY (effect_id) REFERENCES outbox(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((type = ANY (ARRAY['processed'::text, 'delivered'::text, 'deferred'::text, 'bounced'::text, 'dropped'::text, 'opened'::text, 'clicked'::text, 'complained'::text, 'unsubscribed'::text])))
);
comment on table public.mail_events is 'Each report on a mail, once, under the vendor''s id; one that is permanent means that its address must not be written to again.';

create table public.matches (
  id uuid not null,
  owner uuid not null,
  document_id uuid not null,
  posting_id uuid not null,
  score double precision not null,
  vector_score double precision not null,
  skills_score double precision not null,
  matched_skills text[] not null,
  missing_skills text[] not null,
  evidence jsonb not null,
  model text not null,
  run bigint not null,
  created_at timestamp with time zone not null default private.now(),
  updated_at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES resumes(document_id) ON DELETE CASCADE,
  UNIQUE (document_id, posting_id),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  FOREIGN KEY (posting_id) REFERENCES postings(id) ON DELETE CASCADE
);
comment on table public.matches is 'Pairs of a resume and a posting that reached the score which the person asked for, with the reasons as they were then.';

create table public.notification_counts (
  owner uuid not null,
  type text not null,
  total integer not null default 0,
  unread integer not null default 0,
  CHECK (((unread >= 0) AND (unread <= total))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner, type),
  CHECK ((total >= 0))
);
comment on table public.notification_counts is 'How many there are, kept with every change: counting a hundred thousand for each page would be slow.';

create table public.notifications (
  id uuid not null,
  owner uuid not null,
  type text not null,
  dedupe_key text not null,
  data jsonb not null,
  batch_id uuid,
  read_at timestamp with time zone,
  created_at timestamp with time zone not null default private.now(),
  UNIQUE (owner, dedupe_key),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((type = ANY (ARRAY['job_result'::text, 'job_match'::text, 'application_update'::text, 'digest'::text, 'webhook_disabled'::text, 'retention'::text])))
);
comment on table public.notifications is 'What a person was told, newest first in the app; numbers and ids only, so that nothing of an erased document stays here.';

create table public.outbox (
  id uuid not null default gen_random_uuid(),
  owner uuid,
  kind text not null,
  dedupe_key text not null,
  batch_id uuid,
  document_id uuid,
  category text,
  bulk boolean not null default false,
  lease_key uuid,
  payload jsonb not null,
  status text not null default 'leased'::text,
  tries integer not null default 0,
  run_at timestamp with time zone not null default private.now(),
  lease_until timestamp with time zone,
  second_try_at timestamp with time zone,
  answer jsonb,
  created_at timestamp with time zone not null default private.now(),
  finished_at timestamp with time zone,
  CHECK ((category = ANY (ARRAY['job_result'::text, 'job_match'::text, 'application_update'::text, 'digest'::text, 'test'::text, 'alert'::text]))),
  CHECK (((kind = 'send_mail'::text) = (category IS NOT NULL))),
  UNIQUE (dedupe_key),
  CHECK ((kind = ANY (ARRAY['send_mail'::text, 'delete_objects'::text, 'erase_account'::text]))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((status = ANY (ARRAY['owed'::text, 'leased'::text, 'sending'::text, 'done'::text, 'failed'::text, 'unknown'::text])))
);
comment on table public.outbox is 'Effects owed to mail and storage, each at most once by its dedupe key; also the log of what was delivered.';

create table public.pages (
  document_id uuid not null,
  generation integer not null,
  number integer not null,
  owner uuid not null,
  text text not null,
  source text not null,
  confidence real,
  markdown text,
  lines jsonb not null default '[]'::jsonb,
  words tsvector not null default private.page_words(owner, text),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  CHECK ((number > 0)),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, generation, number),
  CHECK ((source = ANY (ARRAY['text'::text, 'ocr'::text])))
);
comment on table public.pages is 'The text of a document by page, the same as Markdown where a page has headings, tables or lists, and the lines'' places on the paper as shares of its width and height.';

create table public.passage_vectors (
  document_id uuid not null,
  generation integer not null,
  page integer not null,
  place integer not null,
  owner uuid not null,
  model text not null,
  signs bit(768) not null,
  embedding vector(768) not null,
  FOREIGN KEY (document_id, generation, page, place) REFERENCES passages(document_id, generation, page, place) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, generation, page, place)
);
comment on table public.passage_vectors is 'What each passage means to a model, and the signs of those numbers: a thirtieth of the size, and nearly as telling.';

create table public.passages (
  document_id uuid not null,
  generation integer not null,
  page integer not null,
  place integer not null,
  owner uuid not null,
  heading text,
  text text not null,
  from_character integer not null,
  to_character integer not null,
  language text,
  words tsvector not null,
  CHECK ((to_character >= from_character)),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text]))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  CHECK ((page > 0)),
  PRIMARY KEY (document_id, generation, page, place),
  CHECK ((place > 0))
);
comment on table public.passages is 'Each page cut by its structure: a passage is a place of its page (from 1) under its headings, with its range in the page''s text in UTF-16 units.';

create table public.people (
  id uuid not null,
  email text,
  name text,
  locale text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  email_enabled boolean not null default true,
  digest_frequency text not null default 'disabled'::text,
  digest_hour integer not null default 9,
  digest_weekday integer not null default 1,
  quiet_from time without time zone,
  quiet_to time without time zone,
  notify_job_results boolean not null default true,
  notify_new_matches boolean not null default true,
  notify_application_updates boolean not null default true,
  min_match_score real not null default 0.85,
  created_at timestamp with time zone not null default private.now(),
  digest_date date,
  digest_since timestamp with time zone,
  digest_cursor bigint not null default 0,
  digest_number bigint not null default 0,
  digest_at timestamp with time zone,
  CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
  CHECK ((digest_frequency = ANY (ARRAY['daily'::text, 'weekly'::text, 'disabled'::text]))),
  CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
  CHECK (((digest_weekday >= 1) AND (digest_weekday <= 7))),
  FOREIGN KEY (id) REFERENCES auth.users(id) ON DELETE CASCADE,
  CHECK (((min_match_score >= (0)::double precision) AND (min_match_score <= (1)::double precision))),
  PRIMARY KEY (id)
);
comment on table public.people is 'One row per account: the mirrored mail address and what the person wants to hear about.';

create table public.posting_skills (
  posting_id uuid not null,
  skill_id integer not null,
  asked text not null,
  place integer not null,
  PRIMARY KEY (posting_id, skill_id),
  FOREIGN KEY (posting_id) REFERENCES postings(id) ON DELETE CASCADE,
  FOREIGN KEY (skill_id) REFERENCES skills(id)
);
comment on table public.posting_skills is 'What each posting asks for, in its own words and order.';

create table public.posting_vectors (
  posting_id uuid not null,
  position bigint not null,
  model text not null,
  embedding vector(768) not null,
  PRIMARY KEY (posting_id),
  UNIQUE ("position"),
  FOREIGN KEY (posting_id) REFERENCES postings(id) ON DELETE CASCADE
);
comment on table public.posting_vectors is 'What each posting means to a model; position says in which order they came, so that whoever has matched up to one misses none.';

create table public.postings (
  id uuid not null,
  external_id text not null,
  title text not null,
  company text,
  location text,
  salary_min numeric,
  salary_max numeric,
  currency text,
  description text,
  skills text[] not null default '{}'::text[],
  asked integer not null default 0,
  apply_url text,
  posted_at timestamp with time zone,
  closes_at timestamp with time zone,
  number bigint not null,
  listed bigint not null,
  vector_model text,
  embed_tries integer not null default 0,
  embed_lease_until timestamp with time zone,
  created_at timestamp with time zone not null default private.now(),
  updated_at timestamp with time zone not null default private.now(),
  CHECK ((apply_url ~* '^https?://'::text)),
  CHECK ((asked >= 0)),
  CHECK ((salary_min <= salary_max)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
  UNIQUE (external_id),
  UNIQUE (number),
  PRIMARY KEY (id),
  CHECK ((salary_max >= (0)::numeric)),
  CHECK ((salary_min >= (0)::numeric)),
  CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
comment on table public.postings is 'Vacancies, the same for everybody; upserted by the name that their source gives them.';

create table public.prices (
  service text not null,
  operation text not null,
  micro_usd_per_1000 bigint,
  quota bigint,
  quota_period text,
  source text not null,
  CHECK (((quota IS NULL) = (quota_period IS NULL))),
  CHECK ((micro_usd_per_1000 >= 0)),
  PRIMARY KEY (service, operation),
  CHECK ((quota > 0)),
  CHECK ((quota_period = ANY (ARRAY['day'::text, 'month'::text])))
);
comment on table public.prices is 'Public list prices in micro-dollars per 1,000 operations (null: engines, whose cost is kept with each job) and the free plans'' quotas; set yours where your plan differs.';

create table public.queues (
  name text not null,
  parallelism integer not null,
  rate integer,
  period text,
  owner_window integer not null,
  priority integer not null,
  paused_at timestamp with time zone,
  CHECK ((owner_window > 0)),
  CHECK ((parallelism > 0)),
  PRIMARY KEY (name),
  CHECK ((rate > 0))
);
comment on table public.queues is 'A queue is a flow-control key of the broker; owner_window bounds how many jobs of one owner are published at a time.';

create table public.resume_lines (
  document_id uuid not null,
  number integer not null,
  page integer not null,
  text text not null,
  words tsvector not null,
  FOREIGN KEY (document_id) REFERENCES resumes(document_id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, number)
);
comment on table public.resume_lines is 'The lines of a resume as evidence quotes them, with their words as the vocabulary spells them.';

create table public.resume_skills (
  document_id uuid not null,
  skill_id integer not null,
  line integer not null,
  FOREIGN KEY (document_id, line) REFERENCES resume_lines(document_id, number) ON DELETE CASCADE,
  PRIMARY KEY (document_id, skill_id),
  FOREIGN KEY (skill_id) REFERENCES skills(id)
);
comment on table public.resume_skills is 'Which skills a resume shows, each with the first line that says so.';

create table public.resume_vectors (
  document_id uuid not null,
  model text not null,
  embedding vector(768) not null,
  FOREIGN KEY (document_id) REFERENCES resumes(document_id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.resume_vectors is 'What each resume means to a model. Stored inline like those of postings: fetching them from elsewhere takes ten times as long as comparing them.';

create table public.resumes (
  document_id uuid not null,
  owner uuid not null,
  generation integer not null,
  matched_until bigint not null default 0,
  vector_model text,
  embed_tries integer not null default 0,
  embed_lease_until timestamp with time zone,
  updated_at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id)
);
comment on table public.resumes is 'The documents of each person that are matched with postings, each with how far it has been.';

create table public.retention_rules (
  id uuid not null,
  owner uuid not null,
  category text,
  folder_id uuid,
  days integer,
  created_at timestamp with time zone not null default private.now(),
  CHECK (((days >= 1) AND (days <= 36500))),
  FOREIGN KEY (folder_id) REFERENCES folders(id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (owner, category, folder_id),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
comment on table public.retention_rules is 'How many days after its upload a document is deleted: of a category, of a folder, of both, or every one; null days keep it for good.';

create table public.review_thresholds (
  owner uuid not null,
  category text not null,
  threshold real not null,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (owner, category),
  CHECK (((threshold >= (0)::double precision) AND (threshold <= (1)::double precision)))
);
comment on table public.review_thresholds is 'Below which confidence a person wants to look at documents of a category, where they want it otherwise than is usual.';

create table public.reviews (
  document_id uuid not null,
  name text not null,
  owner uuid not null,
  generation integer not null,
  category text,
  action text not null,
  value jsonb not null,
  reviewer uuid not null,
  at timestamp with time zone not null default private.now(),
  CHECK ((action = ANY (ARRAY['accept'::text, 'correct'::text, 'reject'::text]))),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, name)
);
comment on table public.reviews is 'The last word of a person about each field of a document; the log has the earlier ones.';

create table public.roles (
  user_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null default private.now(),
  PRIMARY KEY (user_id),
  CHECK ((role = ANY (ARRAY['operator'::text, 'viewer'::text]))),
  FOREIGN KEY (user_id) REFERENCES people(id) ON DELETE CASCADE
);
comment on table public.roles is 'Who may look into or act on everybody''s queues.';

create table public.skills (
  id integer not null,
  name text not null,
  query tsquery not null,
  loose tsquery not null,
  words text[] not null,
  UNIQUE (name),
  PRIMARY KEY (id)
);
comment on table public.skills is 'Every skill that a posting ever asked for, by its usual name, with the query that finds it in the lines of a resume.';

create table public.stage_results (
  document_id uuid not null,
  generation integer not null,
  stage text not null,
  owner uuid not null,
  key text not null,
  engine text not null,
  result jsonb,
  ms integer not null default 0,
  cost bigint not null default 0,
  at timestamp with time zone not null default private.now(),
  FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, generation, stage)
);
comment on table public.stage_results is 'What a stage found, addressed by a hash of its inputs, so that a repeated run repeats only what changed; cost in micro-dollars.';

create table public.suppressions (
  email text not null,
  reason text not null,
  note text,
  at timestamp with time zone not null default private.now(),
  CHECK ((email = lower(email))),
  CHECK ((length(note) <= 500)),
  PRIMARY KEY (email),
  CHECK ((reason = ANY (ARRAY['bounced'::text, 'dropped'::text, 'complained'::text, 'unsubscribed'::text, 'by_hand'::text])))
);
comment on table public.suppressions is 'Addresses that must not be written to: they do not exist, or whoever reads there does not want it.';

create table public.webhook_deliveries (
  id uuid not null default gen_random_uuid(),
  webhook_id uuid not null,
  owner uuid not null,
  message_id text not null default ('msg_'::text || replace((gen_random_uuid())::text, '-'::text, ''::text)),
  type text not null,
  document_id uuid,
  payload jsonb not null,
  status text not null default 'owed'::text,
  attempts integer not null default 0,
  next_try_at timestamp with time zone default private.now(),
  queue_message text,
  retried integer,
  http_status integer,
  error jsonb,
  response text,
  ms integer,
  created_at timestamp with time zone not null default private.now(),
  finished_at timestamp with time zone,
  replay_of uuid,
  CHECK (((status = ANY (ARRAY['owed'::text, 'delivering'::text])) = (next_try_at IS NOT NULL))),
  CHECK (((status = ANY (ARRAY['owed'::text, 'delivering'::text])) = (finished_at IS NULL))),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((status = ANY (ARRAY['owed'::text, 'delivering'::text, 'delivered'::text, 'failed'::text]))),
  FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
);
comment on table public.webhook_deliveries is 'Each message to a webhook: what it says, how often it was tried, and what the receiver answered; kept for 30 days.';

create table public.webhooks (
  id uuid not null,
  owner uuid not null,
  url text not null,
  description text,
  event_types text[],
  disabled_reason text,
  enabled boolean not null default (disabled_reason IS NULL),
  failing_since timestamp with time zone,
  previous_secret_until timestamp with time zone,
  created_at timestamp with time zone not null default private.now(),
  CHECK ((length(description) <= 200)),
  CHECK ((disabled_reason = ANY (ARRAY['by_hand'::text, 'gone'::text, 'failing'::text]))),
  CHECK ((event_types <> '{}'::text[])),
  FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  CHECK ((length(url) <= 2000))
);
comment on table public.webhooks is 'Addresses that are called when something happens to what an owner has; at most ten each.';

-- views

create view public.failures with (security_invoker=true) as
 SELECT j.fingerprint,
    count(*) AS jobs,
    count(DISTINCT j.owner) AS people,
    min(j.finished_at) AS first_at,
    max(j.finished_at) AS last_at,
    bool_or((j.error ->> 'code'::text) = 'attempts_exhausted'::text) AS exhausted,
    (array_agg(j.error ->> 'detail'::text ORDER BY j.finished_at DESC))[1] AS last_sentence,
    (array_agg(j.id ORDER BY j.finished_at DESC))[1] AS last_job
   FROM jobs j
     JOIN documents d ON d.id = j.document_id AND d.generation = j.generation AND d.deleted_at IS NULL
  WHERE j.status = 'failed'::text
  GROUP BY j.fingerprint
  ORDER BY (count(*)) DESC, (max(j.finished_at)) DESC;
comment on view public.failures is 'The dead letters by what most likely caused them: failed jobs of documents that are still there and have not been tried anew.';

create view public.job_overview with (security_invoker=true) as
 SELECT id AS job,
    document_id AS document,
    owner,
    queue,
        CASE
            WHEN status = 'queued'::text AND private.held_by(queue) IS NOT NULL THEN 'held'::text
            WHEN status = 'queued'::text AND run_at > private.now() AND started_at IS NULL THEN 'scheduled'::text
            ELSE status
        END AS status,
    stage,
    progress,
    generation,
    tries,
    fence AS runs,
    run_at AS due_at,
    lease_until,
    created_at,
    started_at,
    finished_at,
    error ->> 'code'::text AS error_code,
    error ->> 'detail'::text AS error_sentence,
    fingerprint,
    cost::numeric / '1000000'::numeric AS engine_usd
   FROM jobs j
  ORDER BY created_at DESC;
comment on view public.job_overview is 'One row per job, newest first: where it stands, how often it was tried, and what went wrong last.';

create view public.queue_health with (security_invoker=true) as
 SELECT q.name AS queue,
    private.held_by(q.name) AS held_by,
    q.paused_at,
    count(*) FILTER (WHERE j.status = 'queued'::text AND j.run_at <= private.now()) AS waiting,
    count(*) FILTER (WHERE j.status = 'queued'::text AND j.run_at > private.now()) AS later,
    count(*) FILTER (WHERE j.status = 'processing'::text) AS in_flight,
    private.now() - min(j.run_at) FILTER (WHERE j.status = 'queued'::text AND j.run_at <= private.now()) AS oldest_wait,
    count(*) FILTER (WHERE j.status = 'queued'::text AND j.run_at < (private.now() - '00:10:00'::interval) OR j.lease_until < private.now()) AS overdue,
    count(*) FILTER (WHERE j.status = 'completed'::text) AS completed_24h,
    count(*) FILTER (WHERE j.status = 'failed'::text) AS failed_24h
   FROM queues q
     LEFT JOIN jobs j ON j.queue = q.name AND ((j.status = ANY (ARRAY['queued'::text, 'processing'::text])) OR j.finished_at > (private.now() - '24:00:00'::interval))
  GROUP BY q.name, q.paused_at, q.priority
  ORDER BY q.priority;
comment on view public.queue_health is 'One row per queue: what waits, what runs, what is late, and how the last day went.';

-- indexes

CREATE INDEX accesses_by_age ON public.accesses USING btree (at);
CREATE INDEX accesses_by_document ON public.accesses USING btree (owner, document_id, at DESC, id DESC);
CREATE INDEX accesses_of_key ON public.accesses USING btree (key_id) WHERE (key_id IS NOT NULL);
CREATE INDEX accesses_of_operator ON public.accesses USING btree (operator_id) WHERE (operator_id IS NOT NULL);
CREATE INDEX api_keys_of_owner ON public.api_keys USING btree (owner, created_at DESC, id DESC);
CREATE INDEX applications_newest ON public.applications USING btree (created_at DESC, id DESC);
CREATE INDEX applications_of_document ON public.applications USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX applications_of_owner ON public.applications USING btree (owner, created_at DESC, id DESC);
CREATE INDEX applications_of_posting ON public.applications USING btree (posting_id, created_at DESC, id DESC);
CREATE INDEX batches_created ON public.batches USING btree (created_at);
CREATE INDEX batches_of_owner ON public.batches USING btree (owner, created_at DESC);
CREATE INDEX category_examples_of_category ON public.category_examples USING btree (owner, category, at DESC);
CREATE INDEX category_verdicts_of_owner ON public.category_verdicts USING btree (owner);
CREATE INDEX digests_planned ON public.digests USING btree (planned_at);
CREATE INDEX documents_abandoned ON public.documents USING btree (created_at) WHERE (status = 'uploading'::text);
CREATE INDEX documents_by_status ON public.documents USING btree (status) WHERE (deleted_at IS NULL);
CREATE INDEX documents_deleted ON public.documents USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX documents_least_sure ON public.documents USING btree (owner, COALESCE(lowest_confidence, (2)::real), id) WHERE ((status = 'needs_review'::text) AND (deleted_at IS NULL));
CREATE INDEX documents_of_batch ON public.documents USING btree (batch_id);
CREATE INDEX documents_of_folder ON public.documents USING btree (folder_id) WHERE (folder_id IS NOT NULL);
CREATE INDEX documents_of_owner ON public.documents USING btree (owner, created_at DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX documents_to_review ON public.documents USING btree (owner, created_at DESC, id DESC) WHERE ((status = 'needs_review'::text) AND (deleted_at IS NULL));
CREATE INDEX documents_versions ON public.documents USING btree (version_of) WHERE (version_of IS NOT NULL);
CREATE INDEX events_of_batch ON public.events USING btree (batch_id, cursor) WHERE (batch_id IS NOT NULL);
CREATE INDEX events_of_document ON public.events USING btree (document_id, cursor) WHERE (document_id IS NOT NULL);
CREATE INDEX events_of_job ON public.events USING btree (job_id, cursor) WHERE (job_id IS NOT NULL);
CREATE INDEX events_of_operators ON public.events USING btree (at, owner, cursor) WHERE (type = ANY (ARRAY['queue_paused'::text, 'queue_resumed'::text, 'redrive_started'::text, 'budget_set'::text, 'mail_quota_set'::text, 'address_suppressed'::text, 'address_released'::text, 'run_started'::text]));
CREATE INDEX field_examples_of_owner ON public.field_examples USING btree (owner, at DESC);
CREATE INDEX indexings_of_owner ON public.indexings USING btree (owner) INCLUDE (passages);
CREATE INDEX indexings_waiting ON public.indexings USING btree (vector_model);
CREATE INDEX jobs_due ON public.jobs USING btree (queue, owner, run_at) WHERE ((status = 'queued'::text) AND (published_at IS NULL));
CREATE INDEX jobs_failed ON public.jobs USING btree (fingerprint, finished_at) WHERE (status = 'failed'::text);
CREATE INDEX jobs_finished ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX jobs_leased ON public.jobs USING btree (lease_until) WHERE (status = 'processing'::text);
CREATE INDEX jobs_of_batch ON public.jobs USING btree (batch_id);
CREATE INDEX jobs_paid ON public.jobs USING btree (finished_at) INCLUDE (cost) WHERE (cost > 0);
CREATE INDEX jobs_published ON public.jobs USING btree (owner, queue) WHERE ((status = ANY (ARRAY['queued'::text, 'processing'::text])) AND (published_at IS NOT NULL));
CREATE INDEX jobs_silent ON public.jobs USING btree (queue, published_at) WHERE ((status = 'queued'::text) AND (published_at IS NOT NULL));
CREATE INDEX jobs_waiting ON public.jobs USING btree (owner, queue, run_at) WHERE ((status = 'queued'::text) AND (published_at IS NULL));
CREATE INDEX mail_events_of_mail ON public.mail_events USING btree (effect_id);
CREATE INDEX matches_best ON public.matches USING btree (owner, score DESC, id DESC);
CREATE INDEX matches_newest ON public.matches USING btree (owner, created_at DESC, id DESC);
CREATE INDEX matches_of_posting ON public.matches USING btree (posting_id);
CREATE INDEX matches_of_run ON public.matches USING btree (run, owner);
CREATE INDEX notifications_of_owner ON public.notifications USING btree (owner, created_at DESC, id DESC);
CREATE INDEX notifications_of_type ON public.notifications USING btree (owner, type, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON public.notifications USING btree (owner, created_at DESC, id DESC) WHERE (read_at IS NULL);
CREATE INDEX outbox_bulk ON public.outbox USING btree (run_at) WHERE ((status = ANY (ARRAY['owed'::text, 'sending'::text])) AND bulk);
CREATE INDEX outbox_finished ON public.outbox USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX outbox_mails_of_owner ON public.outbox USING btree (owner, finished_at) WHERE ((kind = 'send_mail'::text) AND (status = ANY (ARRAY['sending'::text, 'done'::text, 'unknown'::text])));
CREATE INDEX outbox_mails_taken ON public.outbox USING btree (finished_at) WHERE ((kind = 'send_mail'::text) AND (status = 'done'::text));
CREATE INDEX outbox_of_batch ON public.outbox USING btree (batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX outbox_open ON public.outbox USING btree (run_at) WHERE ((status = ANY (ARRAY['owed'::text, 'leased'::text, 'sending'::text])) AND (NOT bulk));
CREATE INDEX outbox_open_mails_of_owner ON public.outbox USING btree (owner) WHERE ((status = ANY (ARRAY['owed'::text, 'sending'::text])) AND (kind = 'send_mail'::text));
CREATE INDEX outbox_sending ON public.outbox USING btree (lease_until) WHERE (status = 'sending'::text);
CREATE INDEX outbox_test_mails ON public.outbox USING btree (owner, created_at) WHERE (category = 'test'::text);
CREATE INDEX pages_by_word ON public.pages USING gin (words);
CREATE INDEX passage_vectors_of_owner ON public.passage_vectors USING btree (owner);
CREATE INDEX passages_by_word ON public.passages USING gin (words);
CREATE INDEX passages_of_owner ON public.passages USING btree (owner);
CREATE INDEX people_due ON public.people USING btree (digest_at, id) WHERE (digest_at IS NOT NULL);
CREATE INDEX posting_skills_by_skill ON public.posting_skills USING btree (skill_id, posting_id);
CREATE INDEX postings_waiting ON public.postings USING btree (vector_model, number);
CREATE INDEX resume_lines_by_word ON public.resume_lines USING gin (words);
CREATE INDEX resume_skills_by_skill ON public.resume_skills USING btree (skill_id, document_id);
CREATE INDEX resumes_of_owner ON public.resumes USING btree (owner);
CREATE INDEX resumes_to_match ON public.resumes USING btree (matched_until, document_id) WHERE (vector_model IS NOT NULL);
CREATE INDEX resumes_waiting ON public.resumes USING btree (vector_model);
CREATE INDEX skills_by_word ON public.skills USING gin (words);
CREATE INDEX stage_results_by_key ON public.stage_results USING btree (owner, key);
CREATE INDEX suppressions_newest ON public.suppressions USING btree (at DESC, email DESC);
CREATE INDEX webhook_deliveries_by_age ON public.webhook_deliveries USING btree (created_at);
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (next_try_at) WHERE (status = ANY (ARRAY['owed'::text, 'delivering'::text]));
CREATE INDEX webhook_deliveries_ended ON public.webhook_deliveries USING btree (finished_at, status) WHERE (finished_at IS NOT NULL);
CREATE INDEX webhook_deliveries_of_document ON public.webhook_deliveries USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX webhook_deliveries_of_owner ON public.webhook_deliveries USING btree (owner);
CREATE INDEX webhook_deliveries_of_webhook ON public.webhook_deliveries USING btree (webhook_id, created_at DESC, id DESC);
CREATE INDEX webhook_deliveries_open ON public.webhook_deliveries USING btree (webhook_id, status, next_try_at) WHERE (status = ANY (ARRAY['owed'::text, 'delivering'::text]));
CREATE INDEX webhooks_of_owner ON public.webhooks USING btree (owner);

-- policies

create policy "Owners read who saw their documents" on public.accesses for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read their keys" on public.api_keys for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read their applications, and those who work here all" on public.applications for select to authenticated using ((owner = ( SELECT auth.uid() AS uid)) OR ( SELECT private.has_role(( SELECT auth.uid() AS uid), 'viewer'::text) AS has_role));
create policy "Owners read their batches" on public.batches for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their categories" on public.categories for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their examples" on public.category_examples for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read what they said of categories" on public.category_verdicts for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read when they had digests" on public.digests for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their documents" on public.documents for select to authenticated using ((owner = ( SELECT auth.uid() AS uid)) AND (deleted_at IS NULL));
create policy "Owners read their cursor" on public.event_cursors for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their log" on public.events for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read what their corrections teach" on public.field_examples for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their fields" on public.fields for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their folders" on public.folders for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read how far their documents can be searched" on public.indexings for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their jobs" on public.jobs for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read what became of their mails" on public.mail_events for select to authenticated using (EXISTS ( SELECT
   FROM outbox o
  WHERE ((o.id = mail_events.effect_id) AND (o.owner = ( SELECT auth.uid() AS uid)))));
create policy "People read their matches" on public.matches for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read how much that is" on public.notification_counts for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read what they were told" on public.notifications for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their deliveries" on public.outbox for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their pages" on public.pages for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read the vectors of their passages" on public.passage_vectors for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their passages" on public.passages for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read their own row" on public.people for select to authenticated using (id = ( SELECT auth.uid() AS uid));
create policy "Everybody signed in reads what postings ask for" on public.posting_skills for select to authenticated using true;
create policy "Everybody signed in reads vectors of postings" on public.posting_vectors for select to authenticated using true;
create policy "Everybody signed in reads postings" on public.postings for select to authenticated using true;
create policy "Everybody reads the price list" on public.prices for select to authenticated using true;
create policy "Everybody reads how the queues stand" on public.queues for select to authenticated using true;
create policy "People read the lines of their resumes" on public.resume_lines for select to authenticated using (document_id IN ( SELECT r.document_id
   FROM resumes r
  WHERE (r.owner = ( SELECT auth.uid() AS uid))));
create policy "People read the skills of their resumes" on public.resume_skills for select to authenticated using (document_id IN ( SELECT r.document_id
   FROM resumes r
  WHERE (r.owner = ( SELECT auth.uid() AS uid))));
create policy "People read the vectors of their resumes" on public.resume_vectors for select to authenticated using (document_id IN ( SELECT r.document_id
   FROM resumes r
  WHERE (r.owner = ( SELECT auth.uid() AS uid))));
create policy "People read which of their documents are resumes" on public.resumes for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their rules of retention" on public.retention_rules for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their thresholds" on public.review_thresholds for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their reviews" on public.reviews for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read their own role" on public.roles for select to authenticated using (user_id = ( SELECT auth.uid() AS uid));
create policy "Everybody signed in reads the vocabulary" on public.skills for select to authenticated using true;
create policy "Owners read their stage results" on public.stage_results for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "People read whether their own address is written to" on public.suppressions for select to authenticated using (email = ( SELECT lower(p.email) AS lower
   FROM people p
  WHERE (p.id = ( SELECT auth.uid() AS uid))));
create policy "Owners read what their webhooks were told" on public.webhook_deliveries for select to authenticated using (owner = ( SELECT auth.uid() AS uid));
create policy "Owners read their webhooks" on public.webhooks for select to authenticated using (owner = ( SELECT auth.uid() AS uid));

-- grants

grant select on public.accesses to authenticated;
grant select on public.api_keys to authenticated;
grant select on public.applications to authenticated;
grant select on public.batches to authenticated;
grant select on public.categories to authenticated;
grant select on public.category_examples to authenticated;
grant select on public.category_verdicts to authenticated;
grant select on public.digests to authenticated;
grant select on public.documents to authenticated;
grant select on public.event_cursors to authenticated;
grant select on public.events to authenticated;
grant select on public.field_examples to authenticated;
grant select on public.fields to authenticated;
grant select on public.folders to authenticated;
grant select on public.indexings to authenticated;
grant select on public.jobs to authenticated;
grant select on public.mail_events to authenticated;
grant select on public.matches to authenticated;
grant select on public.notification_counts to authenticated;
grant select on public.notifications to authenticated;
grant select on public.outbox to authenticated;
grant select on public.pages to authenticated;
grant select on public.passage_vectors to authenticated;
grant select on public.passages to authenticated;
grant select on public.people to authenticated;
grant select on public.posting_skills to authenticated;
grant select on public.posting_vectors to authenticated;
grant select on public.postings to authenticated;
grant select on public.prices to authenticated;
grant select on public.queues to authenticated;
grant select on public.resume_lines to authenticated;
grant select on public.resume_skills to authenticated;
grant select on public.resume_vectors to authenticated;
grant select on public.resumes to authenticated;
grant select on public.retention_rules to authenticated;
grant select on public.review_thresholds to authenticated;
grant select on public.reviews to authenticated;
grant select on public.roles to authenticated;
grant select on public.skills to authenticated;
grant select on public.stage_results to authenticated;
grant select on public.suppressions to authenticated;
grant select on public.webhook_deliveries to authenticated;
grant select on public.webhooks to authenticated;

-- functions

CREATE OR REPLACE FUNCTION private.addressee(p_person people)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_build_object('email', (p_person).email, 'name', (p_person).name, 'time_zone', (p_person).time_zone)
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.adopt(p_job jobs, p_from jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_document uuid := (p_from ->> 'document_id')::uuid;
  v_generation int := (p_from ->> 'generation')::int;
begin
  insert into public.stage_results (document_id, generation, stage, owner, key, engine, result, ms, cost, at)
  select p_job.document_id, p_job.generation, r.stage, p_job.owner, r.key, r.engine, r.result, 0, 0, r.at
  from public.stage_results r
  where r.document_id = v_document and r.generation = v_generation and r.owner = p_job.owner and p_from -> 'stages' ? r.stage
  on conflict do nothing;
  if p_from -> 'stages' ? 'extract_text' then
    insert into public.pages (document_id, generation, number, owner, text, source, confidence, markdown, lines)
    select p_job.document_id, p_job.generation, p.number, p_job.owner, p.text, p.source, p.confidence, p.markdown, p.lines
    from public.pages p
    where p.document_id = v_document and p.generation = v_generation and p.owner = p_job.owner
    on conflict do nothing;
  end if;
  if (p_from ->> 'passages')::boolean then
    perform private.adopt_passages(p_job, p_from);
  end if;
  if p_from -> 'stages' ? 'extract_fields' then
    insert into public.fields (document_id, generation, name, owner, value, confidence, page, bbox, quote, engine, reason)
    select p_job.document_id, p_job.generation, f.name, p_job.owner, f.value, f.confidence, f.page, f.bbox, f.quote, f.engine, f.reason
    from public.fields f
    where f.document_id = v_document and f.generation = v_generation and f.owner = p_job.owner
    on conflict do nothing;
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.adopt_deployment_quotas(p_quotas jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_new private.deployment_quotas := jsonb_populate_record(null::private.deployment_quotas, p_quotas);
begin
  update private.deployment_quotas q
  set files_per_day = v_new.files_per_day, bytes_per_day = v_new.bytes_per_day, pages_per_day = v_new.pages_per_day
  where p_quotas is not null
    and (q.files_per_day, q.bytes_per_day, q.pages_per_day) is distinct from (v_new.files_per_day, v_new.bytes_per_day, v_new.pages_per_day);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.adopt_passages(p_job jobs, p_from jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into public.passages
  select p_job.document_id, p_job.generation, p.page, p.place, p_job.owner, p.heading, p.text, p.from_character, p.to_character, p.language, p.words
  from public.passages p
  where p.document_id = (p_from ->> 'document_id')::uuid and p.generation = (p_from ->> 'generation')::int and p.owner = p_job.owner
  on conflict do nothing;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.adopt_quotas(p_quotas jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_new private.quotas := jsonb_populate_record(null::private.quotas, p_quotas);
begin
  perform private.adopt_deployment_quotas(p_quotas -> 'deployment');
  update private.quotas q set files_per_day = v_new.files_per_day, bytes_stored = v_new.bytes_stored,
    pages_per_month = v_new.pages_per_month, mails_per_day = v_new.mails_per_day
  where q.person is null and p_quotas is not null
    and (q.files_per_day, q.bytes_stored, q.pages_per_month, q.mails_per_day)
      is distinct from (v_new.files_per_day, v_new.bytes_stored, v_new.pages_per_month, v_new.mails_per_day);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.allowance_of(p_person uuid)
 RETURNS private.allowance
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_quotas private.quotas := private.quotas_of(p_person);
  v_allowance private.allowance;
begin
  v_allowance.files_per_day := v_quotas.files_per_day;
  v_allowance.bytes_stored := v_quotas.bytes_stored;
  v_allowance.pages_per_month := v_quotas.pages_per_month;
  v_allowance.mails_per_day := v_quotas.mails_per_day;
  if v_quotas.files_per_day is not null then
    v_allowance.files_used := coalesce((
      select u.used from private.quota_use u where u.person = p_person and u.what = 'files' and u.day = private.today()), 0);
  end if;
  if v_quotas.bytes_stored is not null then
    -- What was deleted counts until it is erased: it is still there.
    v_allowance.bytes_used := (select coalesce(sum(d.size_in_bytes), 0) from public.documents d where d.owner = p_person);
  end if;
  if v_quotas.pages_per_month is not null then
    v_allowance.pages_used := coalesce((
      select sum(u.used) from private.quota_use u
      where u.person = p_person and u.what = 'pages' and u.day >= date_trunc('month', private.today()::timestamp)::date), 0);
  end if;
  return v_allowance;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.announced(p_owner uuid)
 RETURNS private.allowance
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_allowance private.allowance := private.allowance_of(p_owner);
begin
  if v_allowance.files_per_day is not null then
    v_allowance.files_used := v_allowance.files_used
      + (select count(*) from public.documents d where d.owner = p_owner and d.status = 'uploading');
  end if;
  return v_allowance;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.answer(p_outcome text, p_effects jsonb DEFAULT '[]'::jsonb, p_events jsonb DEFAULT '[]'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_emitted record := private.emit(p_events);
begin
  return jsonb_build_object('outcome', p_outcome, 'effects', p_effects || v_emitted.effects, 'events', v_emitted.events);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.api_key_event(p_type text, p_key api_keys)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_array(private.event(p_type, p_key.owner, null, null, null,
    jsonb_build_object('key_id', p_key.id, 'scopes', to_jsonb(p_key.scopes), 'expires_at', p_key.expires_at), 'user'));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.api_key_line(p_key api_keys)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_key.id, 'name', p_key.name, 'prefix', p_key.prefix, 'scopes', to_jsonb(p_key.scopes),
    'expires_at', p_key.expires_at, 'last_used_at', p_key.last_used_at, 'rotated_at', p_key.rotated_at,
    'revoked_at', p_key.revoked_at, 'created_at', p_key.created_at);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.application_event(p_application applications, p_actor uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_array(private.event('application_updated', p_application.owner, p_application.document_id, null, null, jsonb_build_object(
    'application_id', p_application.id, 'posting_id', p_application.posting_id, 'status', p_application.status),
    case p_actor when p_application.owner then 'user' else 'operator' end));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.application_line(p_application applications)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('id', p_application.id, 'applicant_id', p_application.owner, 'posting', private.posting_line(p),
      'document_id', p_application.document_id, 'status', p_application.status, 'note', p_application.note,
      'created_at', p_application.created_at, 'updated_at', p_application.updated_at)
    from public.postings p where p.id = p_application.posting_id
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.attempts(p_job jobs)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    with entry as (
      select e.type, e.at, e.data, lead(e.type) over (order by e.cursor) as next_type, lead(e.at) over (order by e.cursor) as next_at,
        lead(e.data) over (order by e.cursor) as next_data
      from public.events e
      where e.owner = p_job.owner and e.job_id = p_job.id and e.type in ('job_started', 'job_retrying', 'job_continued', 'document_processed')
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'fence', e.data -> 'fence', 'message_id', e.data -> 'message_id', 'retried', e.data -> 'retried', 'started_at', e.at, 'ended_at', e.next_at,
      'outcome', case
        when e.next_type is null then 'running'
        when e.next_type = 'job_started' or e.next_data ->> 'code' = 'lease_over' then 'lost'
        when e.next_type = 'job_retrying' then 'retrying'
        when e.next_type = 'job_continued' then 'continued'
        when e.next_data ->> 'status' = 'needs_review' then 'completed'
        else e.next_data ->> 'status' end,
      'code', e.next_data -> 'code', 'retry_after_ms', e.next_data -> 'retry_after_ms') order by (e.data ->> 'fence')::bigint desc), '[]')
    from entry e
    where e.type = 'job_started'
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.backoff_ms(p_retried integer)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return least(3600000, 1000 * power(4, least(greatest(coalesce(p_retried, 0), 0), 6)))::int;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.batch_full(p_batch batches, p_documents jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_entry jsonb;
  v_effects jsonb := '[]';
  v_full jsonb := (
    select private.deployment_full(count(*), coalesce(sum((x ->> 'size_in_bytes')::bigint), 0)::bigint)
    from jsonb_array_elements(p_documents) x where not x ? 'upload_id');
begin
  if v_full is null then
    return null;
  end if;
  -- As if it had never come, so that the very same request may be made again when there is room.
  delete from public.batches where id = p_batch.id;
  for v_entry in select x from jsonb_array_elements(p_documents) x where not x ? 'upload_id' loop
    v_effects := v_effects || private.owe(p_batch.owner, 'delete_objects', format('objects:%s', v_entry ->> 'id'),
      jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_batch.owner, v_entry ->> 'id'))));
  end loop;
  return private.answer('deployment_full', v_effects) || v_full;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.becomes_resume(p_owner uuid, p_document uuid, p_changes jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (
    select from public.documents d
    where d.id = p_document and d.owner = p_owner and d.deleted_at is null and d.result_generation is not null
      and coalesce(case when p_changes ? 'is_resume' then (p_changes ->> 'is_resume')::boolean else d.is_resume end,
        coalesce(p_changes ->> 'category', d.category) = 'resume', false)
      and not exists (select from public.resumes r where r.document_id = d.id));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.budget_report()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with today as (
    select b.daily_micro_usd, (private.now() at time zone 'utc')::date as day,
      case when b.day = (private.now() at time zone 'utc')::date then b.spent_micro_usd else 0 end as spent_micro_usd
    from private.budget b
  )
  select jsonb_build_object('day', t.day, 'daily_usd', t.daily_micro_usd / 1e6, 'spent_usd', t.spent_micro_usd / 1e6,
    -- Since the job that spent the last of it, unless the bound itself came later.
    'held_since', case when t.spent_micro_usd >= t.daily_micro_usd then greatest(
      (select coalesce(min(s.finished_at), t.day::timestamp at time zone 'utc')
       from (
         select j.finished_at, sum(j.cost) over (order by j.finished_at) as spent
         from public.jobs j
         where j.finished_at >= t.day::timestamp at time zone 'utc' and j.finished_at <= private.now() and j.cost > 0) s
       where s.spent >= t.daily_micro_usd),
      (select max(e.at) from public.events e where e.type = 'budget_set')) end)
  from today t
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.call_effect(p_delivery webhook_deliveries, p_failing_since timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  -- Within ten minutes the same name, so that the broker takes it once. Whoever fails gets one call at a time: its patience is ours.
  return jsonb_build_object('id', p_delivery.id, 'kind', 'call_webhook', 'owner', p_delivery.owner,
    'dedupe_key', format('webhook:%s:%s:%s', p_delivery.id, p_delivery.attempts, floor(extract(epoch from p_delivery.next_try_at) / 600)),
    'payload', jsonb_build_object(
      'trace_id', (select private.trace_id(j) from public.jobs j where j.id = (p_delivery.payload #>> '{data,job_id}')::uuid),
      'delivery_id', p_delivery.id, 'webhook_id', p_delivery.webhook_id,
      'parallelism', case when p_failing_since is null then 4 else 1 end));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.cancel(p_job jobs, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  select m.events, m.effects into events, effects from private.move(p_job, 'canceled', 'canceled', events, effects) m;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.changed_since(p_document documents, p_words jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_agg(jsonb_build_object('name', w.word ->> 'name', 'value', w.shown) order by w.place)
    from (
      select t.word, t.place, coalesce(s.value, 'null') as shown,
        case t.word ->> 'action' when 'correct' then t.word -> 'value' when 'reject' then 'null' else f.value end as becomes
      from jsonb_array_elements(p_words) with ordinality as t (word, place)
      left join private.shown_fields(p_document.id, p_document.result_generation, p_document.category) s on s.name = t.word ->> 'name'
      left join public.fields f on f.document_id = p_document.id and f.generation = p_document.result_generation and f.name = t.word ->> 'name'
      where t.word ? 'seen') w
    -- Whoever said the very same, or says it again because no answer came, is not contradicted.
    where w.word -> 'seen' is distinct from w.shown and w.becomes is distinct from w.shown);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.charged(p_job jobs, p_results jsonb)
 RETURNS jobs
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  p_job.cost := p_job.cost + coalesce((p_results ->> 'cost')::bigint, 0);
  p_job.usage := (
    select coalesce(jsonb_object_agg(u.name, u.count), '{}')
    from (
      select name, sum(count::bigint) as count
      from (select * from jsonb_each_text(p_job.usage) union all select * from jsonb_each_text(coalesce(p_results -> 'usage', '{}'))) t (name, count)
      group by name) u);
  return p_job;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.chosen(p_owner uuid, p_selection jsonb, p_with_deleted boolean DEFAULT false)
 RETURNS SETOF documents
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return query
  select d.*
  from public.documents d
  left join public.jobs j on j.document_id = d.id and j.generation = d.generation
  where d.owner = p_owner
    and (v_ids is null or d.id = any (v_ids))
    and (p_with_deleted or d.deleted_at is null)
    and private.fits(d, j, coalesce(p_selection -> 'filter', '{}'))
  order by d.created_at desc, d.id desc;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.claimed_delivery(p_row webhook_deliveries, p_webhook webhooks)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('delivery', jsonb_build_object('id', p_row.id, 'attempt', p_row.attempts, 'message_id', p_row.message_id,
    'url', p_webhook.url, 'payload', p_row.payload,
    'secrets', (
      select to_jsonb(array_remove(array[s.secret, case when p_webhook.previous_secret_until > private.now() then s.previous end], null))
      from private.webhook_secrets s where s.webhook_id = p_webhook.id)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.copy_passage_vectors(p_document uuid, p_generation integer, p_from indexings)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_count int;
begin
  insert into public.passage_vectors (document_id, generation, page, place, owner, model, signs, embedding)
  select p.document_id, p.generation, p.page, p.place, p.owner, v.model, v.signs, v.embedding
  from public.passages p
  join public.passages o on o.document_id = p_from.document_id and o.generation = p_from.generation and o.page = p.page and o.place = p.place
    and o.text = p.text and o.heading is not distinct from p.heading
  join public.passage_vectors v on v.document_id = o.document_id and v.generation = o.generation and v.page = o.page and v.place = o.place
    and v.model = p_from.model
  where p.document_id = p_document and p.generation = p_generation
  on conflict do nothing;
  get diagnostics v_count = row_count;
  -- A text that changed has its vectors up to there; the rest is embedded when its turn comes.
  update public.indexings i set vectors = v_count, model = p_from.model, page = p_from.page, place = p_from.place,
    vector_model = case when v_count = i.passages then p_from.vector_model end
  where i.document_id = p_document;
  if v_count < (select i.passages from public.indexings i where i.document_id = p_document) then
    select p.page, p.place into p_from.page, p_from.place
    from public.passages p
    where p.document_id = p_document and p.generation = p_generation and not exists (
      select from public.passage_vectors v
      where v.document_id = p.document_id and v.generation = p.generation and v.page = p.page and v.place = p.place)
    order by p.page, p.place limit 1;
    update public.indexings i set page = p_from.page, place = p_from.place - 1 where i.document_id = p_document;
  end if;
  return v_count;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.count_deployment_use(p_files bigint, p_bytes bigint, p_pages bigint DEFAULT 0)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into private.deployment_use as u (what, day, used)
  select t.what, private.today(), t.taken
  from private.deployment_quotas q
  cross join lateral (values ('bytes', p_bytes, q.bytes_per_day), ('files', p_files, q.files_per_day), ('pages', p_pages, q.pages_per_day))
    as t (what, taken, most)
  where t.taken > 0 and t.most is not null
  order by t.what
  on conflict (what, day) do update set used = u.used + excluded.used;
  delete from private.deployment_use u where u.day < private.today() - 62;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.count_examples(p_owner uuid, p_category text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- Locked before it is counted: whoever waited here counts what the other one has added.
  perform from public.categories where owner = p_owner and slug = p_category for no key update;
  with example as (
    select x.terms from public.category_examples x
    join public.documents d on d.id = x.document_id and d.deleted_at is null
    where x.owner = p_owner and x.category = p_category
    order by x.at desc, x.document_id limit 12
  ),
  counted as (
    select t.pair ->> 0 as term, count(*) as examples, avg((t.pair ->> 1)::real) as elsewhere, min(t.place) as place
    from example, jsonb_array_elements(example.terms) with ordinality as t (pair, place)
    group by 1 order by count(*) desc, min(t.place), 1 limit 80
  )
  update public.categories set
    examples = (select count(*) from example),
    terms = (
      select coalesce(jsonb_agg(jsonb_build_object('term', n.term, 'examples', n.examples, 'elsewhere', round(n.elsewhere::numeric, 3))
        order by n.examples desc, n.place, n.term), '[]') from counted n)
  where owner = p_owner and slug = p_category;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.count_pages(p_job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_of_person boolean := (private.quotas_of(p_job.owner)).pages_per_month is not null;
  v_of_all boolean := exists (select from private.deployment_quotas q where q.pages_per_day is not null);
  v_pages bigint;
begin
  -- What an earlier generation had read was counted then.
  if (v_of_person or v_of_all) and exists (
    select from public.stage_results r
    where r.document_id = p_job.document_id and r.generation = p_job.generation and r.stage = 'extract_text' and r.at >= p_job.created_at) then
    v_pages := (select count(*) from public.pages p where p.document_id = p_job.document_id and p.generation = p_job.generation);
    if v_of_person then
      perform private.count_use(p_job.owner, 'pages', v_pages);
    end if;
    perform private.count_deployment_use(0, 0, v_pages);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.count_spending()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_today date := (private.now() at time zone 'utc')::date;
begin
  -- The whole day each time: a commit that took long bears the time at which it began, and would be missed by a mark.
  update private.budget set
    day = v_today,
    spent_micro_usd = coalesce((
      select sum(j.cost) from public.jobs j where j.finished_at >= v_today::timestamp at time zone 'utc' and j.cost > 0), 0);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.count_use(p_person uuid, p_what text, p_count bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into private.quota_use (person, what, day, used) values (p_person, p_what, private.today(), p_count)
  on conflict (person, what, day) do update set used = private.quota_use.used + excluded.used;
  delete from private.quota_use where person = p_person and what = p_what and day < private.today() - 62;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.dearest_documents(p_from date, p_to date)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('document_id', d.document_id, 'jobs', d.jobs, 'micro_usd', d.cost,
    'ocr_pages', d.ocr_pages, 'model_tokens', d.tokens) order by d.cost desc, d.document_id), '[]')
  from (
    select j.document_id, count(*) as jobs, sum(j.cost) as cost, coalesce(sum((j.usage ->> 'ocr_pages')::bigint), 0) as ocr_pages,
      coalesce(sum(coalesce((j.usage ->> 'model_tokens_in')::bigint, 0) + coalesce((j.usage ->> 'model_tokens_out')::bigint, 0)), 0) as tokens
    from public.jobs j
    where j.cost > 0 and j.finished_at >= p_from::timestamp at time zone 'utc' and j.finished_at < (p_to + 1)::timestamp at time zone 'utc'
    group by j.document_id
    order by cost desc, j.document_id
    limit 100) d
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.default_threshold(p_category text)
 RETURNS real
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return 0.6::real;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.delete_for(p_owner uuid, p_documents uuid[], p_permanent boolean, p_actor text, OUT events jsonb, OUT effects jsonb, OUT deleted integer)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_document public.documents;
  v_deleted public.documents[] := '{}';
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  for v_job in
    select * from private.open_jobs(p_owner, array(select j.id from public.jobs j where j.owner = p_owner and j.document_id = any (p_documents)))
  loop
    -- Hidden before its job is canceled, so that a mail which this very cancel owes does not speak of it.
    update public.documents set deleted_at = coalesce(deleted_at, private.now()), content_key = null where id = v_job.document_id;
    select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
    v_queues := v_queues || v_job.queue;
  end loop;
  v_effects := v_effects || private.next_runs_of(p_owner, v_queues);
  for v_document in
    update public.documents set deleted_at = coalesce(deleted_at, private.now()), content_key = null
    where owner = p_owner and id = any (p_documents)
    returning *
  loop
    v_deleted := v_deleted || v_document;
    v_events := v_events || private.event('document_deleted', p_owner, v_document.id, null, v_document.batch_id, jsonb_build_object('permanent', p_permanent), p_actor);
  end loop;
  if p_permanent then
    v_effects := v_effects || private.erase(v_deleted);
  end if;
  events := v_events;
  effects := v_effects;
  deleted := cardinality(v_deleted);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.delivery_entry(p_row webhook_deliveries)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_row.id, 'webhook_id', p_row.webhook_id, 'message_id', p_row.message_id, 'type', p_row.type,
    'status', p_row.status, 'attempts', p_row.attempts, 'http_status', p_row.http_status, 'error', p_row.error, 'response', p_row.response,
    'ms', p_row.ms, 'next_try_at', case p_row.status when 'owed' then p_row.next_try_at end, 'created_at', p_row.created_at,
    'delivered_at', case p_row.status when 'delivered' then p_row.finished_at end, 'replay_of', p_row.replay_of, 'payload', p_row.payload);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.deployment_full(p_files bigint, p_bytes bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_quotas private.deployment_quotas := (select q from private.deployment_quotas q);
  v_full jsonb;
begin
  if p_files = 0 or (v_quotas.files_per_day is null and v_quotas.bytes_per_day is null) then
    return null;
  end if;
  -- One upload after the other until the commit of each, or two would take the last place.
  perform pg_advisory_xact_lock(2, 3);
  v_full := case
    when private.deployment_used('files') + p_files > v_quotas.files_per_day then
      jsonb_build_object('name', 'deployment_files_per_day', 'limit', v_quotas.files_per_day)
    when private.deployment_used('bytes') + p_bytes > v_quotas.bytes_per_day then
      jsonb_build_object('name', 'deployment_bytes_per_day', 'limit', v_quotas.bytes_per_day)
  end;
  return v_full || jsonb_build_object('resets_in_s', ceil(extract(epoch from private.next_quota() - private.now())));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.deployment_has_read_enough()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (
    select from private.deployment_quotas q
    where q.pages_per_day is not null and private.deployment_used('pages') >= q.pages_per_day);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.deployment_quotas_report()
 RETURNS TABLE(quota text, used bigint, most bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  select t.quota, private.deployment_used(t.what), t.most
  from private.deployment_quotas q
  cross join lateral (values ('files_per_day', 'files', q.files_per_day), ('bytes_per_day', 'bytes', q.bytes_per_day), ('pages_per_day', 'pages', q.pages_per_day))
    as t (quota, what, most)
  where t.most is not null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.deployment_used(p_what text)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce((select u.used from private.deployment_use u where u.what = p_what and u.day = private.today()), 0);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.digest_contents(p_windows private.digest_window[])
 RETURNS SETOF private.digest_content
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
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
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.digests_are_due()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (select from public.people p where p.digest_at <= private.now() and private.is_digest_hour(p));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.disable_webhook(p_webhook uuid, p_reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update public.webhooks set disabled_reason = p_reason where id = p_webhook and disabled_reason is null;
  perform from public.webhook_deliveries where webhook_id = p_webhook and status = 'owed' order by id for update;
  -- One by one they are no news: that nothing is delivered any more is what the owner hears.
  update public.webhook_deliveries set status = 'failed', next_try_at = null, finished_at = private.now(),
    error = coalesce(error, private.webhook_error('webhook_disabled', 'The webhook was disabled before this was delivered.'))
  where webhook_id = p_webhook and status = 'owed';
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.document_line(p_document documents, p_job jobs)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_document.id, 'job_id', p_job.id, 'batch_id', p_document.batch_id, 'folder_id', p_document.folder_id,
    'filename', p_document.filename, 'media_type', p_document.media_type, 'size_in_bytes', p_document.size_in_bytes,
    'status', private.shown_status(p_document, p_job), 'stage', p_document.stage, 'progress', p_document.progress,
    'category', p_document.category, 'category_confidence', p_document.category_confidence,
    'lowest_confidence', p_document.lowest_confidence, 'to_review', p_document.to_review, 'page_count', p_document.page_count,
    'error', p_document.error, 'created_at', p_document.created_at, 'started_at', p_document.started_at, 'completed_at', p_document.completed_at);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.documents_in(p_payload jsonb)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select x ->> 'id' from jsonb_array_elements(p_payload -> 'documents') x
  union select x ->> 'document_id' from jsonb_array_elements(case jsonb_typeof(p_payload #> '{content,matches}') when 'array'
    then p_payload #> '{content,matches}' else p_payload #> '{content,matches,data}' end) x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,completed,data}') x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,failed,data}') x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,waiting_for_review,data}') x
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.doubts(p_document uuid, p_generation integer, p_category text, p_confidence real)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_threshold real := private.review_threshold((select d.owner from public.documents d where d.id = p_document), p_category);
  v_lowest real;
  v_unsure int;
begin
  select min(f.confidence), count(*) filter (where f.confidence < v_threshold) into v_lowest, v_unsure
  from private.shown_fields(p_document, p_generation, p_category) f
  where f.review is null;
  return jsonb_build_object('lowest_confidence', least(v_lowest, p_confidence), 'to_review', v_unsure,
    'status', case when v_unsure > 0 or p_confidence < v_threshold then 'needs_review' else 'completed' end);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.due_window(p_person people, p_cursor bigint, p_number bigint)
 RETURNS private.digest_window
 LANGUAGE sql
 STABLE
AS $function$
  select row((p_person).id, (private.now() at time zone (p_person).time_zone)::date, (p_person).digest_frequency,
    (p_person).digest_cursor, greatest((p_person).digest_cursor, p_cursor),
    (p_person).digest_number, greatest((p_person).digest_number, p_number))::private.digest_window
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.earlier_results(p_job jobs, p_document documents)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_document uuid;
  v_generation int;
begin
  select r.document_id, r.generation into v_document, v_generation
  from public.stage_results r
  where r.document_id = p_document.id and r.generation < p_job.generation and r.stage = 'extract_text'
  order by r.generation desc limit 1;
  if not found then
    select o.id, o.result_generation into v_document, v_generation
    from public.documents o
    where o.owner = p_document.owner and o.content_key = p_document.sha256 and o.id <> p_document.id and o.result_generation is not null;
  end if;
  if v_document is null then
    return null;
  end if;
  return jsonb_build_object('document_id', v_document, 'generation', v_generation,
    'results', (
      select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'key', r.key, 'engine', r.engine, 'result', r.result)), '[]')
      from public.stage_results r where r.document_id = v_document and r.generation = v_generation),
    'cutter', private.passage_cutter(v_document, v_generation),
    'pages', private.outer_pages(v_document, v_generation));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.effect(p_row outbox)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_row.id, 'kind', p_row.kind, 'dedupe_key', p_row.dedupe_key, 'owner', p_row.owner, 'payload', p_row.payload,
    'is_second_try', p_row.second_try_at is not null);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.effect_backoff(p_tries integer)
 RETURNS interval
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return (array['1 minute', '5 minutes', '30 minutes', '2 hours', '12 hours'])[least(p_tries, 5)]::interval;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.embed_lease(p_tries integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  -- A text that is refused comes back ever later, up to once an hour.
  return private.now() + least(2 * power(2, least(p_tries, 10)), 60) * interval '1 minute';
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.emit(p_events jsonb, OUT events jsonb, OUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_listens boolean;
begin
  events := '[]';
  effects := '[]';
  if p_events = '[]' then
    return;
  end if;
  with entry as (
    select x.place, (x.event ->> 'owner')::uuid as owner, x.event ->> 'type' as type, (x.event ->> 'document_id')::uuid as document_id,
      (x.event ->> 'job_id')::uuid as job_id, (x.event ->> 'batch_id')::uuid as batch_id, x.event -> 'data' as data, x.event ->> 'actor' as actor,
      row_number() over (partition by x.event ->> 'owner' order by x.place) as step,
      count(*) over (partition by x.event ->> 'owner') as steps
    from jsonb_array_elements(p_events) with ordinality as x (event, place)
  ),
  advanced as (
    insert into public.event_cursors as c (owner, cursor)
    select owner, count(*) from entry group by owner order by owner
    on conflict (owner) do update set cursor = c.cursor + excluded.cursor
    returning c.owner, c.cursor
  ),
  written as (
    insert into public.events (owner, cursor, type, document_id, job_id, batch_id, actor, data, at)
    select e.owner, a.cursor - e.steps + e.step,
      e.type, e.document_id, e.job_id, e.batch_id, e.actor, e.data, private.now()
    from entry e
    join advanced a on a.owner = e.owner
    returning owner, cursor, type, document_id, job_id, batch_id, data, at
  )
  select coalesce(jsonb_agg(to_jsonb(written) order by owner, cursor), '[]'),
    exists (select from advanced a join public.webhooks w on w.owner = a.owner and w.enabled)
  into events, v_listens from written;
  if v_listens then
    effects := private.owe_deliveries(events);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.end_delivery(p_row webhook_deliveries, p_status text, p_data jsonb DEFAULT '{}'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update public.webhook_deliveries set status = p_status, next_try_at = null, finished_at = private.now(), error = p_row.error,
    http_status = p_row.http_status, response = p_row.response, ms = p_row.ms
  where id = p_row.id;
  return jsonb_build_array(private.event('webhook_' || p_status, p_row.owner, p_row.document_id, null, null, jsonb_strip_nulls(jsonb_build_object(
    'webhook_id', p_row.webhook_id, 'delivery_id', p_row.id, 'type', p_row.type, 'attempts', p_row.attempts,
    'http_status', p_row.http_status, 'code', p_row.error ->> 'code') || p_data)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.enqueue(p_document documents, p_batch batches, p_entry jsonb, p_settings jsonb, INOUT events jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job uuid := (p_entry ->> 'job_id')::uuid;
begin
  insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, settings, status, trace_id, run_at)
  values (v_job, p_document.id, p_document.generation, p_document.owner, p_batch.id,
    p_settings ->> 'queue', array(select jsonb_array_elements_text(p_settings -> 'stages')), coalesce(p_settings -> 'settings', '{}'), 'queued',
    coalesce((p_settings ->> 'trace_id')::uuid, gen_random_uuid()),
    greatest(private.now(), coalesce((p_settings ->> 'run_at')::timestamptz,
      private.now() + coalesce((p_settings ->> 'delay_ms')::bigint, 0) * interval '1 millisecond')));
  events := events || private.event('document_uploaded', p_document.owner, p_document.id, v_job, p_batch.id,
    jsonb_build_object('size_in_bytes', p_document.size_in_bytes), 'user');
  events := events || private.event('job_queued', p_document.owner, p_document.id, v_job, p_batch.id,
    jsonb_build_object('queue', p_settings ->> 'queue', 'generation', p_document.generation));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.erase(p_documents documents[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_ids uuid[] := array(select d.id from unnest(p_documents) d);
  v_batches uuid[] := array(
    select b.id from public.batches b
    where b.owner in (select d.owner from unnest(p_documents) d)
      and exists (select from jsonb_array_elements(b.answer -> 'documents') x where (x ->> 'id')::uuid = any (v_ids))
    order by b.id for no key update);
  v_mails uuid[] := array(
    select o.id from public.outbox o
    where o.batch_id in (select j.batch_id from public.jobs j where j.document_id = any (v_ids)) and o.kind = 'send_mail' and o.payload ? 'documents'
    order by o.id for no key update);
  v_document public.documents;
  v_effects jsonb := '[]';
begin
  update public.batches set answer = jsonb_set(answer, '{documents}', private.without(answer -> 'documents', v_ids)) where id = any (v_batches);
  update public.outbox set payload = jsonb_set(payload, '{documents}', private.without(payload -> 'documents', v_ids)) where id = any (v_mails);
  delete from public.documents where id = any (v_ids);
  foreach v_document in array p_documents loop
    v_effects := v_effects || private.owe(v_document.owner, 'delete_objects', format('objects:%s', v_document.id),
      jsonb_build_object('keys', jsonb_build_array(format('%s/%s', v_document.owner, v_document.id))));
  end loop;
  return v_effects;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.erase_rows(p_owner uuid, p_limit integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_documents uuid[];
  v_seen int;
begin
  -- Until the commit nothing is added, started anew or settled: what is not among these documents now never will be.
  perform private.lock_contents(p_owner);
  v_documents := array(select d.id from public.documents d where d.owner = p_owner order by d.id limit p_limit);
  perform from public.jobs j where j.document_id = any (v_documents) order by j.id for update;
  delete from public.documents where id = any (v_documents);
  if cardinality(v_documents) = p_limit then
    return false;
  end if;
  with page as (
    delete from public.events e where e.owner = p_owner and e.cursor in (
      select x.cursor from public.events x where x.owner = p_owner order by x.cursor limit 100 * p_limit)
    returning e.cursor
  )
  select count(*) into v_seen from page;
  if v_seen = 100 * p_limit then
    return false;
  end if;
  -- In the order in which everybody locks them: the person would take them along in another.
  delete from public.batches where owner = p_owner;
  delete from public.outbox where owner = p_owner;
  -- Whether an address may be written to is learned anew should its holder ever come back.
  delete from public.suppressions where email in (select lower(p.email) from public.people p where p.id = p_owner);
  update public.events set data = data - 'person'
  where type in ('address_suppressed', 'address_released') and data ->> 'person' = p_owner::text;
  delete from public.people where id = p_owner;
  return true;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.estimate(p_count integer, p_rate_per_minute integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object(
      'estimated_seconds', ceil(greatest(p_count * 62.0 / nullif(p_rate_per_minute, 0),
        p_count * coalesce(percentile_cont(0.5) within group (order by extract(epoch from r.finished_at - r.started_at)), 1)::numeric / (select sum(q.parallelism) from public.queues q))),
      'estimated_cost_micro_usd', ceil(p_count * coalesce(avg(r.cost), 0)))
    from (
      select j.started_at, j.finished_at, j.cost from public.jobs j
      where j.status = 'completed' and j.finished_at > private.now() - interval '7 days'
      order by j.finished_at desc limit 200) r
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.event(p_type text, p_owner uuid, p_document uuid, p_job uuid, p_batch uuid, p_data jsonb DEFAULT '{}'::jsonb, p_actor text DEFAULT 'system'::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('type', p_type, 'owner', p_owner, 'document_id', p_document, 'job_id', p_job,
    'batch_id', p_batch, 'data', p_data, 'actor', p_actor);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.event_entry(p_event events)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('cursor', p_event.cursor, 'type', p_event.type, 'at', p_event.at, 'document_id', p_event.document_id,
    'job_id', p_event.job_id, 'batch_id', p_event.batch_id, 'actor', p_event.actor, 'data', p_event.data);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.example_hidden()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform private.count_examples(e.owner, e.category) from public.category_examples e where e.document_id = new.id;
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.examples_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op <> 'INSERT' then
    perform private.count_examples(old.owner, old.category);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.category <> old.category) then
    perform private.count_examples(new.owner, new.category);
  end if;
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.exhausted(p_job jobs)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_strip_nulls(jsonb_build_object('code', 'attempts_exhausted', 'stage', coalesce(p_job.error ->> 'stage', p_job.stage), 'engine', p_job.error ->> 'engine',
    'detail', 'It was tried ' || p_job.tries || ' times and did not work'
      || coalesce('; the last time: ' || rtrim(p_job.error ->> 'detail', '.'), '; each time the run ended without a word') || '.',
    'cause', p_job.error ->> 'code'));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.export_key(p_table text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case p_table
    when 'people' then 'id' when 'roles' then 'user_id' when 'events' then 'cursor' when 'categories' then 'slug' when 'review_thresholds' then 'category'
    when 'digests' then 'local_date' when 'category_verdicts' then 'document_id' when 'category_examples' then 'document_id'
    when 'field_examples' then 'document_id' when 'resumes' then 'document_id'
    else case when p_table in ('folders', 'batches', 'matches', 'applications', 'notifications', 'outbox', 'api_keys', 'webhooks', 'webhook_deliveries', 'retention_rules', 'accesses')
      then 'id' end end;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.fail(p_job jobs, p_error jsonb, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  p_job.error := p_error;
  p_job.stage := coalesce(p_error ->> 'stage', p_job.stage);
  select m.events, m.effects into events, effects from private.move(p_job, 'failed', 'failed', events, effects) m;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.fenced(p_job uuid, p_fence bigint)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where id = p_job and fence = p_fence and status = 'processing' for update;
  return v_job;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.few_open(p_documents uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return array(
    select t.id from (
      select c.id, c.place, count(*) filter (where d.status in ('queued', 'processing')) over (order by c.place) as open
      from unnest(p_documents) with ordinality as c (id, place)
      join public.documents d on d.id = c.id) t
    where t.open <= 200
    order by t.place);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.field_examples_of(p_owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(e.fingerprint || jsonb_build_object('category', e.category, 'fields', e.fields) order by e.at desc, e.document_id), '[]')
    from (
      select n.*, dense_rank() over (order by n.newest desc, n.key) as sender
      from (
        select x.document_id, x.key, x.category, x.fingerprint, x.fields, x.at, max(x.at) over (partition by x.key) as newest,
          row_number() over (partition by x.key order by x.at desc, x.document_id) as place
        from (
          select o.* from public.field_examples o
          join public.documents d on d.id = o.document_id and d.deleted_at is null
          where o.owner = p_owner order by o.at desc limit 300) x) n
      where n.place <= 3) e
    where e.sender <= 30);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.find_skills(p_document uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.fits(p_document documents, p_job jobs, p_filter jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select (p_filter ->> 'category' is null or (p_document).category = p_filter ->> 'category')
    and (p_filter ->> 'folder_id' is null or (p_document).folder_id = (p_filter ->> 'folder_id')::uuid)
    and (p_filter ->> 'batch_id' is null or (p_filter ->> 'batch_id')::uuid in ((p_document).batch_id, (p_job).batch_id))
    and (p_filter ->> 'q' is null or position(lower(p_filter ->> 'q') in lower((p_document).filename)) > 0)
    and (p_filter ->> 'status' is null or p_filter ->> 'status'
      = case (p_document).status when 'queued' then private.shown_status(p_document, p_job) else (p_document).status end)
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.fold(p_text text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_text text := p_text;
begin
  -- Signs of other scripts than ASCII, and marks upon letters, cost more to look for: most pages have none.
  if octet_length(v_text) > length(v_text) then
    v_text := replace(replace(v_text, 'ß', 'ss'), 'ẞ', 'ss');
    v_text := regexp_replace(normalize(v_text, NFKD), '[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]+', '', 'g');
    v_text := regexp_replace(v_text, '[\u0080-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ue000-\uf8ff\ufe10-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff]+', ' ', 'g');
  end if;
  return regexp_replace(lower(v_text), '[\u0001-/:-@[-`{-~]', ' ', 'g');
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform from public.webhook_deliveries v where v.document_id in (select g.id from gone g) order by v.id for update;
  update public.webhook_deliveries v set payload = v.payload #- '{data,filename}', response = null
  where v.document_id in (select g.id from gone g);
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_generations(p_document uuid, p_before integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.pages where document_id = p_document and generation < p_before;
  delete from public.passages where document_id = p_document and generation < p_before;
  delete from public.fields where document_id = p_document and generation < p_before;
  delete from public.stage_results where document_id = p_document and generation < p_before;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_in_mails()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_gone text[] := array(select g.id::text from gone g);
begin
  update public.outbox o set payload = private.without_documents(o.payload, v_gone)
  where o.owner in (select g.owner from gone g) and o.status in ('owed', 'sending') and o.kind = 'send_mail' and o.payload ? 'content'
    and exists (select from private.documents_in(o.payload) x where x = any (v_gone));
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_resume(p_document uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.resumes where document_id = p_document;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_sign_ins(p_owner uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from auth.audit_log_entries where payload ->> 'actor_id' = p_owner::text or payload #>> '{traits,user_id}' = p_owner::text;
  delete from auth.flow_state where user_id = p_owner;
exception when insufficient_privilege or undefined_table then
  null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.forget_told_matches()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- What is left to say is looked up anew; a mail with nothing left is not sent.
  update public.outbox o set payload = private.told_anew(o.owner, o.payload)
  where o.owner = old.owner and o.kind = 'send_mail' and o.status in ('owed', 'sending') and o.payload ->> 'template' = 'matches';
  delete from public.outbox o
  where o.owner = old.owner and o.kind = 'send_mail' and o.status = 'owed' and o.payload ->> 'template' = 'matches'
    and o.payload #> '{content,matches}' = '[]';
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.fused_pages(p_query jsonb, p_filter jsonb)
 RETURNS TABLE(document_id uuid, generation integer, page integer, place integer, score real, found_by text[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_words text[] := array(select jsonb_array_elements_text(p_query -> 'words'));
  v_by_words boolean := p_query ->> 'mode' in ('hybrid', 'keyword');
  v_by_meaning boolean := p_query ->> 'mode' in ('hybrid', 'semantic') and p_query ->> 'vector' is not null;
begin
  return query
  with whole as (
    select m.document_id, m.generation, m.number as page, m.score,
      row_number() over (order by m.score desc, m.document_id desc, m.number) as rank
    from private.matching_pages(p_query -> 'terms', p_filter) m
    where v_by_words order by m.score desc, m.document_id desc, m.number limit 100
  ),
  partly as (
    select w.* from private.worded_passages(v_words, p_filter, 100) w where v_by_words
    order by w.score desc, w.document_id desc, w.page limit 100
  ),
  worded as (
    -- Pages that have all the words come before those that have some.
    select coalesce(a.document_id, s.document_id) as document_id, coalesce(a.generation, s.generation) as generation, coalesce(a.page, s.page) as page, s.place,
      a.rank as whole_rank,
      row_number() over (order by a.score is null, a.score desc, s.score desc nulls last, coalesce(a.document_id, s.document_id) desc, coalesce(a.page, s.page)) as rank
    from whole a
    full join partly s on s.document_id = a.document_id and s.generation = a.generation and s.page = a.page
  ),
  near as (
    select distinct on (n.document_id, n.generation, n.page) n.*
    from private.near_passages(case when v_by_meaning then p_query end, p_filter) n
    order by n.document_id, n.generation, n.page, n.likeness desc
  ),
  meant as (
    select n.*, row_number() over (order by n.likeness desc, n.document_id desc, n.page) as rank from near n
  )
  select coalesce(w.document_id, m.document_id), coalesce(w.generation, m.generation), coalesce(w.page, m.page),
    coalesce(case when w.rank <= m.rank then w.place end, m.place, w.place),
    -- Reciprocal rank fusion of what has all words, some words and the meaning, as a share of what a page has that is first in each.
    ((coalesce(1 / (60.0 + w.whole_rank), 0) + coalesce(1 / (60.0 + w.rank), 0) + coalesce(1 / (60.0 + m.rank), 0)) * 61
      / (2 * v_by_words::int + v_by_meaning::int))::real,
    array_remove(array[case when w.rank is not null then 'keyword' end, case when m.rank is not null then 'semantic' end], null)
  from worded w
  full join meant m on m.document_id = w.document_id and m.generation = w.generation and m.page = w.page;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.give_up_silent(p_limit integer, p_deaf boolean, INOUT events jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_events jsonb;
begin
  with silent as (
    select id from public.outbox
    where status = 'sending' and lease_until < private.now() - interval '14 minutes' and (p_deaf or second_try_at is not null)
    order by lease_until limit p_limit for update skip locked
  ),
  given_up as (
    update public.outbox o set status = 'unknown', payload = private.without_content(o.payload), lease_until = null, finished_at = private.now()
    from silent s where o.id = s.id
    returning o.id, o.owner, o.document_id, o.batch_id
  )
  select coalesce(jsonb_agg(private.event('mail_unknown', g.owner, g.document_id, null, g.batch_id, jsonb_build_object('effect_id', g.id)) order by g.id), '[]')
  into v_events from given_up g;
  events := events || v_events;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.has_role(p_user uuid, p_role text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (select from public.roles r where r.user_id = p_user and r.role in (p_role, 'operator'));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.held_by(p_queue text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return case
    when exists (select from public.queues q where q.name = p_queue and q.paused_at is not null) then 'queue_paused'
    when exists (
      select from private.budget b
      where b.spent_micro_usd >= b.daily_micro_usd and b.day = (private.now() at time zone 'utc')::date) then 'budget'
    when private.deployment_has_read_enough() then 'deployment_quota'
  end;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.history_step(p_minutes integer)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select min(s) from unnest(array[10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200]) s where p_minutes * 60 <= s * 120
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.hook_is_deaf()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return not coalesce((
    select exists (select from public.mail_events e where e.effect_id = o.id)
    from public.outbox o
    where o.kind = 'send_mail' and o.status = 'done' and o.finished_at <= private.now() - interval '15 minutes'
    order by o.finished_at desc limit 1), false);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.index_document(p_job jobs, p_index jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_passages int := (select count(*) from public.passages p where p.document_id = p_job.document_id and p.generation = p_job.generation);
  v_index public.indexings;
  v_earlier jsonb := p_index -> 'earlier';
begin
  if v_passages = 0 or p_index is null then
    delete from public.indexings where document_id = p_job.document_id;
    return 0;
  end if;
  select * into v_index from public.indexings i
  where i.document_id = coalesce((v_earlier ->> 'document_id')::uuid, p_job.document_id) and i.owner = p_job.owner and i.vectors > 0;
  insert into public.indexings as i (document_id, owner, generation, cutter, passages)
  values (p_job.document_id, p_job.owner, p_job.generation, p_index ->> 'cutter', v_passages)
  on conflict (document_id) do update set generation = excluded.generation, cutter = excluded.cutter, passages = excluded.passages,
    vectors = 0, model = null, page = 0, place = 0, vector_model = null, tries = 0, lease_until = null;
  if jsonb_array_length(coalesce(p_index -> 'vectors', '[]')) > 0 then
    return private.keep_passage_vectors(p_job.document_id, p_job.generation, private.know_model(p_index -> 'model'), p_index -> 'vectors');
  end if;
  if v_index.document_id is not null then
    return private.copy_passage_vectors(p_job.document_id, p_job.generation, v_index);
  end if;
  return 0;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.is_built_in(p_category text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_category in ('invoice', 'receipt', 'resume', 'contract', 'letter', 'report', 'paper', 'form', 'job_posting', 'other')
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.is_category(p_owner uuid, p_category text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.is_built_in(p_category) or exists (select from public.categories c where c.owner = p_owner and c.slug = p_category);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.is_digest_hour(p_person people)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select extract(hour from private.now() at time zone (p_person).time_zone) >= (p_person).digest_hour
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.is_fault_of_file(p_error jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_error ->> 'code' in ('empty_file', 'file_too_large', 'unsupported_format', 'duplicate_document', 'checksum_mismatch', 'missing_object',
    'document_encrypted', 'document_corrupt', 'document_too_complex', 'image_too_large')
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.is_moot(p_row outbox)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if p_row.kind = 'send_mail' then
    return coalesce(private.says_nothing(p_row.payload), false);
  end if;
  return exists (select from jsonb_array_elements_text(p_row.payload -> 'keys') k
    join public.documents d on d.id = case when k ~ '^[0-9a-f-]{36}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then split_part(k, '/', 2)::uuid end
      and d.owner::text = split_part(k, '/', 1));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.is_open(p_posting postings)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select (p_posting).closes_at is null or (p_posting).closes_at > private.now()
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.is_stop_word(p_word text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return ts_lexize('pg_catalog.english_stem', p_word) = '{}' or ts_lexize('pg_catalog.german_stem', p_word) = '{}'
    or ts_lexize('pg_catalog.french_stem', p_word) = '{}';
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.jobs_under_way(p_owner uuid, p_limit integer)
 RETURNS SETOF jobs
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  -- A backlog may be long; what was handed out is what moves, and each of the two parts has an index.
  (select j.* from public.jobs j where j.owner = p_owner and j.status in ('queued', 'processing') and j.published_at is not null limit p_limit)
  union all
  (select j.* from public.jobs j where j.owner = p_owner and j.status = 'queued' and j.published_at is null order by j.queue, j.run_at limit p_limit)
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.judge(p_slo text, p_value numeric, p_detail jsonb, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_bound numeric := (select s.bound from private.slos s where s.name = p_slo);
  v_alert private.alerts;
begin
  if v_bound is null then
    return;
  end if;
  select * into v_alert from private.alerts a where a.slo = p_slo and a.resolved_at is null for update;
  if p_value <= v_bound then
    if v_alert.id is not null then
      update private.alerts set resolved_at = private.now(), value = p_value where id = v_alert.id returning * into v_alert;
      if v_alert.told_at is not null then
        select t.events, t.effects into events, effects from private.tell_alert(v_alert, 'resolved', events, effects) t;
      end if;
      delete from private.alerts a where a.resolved_at < private.now() - interval '90 days';
    end if;
    return;
  end if;
  insert into private.alerts as a (slo, value, worst, detail) values (p_slo, p_value, p_value, p_detail)
  on conflict (slo) where resolved_at is null do update set value = excluded.value, worst = greatest(a.worst, excluded.value), detail = excluded.detail
  returning * into v_alert;
  if v_alert.told_at is null
    and not exists (select from private.alerts a where a.slo = p_slo and a.told_at > private.now() - interval '1 hour') then
    update private.alerts set told_at = private.now() where id = v_alert.id;
    select t.events, t.effects into events, effects from private.tell_alert(v_alert, 'opened', events, effects) t;
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.keep_object(p_owner uuid, p_document uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.outbox where dedupe_key = format('objects:%s', p_document) and status in ('owed', 'done', 'failed');
  if exists (select from public.outbox where dedupe_key = format('objects:%s', p_document))
    or private.stored_size(p_owner, p_document) is null then
    raise exception 'the object of document % is not there to stay', p_document using errcode = '40001';
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.keep_passage_vectors(p_document uuid, p_generation integer, p_model text, p_vectors jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_page int;
  v_place int;
  v_count int;
begin
  insert into public.passage_vectors (document_id, generation, page, place, owner, model, signs, embedding)
  select p.document_id, p.generation, p.page, p.place, p.owner, p_model, extensions.binary_quantize(v.embedding)::bit(768), v.embedding
  from jsonb_to_recordset(p_vectors) as x (page int, place int, embedding text)
  join public.passages p on p.document_id = p_document and p.generation = p_generation and p.page = x.page and p.place = x.place
  cross join lateral (select extensions.l2_normalize(x.embedding::extensions.vector) as embedding) v
  where x.embedding is not null
  on conflict (document_id, generation, page, place) do update set model = excluded.model, signs = excluded.signs, embedding = excluded.embedding;
  select count(*) into v_count from public.passage_vectors v where v.document_id = p_document and v.generation = p_generation and v.model = p_model;
  select x.page, x.place into v_page, v_place from jsonb_to_recordset(p_vectors) as x (page int, place int)
  order by x.page desc, x.place desc limit 1;
  update public.indexings i set
    vectors = v_count, model = p_model, page = v_page, place = v_place, tries = 0, lease_until = null,
    vector_model = case when v_count = i.passages or not exists (
      select from public.passages p where p.document_id = p_document and p.generation = p_generation and (p.page, p.place) > (v_page, v_place)) then p_model end
  where i.document_id = p_document and i.generation = p_generation;
  return v_count;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.know_model(p_model jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lacks_passage_vectors(p_model text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (
    select from public.indexings i join public.documents d on d.id = i.document_id and d.deleted_at is null
    where (i.vector_model is null or i.vector_model < p_model or i.vector_model > p_model)
      and coalesce(i.lease_until < private.now(), true));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lacks_vectors()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.late_effects()
 RETURNS TABLE(reason text, since timestamp with time zone, id uuid, kind text, queue text, owner uuid, document_id uuid, batch_id uuid, tries integer)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select 'effect_owed', case o.status when 'owed' then o.run_at else o.lease_until end, o.id, o.kind, null, o.owner, o.document_id, o.batch_id, o.tries
  from public.outbox o
  where o.status in ('owed', 'leased') and case o.status when 'owed' then o.run_at else o.lease_until end < private.now() - interval '5 minutes'
  union all
  select 'mail_unknown', o.finished_at, o.id, o.kind, null, o.owner, o.document_id, o.batch_id, o.tries
  from public.outbox o
  where o.status = 'unknown' and o.finished_at > private.now() - interval '24 hours'
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.late_jobs()
 RETURNS TABLE(reason text, since timestamp with time zone, id uuid, kind text, queue text, owner uuid, document_id uuid, batch_id uuid, tries integer)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with window_full as (
    select j.owner, j.queue
    from public.jobs j
    join public.queues q on q.name = j.queue
    where j.published_at is not null and j.status in ('queued', 'processing')
    group by j.owner, j.queue, q.owner_window
    having count(*) >= q.owner_window
  )
  -- What was published and what was not are looked for apart, because each has an index.
  select 'not_delivered', j.run_at, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.queues q
  join public.jobs j on j.queue = q.name
  where private.held_by(q.name) is null
    and j.status = 'queued' and j.published_at is not null and j.run_at < private.now() - interval '10 minutes'
  union all
  select case when f.owner is null then 'not_published' else 'owner_window_full' end,
    j.run_at, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.queues q
  join public.jobs j on j.queue = q.name
  left join window_full f on f.owner = j.owner and f.queue = j.queue
  where private.held_by(q.name) is null
    and j.status = 'queued' and j.published_at is null and j.run_at < private.now() - interval '10 minutes'
  union all
  select 'lease_over', j.lease_until, j.id, 'job', j.queue, j.owner, j.document_id, j.batch_id, j.tries
  from public.jobs j
  where j.status = 'processing' and j.lease_until < private.now()
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.learn_fields(p_document documents, p_example jsonb, p_rejected text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if p_example is not null then
    insert into public.field_examples as e (document_id, owner, category, key, fingerprint, fields)
    values (p_document.id, p_document.owner, p_example ->> 'category', p_example ->> 'key',
      p_example - 'category' - 'key' - 'fields', p_example -> 'fields')
    on conflict (document_id) do update set category = excluded.category, key = excluded.key, fingerprint = excluded.fingerprint,
      fields = case when e.category = excluded.category then e.fields else '{}' end || excluded.fields, at = private.now();
  end if;
  update public.field_examples set fields = fields - p_rejected where document_id = p_document.id and fields ?| p_rejected;
  delete from public.field_examples where document_id = p_document.id and fields = '{}';
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lock_categories(p_owner uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 2));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lock_contents(p_owner uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 1));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lock_moved(p_jobs uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform from public.documents d where d.id in (select j.document_id from public.jobs j where j.id = any (p_jobs)) order by d.id for no key update;
  perform from public.batches b where b.id in (select j.batch_id from public.jobs j where j.id = any (p_jobs)) order by b.id for no key update;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.lock_skills(p_writing boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- The class of advisory locks 2 is this one; owners' contents have single keys.
  if p_writing then
    perform pg_advisory_xact_lock(2, 1);
  else
    perform pg_advisory_xact_lock_shared(2, 1);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.mail_of_now(p_row outbox)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_gone text[] := array(
    select x from private.documents_in(p_row.payload) x
    where not exists (select from public.documents d where d.id = x::uuid and d.deleted_at is null));
begin
  return case when v_gone = '{}' then p_row.payload else private.without_documents(p_row.payload, v_gone) end || jsonb_build_object(
    'to', (select private.addressee(p) from public.people p
      where p.id = p_row.owner and private.may_write_to(p.id, p_row.category)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.mail_quota_report()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object('day', t.day, 'daily', q.daily, 'sent', case when q.daily is not null then case q.day when t.day then q.sent else 0 end end)
  from private.mail_quota q, (select (private.now() at time zone 'UTC')::date as day) t
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.mail_state(p_mail outbox)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_told text[] := array(select e.type from public.mail_events e where e.effect_id = p_mail.id);
begin
  return case
    when v_told && '{opened,clicked}' then 'opened'
    when v_told && '{bounced,dropped}' then 'bounced'
    when v_told && '{delivered,complained,unsubscribed}' then 'delivered'
    when p_mail.status = 'done' then 'sent'
    when private.was_moot(p_mail) then null
    when p_mail.status in ('failed', 'unknown') then p_mail.status
    else 'waiting' end;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.mail_time(p_owner uuid, p_category text, p_payload jsonb)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_quiet timestamptz := case when p_category not in ('test', 'alert') then private.quiet_until(p_owner) end;
  v_taken int;
begin
  if v_quiet is not null then
    return v_quiet;
  end if;
  -- Whoever runs the deployment hears that it is ill, however much they have heard.
  v_taken := case when p_category = 'alert' then 1 else private.may_mail(p_owner)::int end;
  if v_taken = 1 then
    v_taken := private.take_sends(private.share_of_quota(p_category, p_payload), 1);
  end if;
  return case v_taken
    when 1 then null
    when 0 then coalesce(private.quiet_until(p_owner, private.next_quota()), private.next_quota())
    else private.now() end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.mails_taken(p_person uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select count(*) from public.outbox o
    where o.owner = p_person and o.kind = 'send_mail' and (o.status = 'sending'
      or (o.status in ('done', 'unknown') and o.finished_at >= private.today()::timestamp at time zone 'utc')));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_again()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update public.resumes set matched_until = 0 where owner = new.id;
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_content(p_run bigint, p_matches matches[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('run', p_run, 'count', cardinality(p_matches), 'matches', (
    select coalesce(jsonb_agg(private.match_line(m) order by m.score desc, m.id), '[]') from unnest(p_matches[1:5]) m));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_entry(p_match matches)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.match_line(p_match) - 'filename' || jsonb_build_object('created_at', p_match.created_at, 'posting', (
    select private.posting_line(p) || jsonb_build_object('closes_at', p.closes_at, 'is_open', private.is_open(p))
    from public.postings p where p.id = p_match.posting_id));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.match_line(p_match matches)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select private.match_shape(p_match, d.filename, p)
    from public.documents d, public.postings p
    where d.id = p_match.document_id and p.id = p_match.posting_id
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.match_mails(p_run bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.task_effect('send_mails', (
    select ceil(count(distinct m.owner) / 1000.0) from public.matches m join public.people p on p.id = m.owner
    where m.run = p_run and p.notify_new_matches and p.digest_frequency = 'disabled')::int);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_page(p_limit integer, p_run bigint, OUT resumes integer, OUT updated integer, OUT created integer, OUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_resume(p_document uuid, p_generation integer, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.match_shape(p_match matches, p_filename text, p_posting postings)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_build_object('id', (p_match).id, 'document_id', (p_match).document_id, 'filename', p_filename,
    'score', round((p_match).score::numeric, 4), 'vector_score', round((p_match).vector_score::numeric, 4),
    'skills_score', round((p_match).skills_score::numeric, 4), 'matched_skills', (p_match).matched_skills, 'missing_skills', (p_match).missing_skills,
    'evidence', (p_match).evidence, 'posting', private.posting_line(p_posting))
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.matching_is_due()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce((select h.at <= private.now() - interval '1 hour' from private.heartbeats h where h.name = 'match'), true)
    and exists (
      select from public.resumes r
      join public.documents d on d.id = r.document_id and d.deleted_at is null
      where r.vector_model is not null and r.matched_until < (select c.value from private.counters c where c.name = 'posting_position'));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.matching_pages(p_terms jsonb, p_filter jsonb)
 RETURNS TABLE(document_id uuid, generation integer, number integer, score real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_owner uuid := auth.uid();
  v_query tsquery := private.search_query(p_terms);
begin
  return query
  select p.document_id, p.generation, p.number, ts_rank_cd(p.words, v_query, 1 | 32)
  from (
    -- To weigh a page costs more than to find it: of words that are nearly everywhere the newest two thousand pages will do.
    select w.document_id, w.generation, w.number
    from public.pages w
    join public.documents d on d.id = w.document_id and d.result_generation = w.generation and d.deleted_at is null
    where w.words @@ (quote_literal('@' || v_owner)::tsquery && v_query) and w.owner = v_owner
      and (p_filter ->> 'category' is null or d.category = p_filter ->> 'category')
      and (p_filter ->> 'folder_id' is null or d.folder_id = (p_filter ->> 'folder_id')::uuid)
      and (p_filter ->> 'document_id' is null or d.id = (p_filter ->> 'document_id')::uuid)
      and (p_filter ->> 'since' is null or d.created_at >= (p_filter ->> 'since')::timestamptz)
      and (p_filter ->> 'until' is null or d.created_at < (p_filter ->> 'until')::timestamptz)
    order by d.created_at desc, d.id desc, w.number limit 2000) f
  join public.pages p on p.document_id = f.document_id and p.generation = f.generation and p.number = f.number;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.may_mail(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_limit bigint := (private.quotas_of(p_person)).mails_per_day;
begin
  if v_limit is null then
    return true;
  end if;
  -- Nobody waits here: whoever mails the same person at this moment is about to count, and this mail is looked at again soon.
  if not pg_try_advisory_xact_lock(hashtextextended(p_person::text, 2)) then
    return null;
  end if;
  return private.mails_taken(p_person) < v_limit;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.may_mail_with_others(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_limit bigint := (private.quotas_of(p_person)).mails_per_day;
  v_taken bigint := private.mails_taken(p_person);
begin
  -- Only for the last one somebody else could be ahead; locks for all who hear something would be too many.
  return v_limit is null or v_taken < v_limit - 1 or (v_taken < v_limit and pg_try_advisory_xact_lock(hashtextextended(p_person::text, 2)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.may_write_to(p_owner uuid, p_category text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return exists (
    select from public.people p
    where p.id = p_owner and private.wants_mail(p, p_category)
      and not exists (select from public.suppressions s where s.email = lower(p.email)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.migrations_applied()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_versions jsonb;
begin
  -- The history belongs to the tool that applies migrations; by hand there is none.
  if to_regclass('supabase_migrations.schema_migrations') is null then
    return null;
  end if;
  execute 'select coalesce(jsonb_agg(m.version order by m.version), ''[]'') from supabase_migrations.schema_migrations m' into v_versions;
  return v_versions;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.milliseconds(p_span interval)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select greatest(0, extract(epoch from p_span) * 1000)::bigint
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.mirror_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.people (id, email, name)
  values (new.id, new.email, new.raw_user_meta_data ->> 'name')
  on conflict (id) do update set email = excluded.email, name = coalesce(excluded.name, public.people.name);
  return new;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.most_tries()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
RETURN 5
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.move(p_job jobs, p_to text, p_document_status text, INOUT events jsonb, INOUT effects jsonb, p_found jsonb DEFAULT NULL::jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_terminal boolean := p_to in ('completed', 'failed', 'canceled');
  v_now timestamptz := private.now();
begin
  if p_to = 'completed' then
    p_job.stage := null;
    p_job.progress := 100;
    p_job.error := null;
  end if;
  update public.jobs set
    status = p_to,
    stage = p_job.stage,
    progress = p_job.progress,
    run_at = p_job.run_at,
    attempt = p_job.attempt,
    attempt_at = p_job.attempt_at,
    published_at = p_job.published_at,
    fence = p_job.fence,
    tries = p_job.tries,
    lease_until = case when p_to = 'processing' then p_job.lease_until end,
    message_id = p_job.message_id,
    retried = p_job.retried,
    checkpoint = case when not v_terminal then p_job.checkpoint end,
    error = p_job.error,
    fingerprint = case when p_to = 'failed' then
      concat_ws('/', p_job.error ->> 'stage', coalesce(p_job.error ->> 'cause', p_job.error ->> 'code'), p_job.error ->> 'engine') end,
    usage = p_job.usage,
    cost = p_job.cost,
    started_at = case when p_to = 'processing' then coalesce(started_at, v_now) else started_at end,
    finished_at = case when v_terminal then v_now end
  where id = p_job.id;

  update public.documents d set
    status = p_document_status,
    stage = p_job.stage,
    progress = greatest(d.progress, p_job.progress),
    error = case when p_to in ('failed', 'queued') then p_job.error end,
    -- A document that came to nothing frees its bytes: the same file may be tried again. Bytes of a direct upload are
    -- known only now, and stand for themselves unless an earlier document does.
    content_key = case
      when p_to in ('failed', 'canceled') and result_generation is null then null
      when content_key is null and sha256 is null and p_found ? 'sha256'
        and not exists (select from public.documents o where o.owner = d.owner and o.content_key = p_found ->> 'sha256') then p_found ->> 'sha256'
      else content_key end,
    result_generation = case when p_found is null then result_generation else p_job.generation end,
    media_type = coalesce(p_found ->> 'media_type', media_type),
    sha256 = coalesce(p_found ->> 'sha256', sha256),
    page_count = coalesce((p_found ->> 'page_count')::int, page_count),
    vector_count = coalesce((p_found ->> 'vector_count')::int, vector_count),
    category = coalesce(p_found #>> '{classification,category}', category),
    category_confidence = coalesce((p_found #>> '{classification,confidence}')::real, category_confidence),
    category_engine = coalesce(p_found #>> '{classification,engine}', category_engine),
    category_reasons = coalesce(p_found #> '{classification,reasons}', category_reasons),
    built_in = case when p_found ? 'classification' then nullif(p_found #> '{classification,built_in}', 'null') else coalesce(p_found -> 'built_in', built_in) end,
    lowest_confidence = case when p_found ? 'to_review' then (p_found ->> 'lowest_confidence')::real else lowest_confidence end,
    to_review = coalesce((p_found ->> 'to_review')::int, to_review),
    started_at = case when p_to = 'processing' then coalesce(started_at, v_now) else started_at end,
    completed_at = case when v_terminal then v_now end
  where id = p_job.document_id and generation = p_job.generation;

  if not v_terminal then
    return;
  end if;
  events := events || private.event('document_processed', p_job.owner, p_job.document_id, p_job.id, p_job.batch_id,
    jsonb_strip_nulls(jsonb_build_object('status', p_document_status, 'generation', p_job.generation,
      'code', p_job.error ->> 'code', 'stage', p_job.error ->> 'stage')));
  select s.events, s.effects into events, effects from private.settle_batch(p_job.batch_id, p_to, events, effects) s;
  -- Whoever cancels may cancel many, and lets the next ones go when all of them are.
  if p_to <> 'canceled' then
    effects := effects || private.next_runs(p_job.owner, p_job.queue);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.my_quotas()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid := auth.uid();
  v private.allowance := private.allowance_of(v_person);
  v_tomorrow timestamptz := private.next_quota();
  v_month timestamptz := (date_trunc('month', private.today()::timestamp) + interval '1 month') at time zone 'utc';
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', q.name, 'used', q.used, 'limit', q.most, 'resets_at', q.resets_at) order by q.place), '[]')
    from (values
      (1, 'files_per_day', v.files_used, v.files_per_day, v_tomorrow),
      (2, 'bytes_stored', v.bytes_used, v.bytes_stored, null),
      (3, 'pages_per_month', v.pages_used, v.pages_per_month, v_month),
      (4, 'mails_per_day', case when v.mails_per_day is not null then private.mails_taken(v_person) end, v.mails_per_day, v_tomorrow)
    ) as q (place, name, used, most, resets_at)
    where q.most is not null);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.near_passages(p_query jsonb, p_filter jsonb)
 RETURNS TABLE(document_id uuid, generation integer, page integer, place integer, likeness real)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  -- A database without vectors never comes to the second statement.
  if p_query is null then
    return;
  end if;
  return query
  select n.* from private.nearest_passages(p_query ->> 'vector', p_query ->> 'model', coalesce((p_query ->> 'floor')::real, 0), p_filter, 100) n;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.nearest_passages(p_vector text, p_model text, p_floor real, p_filter jsonb, p_limit integer)
 RETURNS TABLE(document_id uuid, generation integer, page integer, place integer, likeness real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_owner uuid := auth.uid();
  v_vector extensions.vector := extensions.l2_normalize(p_vector::extensions.vector);
  v_signs bit(768) := extensions.binary_quantize(p_vector::extensions.vector)::bit(768);
  v_near tid[];
  v_shown tid[];
begin
  -- Nearly all that has vectors is shown. Where that is not so, or a filter leaves out the most, documents are chosen before their passages.
  if p_filter = '{}' then
    v_near := array(
      select s.ctid from public.passage_vectors s where s.owner = v_owner and s.model = p_model
      order by s.signs operator(extensions.<~>) v_signs limit 600);
    v_shown := array(
      select t.id
      from unnest(v_near) with ordinality as t (id, number)
      join public.passage_vectors s on s.ctid = t.id
      join public.documents d on d.id = s.document_id and d.result_generation = s.generation and d.deleted_at is null
      order by t.number limit 400);
  end if;
  if v_shown is null or (cardinality(v_shown) < 400 and cardinality(v_near) = 600) then
    v_shown := array(
      select s.ctid
      from public.passage_vectors s
      join private.searched_documents(v_owner, p_filter) d on d.document_id = s.document_id and d.generation = s.generation
      where s.owner = v_owner and s.model = p_model
      order by s.signs operator(extensions.<~>) v_signs limit 400);
  end if;
  return query
  select n.document_id, n.generation, n.page, n.place, n.likeness
  from (
    select v.document_id, v.generation, v.page, v.place, (-(v.embedding operator(extensions.<#>) v_vector))::real as likeness
    from public.passage_vectors v where v.ctid = any (v_shown)) n
  where n.likeness >= p_floor
  order by n.likeness desc limit p_limit;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.new_id()
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- Version 7: 48 bits of milliseconds before the random ones of version 4, and the version's two bits set.
  return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from private.now()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.next_digest(p_person people)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.next_quota()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select (date_trunc('day', private.now() at time zone 'UTC') + interval '1 day') at time zone 'UTC'
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.next_runs(p_owner uuid, p_queue text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_queue public.queues;
  v_free int;
  v_result jsonb;
begin
  if private.held_by(p_queue) is not null then
    return '[]';
  end if;
  select * into v_queue from public.queues where name = p_queue;
  select v_queue.owner_window - count(*) into v_free from public.jobs j
  where j.owner = p_owner and j.queue = p_queue and j.published_at is not null and j.status in ('queued', 'processing');
  with chosen as (
    select j.id from public.jobs j
    where j.owner = p_owner and j.queue = p_queue and j.status = 'queued' and j.published_at is null
      and j.run_at <= private.now() + interval '10 minutes'
    order by j.run_at, j.created_at, j.id
    limit greatest(v_free, 0)
    for update skip locked
  ),
  published as (
    update public.jobs j set published_at = private.now(), attempt_at = private.now()
    from chosen where j.id = chosen.id
    returning j as job
  )
  select coalesce(jsonb_agg(private.run_effect(p.job, v_queue) order by (p.job).run_at, (p.job).created_at, (p.job).id), '[]') into v_result
  from published p;
  return v_result;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.next_runs_of(p_owner uuid, p_queues text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_queue text;
  v_effects jsonb := '[]';
begin
  for v_queue in select distinct q from unnest(p_queues) q loop
    v_effects := v_effects || private.next_runs(p_owner, v_queue);
  end loop;
  return v_effects;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.notify(p_owner uuid, p_type text, p_dedupe_key text, p_data jsonb, p_batch uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_id uuid;
begin
  insert into public.notifications (id, owner, type, dedupe_key, data, batch_id)
  values (private.new_id(), p_owner, p_type, p_dedupe_key, p_data, p_batch)
  on conflict (owner, dedupe_key) do nothing
  returning id into v_id;
  if not found then
    return '[]';
  end if;
  insert into public.notification_counts as c (owner, type, total, unread)
  values (p_owner, p_type, 1, 1)
  on conflict (owner, type) do update set total = c.total + 1, unread = c.unread + 1;
  return jsonb_build_array(private.event('notification', p_owner, null, null, p_batch, jsonb_build_object('notification_id', v_id, 'type', p_type)));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.notify_all(p_told jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_events jsonb;
begin
  with written as (
    insert into public.notifications (id, owner, type, dedupe_key, data)
    select private.new_id(), x.owner, x.type, x.dedupe_key, x.data
    from jsonb_to_recordset(p_told) as x (owner uuid, type text, dedupe_key text, data jsonb)
    order by x.owner
    on conflict (owner, dedupe_key) do nothing
    returning id, owner, type
  ),
  counted as (
    insert into public.notification_counts as c (owner, type, total, unread)
    select w.owner, w.type, count(*), count(*) from written w group by w.owner, w.type order by w.owner, w.type
    on conflict (owner, type) do update set total = c.total + excluded.total, unread = c.unread + excluded.unread
  )
  select coalesce(jsonb_agg(private.event('notification', w.owner, null, null, null, jsonb_build_object('notification_id', w.id, 'type', w.type))), '[]')
  into v_events from written w;
  return v_events;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select pg_catalog.now() $function$
;
-- executed by authenticated, service_role

CREATE OR REPLACE FUNCTION private.open_jobs(p_owner uuid, p_jobs uuid[])
 RETURNS SETOF jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform from public.jobs j
  where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing') order by j.id for update;
  perform private.lock_moved(array(
    select j.id from public.jobs j where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing')));
  return query
  select * from public.jobs j
  where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing') order by j.batch_id, j.id;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.outbox_lag()
 RETURNS numeric
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  -- From when it should have been done first: each try that failed has put it off. One that is being tried just now is late until that worked;
  -- silent mails are not, since they may have left.
  return (
    select greatest(0, max(extract(epoch from private.now() - greatest(o.created_at, o.run_at - (
      select coalesce(sum(private.effect_backoff(n)), interval '0') from generate_series(1, o.tries - (o.status <> 'owed')::int) n)))))
    from (
      -- The two indexes of what is open are of bulk mails and of all others.
      select * from public.outbox x where x.status in ('owed', 'leased', 'sending') and not x.bulk
      union all
      select * from public.outbox x where x.status in ('owed', 'sending') and x.bulk) o
    where o.status = 'owed' and (o.tries > 0 or o.run_at <= private.now()) or o.status = 'leased'
      or o.status = 'sending' and o.lease_until > private.now() and o.second_try_at is null);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.outbox_report()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with recent as (
    select o.kind, o.status, o.run_at, o.lease_until from public.outbox o where o.status in ('owed', 'leased', 'sending')
    union all
    select o.kind, o.status, null, null from public.outbox o
    where o.finished_at > private.now() - interval '24 hours' and o.status in ('unknown', 'failed') and not private.was_moot(o)
  ),
  by_kind as (
    select r.kind, count(*) filter (where r.status = 'owed') as owed, count(*) filter (where r.status = 'leased') as leased,
      count(*) filter (where r.status = 'sending') as sending, count(*) filter (where r.status = 'unknown') as unknown,
      count(*) filter (where r.status = 'failed') as failed,
      min(case r.status when 'owed' then r.run_at when 'leased' then r.lease_until end) as due
    from recent r
    group by r.kind
  )
  select jsonb_build_object('owed', coalesce(sum(k.owed), 0), 'leased', coalesce(sum(k.leased), 0), 'sending', coalesce(sum(k.sending), 0),
    'unknown', coalesce(sum(k.unknown), 0), 'failed', coalesce(sum(k.failed), 0),
    'lag_seconds', coalesce(private.milliseconds(private.now() - min(k.due)) / 1000, 0),
    'by_kind', coalesce(jsonb_object_agg(k.kind, to_jsonb(k) - 'kind' - 'due'), '{}'))
  from by_kind k
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.outer_pages(p_document uuid, p_generation integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence, 'lines', p.lines) order by p.number), '[]')
    from public.pages p
    where p.document_id = p_document and p.generation = p_generation
      and (p.number <= 12 or p.number = (select max(l.number) from public.pages l where l.document_id = p_document and l.generation = p_generation)));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.owe(p_owner uuid, p_kind text, p_dedupe_key text, p_payload jsonb, p_batch uuid DEFAULT NULL::uuid, p_document uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_row public.outbox;
begin
  insert into public.outbox (owner, kind, dedupe_key, batch_id, document_id, payload, status, tries, lease_until)
  values (p_owner, p_kind, p_dedupe_key, p_batch, p_document, p_payload, 'leased', 1, private.now() + interval '60 seconds')
  on conflict (dedupe_key) do nothing
  returning * into v_row;
  if not found then
    return '[]';
  end if;
  return jsonb_build_array(private.effect(v_row));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.owe_deliveries(p_events jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_effects jsonb;
begin
  with owed as (
    insert into public.webhook_deliveries as v (webhook_id, owner, type, document_id, payload)
    select w.id, e.owner, private.webhook_type(e.type), e.document_id,
      private.webhook_payload(private.webhook_type(e.type), e.at, jsonb_build_object('cursor', e.cursor, 'document_id', e.document_id,
        'job_id', e.job_id, 'batch_id', e.batch_id, 'filename', d.filename) || e.data)
    from jsonb_to_recordset(p_events) as e (owner uuid, cursor bigint, type text, document_id uuid, job_id uuid, batch_id uuid, data jsonb, at timestamptz)
    cross join lateral (
      -- One that is being removed just now is told nothing, and nobody waits for that to end.
      select w.id from public.webhooks w
      where w.owner = e.owner and w.enabled and (w.event_types is null or private.webhook_type(e.type) = any (w.event_types))
      for key share skip locked) w
    left join public.documents d on d.id = e.document_id
    where private.webhook_type(e.type) is not null
    order by e.owner, e.cursor
    returning v as delivery
  )
  -- The sweep hands out what would be too much for one call.
  select coalesce(jsonb_agg(private.call_effect(f.delivery,
    (select w.failing_since from public.webhooks w where w.id = (f.delivery).webhook_id))), '[]')
  into v_effects from (select o.delivery from owed o limit 500) f;
  return v_effects;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.owe_mail(p_owner uuid, p_category text, p_dedupe_key text, p_payload jsonb, p_bulk boolean DEFAULT false, p_batch uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_row public.outbox;
  v_run_at timestamptz;
begin
  if not private.may_write_to(p_owner, p_category) or exists (select from public.outbox where dedupe_key = p_dedupe_key) then
    return '[]';
  end if;
  v_run_at := case when p_bulk then coalesce(private.quiet_until(p_owner), private.now()) else private.mail_time(p_owner, p_category, p_payload) end;
  insert into public.outbox (owner, kind, category, dedupe_key, batch_id, bulk, payload, status, tries, run_at, lease_until)
  select p.id, 'send_mail', p_category, p_dedupe_key, p_batch, p_bulk,
    p_payload || jsonb_build_object('to', private.addressee(p)),
    case when v_run_at is null then 'sending' else 'owed' end, (v_run_at is null)::int,
    coalesce(v_run_at, private.now()), case when v_run_at is null then private.now() + interval '60 seconds' end
  from public.people p where p.id = p_owner
  on conflict (dedupe_key) do nothing
  returning * into v_row;
  if not found or v_run_at is not null then
    return '[]';
  end if;
  return jsonb_build_array(private.effect(v_row));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.owe_mails(p_category text, p_owners uuid[], p_dedupe_keys text[], p_payloads jsonb[])
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_due int;
begin
  with owed as (
    insert into public.outbox (owner, kind, category, dedupe_key, bulk, payload, status, run_at)
    select p.id, 'send_mail', p_category, m.dedupe_key, true,
      m.payload || jsonb_build_object('to', private.addressee(p)),
      'owed', coalesce(case when p.quiet_from is not null then private.quiet_end(p, private.now()) end, private.now())
    from unnest(p_owners, p_dedupe_keys, p_payloads) as m (owner, dedupe_key, payload)
    -- Looked up one by one: whoever is owed something is few among all.
    cross join lateral (select * from public.people p where p.id = m.owner offset 0) p
    where private.wants_mail(p, p_category) and not exists (select from public.suppressions s where s.email = lower(p.email))
    on conflict (dedupe_key) do nothing
    returning run_at
  )
  select count(*) filter (where o.run_at <= private.now()) into v_due from owed o;
  return v_due;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.own_categories(p_owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'description', c.description,
      'examples', c.examples, 'terms', c.terms) order by c.slug), '[]')
    from public.categories c where c.owner = p_owner);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.page_cursor(VARIADIC p_parts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select replace(encode(convert_to(array_to_string(p_parts, '|'), 'utf8'), 'base64'), E'\n', '')
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.page_of(p_page uuid[], p_chosen uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('count', cardinality(p_page), 'remaining', cardinality(p_chosen) - cardinality(p_page), 'ids', to_jsonb(p_page));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.page_passage(p_document uuid, p_generation integer, p_page integer, p_words text[])
 RETURNS integer
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select p.place from public.passages p
    where p.document_id = p_document and p.generation = p_generation and p.page = p_page
    order by (select count(*) from unnest(p_words) w where p.words @@ (quote_literal(w) || ':*')::tsquery) desc, p.place limit 1);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.page_position(p_cursor text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select string_to_array(convert_from(decode(p_cursor, 'base64'), 'utf8'), '|')
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.page_words(p_owner uuid, p_text text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  -- A tsvector holds a megabyte; so many characters always fit.
  return to_tsvector('pg_catalog.simple'::regconfig, private.fold(left(p_text, 150000))) || array_to_tsvector(array['@' || p_owner]);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.passage_cutter(p_document uuid, p_generation integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (select i.cutter from public.indexings i where i.document_id = p_document and i.generation = p_generation);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.passage_words(p_owner uuid, p_text text, p_language text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_text text := private.fold(left(p_text, 20000));
begin
  return strip(to_tsvector('pg_catalog.simple'::regconfig, v_text)) || array_to_tsvector(array['@' || p_owner])
    || strip(case p_language
      when 'en' then to_tsvector('pg_catalog.english'::regconfig, v_text)
      when 'de' then to_tsvector('pg_catalog.german'::regconfig, v_text)
      when 'fr' then to_tsvector('pg_catalog.french'::regconfig, v_text)
      -- Too short to tell in which of them it is: names and numbers, mostly.
      else to_tsvector('pg_catalog.english'::regconfig, v_text) || to_tsvector('pg_catalog.german'::regconfig, v_text)
        || to_tsvector('pg_catalog.french'::regconfig, v_text) end);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.past_retention(p_owner uuid, p_rules jsonb)
 RETURNS SETOF documents
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  with rule as materialized (
    select * from jsonb_to_recordset(p_rules) as r (category text, folder_id uuid, days int)
  )
  select d.* from public.documents d
  cross join lateral (
    -- Where several fit, the one that keeps the longest.
    select case when bool_or(r.days is null) then null else max(r.days) end as days from rule r
    where (r.category is null or r.category = d.category) and (r.folder_id is null or r.folder_id = d.folder_id)) kept
  where d.owner = p_owner and d.deleted_at is null and d.status in ('completed', 'needs_review', 'failed', 'canceled')
    and d.created_at < private.now() - (select min(r.days) from rule r) * interval '1 day'
    and d.created_at < private.now() - kept.days * interval '1 day'
  order by d.created_at, d.id;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.posting_entry(p_posting postings)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.posting_line(p_posting) || jsonb_build_object('skills', p_posting.skills,
    'posted_at', p_posting.posted_at, 'closes_at', p_posting.closes_at, 'is_open', private.is_open(p_posting),
    'created_at', p_posting.created_at, 'updated_at', p_posting.updated_at);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.posting_line(p_posting postings)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_posting.id, 'external_id', p_posting.external_id, 'title', p_posting.title, 'company', p_posting.company, 'location', p_posting.location,
    'salary_min', p_posting.salary_min, 'salary_max', p_posting.salary_max, 'currency', p_posting.currency, 'apply_url', p_posting.apply_url);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.queue_window(p_window interval)
 RETURNS TABLE(queue text, figures jsonb)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with total as materialized (
    select j.queue, count(*) filter (where j.status = 'completed') as completed, count(*) filter (where j.status = 'failed') as failed,
      count(*) filter (where j.status = 'canceled') as canceled
    from public.jobs j
    where j.finished_at > private.now() - p_window and j.finished_at <= private.now()
    group by j.queue
  ),
  -- Every job up to 10,000 of them; of more an even share, so that a busy day costs no more to look at than a quiet one.
  measured as materialized (
    select j.queue, j.document_id, j.generation, j.created_at,
      -- A first wait begins when the job was due, which a message may come a second before; later tries move that time, and then it begins with the job.
      private.milliseconds(j.started_at
        - case when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end) as wait_ms,
      case when j.status <> 'canceled' then private.milliseconds(j.finished_at - j.started_at) end as run_ms
    from public.jobs j
    where j.finished_at > private.now() - p_window and j.finished_at <= private.now()
      and uuid_hash(j.document_id) % (1 + (select coalesce(sum(t.completed + t.failed + t.canceled), 0) from total t)::int / 10000) = 0
  ),
  by_queue as (
    select m.queue, percentile_disc(array[0.5, 0.95, 0.99]) within group (order by m.wait_ms) as wait,
      percentile_disc(array[0.5, 0.95, 0.99]) within group (order by m.run_ms) as run
    from measured m
    group by m.queue
  ),
  by_stage as (
    select m.queue, r.stage, count(*) as count, percentile_disc(array[0.5, 0.95, 0.99]) within group (order by r.ms) as ms
    from measured m
    -- What was taken over from an earlier generation is older than the job, and took no time.
    join public.stage_results r on r.document_id = m.document_id and r.generation = m.generation and r.at >= m.created_at
    group by m.queue, r.stage
  )
  select q.name, jsonb_build_object(
    'completed', coalesce(t.completed, 0), 'failed', coalesce(t.failed, 0), 'canceled', coalesce(t.canceled, 0),
    'throughput_per_minute', round(coalesce(t.completed, 0) / (extract(epoch from p_window) / 60), 3),
    'failure_rate', round(t.failed::numeric / nullif(t.completed + t.failed, 0), 4),
    'wait_ms', jsonb_build_object('p50', b.wait[1], 'p95', b.wait[2], 'p99', b.wait[3]),
    'run_ms', jsonb_build_object('p50', b.run[1], 'p95', b.run[2], 'p99', b.run[3]),
    'stages', (
      select coalesce(jsonb_object_agg(s.stage, jsonb_build_object('count', s.count, 'p50_ms', s.ms[1], 'p95_ms', s.ms[2], 'p99_ms', s.ms[3])), '{}')
      from by_stage s where s.queue = q.name))
  from public.queues q
  left join total t on t.queue = q.name
  left join by_queue b on b.queue = q.name
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quiet_end(p_person people, p_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_local timestamp;
  v_end timestamp;
begin
  if p_person.quiet_from is null or p_person.quiet_from = p_person.quiet_to then
    return null;
  end if;
  v_local := p_at at time zone p_person.time_zone;
  v_end := v_local::date + p_person.quiet_to;
  if v_end <= v_local then
    v_end := v_end + interval '1 day';
  end if;
  -- Hours that pass midnight begin on the day before they end.
  if v_local >= v_end - (p_person.quiet_to - p_person.quiet_from)
    - (p_person.quiet_to < p_person.quiet_from)::int * interval '24 hours' then
    return v_end at time zone p_person.time_zone;
  end if;
  return null;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quiet_until(p_owner uuid, p_at timestamp with time zone DEFAULT private.now())
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (select private.quiet_end(p, p_at) from public.people p where p.id = p_owner);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quota_full(p_name text, p_used bigint, p_limit bigint, p_resets_at timestamp with time zone, p_said text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('code', 'quota_exceeded', 'detail', p_said,
    'quota', jsonb_build_object('name', p_name, 'used', p_used, 'limit', p_limit, 'resets_at', p_resets_at));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quota_problem(p_allowance private.allowance, p_bytes bigint, p_files bigint DEFAULT 1)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_tomorrow timestamptz := private.next_quota();
  v_month timestamptz := (date_trunc('month', private.today()::timestamp) + interval '1 month') at time zone 'utc';
begin
  return case
    when p_allowance.files_used + p_files > p_allowance.files_per_day then
      private.quota_full('files_per_day', p_allowance.files_used, p_allowance.files_per_day, v_tomorrow,
        format('%s of %s files of today are taken; more can be sent from %s UTC on.', p_allowance.files_used, p_allowance.files_per_day,
          to_char(v_tomorrow at time zone 'utc', 'YYYY-MM-DD HH24:MI')))
    when p_allowance.bytes_used + p_bytes > p_allowance.bytes_stored then
      private.quota_full('bytes_stored', p_allowance.bytes_used, p_allowance.bytes_stored, null,
        format('%s of %s bytes are stored, and this would be %s more; erase what is not needed any more.', p_allowance.bytes_used,
          p_allowance.bytes_stored, p_bytes))
    when p_allowance.pages_used >= p_allowance.pages_per_month then
      private.quota_full('pages_per_month', p_allowance.pages_used, p_allowance.pages_per_month, v_month,
        format('%s of %s pages of this month are read; more can be sent from %s UTC on.', p_allowance.pages_used, p_allowance.pages_per_month,
          to_char(v_month at time zone 'utc', 'YYYY-MM-DD HH24:MI')))
  end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quota_report(p_price prices, p_used bigint)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case when p_price.quota is not null then
    jsonb_build_object('limit', p_price.quota, 'period', p_price.quota_period, 'used', p_used, 'remaining', greatest(0, p_price.quota - p_used),
      'share', round(p_used::numeric / p_price.quota, 4)) end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.quotas_of(p_person uuid)
 RETURNS private.quotas
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_quotas private.quotas;
begin
  select p_person, coalesce(o.files_per_day, e.files_per_day), coalesce(o.bytes_stored, e.bytes_stored),
    coalesce(o.pages_per_month, e.pages_per_month), coalesce(o.mails_per_day, e.mails_per_day)
  into v_quotas
  from private.quotas e left join private.quotas o on o.person = p_person
  where e.person is null;
  return v_quotas;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.refused_move(p_application applications, p_actor uuid, p_status text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_ways constant text[] := '{submitted,reviewing,interview,offered,hired}';
begin
  return case
    when p_application.owner <> p_actor and not private.has_role(p_actor, 'operator') then
      case when private.has_role(p_actor, 'viewer') then 'forbidden' else 'not_found' end
    -- The applicant alone withdraws, and decides nothing else.
    when (p_status = 'withdrawn') <> (p_application.owner = p_actor) and not (p_application.owner = p_actor and private.has_role(p_actor, 'operator')) then 'not_yours'
    when p_application.status = p_status then 'unchanged'
    when p_application.status in ('hired', 'rejected', 'withdrawn') then 'ended'
    -- Whoever was told of an offer is not told of an interview afterwards.
    when array_position(v_ways, p_status) < array_position(v_ways, p_application.status) then 'backwards'
  end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.repeated(p_job uuid, p_fence bigint, p_status text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where id = p_job and fence = p_fence and status = p_status;
  if not found then
    return private.answer('lost');
  end if;
  return private.answer(p_status, (
    select coalesce(jsonb_agg(private.effect(o)), '[]') from public.outbox o
    where o.batch_id = v_job.batch_id and o.kind = 'send_mail' and o.status = 'sending' and o.tries = 1 and o.created_at = v_job.finished_at));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.result_mail(p_batch batches)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    -- What became of this batch's own jobs: a document may be on its next generation already.
    with settled as (
      select d.id, d.filename, d.category, d.page_count, j.id as job_id, j.error, j.finished_at, j.generation,
        case when j.status <> 'completed' then j.status when d.result_generation = j.generation and d.status = 'needs_review' then d.status
          else 'completed' end as status,
        d.result_generation = j.generation as is_shown
      from public.jobs j
      join public.documents d on d.id = j.document_id
      where j.batch_id = p_batch.id and d.deleted_at is null
      order by j.created_at, d.filename
      limit 50
    )
    select jsonb_build_object(
      'template', 'results',
      'to', (select private.addressee(p) from public.people p where p.id = p_batch.owner),
      'trace_id', (select private.trace_id(j) from public.jobs j where j.batch_id = p_batch.id order by j.created_at, j.id limit 1),
      'batch_id', p_batch.id, 'total', p_batch.total, 'completed', p_batch.completed, 'failed', p_batch.failed, 'canceled', p_batch.canceled,
      'documents', (
        select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'job_id', s.job_id, 'filename', s.filename, 'status', s.status,
          'category', case when s.is_shown then s.category end, 'page_count', case when s.is_shown then s.page_count end,
          'error', s.error, 'completed_at', s.finished_at,
          'fields', (
            select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'confidence', f.confidence)), '[]')
            from private.shown_fields(s.id, s.generation, s.category) f where f.value <> 'null'))), '[]')
        from settled s))
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.return_sends(p_count integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if p_count > 0 and exists (select from private.mail_quota where daily is not null) then
    update private.mail_quota set sent = greatest(0, sent - p_count)
    where only_row in (select q.only_row from private.mail_quota q where q.day = (private.now() at time zone 'UTC')::date for update skip locked);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.review_shape(p_review reviews, p_value jsonb, p_confidence real)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when (p_review).action is not null then
    jsonb_build_object('action', (p_review).action, 'at', (p_review).at, 'by', (p_review).reviewer)
    || case when p_value is null then '{}'::jsonb else jsonb_build_object('previous', jsonb_build_object('value', p_value, 'confidence', p_confidence)) end end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.review_threshold(p_owner uuid, p_category text)
 RETURNS real
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce((select t.threshold from public.review_thresholds t where t.owner = p_owner and t.category = p_category), private.default_threshold(p_category));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.rules_of(p_owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'category', r.category, 'folder_id', r.folder_id, 'days', r.days) order by r.created_at, r.id), '[]')
    from public.retention_rules r where r.owner = p_owner);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.run_effect(p_job jobs, p_queue queues)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', null, 'kind', 'run_job',
    'dedupe_key', format('job:%s:%s:%s', p_job.id, p_job.generation, p_job.attempt),
    'payload', jsonb_build_object('job_id', p_job.id, 'trace_id', private.trace_id(p_job), 'queue', p_queue.name, 'parallelism', p_queue.parallelism,
      'rate', p_queue.rate, 'period', p_queue.period,
      'delay_ms', greatest(0, ceil(extract(epoch from p_job.run_at - private.now()) * 1000))));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.run_matches(p_owner uuid, p_run bigint)
 RETURNS SETOF matches
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.said_by(p_type text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case p_type
    when 'delivered' then 'mail_delivered'
    when 'opened' then 'mail_opened'
    when 'clicked' then 'mail_opened'
    when 'bounced' then 'mail_bounced'
    when 'dropped' then 'mail_bounced' end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_passages(p_job jobs, p_passages jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into public.passages (document_id, generation, page, place, owner, heading, text, from_character, to_character, language, words)
  select p_job.document_id, p_job.generation, x.page, x.place, p_job.owner, x.heading, x.text, x."from", x."to", x.language,
    private.passage_words(p_job.owner, concat_ws(' ', x.heading, x.text), x.language)
  from jsonb_to_recordset(p_passages) as x (page int, place int, heading text, text text, "from" int, "to" int, language text)
  on conflict (document_id, generation, page, place) do update
    set heading = excluded.heading, text = excluded.text, from_character = excluded.from_character, to_character = excluded.to_character,
      language = excluded.language, words = excluded.words;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_posting_vectors(p_model text, p_vectors jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_results(p_job jobs, p_results jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if p_results ? 'adopt' then
    perform private.adopt(p_job, p_results -> 'adopt');
  end if;
  if jsonb_array_length(coalesce(p_results -> 'pages', '[]')) > 0 then
    insert into public.pages (document_id, generation, number, owner, text, source, confidence, markdown, lines)
    select p_job.document_id, p_job.generation, (x ->> 'number')::int, p_job.owner, x ->> 'text', x ->> 'source', (x ->> 'confidence')::real, x ->> 'markdown', coalesce(x -> 'lines', '[]')
    from jsonb_array_elements(p_results -> 'pages') x
    on conflict (document_id, generation, number) do update
      set text = excluded.text, source = excluded.source, confidence = excluded.confidence, markdown = excluded.markdown, lines = excluded.lines;
  end if;

  if jsonb_array_length(coalesce(p_results -> 'passages', '[]')) > 0 then
    perform private.save_passages(p_job, p_results -> 'passages');
  end if;

  if jsonb_array_length(coalesce(p_results -> 'fields', '[]')) > 0 then
    insert into public.fields (document_id, generation, name, owner, value, confidence, page, bbox, quote, engine, reason)
    select p_job.document_id, p_job.generation, x ->> 'name', p_job.owner, x -> 'value', (x ->> 'confidence')::real, (x ->> 'page')::int,
      nullif(x -> 'bbox', 'null'), x ->> 'quote', x ->> 'engine', x ->> 'reason'
    from jsonb_array_elements(p_results -> 'fields') x
    on conflict (document_id, generation, name) do update
      set value = excluded.value, confidence = excluded.confidence, page = excluded.page, bbox = excluded.bbox, quote = excluded.quote, engine = excluded.engine, reason = excluded.reason;
  end if;

  if jsonb_array_length(coalesce(p_results -> 'stages', '[]')) > 0 then
    insert into public.stage_results (document_id, generation, stage, owner, key, engine, result, ms, cost, at)
    select p_job.document_id, p_job.generation, x ->> 'stage', p_job.owner, x ->> 'key', x ->> 'engine', x -> 'result',
      coalesce((x ->> 'ms')::int, 0), coalesce((x ->> 'cost')::bigint, 0), private.now()
    from jsonb_array_elements(p_results -> 'stages') x
    on conflict (document_id, generation, stage) do update
      set key = excluded.key, engine = excluded.engine, result = excluded.result, ms = excluded.ms, cost = excluded.cost, at = excluded.at;
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_resume(p_job jobs, p_resume jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_resume_vectors(p_model text, p_vectors jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.save_skills(p_skills jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.say_category(p_document uuid, p_category text, p_terms jsonb)
 RETURNS documents
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_before public.documents;
  v_document public.documents;
begin
  select * into v_before from public.documents where id = p_document for no key update;
  if v_before.category is not null and v_before.category_engine is distinct from 'person' then
    insert into public.category_verdicts (document_id, owner, found, said) values (p_document, v_before.owner, v_before.category, p_category)
    on conflict (document_id) do update set found = excluded.found, said = excluded.said, at = private.now();
  else
    update public.category_verdicts set said = p_category, at = private.now() where document_id = p_document;
  end if;
  update public.documents set category = p_category, category_confidence = 1, category_engine = 'person', category_reasons = '["You said so."]',
    built_in = case when private.is_built_in(p_category) then null when private.is_built_in(category) then
      jsonb_build_object('category', category, 'confidence', category_confidence, 'reasons', category_reasons, 'engine', category_engine)
      else built_in end
  where id = p_document
  returning * into v_document;
  delete from public.category_examples where document_id = p_document and category <> p_category;
  if p_terms is not null and not private.is_built_in(p_category) then
    insert into public.category_examples (document_id, owner, category, terms) values (p_document, v_document.owner, p_category, p_terms)
    on conflict (document_id) do update set category = excluded.category, terms = excluded.terms, at = private.now();
  end if;
  perform private.weigh_doubts(p_document);
  return v_document;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.says_nothing(p_payload jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return p_payload -> 'to' = 'null' or p_payload -> 'documents' = '[]' or p_payload #> '{content,matches}' = '[]'
    or p_payload ->> 'template' = 'digest' and not jsonb_path_exists(p_payload, '$.content.*.count ? (@ > 0)');
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.schedule_digest()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.scope_beyond(p_owner uuid, p_scopes text[])
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select s.scope from unnest(p_scopes) as s (scope)
    where s.scope in ('operations:read', 'metrics:read') and not private.has_role(p_owner, 'viewer')
      or s.scope in ('operations:write', 'postings:write') and not private.has_role(p_owner, 'operator')
    order by 1 limit 1
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.search_query(p_terms jsonb)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_term jsonb;
  v_phrase tsquery;
  v_query tsquery;
begin
  for v_term in select t from jsonb_array_elements(p_terms) t loop
    select to_tsquery('pg_catalog.simple'::regconfig,
      string_agg(quote_literal(w.word) || case when w.place = w.last and (v_term ->> 'is_prefix')::boolean then ':*' else '' end, ' <-> ' order by w.place))
    into v_phrase
    from (
      select x.word, x.place, count(*) over () as last
      from regexp_split_to_table(btrim(private.fold(array_to_string(array(select jsonb_array_elements_text(v_term -> 'words')), ' '))), ' +')
        with ordinality as x (word, place)) w
    where w.word <> '';
    v_query := coalesce(v_query && v_phrase, v_phrase, v_query);
  end loop;
  return v_query;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.searched_documents(p_owner uuid, p_filter jsonb)
 RETURNS TABLE(document_id uuid, generation integer)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  return query
  select d.id, d.result_generation
  from public.documents d
  where d.owner = p_owner and d.deleted_at is null and d.result_generation is not null
    and (p_filter ->> 'category' is null or d.category = p_filter ->> 'category')
    and (p_filter ->> 'folder_id' is null or d.folder_id = (p_filter ->> 'folder_id')::uuid)
    and (p_filter ->> 'document_id' is null or d.id = (p_filter ->> 'document_id')::uuid)
    and (p_filter ->> 'since' is null or d.created_at >= (p_filter ->> 'since')::timestamptz)
    and (p_filter ->> 'until' is null or d.created_at < (p_filter ->> 'until')::timestamptz);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.selected(p_owner uuid, p_selection jsonb, p_reason text)
 RETURNS TABLE(id uuid, owner uuid)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_filter jsonb := coalesce(p_selection -> 'filter', '{}');
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return query
  select d.id, d.owner
  from public.documents d
  join public.jobs j on j.document_id = d.id and j.generation = d.generation
  where (p_owner is null or d.owner = p_owner)
    and (v_ids is null or d.id = any (v_ids))
    and d.deleted_at is null and d.status <> 'uploading'
    and (p_reason <> 'redrive' or j.status = 'failed')
    and (v_filter ->> 'fingerprint' is null or j.fingerprint = v_filter ->> 'fingerprint')
    and (v_filter ->> 'queue' is null or j.queue = v_filter ->> 'queue')
    and (v_filter ->> 'stage' is null or j.error ->> 'stage' = v_filter ->> 'stage')
    and (v_filter ->> 'code' is null or v_filter ->> 'code' in (j.error ->> 'code', j.error ->> 'cause'))
    and (v_filter ->> 'since' is null or j.finished_at >= (v_filter ->> 'since')::timestamptz)
    and (v_filter ->> 'before' is null or j.created_at < (v_filter ->> 'before')::timestamptz)
    and private.fits(d, j, v_filter)
    -- Made by another version of an engine than the one that is here now: {stage: [engines of now]}.
    and (v_filter -> 'engines' is null or exists (
      select from public.stage_results r
      where r.document_id = d.id and r.generation = d.result_generation
        and v_filter -> 'engines' ? r.stage and not (v_filter -> 'engines' -> r.stage) ? r.engine))
    -- Asked for once already and not begun: a double click is one click.
    and not (p_reason <> 'redrive' and j.status = 'queued' and j.fence = 0 and exists (
      select from public.batches b where b.id = j.batch_id and b.reason <> 'upload')
      and j.stages = coalesce(private.stages_of(p_selection -> 'wanted'), j.stages)
      and j.settings @> coalesce(p_selection -> 'wanted' -> 'settings', '{}'))
  order by j.run_at, d.id;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.set_threshold(p_owner uuid, p_category text, p_threshold real)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if p_threshold is null then
    delete from public.review_thresholds where owner = p_owner and category = p_category;
  else
    insert into public.review_thresholds (owner, category, threshold) values (p_owner, p_category, p_threshold)
    on conflict (owner, category) do update set threshold = excluded.threshold;
  end if;
  perform private.weigh_doubts(d.id)
  from (
    select id from public.documents
    where owner = p_owner and category = p_category and status = 'needs_review' order by id limit 1000) d;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.settle_batch(p_batch uuid, p_status text, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_batch public.batches;
begin
  update public.batches set
    completed = completed + (p_status = 'completed')::int,
    failed = failed + (p_status = 'failed')::int,
    canceled = canceled + (p_status = 'canceled')::int
  where id = p_batch
  returning * into v_batch;
  if v_batch.completed + v_batch.failed + v_batch.canceled < v_batch.total then
    return;
  end if;
  events := events || private.event('batch_finished', v_batch.owner, null, null, v_batch.id,
    jsonb_build_object('total', v_batch.total, 'completed', v_batch.completed, 'failed', v_batch.failed, 'canceled', v_batch.canceled));
  -- Somebody who canceled everything has nothing to be told.
  if not v_batch.notify or v_batch.canceled = v_batch.total then
    return;
  end if;
  events := events || private.notify(v_batch.owner, 'job_result', format('results:%s', v_batch.id),
    jsonb_build_object('batch_id', v_batch.id, 'total', v_batch.total, 'completed', v_batch.completed, 'failed', v_batch.failed, 'canceled', v_batch.canceled),
    v_batch.id);
  if private.may_write_to(v_batch.owner, 'job_result') then
    effects := effects || private.owe_mail(v_batch.owner, 'job_result', format('mail:results:%s', v_batch.id), private.result_mail(v_batch),
      p_batch => v_batch.id);
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.share_of_quota(p_category text, p_payload jsonb)
 RETURNS numeric
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_category in ('test', 'alert') or (p_payload ->> 'failed')::int > 0 then 1
    when p_category = 'job_result' then 0.9
    when p_category = 'digest' then 0.7
    else 0.8 end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.shown_fields(p_document uuid, p_generation integer, p_category text)
 RETURNS TABLE(name text, value jsonb, confidence real, page integer, bbox jsonb, quote text, engine text, reason text, review jsonb)
 LANGUAGE sql
 STABLE
AS $function$
  select f.name, case r.action when 'reject' then 'null'::jsonb else coalesce(r.value, f.value) end,
    case when r.action is null then f.confidence else 1 end,
    -- Where the engine's value stands is no evidence for another one.
    case when r.action <> 'reject' and r.value <> f.value then null else f.page end,
    case when r.action <> 'reject' and r.value <> f.value then null else f.bbox end,
    case when r.action <> 'reject' and r.value <> f.value then null else f.quote end,
    case when r.action = 'correct' or r.value <> f.value then 'person' else f.engine end,
    case when r.action = 'correct' or r.value <> f.value then null else f.reason end,
    private.review_shape(r, f.value, f.confidence)
  from public.fields f
  left join public.reviews r on r.document_id = f.document_id and r.name = f.name and (r.action <> 'reject' or r.value = f.value)
  where f.document_id = p_document and f.generation = p_generation
  union all
  select r.name, r.value, 1, null, null, null, 'person', null, private.review_shape(r, null, null)
  from public.reviews r
  where r.document_id = p_document and r.action <> 'reject' and (r.generation = p_generation or r.category is not distinct from p_category)
    and not exists (select from public.fields f where f.document_id = p_document and f.generation = p_generation and f.name = r.name)
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.shown_status(p_document documents, p_job jobs)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_document.status <> 'queued' or p_job.id is null then p_document.status
    when p_job.run_at > private.now() and p_job.started_at is null then 'scheduled'
    when private.held_by(p_job.queue) is not null then 'held'
    else p_document.status
  end;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.silent_for()
 RETURNS numeric
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (select greatest(0, extract(epoch from private.now() - h.at)) from private.heartbeats h where h.name = 'sweep');
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.slo_values()
 RETURNS TABLE(slo text, value numeric, detail jsonb)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  (select 'queue_age', coalesce(extract(epoch from private.now() - w.oldest), 0), jsonb_strip_nulls(jsonb_build_object('queue', w.queue))
  from (select 1) one
  left join lateral (
    -- What was published and what was not are looked for apart, because each has an index.
    select j.queue, min(j.run_at) as oldest
    from (
      select queue, run_at from public.jobs where status = 'queued' and published_at is null
      union all
      select queue, run_at from public.jobs where status = 'queued' and published_at is not null) j
    where j.run_at <= private.now()
    group by j.queue
    having private.held_by(j.queue) is null
    order by oldest limit 1) w on true)
  union all
  (select 'dead_letters', count(*)::numeric, jsonb_strip_nulls(jsonb_build_object('fingerprint', min(f.fingerprint)))
  from (
    select j.fingerprint
    from public.jobs j
    join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
    where j.status = 'failed' and not private.is_fault_of_file(j.error)
    limit 1000) f)
  union all
  (select 'unknown_mails', count(*)::numeric, '{}'::jsonb from public.outbox o
  where o.kind = 'send_mail' and o.status = 'unknown' and o.finished_at > private.now() - interval '24 hours'
    and coalesce(o.answer ->> 'reason', '') <> 'nobody needs it any more')
  union all
  select 'outbox_lag', private.outbox_lag(), '{}'::jsonb
  union all
  select 'cron_silent', private.silent_for(), '{}'::jsonb
  union all
  (select 'deployment_quota', coalesce(max(r.share), 0), jsonb_strip_nulls(jsonb_build_object('quota', (array_agg(r.quota order by r.share desc))[1]))
  from (select d.quota, coalesce(round(100.0 * d.used / nullif(d.most, 0)), 100) as share from private.deployment_quotas_report() d) r);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.stage_events(p_job jobs, p_results jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(private.event('stage_finished', p_job.owner, p_job.document_id, p_job.id, p_job.batch_id,
      jsonb_build_object('stage', x ->> 'stage', 'engine', x ->> 'engine', 'ms', x -> 'ms')) order by place), '[]')
    from jsonb_array_elements(coalesce(p_results -> 'stages', '[]')) with ordinality as t (x, place)
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.stages_of(p_settings jsonb)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when p_settings ? 'stages' then array(select jsonb_array_elements_text(p_settings -> 'stages')) end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.standing_failures(p_filter jsonb)
 RETURNS SETOF jobs
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select j.*
  from public.jobs j
  join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
  where j.status = 'failed'
    and (p_filter ->> 'fingerprint' is null or j.fingerprint = p_filter ->> 'fingerprint')
    and (p_filter ->> 'queue' is null or j.queue = p_filter ->> 'queue')
    and (p_filter ->> 'stage' is null or j.error ->> 'stage' = p_filter ->> 'stage')
    and (p_filter ->> 'code' is null or p_filter ->> 'code' in (j.error ->> 'code', j.error ->> 'cause'))
    and (p_filter ->> 'since' is null or j.finished_at >= (p_filter ->> 'since')::timestamptz)
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.start_generation(p_owner uuid, p_documents uuid[], p_reason text, p_settings jsonb, p_before integer, p_rate_per_minute integer, OUT answer jsonb, INOUT events jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_batch uuid := coalesce((p_settings ->> 'batch_id')::uuid, private.new_id());
  v_now timestamptz := private.now();
  v_chosen uuid[];
  v_entries jsonb;
begin
  -- Looked at again under the locks: what another call restarted meanwhile is not restarted twice.
  v_chosen := array(
    select d.id from unnest(p_documents) with ordinality as t (id, place)
    join public.documents d on d.id = t.id
    join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.owner = p_owner and d.deleted_at is null
      and (j.status = 'failed' or p_reason <> 'redrive') and j.status in ('completed', 'failed', 'canceled')
    order by t.place
    for update of d);
  if v_chosen = '{}' then
    return;
  end if;

  insert into public.batches (id, owner, reason, idempotency_key, request_hash, notify, total)
  values (v_batch, p_owner, p_reason, p_settings ->> 'idempotency_key', p_settings ->> 'request_hash',
    coalesce((p_settings ->> 'notify')::boolean, true), cardinality(v_chosen));

  with line as (
    select c.id, c.place, j as earlier
    from unnest(v_chosen) with ordinality as c (id, place)
    join public.documents d on d.id = c.id
    join public.jobs j on j.document_id = d.id and j.generation = d.generation
  ),
  started as (
    insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, settings, status, trace_id, run_at)
    select private.new_id(), l.id, (l.earlier).generation + 1, p_owner, v_batch, coalesce(p_settings ->> 'queue', (l.earlier).queue),
      coalesce(private.stages_of(p_settings), (l.earlier).stages), (l.earlier).settings || coalesce(p_settings -> 'settings', '{}'), 'queued', (l.earlier).trace_id,
      -- A message may come a second early or late; so that no minute has more than asked for all the same, they stand a little wider apart.
      v_now + coalesce((p_before + l.place - 1) * interval '62 seconds' / p_rate_per_minute, interval '0')
    from line l
    returning id, document_id, generation, queue, run_at
  ),
  entry as (
    select s.*, l.place, d.filename from started s join line l on l.id = s.document_id join public.documents d on d.id = s.document_id
  )
  select jsonb_agg(jsonb_build_object('id', e.document_id, 'job_id', e.id, 'generation', e.generation, 'queue', e.queue, 'filename', e.filename)
    order by e.place) into v_entries from entry e;

  with standing as (
    -- Of several that failed with the same bytes one stands for them, and none when another document does.
    select distinct on (c.sha256) c.id from public.documents c
    where c.id = any (v_chosen) and c.sha256 is not null
      and not exists (select from public.documents o where o.owner = p_owner and o.content_key = c.sha256)
    order by c.sha256, c.id
  )
  update public.documents d set
    generation = generation + 1,
    status = 'queued',
    stage = null,
    progress = 0,
    error = null,
    started_at = null,
    completed_at = null,
    -- A failure had freed its bytes; now it stands for them again.
    content_key = case when d.id in (select s.id from standing s) then d.sha256 else d.content_key end
  where d.id = any (v_chosen);

  events := events || (
    select jsonb_agg(private.event('job_queued', p_owner, (x ->> 'id')::uuid, (x ->> 'job_id')::uuid, v_batch,
      jsonb_build_object('queue', x ->> 'queue', 'generation', x -> 'generation', 'reason', p_reason)))
    from jsonb_array_elements(v_entries) x);
  answer := jsonb_build_object('id', v_batch, 'total', cardinality(v_chosen), 'created_at', v_now,
    'documents', (select coalesce(jsonb_agg(x - 'queue' order by place), '[]') from jsonb_array_elements(v_entries) with ordinality as t (x, place) where place <= 100));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.stored_size(p_owner uuid, p_document uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select (o.metadata ->> 'size')::bigint from storage.objects o
    where o.bucket_id = 'documents' and o.name = format('%s/%s', p_owner, p_document)
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.submitted(p_document documents, p_duplicate_of uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where document_id = p_document.id and generation = p_document.generation;
  return jsonb_strip_nulls(jsonb_build_object('id', p_document.id, 'job_id', v_job.id, 'filename', p_document.filename,
    'status', private.shown_status(p_document, v_job), 'duplicate_of', p_duplicate_of, 'version_of', p_document.version_of));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.suppression_event(p_type text, p_actor uuid, p_email text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  -- The log holds no addresses: it names the person, or for an address that is nobody's only its host.
  return private.event(p_type, p_actor, null, null, null, jsonb_build_object(
    'person', (select p.id from public.people p where lower(p.email) = p_email limit 1), 'host', split_part(p_email, '@', 2)), p_actor::text);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_accesses(p_limit integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.accesses where id in (
    select a.id from public.accesses a where a.at < private.now() - interval '365 days' order by a.at limit p_limit for update skip locked);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_alerts(INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_slo record;
begin
  for v_slo in
    select v.slo, v.value, v.detail
    from private.slo_values() v
    join private.slos s on s.name = v.slo
    left join private.alerts a on a.slo = v.slo and a.resolved_at is null
    where v.value > s.bound or a.id is not null
    order by v.slo
  loop
    select j.events, j.effects into events, effects from private.judge(v_slo.slo, v_slo.value, v_slo.detail, events, effects) j;
  end loop;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_documents(p_limit integer, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_abandoned public.documents[] := array(
    select d from public.documents d where d.status = 'uploading' and d.created_at < private.now() - interval '24 hours'
    order by d.created_at limit p_limit for update skip locked);
  v_deleted public.documents[] := array(
    select d from public.documents d where d.deleted_at < private.now() - interval '30 days'
    order by d.deleted_at limit p_limit for update skip locked);
begin
  effects := effects || private.erase(v_abandoned) || private.erase(v_deleted);
  more := more or greatest(cardinality(v_abandoned), cardinality(v_deleted)) = p_limit;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_is_late()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce((select h.at < private.now() - interval '5 minutes' from private.heartbeats h where h.name = 'sweep'), true);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_kept(p_limit integer, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_owner uuid;
  v_rules jsonb;
  v_ids uuid[];
  v_due int;
  v_left int := p_limit;
  v_told jsonb;
  v_deleted record;
begin
  perform from private.retention_search s where s.next_at <= private.now() for update skip locked;
  if not found then
    return;
  end if;
  for v_owner in select distinct r.owner from public.retention_rules r where r.days is not null order by r.owner loop
    exit when v_left = 0;
    v_rules := private.rules_of(v_owner);
    select array_agg(d.id), count(*) into v_ids, v_due from private.past_retention(v_owner, v_rules) d;
    continue when v_due = 0;
    v_deleted := private.delete_for(v_owner, v_ids[1:v_left], false, 'retention');
    -- Said once a day, for all of them, with the first page that goes.
    v_told := private.notify(v_owner, 'retention', format('retention:%s', (private.now() at time zone 'UTC')::date), jsonb_build_object('count', v_due));
    events := events || v_told || v_deleted.events;
    effects := effects || v_deleted.effects;
    v_left := v_left - least(v_due, v_left);
  end loop;
  update private.retention_search set next_at = case when v_left > 0 then private.now() + interval '1 hour' else private.now() end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_leases(p_limit integer, INOUT events jsonb, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_jobs public.jobs[] := array(
    select j from public.jobs j where j.status = 'processing' and j.lease_until < private.now()
    order by j.lease_until limit p_limit for update skip locked);
begin
  perform private.lock_moved(array(select j.id from unnest(v_jobs) j));
  -- Batch by batch, as everybody moves jobs who moves several.
  for v_job in select * from unnest(v_jobs) j order by j.batch_id, j.id loop
    if v_job.tries >= private.most_tries() then
      select f.events, f.effects into events, effects from private.fail(v_job, private.exhausted(v_job), events, effects) f;
    else
      v_job.attempt := v_job.attempt + 1;
      v_job.run_at := private.now();
      v_job.published_at := null;
      select m.events, m.effects into events, effects from private.move(v_job, 'queued', 'queued', events, effects) m;
      events := events || private.event('job_retrying', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id, jsonb_build_object('code', 'lease_over'));
    end if;
  end loop;
  more := more or cardinality(v_jobs) = p_limit;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_objects(p_page integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_from text;
  v_to text;
  v_seen int;
begin
  select s.last_name into v_from from private.orphan_search s for update skip locked;
  if not found then
    return;
  end if;
  with page as materialized (
    select o.name, o.created_at, split_part(o.name, '/', 1) as owner, split_part(o.name, '/', 2) as document,
      o.name ~ '^[0-9a-f-]{36}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' as is_ours
    from storage.objects o
    where o.bucket_id = 'documents' and o.name > v_from
    order by o.name limit p_page
  ),
  orphan as (
    select p.name, p.document from page p
    where p.created_at < private.now() - interval '1 hour'
      and not exists (
        select from public.documents d where d.id = case when p.is_ours then p.document::uuid end and d.owner::text = p.owner)
  ),
  owed as (
    -- Not at once: whoever has just stored it may be about to say so. One that is there again after its deletion is owed anew.
    insert into public.outbox as b (kind, dedupe_key, payload, status, run_at)
    select 'delete_objects', format('objects:%s', coalesce(nullif(o.document, ''), o.name)), jsonb_build_object('keys', jsonb_build_array(o.name)),
      'owed', private.now() + interval '5 minutes'
    from orphan o
    on conflict (dedupe_key) do update set status = 'owed', run_at = excluded.run_at, tries = 0, lease_until = null, finished_at = null,
      payload = excluded.payload
    where b.status in ('done', 'failed')
  )
  select max(p.name), count(*) into v_to, v_seen from page p;
  update private.orphan_search set last_name = case when v_seen = p_page then v_to else '' end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_outbox(p_limit integer, INOUT events jsonb, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_row public.outbox;
  v_at timestamptz;
  v_seen int := 0;
  v_silent_since timestamptz := private.now() - interval '14 minutes';
  v_deaf boolean := false;
begin
  -- A mail that was handed over and stayed silent for 15 minutes, since a lease is one of them.
  if exists (select from public.outbox where status = 'sending' and lease_until < v_silent_since) then
    v_deaf := private.hook_is_deaf();
    select g.events into events from private.give_up_silent(greatest(p_limit, 1000), v_deaf, events) g;
  end if;

  for v_row in
    select * from public.outbox
    where not bulk and ((status = 'owed' and run_at <= private.now()) or (status = 'leased' and lease_until < private.now())
      or (status = 'sending' and lease_until < v_silent_since and not v_deaf and second_try_at is null))
    order by run_at limit least(p_limit, 20) for update skip locked
  loop
    v_seen := v_seen + 1;
    v_at := null;
    if v_row.kind = 'send_mail' then
      v_row.payload := private.mail_of_now(v_row);
    end if;
    if private.is_moot(v_row) then
      update public.outbox set payload = private.without_content(v_row.payload), lease_until = null, finished_at = private.now(),
        status = case status when 'sending' then 'unknown' else 'failed' end, answer = '{"reason": "nobody needs it any more"}'
      where id = v_row.id;
      continue;
    end if;
    if v_row.kind = 'send_mail' then
      v_at := private.mail_time(v_row.owner, v_row.category, v_row.payload);
    end if;
    if v_at is not null then
      update public.outbox set run_at = case status when 'sending' then run_at else v_at end,
        lease_until = case status when 'sending' then v_at - interval '14 minutes' end
      where id = v_row.id;
      continue;
    end if;
    update public.outbox set tries = tries + 1, lease_until = private.now() + interval '60 seconds', payload = v_row.payload,
      second_try_at = case status when 'sending' then private.now() else second_try_at end,
      status = case kind when 'send_mail' then 'sending' else 'leased' end
    where id = v_row.id
    returning * into v_row;
    effects := effects || jsonb_build_array(private.effect(v_row));
  end loop;
  more := more or v_seen = least(p_limit, 20);

  -- Mails that leave together are not handed out here, one by one: whoever gets the message leases a call's worth of them.
  select count(*) into v_seen from (
    select from public.outbox
    where bulk and ((status = 'owed' and run_at <= private.now())
      or (status = 'sending' and lease_until < v_silent_since and not v_deaf and second_try_at is null))
    limit 20000) waiting;
  effects := effects || private.task_effect('send_mails', ceil(v_seen / 1000.0)::int);
  -- Where no model ever served there may be none, and then each message costs something and does nothing.
  if private.lacks_vectors() and (exists (select from private.embedding_models) or extract(minute from private.now()) = 0) then
    effects := effects || private.task_effect('embed');
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_retention(p_limit integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.outbox where id in (
    select b.id from public.outbox b where b.finished_at < private.now() - interval '90 days'
    order by b.finished_at limit p_limit for update skip locked);
  delete from public.digests where (owner, local_date) in (
    select d.owner, d.local_date from public.digests d where d.planned_at < private.now() - interval '90 days'
    order by d.planned_at limit p_limit for update skip locked);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_silent(p_limit integer, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_queue public.queues;
  v_free int;
  v_again jsonb;
begin
  for v_queue in select * from public.queues where private.held_by(name) is null order by priority loop
    select v_queue.parallelism - count(*) into v_free from public.jobs j where j.queue = v_queue.name and j.status = 'processing';
    continue when v_free <= 0;
    with silent as (
      select j.id from public.jobs j
      where j.queue = v_queue.name and j.status = 'queued' and j.published_at < private.now() - interval '60 seconds'
        and j.run_at < private.now() - interval '60 seconds'
      order by j.published_at limit p_limit for update skip locked
    ),
    again as (
      -- Within the broker's ten minutes the same id is safe; afterwards it would be taken for an old acquaintance.
      update public.jobs j set published_at = private.now(),
        attempt = attempt + (attempt_at < private.now() - interval '10 minutes')::int,
        attempt_at = case when attempt_at < private.now() - interval '10 minutes' then private.now() else attempt_at end
      from silent where j.id = silent.id
      returning j as job
    )
    select coalesce(jsonb_agg(private.run_effect(again.job, v_queue)), '[]') into v_again from again;
    effects := effects || v_again;
    more := more or jsonb_array_length(v_again) = p_limit;
  end loop;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_waiting(p_limit integer, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_queue text;
  v_runs jsonb;
begin
  for v_queue in select name from public.queues order by priority loop
    v_runs := private.waiting_runs(v_queue, p_limit / 10);
    effects := effects || v_runs;
    more := more or jsonb_array_length(v_runs) >= p_limit / 10;
  end loop;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_webhook_log(p_limit integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from public.webhook_deliveries where id in (
    select v.id from public.webhook_deliveries v where v.created_at < private.now() - interval '30 days'
    order by v.created_at limit p_limit for update skip locked);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.sweep_webhooks(p_limit integer, INOUT effects jsonb, INOUT more boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_calls jsonb;
begin
  with overdue as (
    select distinct v.webhook_id from public.webhook_deliveries v
    where v.status in ('owed', 'delivering') and v.next_try_at < private.now() - case v.status when 'owed' then interval '60 seconds' else interval '0' end
  ),
  free as (
    select w.id, w.failing_since from overdue o join public.webhooks w on w.id = o.webhook_id
    where (select count(*) from public.webhook_deliveries b where b.webhook_id = w.id and b.status = 'delivering' and b.next_try_at >= private.now())
      < case when w.failing_since is null then 4 else 1 end
    limit p_limit
  ),
  silent as (
    select s.id, f.failing_since from free f
    cross join lateral (
      select v.id from public.webhook_deliveries v
      where v.webhook_id = f.id and v.status in ('owed', 'delivering')
        and v.next_try_at < private.now() - case v.status when 'owed' then interval '60 seconds' else interval '0' end
      order by v.next_try_at limit 50 for update skip locked) s
  ),
  again as (
    update public.webhook_deliveries v set status = 'owed', next_try_at = private.now()
    from silent s where v.id = s.id
    returning v as delivery, s.failing_since
  )
  select coalesce(jsonb_agg(private.call_effect(a.delivery, a.failing_since)), '[]') into v_calls from again a;
  effects := effects || v_calls;
  more := more or jsonb_array_length(v_calls) >= 50;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.take_sends(p_share numeric, p_wanted integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_today date := (private.now() at time zone 'UTC')::date;
  v_before int;
  v_taken int;
begin
  if not exists (select from private.mail_quota where daily is not null) then
    return p_wanted;
  end if;
  -- Nobody waits for this row, since whoever has it may go on to lock what others hold.
  select case q.day when v_today then q.sent else 0 end, least(p_wanted, greatest(0, ceil(q.daily * p_share)::int - case q.day when v_today then q.sent else 0 end))
  into v_before, v_taken
  from private.mail_quota q where q.daily is not null for update skip locked;
  update private.mail_quota set day = v_today, sent = v_before + v_taken where v_taken > 0;
  return v_taken;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.task_effect(p_task text, p_count integer DEFAULT 1)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', null, 'kind', 'run_task', 'owner', null, 'payload', jsonb_build_object('task', p_task),
      'dedupe_key', format('task:%s:%s:%s', p_task, (extract(epoch from private.now()) * 1000000)::bigint, n)) order by n), '[]')
    from generate_series(1, p_count) n
  );
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.tell_alert(p_alert private.alerts, p_what text, INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_operator uuid;
  v_told jsonb;
begin
  select jsonb_build_object('alert_id', p_alert.id, 'slo', s.name, 'bound', s.bound, 'unit', s.unit, 'value', round(p_alert.value), 'worst', round(p_alert.worst),
    'opened_at', p_alert.opened_at, 'resolved_at', p_alert.resolved_at, 'detail', p_alert.detail)
  into v_told from private.slos s where s.name = p_alert.slo;
  for v_operator in select r.user_id from public.roles r where r.role = 'operator' order by r.user_id loop
    events := events || private.event('alert_' || p_what, v_operator, null, null, null, v_told);
    effects := effects || private.owe_mail(v_operator, 'alert', format('mail:alert:%s:%s:%s', p_alert.id, p_what, v_operator),
      jsonb_build_object('template', 'alert', 'content', v_told || jsonb_build_object('what', p_what)));
  end loop;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.tell_matches(p_owner uuid, p_run bigint, p_key text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.tell_run(p_run bigint)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.telling_words(p_words text[])
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_telling text[] := array(select distinct w from unnest(p_words) w where not private.is_stop_word(w));
begin
  return case when v_telling = '{}' then p_words else v_telling end;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.texts(p_list jsonb)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_list) = 'array' then array(select jsonb_array_elements_text(p_list)) end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select (private.now() at time zone 'utc')::date
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.told_anew(p_owner uuid, p_payload jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_run bigint := (p_payload #>> '{content,run}')::bigint;
begin
  return case p_payload ->> 'template'
    when 'matches' then jsonb_set(p_payload, '{content}', private.match_content(v_run, array(select m from private.run_matches(p_owner, v_run) m)))
    when 'digest' then jsonb_set(p_payload, '{content}', coalesce((
      select c.content
      from public.digests d
      cross join lateral private.digest_contents(array[row(d.owner, d.local_date, p_payload #>> '{content,frequency}', d.from_cursor, d.to_cursor,
        d.from_number, d.to_number)::private.digest_window]) c
      where d.owner = p_owner and d.local_date = (p_payload #>> '{content,local_date}')::date), p_payload -> 'content'))
    else p_payload end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.trace_id(p_job jobs)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select replace((p_job).trace_id::text, '-', '')
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.under_way(p_owner uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('job_id', j.id, 'document_id', d.id, 'filename', d.filename,
    'status', private.shown_status(d, j), 'stage', j.stage, 'progress', j.progress)), '[]')
  from private.jobs_under_way(p_owner, 100) j
  join public.documents d on d.id = j.document_id and d.generation = j.generation
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.unrecorded(p_action text, p_documents uuid[], p_owner uuid, p_key uuid, p_operator uuid, p_actor text)
 RETURNS SETOF documents
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  select d.* from public.documents d
  -- An operator is shown entries about documents of many; everybody else sees their own.
  where d.id = any (p_documents) and case when p_operator is null then d.owner = p_owner else d.owner <> p_operator end
    and not exists (
      select from public.accesses a
      where a.owner = d.owner and a.document_id = d.id and a.at > private.now() - interval '1 hour' and a.action = p_action and a.actor = p_actor
        and a.key_id is not distinct from p_key and a.operator_id is not distinct from p_operator);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.upload_problem(p_id uuid, p_document documents, p_size bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_document.id is null then
      jsonb_build_object('filename', p_id, 'code', 'not_found', 'detail', 'There is no such upload; open one with POST /v1/uploads.')
    when p_document.status <> 'uploading' then null
    when p_size is null then
      jsonb_build_object('filename', p_document.filename, 'code', 'missing_object', 'detail', 'Nothing has been uploaded yet; PUT the file to its url first.')
    when p_size = 0 then
      jsonb_build_object('filename', p_document.filename, 'code', 'empty_file', 'detail', 'The uploaded file is empty; open a new upload for it and send its content there.')
  end;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.usage_by_day(p_from date, p_to date)
 RETURNS TABLE(day date, service text, operation text, count bigint, micro_usd numeric)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with span as (
    select p_from::timestamp at time zone 'utc' as from_at, (p_to + 1)::timestamp at time zone 'utc' as to_at
  ),
  -- Jobs that used the same are counted before they are taken apart: there are many jobs, and few ways to process one.
  alike as materialized (
    select date_bin('1 day', j.finished_at, '2000-01-01 00:00Z') as at, j.usage, count(*) as jobs, sum(j.fence) as runs,
      count(*) filter (where j.cost > 0) as paid, sum(j.cost) as cost
    from span
    join public.jobs j on j.finished_at >= span.from_at and j.finished_at < span.to_at
    group by 1, 2
  ),
  run as materialized (
    select (a.at at time zone 'utc')::date as day, sum(a.jobs) as jobs, sum(a.runs) as runs, sum(a.jobs * u.postgrest) as postgrest,
      sum(a.jobs * u.storage_gets) as storage_gets, sum(a.jobs * u.redis) as redis, sum(a.jobs * u.ocr_pages) as ocr_pages,
      sum(a.jobs * u.model_tokens_in) as tokens_in, sum(a.jobs * u.model_tokens_out) as tokens_out, sum(a.paid) as paid, sum(a.cost) as cost
    from alike a
    cross join lateral jsonb_to_record(a.usage) as u (postgrest bigint, storage_gets bigint, redis bigint, ocr_pages bigint, model_tokens_in bigint, model_tokens_out bigint)
    group by 1
  ),
  upload as materialized (
    select (date_bin('1 day', b.created_at, '2000-01-01 00:00Z') at time zone 'utc')::date as day, count(*) as calls, sum(b.total) as documents,
      count(distinct (b.owner, date_bin('1 minute', b.created_at, '2000-01-01 00:00Z'))) as minutes
    from span
    join public.batches b on b.created_at >= span.from_at and b.created_at < span.to_at and b.reason = 'upload'
    group by 1
  ),
  mail as materialized (
    select (date_bin('1 day', o.finished_at, '2000-01-01 00:00Z') at time zone 'utc')::date as day,
      count(*) filter (where o.status <> 'failed') + count(o.second_try_at) as mails, sum(o.tries) as requests
    from span
    join public.outbox o on o.finished_at >= span.from_at and o.finished_at < span.to_at and o.kind = 'send_mail'
    group by 1
  ),
  counted as (
    select r.day, x.service, x.operation, x.count, x.cost
    from run r
    cross join lateral (values
      ('qstash', 'messages', r.runs, null::numeric), ('workers', 'requests', r.runs, null), ('postgrest', 'requests', r.postgrest, null),
      ('storage', 'gets', r.storage_gets, null), ('redis', 'commands', r.redis, null), ('ocr', 'pages', r.ocr_pages, null),
      ('model', 'tokens_in', r.tokens_in, null), ('model', 'tokens_out', r.tokens_out, null), ('engines', 'paid_jobs', r.paid, r.cost),
      ('documents', 'processed', r.jobs, null)) as x (service, operation, count, cost)
    union all
    -- An upload asks the limiter (a script and its increment, and an expiry for the first of a person in a minute), stores each file, and commits once.
    select u.day, x.service, x.operation, x.count, null
    from upload u
    cross join lateral (values
      ('workers', 'requests', u.calls), ('redis', 'commands', 2 * u.calls + u.minutes), ('postgrest', 'requests', u.calls), ('storage', 'puts', u.documents)) as x (service, operation, count)
    union all
    -- A mail is marked as sent in one request.
    select m.day, x.service, x.operation, x.count, null
    from mail m
    cross join lateral (values ('sendgrid', 'mails', m.mails), ('sendgrid', 'requests', m.requests), ('postgrest', 'requests', m.mails)) as x (service, operation, count)
  )
  select c.day, c.service, c.operation, coalesce(sum(c.count), 0)::bigint, coalesce(sum(c.cost), sum(c.count) * max(p.micro_usd_per_1000) / 1000, 0)
  from counted c
  left join public.prices p on p.service = c.service and p.operation = c.operation
  group by c.day, c.service, c.operation
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.waiting_for(p_document documents, p_job jobs)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_held text := case when p_job.started_at is not null or p_job.run_at <= private.now() then private.held_by(p_job.queue) end;
begin
  if p_document.status <> 'queued' or p_job.id is null then
    return null;
  end if;
  return jsonb_build_object(
    'reason', case
      when v_held is not null then v_held
      when p_job.run_at > private.now() and p_job.started_at is null then 'start_time'
      when p_job.run_at > private.now() then 'next_try'
      when p_job.published_at is null then 'turn'
      else 'delivery' end,
    'until', case
      when v_held in ('budget', 'deployment_quota') then date_trunc('day', private.now(), 'utc') + interval '1 day'
      when v_held is null and p_job.run_at > private.now() then p_job.run_at end);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.waiting_runs(p_queue text, p_owners integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_owner uuid;
  v_effects jsonb := '[]';
begin
  for v_owner in
    select w.owner
    from (
      select j.owner, min(j.run_at) as since from public.jobs j
      where j.queue = p_queue and j.status = 'queued' and j.published_at is null and j.run_at <= private.now()
      group by j.owner) w
    where (select count(*) from public.jobs o
        where o.owner = w.owner and o.queue = p_queue and o.published_at is not null and o.status in ('queued', 'processing'))
      < (select q.owner_window from public.queues q where q.name = p_queue)
    order by w.since
    limit p_owners
  loop
    v_effects := v_effects || private.next_runs(v_owner, p_queue);
  end loop;
  return v_effects;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.wants_mail(p_person people, p_category text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (p_person).email is not null and (p_person).email_enabled and case p_category
    when 'job_result' then (p_person).notify_job_results
    when 'job_match' then (p_person).notify_new_matches
    when 'application_update' then (p_person).notify_application_updates
    when 'digest' then (p_person).digest_frequency <> 'disabled'
    else p_category in ('test', 'alert') end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.was_moot(p_row outbox)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (p_row).status = 'failed' and coalesce((p_row).answer ->> 'reason' = 'nobody needs it any more', false)
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.watch_cron(INOUT events jsonb, INOUT effects jsonb)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if private.silent_for() > (select s.bound from private.slos s where s.name = 'cron_silent')
    and not exists (select from private.alerts a where a.slo = 'cron_silent' and a.resolved_at is null and a.told_at is not null) then
    select j.events, j.effects into events, effects from private.judge('cron_silent', private.silent_for(), '{}', events, effects) j;
  end if;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.webhook_entry(p_row webhooks)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('id', p_row.id, 'url', p_row.url, 'description', p_row.description, 'event_types', p_row.event_types,
    'enabled', p_row.enabled, 'disabled_reason', p_row.disabled_reason, 'failing_since', p_row.failing_since,
    'previous_secret_until', p_row.previous_secret_until, 'created_at', p_row.created_at);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.webhook_error(p_code text, p_detail text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_build_object('code', p_code, 'detail', p_detail)
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.webhook_payload(p_type text, p_at timestamp with time zone, p_data jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('type', p_type, 'timestamp', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'data', jsonb_strip_nulls(p_data));
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.webhook_type(p_event text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case p_event
    when 'document_uploaded' then 'document.uploaded'
    when 'document_processed' then 'document.processed'
    when 'batch_finished' then 'batch.finished'
    when 'match_found' then 'match.found'
    when 'application_updated' then 'application.updated'
    when 'fields_reviewed' then 'fields.reviewed'
    when 'alert_opened' then 'alert.opened'
    when 'alert_resolved' then 'alert.resolved' end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.webhook_wait(p_attempts integer)
 RETURNS interval
 LANGUAGE sql
AS $function$
  -- Spread, so that what failed together does not come back together.
  select (array['5 seconds', '1 minute', '5 minutes', '30 minutes', '2 hours', '8 hours', '20 hours', '24 hours'])[p_attempts]::interval
    * case when p_attempts > 1 then 1 + random() / 20 else 1 end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.weigh_doubts(p_document uuid, p_asks boolean DEFAULT false)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_status text;
begin
  update public.documents d set
    lowest_confidence = (v.doubts ->> 'lowest_confidence')::real,
    to_review = (v.doubts ->> 'to_review')::int,
    status = case when d.status = 'needs_review' or p_asks and d.status = 'completed' then v.doubts ->> 'status' else d.status end
  from (
    select o.id, private.doubts(o.id, o.result_generation, o.category,
      case when o.category_engine is distinct from 'person' then o.category_confidence end) as doubts
    from public.documents o where o.id = p_document and o.result_generation is not null) v
  where d.id = v.id
  returning d.status into v_status;
  return v_status;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.without(p_documents jsonb, p_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce((select jsonb_agg(x) from jsonb_array_elements(p_documents) x where (x ->> 'id')::uuid <> all (p_ids)), '[]');
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.without_content(p_payload jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return p_payload - 'documents' - 'content' - 'to' - 'keys' - 'owner' - 'ids';
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.without_documents(p_payload jsonb, p_gone text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  v_path text;
  v_list jsonb;
  v_left jsonb;
  v_payload jsonb := p_payload;
begin
  foreach v_path in array array['documents', 'content,matches', 'content,matches,data', 'content,completed,data', 'content,failed,data',
    'content,waiting_for_review,data']
  loop
    v_list := v_payload #> string_to_array(v_path, ',');
    continue when jsonb_typeof(v_list) is distinct from 'array';
    select coalesce(jsonb_agg(x order by place), '[]') into v_left from jsonb_array_elements(v_list) with ordinality as t (x, place)
    where coalesce(x ->> 'document_id', x ->> 'id') <> all (p_gone);
    v_payload := jsonb_set(v_payload, string_to_array(v_path, ','), v_left);
    continue when v_path = 'documents';
    -- How many there are is said beside the list.
    v_payload := jsonb_set(v_payload, trim_array(string_to_array(v_path, ','), 1) || 'count'::text, to_jsonb(
      (v_payload #>> (trim_array(string_to_array(v_path, ','), 1) || 'count'::text))::int - jsonb_array_length(v_list) + jsonb_array_length(v_left)));
  end loop;
  return v_payload;
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.word_query(p_word text)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  -- Which language a passage is in decides how its words were stemmed; which one a question is in, nobody can tell.
  return (
    select string_agg(quote_literal(w.form), '|')::tsquery
    from (
      select p_word as form
      union select unnest(ts_lexize('pg_catalog.english_stem', p_word))
      union select unnest(ts_lexize('pg_catalog.german_stem', p_word))
      union select unnest(ts_lexize('pg_catalog.french_stem', p_word))) w
    where w.form <> '');
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.worded_passages(p_words text[], p_filter jsonb, p_limit integer)
 RETURNS TABLE(document_id uuid, generation integer, page integer, place integer, score real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_owner uuid := auth.uid();
  v_mine tsquery := quote_literal('@' || v_owner)::tsquery;
  v_most int := 1000;
  v_total float8 := (select greatest(sum(i.passages), 1) from public.indexings i where i.owner = v_owner);
begin
  return query
  with term as materialized (
    select w.number, private.word_query(w.word) as query from unnest(private.telling_words(p_words)) with ordinality as w (word, number)
  ),
  hit as materialized (
    select t.number, t.query, f.*
    from term t
    cross join lateral (
      select p.document_id, p.generation, p.page, p.place
      from public.passages p
      -- The words find the owner's already; said like this, no planner walks through all of an owner's for each word besides.
      where p.words @@ (v_mine && t.query) and (p.owner = v_owner) is true limit v_most) f
  ),
  counted as materialized (
    select h.number, h.query, count(*) = v_most as is_common, ln(1 + v_total / case when count(*) = v_most then greatest(v_total / 4, v_most) else count(*) end) as worth
    from hit h group by h.number, h.query
  ),
  candidate as materialized (
    select h.document_id, h.generation, h.page, h.place
    from hit h join counted c on c.number = h.number
    join private.searched_documents(v_owner, p_filter) d on d.document_id = h.document_id and d.generation = h.generation
    where not c.is_common or not exists (select from counted r where not r.is_common)
    group by h.document_id, h.generation, h.page, h.place
    order by sum(c.worth) desc, h.document_id desc, h.page, h.place limit 600
  ),
  found as (
    select h.document_id, h.generation, h.page, h.place, h.number, c.worth
    from hit h join counted c on c.number = h.number and not c.is_common
    join candidate k on k.document_id = h.document_id and k.generation = h.generation and k.page = h.page and k.place = h.place
    union all
    select k.document_id, k.generation, k.page, k.place, c.number, c.worth
    from candidate k
    join public.passages p on p.document_id = k.document_id and p.generation = k.generation and p.page = k.page and p.place = k.place
    cross join lateral (select o.number, o.worth from counted o where o.is_common and p.words @@ o.query) c
    where exists (select from counted o where o.is_common)
  ),
  passage as (
    select f.document_id, f.generation, f.page, f.place, sum(f.worth) as score
    from found f group by f.document_id, f.generation, f.page, f.place
  ),
  whole as (
    -- What a page says all in all counts too: a form names a thing at its top and the sum of it at its bottom.
    select w.document_id, w.generation, w.page, sum(w.worth) as score
    from (select distinct f.document_id, f.generation, f.page, f.number, f.worth from found f) w
    group by w.document_id, w.generation, w.page
  )
  select distinct on (p.document_id, p.generation, p.page) p.document_id, p.generation, p.page, p.place, (p.score + w.score)::real
  from passage p join whole w on w.document_id = p.document_id and w.generation = p.generation and w.page = p.page
  order by p.document_id, p.generation, p.page, p.score desc, p.place;
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION private.work_due()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(w.name), '[]')
    from (values ('match', private.matching_is_due()), ('digest', private.digests_are_due())) w (name, is_due)
    where w.is_due);
end
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION private.write_matches(p_documents uuid[], p_until bigint, p_run bigint)
 RETURNS TABLE(match_id uuid, is_new boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
$function$
;
-- executed by nobody else

CREATE OR REPLACE FUNCTION public.apply_to_posting(p_owner uuid, p_id uuid, p_posting uuid, p_document uuid DEFAULT NULL::uuid, p_note text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_posting public.postings;
  v_application public.applications;
begin
  select * into v_posting from public.postings where id = p_posting;
  if not found then
    return private.answer('posting_not_found');
  end if;
  if p_document is not null and not exists (
    select from public.documents d where d.id = p_document and d.owner = p_owner and d.deleted_at is null) then
    return private.answer('document_not_found');
  end if;
  select * into v_application from public.applications where owner = p_owner and posting_id = p_posting;
  -- Whose answer was lost asks again under the same id and hears the same.
  if v_application.id = p_id then
    return private.answer('submitted') || jsonb_build_object('application', private.application_line(v_application));
  end if;
  if v_application.id is null and not private.is_open(v_posting) then
    return private.answer('posting_closed');
  end if;
  insert into public.applications (id, owner, posting_id, document_id, note)
  values (p_id, p_owner, p_posting, p_document, p_note)
  on conflict (owner, posting_id) do nothing
  returning * into v_application;
  if not found then
    return private.answer('already_applied') || jsonb_build_object('application_id', (
      select a.id from public.applications a where a.owner = p_owner and a.posting_id = p_posting));
  end if;
  return private.answer('submitted', '[]', private.application_event(v_application, p_owner))
    || jsonb_build_object('application', private.application_line(v_application));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.cancel_jobs(p_owner uuid, p_jobs uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  for v_job in
    select * from private.open_jobs(p_owner, p_jobs)
  loop
    select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
    v_queues := v_queues || v_job.queue;
  end loop;
  v_effects := v_effects || private.next_runs_of(p_owner, v_queues);
  return private.answer('canceled', v_effects, v_events) || jsonb_build_object('count', cardinality(v_queues));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.checkpoint_job(p_job uuid, p_fence bigint, p_results jsonb, p_cursor jsonb, p_progress integer, p_continue boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs := private.fenced(p_job, p_fence);
  v_status text;
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  if v_job.id is null then
    return private.answer('lost');
  end if;
  perform private.save_results(v_job, p_results);
  v_job := private.charged(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  v_job.checkpoint := p_cursor;
  v_job.tries := 0;
  v_job.error := null;
  v_job.progress := greatest(v_job.progress, p_progress);
  v_job.stage := coalesce(p_cursor ->> 'stage', v_job.stage);
  v_job.lease_until := private.now() + interval '60 seconds';
  if p_continue then
    v_job.attempt := v_job.attempt + 1;
    v_job.run_at := private.now();
    v_job.published_at := null;
  end if;
  v_status := case when p_continue then 'queued' else 'processing' end;
  select m.events, m.effects into v_events, v_effects from private.move(v_job, v_status, v_status, v_events, v_effects) m;
  if p_continue then
    v_events := v_events || private.event('job_continued', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id, jsonb_build_object('progress', v_job.progress));
    v_effects := v_effects || private.next_runs(v_job.owner, v_job.queue);
  end if;
  return private.answer(case when p_continue then 'continued' else 'saved' end, v_effects, v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.claim_delivery(p_delivery uuid, p_message text, p_retried integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
  v_now timestamptz := private.now();
begin
  select w.* into v_webhook from public.webhooks w
  where w.id = (select v.webhook_id from public.webhook_deliveries v where v.id = p_delivery) for key share;
  select * into v_row from public.webhook_deliveries where id = p_delivery for update;
  if not found then
    return private.answer('gone');
  end if;
  if v_row.status in ('delivered', 'failed') then
    return private.answer('done');
  end if;
  -- The same message with a higher count means that the broker believes the last attempt over: it takes over at once.
  if v_row.status = 'delivering' and v_row.next_try_at > v_now
    and not (v_row.queue_message is not distinct from p_message and v_row.retried < p_retried)
    or v_row.status = 'owed' and v_row.next_try_at > v_now + interval '1 second' then
    return private.answer('early') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_row.next_try_at - v_now) * 1000));
  end if;
  if not v_webhook.enabled then
    v_row.error := private.webhook_error('webhook_disabled', 'The webhook was disabled before this was delivered.');
    return private.answer('done', '[]', private.end_delivery(v_row, 'failed'));
  end if;
  -- Counted before the call, so that one that kills its worker each time comes to an end.
  if private.webhook_wait(v_row.attempts) is null and v_row.attempts > 0 or v_row.type = 'webhook.test' and v_row.attempts > 0 then
    v_row.error := coalesce(v_row.error, private.webhook_error('attempts_exhausted', 'Each try ended without a word.'));
    return private.answer('done', '[]', private.end_delivery(v_row, 'failed'));
  end if;
  update public.webhook_deliveries set status = 'delivering', attempts = attempts + 1, next_try_at = v_now + interval '30 seconds',
    queue_message = p_message, retried = p_retried
  where id = p_delivery returning * into v_row;
  return private.answer('claimed') || private.claimed_delivery(v_row, v_webhook);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.claim_job(p_job uuid, p_message text, p_retried integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_now timestamptz := private.now();
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_answer jsonb;
begin
  select * into v_job from public.jobs where id = p_job for update;
  if not found then
    return private.answer('gone');
  end if;
  if v_job.status not in ('queued', 'processing') then
    return private.answer('done');
  end if;
  -- The same message with a higher count means that the broker believes the last attempt over: it takes over at once.
  if v_job.status = 'processing' and v_job.lease_until > v_now
    and not (v_job.message_id is not distinct from p_message and v_job.retried < p_retried) then
    return private.answer('busy') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_job.lease_until - v_now) * 1000));
  end if;
  if v_job.status = 'queued' and v_job.run_at > v_now + interval '1 second' then
    return private.answer('early') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_job.run_at - v_now) * 1000));
  end if;
  if private.held_by(v_job.queue) is not null then
    -- This message ends here; a later one needs a name of its own, or the broker would take it for this one.
    update public.jobs set attempt = attempt + 1, published_at = null where id = p_job;
    return private.answer('held');
  end if;
  if v_job.tries >= private.most_tries() then
    select f.events, f.effects into v_events, v_effects from private.fail(v_job, private.exhausted(v_job), v_events, v_effects) f;
    return private.answer('done', v_effects, v_events);
  end if;

  v_job.fence := v_job.fence + 1;
  v_job.tries := v_job.tries + 1;
  v_job.lease_until := v_now + interval '60 seconds';
  v_job.message_id := p_message;
  v_job.retried := p_retried;
  v_job.published_at := coalesce(v_job.published_at, v_now);
  v_job.stage := coalesce(v_job.stage, v_job.stages[1]);
  select m.events, m.effects into v_events, v_effects from private.move(v_job, 'processing', 'processing', v_events, v_effects) m;
  v_events := v_events || private.event('job_started', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id,
    jsonb_build_object('fence', v_job.fence, 'attempt', v_job.attempt, 'tries', v_job.tries, 'retried', p_retried, 'message_id', p_message));

  select jsonb_build_object(
    'fence', v_job.fence,
    'job', jsonb_build_object('id', v_job.id, 'owner', v_job.owner, 'stages', v_job.stages, 'settings', v_job.settings, 'generation', v_job.generation,
      'progress', v_job.progress, 'last_try', v_job.tries >= private.most_tries(), 'checkpoint', v_job.checkpoint),
    'document', jsonb_build_object('id', d.id, 'owner', d.owner, 'filename', d.filename, 'media_type', d.media_type, 'sha256', d.sha256, 'size_in_bytes', d.size_in_bytes,
      'category', case when d.category_engine = 'person' then d.category end, 'is_resume', d.is_resume),
    'field_examples', private.field_examples_of(d.owner),
    'own_categories', case when d.category_engine = 'person' then '[]' else private.own_categories(d.owner) end,
    'results', (
      select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'key', r.key, 'engine', r.engine, 'result', r.result)), '[]')
      from public.stage_results r where r.document_id = d.id and r.generation = v_job.generation),
    'pages', private.outer_pages(d.id, v_job.generation),
    'pages_read', (
      select jsonb_build_object('count', count(*), 'ocr', coalesce(bool_or(p.source = 'ocr'), false))
      from public.pages p where p.document_id = d.id and p.generation = v_job.generation),
    'earlier', private.earlier_results(v_job, d))
  into v_answer
  from public.documents d where d.id = v_job.document_id;
  return v_answer || private.answer('claimed', v_effects, v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.count_dropped_spans(p_spans bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into private.dropped_spans as s (day, count) values ((private.now() at time zone 'utc')::date, p_spans)
  on conflict (day) do update set count = s.count + excluded.count;
  delete from private.dropped_spans where day < (private.now() at time zone 'utc')::date - 30;
  return private.answer('counted');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.create_webhook(p_owner uuid, p_id uuid, p_webhook jsonb, p_secret text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_row public.webhooks;
begin
  -- One at a time per owner, or two that count nine at once would make eleven.
  perform from public.people where id = p_owner for no key update;
  select * into v_row from public.webhooks where id = p_id and owner = p_owner;
  -- Whose answer was lost asks again under the same id and hears the same.
  if found then
    return private.answer('created') || jsonb_build_object('webhook', private.webhook_entry(v_row));
  end if;
  if (select count(*) from public.webhooks where owner = p_owner) >= 10 then
    return private.answer('too_many');
  end if;
  insert into public.webhooks (id, owner, url, description, event_types)
  values (p_id, p_owner, p_webhook ->> 'url', p_webhook ->> 'description', private.texts(p_webhook -> 'event_types'))
  returning * into v_row;
  insert into private.webhook_secrets (webhook_id, secret) values (p_id, p_secret);
  return private.answer('created') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_category(p_owner uuid, p_slug text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_doubtful uuid[];
begin
  perform private.lock_categories(p_owner);
  if private.is_built_in(p_slug) or not private.is_category(p_owner, p_slug) then
    return private.answer('not_found');
  end if;
  delete from public.review_thresholds where owner = p_owner and category = p_slug;
  -- What it was before, as if the category had never been; null where nobody has read it yet.
  with returned as (
    update public.documents set
      category = built_in ->> 'category',
      category_confidence = (built_in ->> 'confidence')::real,
      category_engine = built_in ->> 'engine',
      category_reasons = coalesce(built_in -> 'reasons', '[]'),
      built_in = null
    where owner = p_owner and category = p_slug
    returning id, status, category, category_confidence, lowest_confidence
  )
  select array_agg(r.id order by r.id) into v_doubtful
  from returned r
  where r.status = 'needs_review' or least(r.category_confidence, r.lowest_confidence) < private.review_threshold(p_owner, r.category);
  delete from public.category_verdicts v where v.owner = p_owner and p_slug in (v.found, v.said);
  -- Documents first: whoever hides an example locks them in this order, too.
  delete from public.categories where owner = p_owner and slug = p_slug;
  perform private.weigh_doubts(d, p_asks => true) from unnest(v_doubtful) d;
  return private.answer('deleted');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_documents(p_owner uuid, p_documents uuid[], p_permanent boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_done record := private.delete_for(p_owner, p_documents, p_permanent, 'user');
begin
  return private.answer('deleted', v_done.effects, v_done.events) || jsonb_build_object('count', v_done.deleted);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_folder(p_owner uuid, p_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.folders where owner = p_owner and id = p_id;
  return private.answer(case when found then 'deleted' else 'not_found' end);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_notifications(p_owner uuid, p_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_found int;
begin
  perform from public.notification_counts where owner = p_owner order by type for update;
  with gone as (
    delete from public.notifications where owner = p_owner and id = any (p_ids)
    returning type, read_at
  ),
  counted as (
    update public.notification_counts c set total = c.total - t.total, unread = c.unread - t.unread
    from (select type, count(*) as total, count(*) filter (where read_at is null) as unread from gone group by type) t
    where c.owner = p_owner and c.type = t.type
  )
  select count(*) into v_found from gone;
  return private.answer(case when v_found > 0 then 'deleted' else 'not_found' end) || jsonb_build_object('count', v_found);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_selected(p_owner uuid, p_selection jsonb, p_permanent boolean DEFAULT false, p_preview boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- What is erased owes a deletion in Storage each, which the same call makes.
  v_most constant int := case when p_permanent then 100 else 1000 end;
  -- What is hidden already can still be erased by whoever knows its id.
  v_chosen uuid[] := array(select c.id from private.chosen(p_owner, p_selection, p_permanent and p_selection ? 'ids') c);
  v_page uuid[];
begin
  if p_preview then
    return private.answer('preview') || jsonb_build_object('count', cardinality(v_chosen), 'remaining', 0, 'ids', '[]'::jsonb);
  end if;
  v_page := private.few_open(v_chosen[1:v_most]);
  return public.delete_documents(p_owner, v_page, p_permanent) || private.page_of(v_page, v_chosen);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.delete_webhook(p_owner uuid, p_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.webhooks where id = p_id and owner = p_owner;
  return private.answer(case when found then 'deleted' else 'not_found' end);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.deployment()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object(
    'now', private.now(),
    'sweep_at', (select h.at from private.heartbeats h where h.name = 'sweep'),
    'sweep_is_late', private.sweep_is_late(),
    'migrations', private.migrations_applied(),
    'storage_policies', (
      select coalesce(jsonb_agg(jsonb_build_object('name', p.policyname, 'command', p.cmd, 'roles', p.roles) order by p.policyname), '[]')
      from pg_catalog.pg_policies p where p.schemaname = 'storage' and p.tablename = 'objects'),
    'unprotected_tables', (
      select coalesce(jsonb_agg(c.relname order by c.relname), '[]')
      from pg_catalog.pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity),
    'operators', (select count(*) from public.roles r where r.role = 'operator'));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.erase_account(p_owner uuid, p_confirm text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person public.people;
  v_ids jsonb;
  v_owed jsonb;
begin
  perform private.lock_contents(p_owner);
  select * into v_person from public.people p where p.id = p_owner for no key update;
  if not found then
    return private.answer('gone');
  end if;
  if lower(trim(p_confirm)) is distinct from lower(coalesce(v_person.email, p_owner::text)) then
    return private.answer('not_confirmed');
  end if;
  -- Caches know runs and mails by their ids, which are nowhere else a moment later; what is older than this they have forgotten.
  select jsonb_agg(x.id) into v_ids from (
    (select j.id from public.jobs j where j.owner = p_owner and j.started_at > private.now() - interval '15 minutes' order by j.started_at desc limit 500)
    union all
    (select o.id from public.outbox o where o.owner = p_owner and o.created_at > private.now() - interval '3 days' order by o.created_at desc limit 500)) x;
  v_owed := private.owe(null, 'erase_account', format('erasure:%s', p_owner),
    jsonb_build_object('owner', p_owner, 'ids', coalesce(v_ids, '[]')));
  delete from public.api_keys where owner = p_owner;
  perform private.erase_rows(p_owner, 100);
  delete from public.outbox where owner = p_owner;
  delete from public.webhooks where owner = p_owner;
  return private.answer('erasing', v_owed);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.erase_more(p_effect uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_row public.outbox;
  v_done boolean;
begin
  select * into v_row from public.outbox where id = p_effect and kind = 'erase_account';
  v_done := v_row.id is null or private.erase_rows((v_row.payload ->> 'owner')::uuid, 100);
  -- As long as it comes forward nobody else need take it over, and its pauses stay short.
  update public.outbox set tries = 1, lease_until = private.now() + interval '60 seconds' where id = p_effect and status = 'leased';
  return private.answer('erased') || jsonb_build_object('done', v_done);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.export_columns(p_selection jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(n.name order by n.name), '[]')
    from (
      select distinct f.name
      from private.chosen((select auth.uid()), p_selection) d
      cross join lateral private.shown_fields(d.id, d.result_generation, d.category) f
      where f.value <> 'null') n
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.export_documents(p_selection jsonb, p_cursor text DEFAULT NULL::text, p_limit integer DEFAULT 200)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 500);
  v_from text[] := private.page_position(p_cursor);
  v_ids uuid[] := case when p_selection ? 'ids' then array(select jsonb_array_elements_text(p_selection -> 'ids')::uuid) end;
begin
  return (
    with found as (
      select d.*, row_number() over (order by d.created_at desc, d.id desc) as place
      from public.documents d
      left join public.jobs j on j.document_id = d.id and j.generation = d.generation
      where d.owner = (select auth.uid()) and (v_ids is null or d.id = any (v_ids))
        and private.fits(d, j, coalesce(p_selection -> 'filter', '{}'))
        and (p_cursor is null or (d.created_at, d.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by d.created_at desc, d.id desc limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'filename', d.filename, 'media_type', d.media_type, 'size_in_bytes', d.size_in_bytes,
        'sha256', d.sha256, 'status', d.status, 'category', d.category, 'category_confidence', d.category_confidence, 'page_count', d.page_count,
        'folder', (select f.name from public.folders f where f.id = d.folder_id), 'created_at', d.created_at, 'completed_at', d.completed_at,
        'fields', (
          select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'confidence', f.confidence, 'page', f.page, 'quote', f.quote,
            'engine', f.engine, 'review', f.review -> 'action') order by f.name), '[]')
          from private.shown_fields(d.id, d.result_generation, d.category) f where f.value <> 'null')) order by d.place) filter (where d.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(d.created_at) #>> '{}', d.id::text)) filter (where d.place = v_limit and d.more))
    from (select found.*, count(*) over () > v_limit as more from found) d
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.export_part(p_cursor text DEFAULT NULL::text, p_limit integer DEFAULT 400, p_bytes bigint DEFAULT 1000000000)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with next as (
      select d.*, row_number() over w as place, sum(d.size_in_bytes) over w as bytes
      from public.documents d
      where d.owner = (select auth.uid()) and d.status <> 'uploading'
        and (p_cursor is null or (d.created_at, d.id) > (v_from[1]::timestamptz, v_from[2]::uuid))
      window w as (order by d.created_at, d.id)
      order by d.created_at, d.id limit p_limit + 1
    ),
    part as (
      -- One that is larger than a whole part is a part by itself.
      select n.*, max(n.place) over () as last from next n where n.place <= p_limit and (n.bytes <= p_bytes or n.place = 1)
    )
    select jsonb_build_object('part', coalesce(v_from[3]::int, 1),
      'documents', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'filename', p.filename, 'size_in_bytes', p.size_in_bytes, 'pages', coalesce(p.page_count, 1),
        'folder', (select f.name from public.folders f where f.id = p.folder_id), 'created_at', p.created_at) order by p.place), '[]'),
      'next_cursor', case when (select count(*) from next) > count(*) then
        max(private.page_cursor(to_jsonb(p.created_at) #>> '{}', p.id::text, (coalesce(v_from[3]::int, 1) + 1)::text)) filter (where p.place = p.last) end)
    from part p
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.export_rows(p_table text, p_after text DEFAULT NULL::text, p_limit integer DEFAULT 1000)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_key text := private.export_key(p_table);
  v_owner text := case p_table when 'people' then 'id' when 'roles' then 'user_id' else 'owner' end;
  v_rows jsonb;
begin
  if v_key is null then
    raise exception 'no table of that name is exported';
  end if;
  execute format('
    select coalesce(jsonb_agg(to_jsonb(t) - ''owner'' order by t.%1$I), ''[]'')
    from (select * from public.%2$I x where x.%3$I = (select auth.uid()) and ($1 is null or x.%1$I > cast($1 as %4$s)) order by x.%1$I limit $2) t',
    v_key, p_table, v_owner,
    (select a.atttypid::regtype from pg_catalog.pg_attribute a where a.attrelid = format('public.%I', p_table)::regclass and a.attname = v_key))
  into v_rows using p_after, least(p_limit, 1000);
  return jsonb_build_object('rows', v_rows,
    'next', case when jsonb_array_length(v_rows) = least(p_limit, 1000) then v_rows -> -1 ->> v_key end);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.export_whole(p_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg((to_jsonb(d) - 'owner' - 'content_key') || jsonb_build_object(
      'pages', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'source', p.source, 'confidence', p.confidence) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation),
      'fields', (select coalesce(jsonb_agg(to_jsonb(f) - 'owner' - 'document_id' - 'generation' order by f.name), '[]')
        from public.fields f where f.document_id = d.id and f.generation = d.result_generation),
      'reviews', (select coalesce(jsonb_agg(to_jsonb(r) - 'owner' - 'document_id' order by r.at, r.name), '[]') from public.reviews r where r.document_id = d.id),
      'jobs', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'generation', j.generation, 'batch_id', j.batch_id, 'stages', j.stages, 'settings', j.settings,
        'status', j.status, 'error', j.error, 'created_at', j.created_at, 'started_at', j.started_at, 'finished_at', j.finished_at) order by j.generation), '[]')
        from public.jobs j where j.document_id = d.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('cursor', e.cursor, 'type', e.type, 'at', e.at, 'actor', e.actor, 'data', e.data) order by e.cursor), '[]')
        from public.events e where e.document_id = d.id and e.owner = d.owner)) order by d.created_at, d.id), '[]')
    from public.documents d where d.id = any (p_ids) and d.owner = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.fail_job(p_job uuid, p_fence bigint, p_error jsonb, p_retry_after_ms integer DEFAULT NULL::integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs := private.fenced(p_job, p_fence);
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_wait int;
  v_last boolean;
begin
  if v_job.id is null then
    return private.repeated(p_job, p_fence, 'failed');
  end if;
  -- What earlier stages found is kept: the next try goes on at the stage that failed.
  if p_error ? 'results' then
    perform private.save_results(v_job, p_error -> 'results');
    v_job := private.charged(v_job, p_error -> 'results');
    v_events := private.stage_events(v_job, p_error -> 'results');
    p_error := p_error - 'results';
  end if;
  if coalesce((p_error ->> 'retryable')::boolean, false) and v_job.tries < private.most_tries() then
    -- Spread, so that what failed together does not come back together; an engine's own word is the least to wait.
    v_wait := greatest(private.backoff_ms(v_job.retried) * (0.75 + random() / 2), coalesce(p_retry_after_ms, 0) * (1 + random() / 10));
    v_last := v_job.retried >= 6;
    v_job.run_at := private.now() + v_wait * interval '1 millisecond';
    v_job.error := p_error;
    v_job.stage := coalesce(p_error ->> 'stage', v_job.stage);
    -- The broker delivers a message seven times; after that the next try needs a message of its own.
    if v_last then
      v_job.attempt := v_job.attempt + 1;
      v_job.published_at := null;
    end if;
    select m.events, m.effects into v_events, v_effects from private.move(v_job, 'queued', 'queued', v_events, v_effects) m;
    v_events := v_events || private.event('job_retrying', v_job.owner, v_job.document_id, v_job.id, v_job.batch_id,
      jsonb_build_object('code', p_error ->> 'code', 'stage', p_error ->> 'stage', 'retry_after_ms', v_wait));
    if v_last then
      v_effects := v_effects || private.next_runs(v_job.owner, v_job.queue);
    end if;
    return private.answer('retrying', v_effects, v_events) || jsonb_build_object('retry_after_ms', v_wait);
  end if;
  if coalesce((p_error ->> 'retryable')::boolean, false) then
    v_job.error := p_error;
    p_error := private.exhausted(v_job);
  end if;
  select f.events, f.effects into v_events, v_effects from private.fail(v_job, p_error - 'retryable', v_events, v_effects) f;
  return private.answer('failed', v_effects, v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.finish_effects(p_results jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_events jsonb;
  v_unsent int;
begin
  -- In one order, because what the mail vendor reports locks the same rows.
  perform from public.outbox where id in (select (x ->> 'id')::uuid from jsonb_array_elements(p_results) x) order by id for update;

  perform private.forget_sign_ins((o.payload ->> 'owner')::uuid)
  from jsonb_to_recordset(p_results) as x (id uuid, outcome text)
  join public.outbox o on o.id = x.id and o.kind = 'erase_account'
  where x.outcome = 'done';

  with result as (
    select distinct on (id) id, outcome, answer, retry_after_ms
    from rows from (jsonb_to_recordset(p_results) as (id uuid, outcome text, answer jsonb, retry_after_ms int)) with ordinality as x (id, outcome, answer, retry_after_ms, place)
    order by id, place
  ),
  ended as (
    select o.id, r.answer, coalesce(r.retry_after_ms, 0) * interval '1 millisecond' as pause,
      -- Somebody who left is owed it that nothing stays, however long that takes.
      case when r.outcome = 'retry' and o.tries >= 6 and o.kind <> 'erase_account' then 'failed' else r.outcome end as outcome
    from result r
    join public.outbox o on o.id = r.id
    -- A mail whose answer was lost stays `sending`: only its silence, seen by the sweep, may decide about it.
    where o.status in ('owed', 'leased', 'sending') and r.outcome <> 'unknown'
  ),
  marked as (
    update public.outbox o set
      status = case e.outcome when 'retry' then 'owed' else e.outcome end,
      run_at = case e.outcome when 'retry' then private.now() + greatest(private.effect_backoff(o.tries), e.pause) else o.run_at end,
      payload = case e.outcome when 'retry' then o.payload else private.without_content(o.payload) end,
      -- That somebody left stays known, and who it was does not.
      dedupe_key = case when o.kind = 'erase_account' and e.outcome = 'done' then format('erasure:done:%s', o.id) else o.dedupe_key end,
      lease_until = null,
      answer = e.answer,
      finished_at = case e.outcome when 'retry' then null else private.now() end
    from ended e
    where o.id = e.id
    returning o.id, o.kind, o.owner, o.document_id, o.batch_id, e.outcome
  )
  select coalesce(jsonb_agg(private.event(case m.outcome when 'done' then 'mail_sent' else 'mail_failed' end,
      m.owner, m.document_id, null, m.batch_id, jsonb_build_object('effect_id', m.id)) order by m.id)
    filter (where m.outcome in ('done', 'failed') and m.owner is not null), '[]'),
    count(*) filter (where m.outcome <> 'done')
  into v_events, v_unsent
  from marked m
  where m.kind = 'send_mail';
  perform private.return_sends(v_unsent);
  return private.answer('finished', '[]', v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.follow_log(p_after bigint, p_limit integer DEFAULT 200)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_owner uuid := (select auth.uid());
begin
  return (
    with entry as (
      select e.* from public.events e where e.owner = v_owner and e.cursor > p_after order by e.cursor limit least(p_limit, 200)
    )
    select jsonb_build_object('events', coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]'),
      'more', count(*) = least(p_limit, 200),
      'documents', (
        select coalesce(jsonb_object_agg(d.id, jsonb_build_object('filename', d.filename, 'generation', d.generation, 'error', d.error)), '{}')
        from public.documents d where d.id in (select x.document_id from entry x where x.type = 'document_processed')),
      'under_way', private.under_way(v_owner))
    from entry e
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_account()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name, 'created_at', p.created_at,
      'role', (select r.role from public.roles r where r.user_id = p.id), 'quotas', private.my_quotas())
    from public.people p where p.id = (select auth.uid()));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_application(p_application uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (select private.application_line(a) from public.applications a where a.id = p_application);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_batch(p_batch uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with shown as (
    select d as document, j as job, case when d.generation = j.generation then private.shown_status(d, j) else j.status end as status
    from public.jobs j
    join public.documents d on d.id = j.document_id
    where j.batch_id = p_batch and j.owner = (select auth.uid())
  )
  select jsonb_build_object('id', b.id, 'reason', b.reason, 'created_at', b.created_at, 'total', b.total,
    'completed', b.completed, 'failed', b.failed, 'canceled', b.canceled,
    'processing', (select count(*) from shown where status = 'processing'), 'queued', (select count(*) from shown where status = 'queued'),
    'held', (select count(*) from shown where status = 'held'), 'scheduled', (select count(*) from shown where status = 'scheduled'),
    'progress', (select coalesce(round(avg(case when (job).status in ('completed', 'failed', 'canceled') then 100 else (job).progress end)), 100) from shown),
    'documents', (select coalesce(jsonb_agg(private.document_line(document, job) order by (job).created_at, (document).filename), '[]') from shown))
  from public.batches b
  where b.id = p_batch and b.owner = (select auth.uid())
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_document(p_document uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select private.document_line(d, j) || jsonb_build_object(
      'sha256', d.sha256, 'generation', d.generation, 'read_as', d.built_in ->> 'category', 'category_engine', d.category_engine, 'category_reasons', d.category_reasons,
      'review_threshold', private.review_threshold(d.owner, d.category), 'vector_count', d.vector_count, 'is_resume', d.is_resume,
      'version_of', d.version_of,
      'fields', (
        select coalesce(jsonb_agg(to_jsonb(f) order by f.name), '[]') from private.shown_fields(d.id, d.result_generation, d.category) f),
      'pages', (
        select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'source', p.source, 'confidence', p.confidence, 'characters', length(p.text)) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation),
      'stages', (
        select coalesce(jsonb_agg(jsonb_build_object('stage', r.stage, 'engine', r.engine, 'ms', r.ms, 'cost_micro_usd', r.cost, 'at', r.at) order by r.at), '[]')
        from public.stage_results r where r.document_id = d.id and r.generation = coalesce(d.result_generation, d.generation)))
    from public.documents d
    left join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_job(p_job uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object('id', j.id, 'document_id', j.document_id, 'batch_id', j.batch_id, 'generation', j.generation, 'queue', j.queue, 'stages', j.stages,
    'status', case when d.generation = j.generation and j.status = 'queued' then private.shown_status(d, j) else j.status end,
    'stage', j.stage, 'progress', j.progress, 'run_at', j.run_at, 'tries', j.tries, 'error', j.error,
    'created_at', j.created_at, 'started_at', j.started_at, 'finished_at', j.finished_at, 'trace_id', private.trace_id(j),
    'attempts', private.attempts(j))
  from public.jobs j
  join public.documents d on d.id = j.document_id
  where j.id = p_job and j.owner = (select auth.uid())
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_posting(p_posting uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select private.posting_entry(p) || jsonb_build_object('description', p.description) from public.postings p where p.id = p_posting);
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_preferences(p_owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return private.answer('found') || jsonb_build_object('preferences', coalesce((
    select jsonb_build_object('email_enabled', p.email_enabled, 'digest_frequency', p.digest_frequency, 'notify_job_results', p.notify_job_results,
      'notify_new_matches', p.notify_new_matches, 'notify_application_updates', p.notify_application_updates)
    from public.people p where p.id = p_owner),
    -- Nobody can tell from the answer whether an account is still there.
    '{"email_enabled": false, "digest_frequency": "disabled", "notify_job_results": false, "notify_new_matches": false, "notify_application_updates": false}'),
    'unreachable', (select s.reason from public.people p join public.suppressions s on s.email = lower(p.email) where p.id = p_owner));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.get_settings()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('email_enabled', p.email_enabled, 'digest_frequency', p.digest_frequency, 'digest_hour', p.digest_hour,
      'digest_weekday', p.digest_weekday, 'time_zone', p.time_zone,
      'quiet_hours', case when p.quiet_from is not null then jsonb_build_object('from', to_char(p.quiet_from, 'HH24:MI'), 'to', to_char(p.quiet_to, 'HH24:MI')) end,
      'notify_job_results', p.notify_job_results, 'notify_new_matches', p.notify_new_matches,
      'notify_application_updates', p.notify_application_updates, 'min_match_score', round(p.min_match_score::numeric, 4),
      'unreachable', (select jsonb_build_object('reason', s.reason, 'since', s.at) from public.suppressions s where s.email = lower(p.email)))
    from public.people p where p.id = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_snapshot(p_after bigint DEFAULT NULL::bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_owner uuid := (select auth.uid());
  v_cursor bigint := coalesce((select c.cursor from public.event_cursors c where c.owner = v_owner), 0);
  v_after bigint := least(coalesce(p_after, v_cursor), v_cursor);
begin
  return (
    with chosen as (
      (select d.id from public.documents d where d.owner = v_owner and d.deleted_at is null order by d.created_at desc, d.id desc limit 20)
      union
      select j.document_id from private.jobs_under_way(v_owner, 100) j
    ),
    -- Whatever has no later event is now as it was at that cursor; the log tells the rest.
    shown as (
      select d as document, j as job
      from chosen
      join public.documents d on d.id = chosen.id
      left join public.jobs j on j.document_id = d.id and j.generation = d.generation
      where v_after = v_cursor or not exists (
        select from public.events e where e.document_id = d.id and e.owner = v_owner and e.cursor > v_after)
    )
    select jsonb_build_object('cursor', v_after,
      'documents', coalesce(jsonb_agg(jsonb_build_object('document_id', (document).id, 'job_id', (job).id, 'filename', (document).filename,
        'status', private.shown_status(document, job), 'stage', (document).stage, 'progress', (document).progress, 'error', (document).error,
        'created_at', (document).created_at, 'started_at', (document).started_at, 'completed_at', (document).completed_at)
        order by (document).created_at desc, (document).id desc), '[]'),
      'unread', (select coalesce(sum(c.unread), 0) from public.notification_counts c where c.owner = v_owner),
      'under_way', private.under_way(v_owner))
    from shown
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_status(p_document uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('document_id', d.id, 'job_id', j.id, 'filename', d.filename, 'status', private.shown_status(d, j), 'stage', d.stage,
      'progress', d.progress, 'error', d.error, 'waiting_for', private.waiting_for(d, j), 'created_at', d.created_at, 'started_at', d.started_at, 'completed_at', d.completed_at,
      'running_ms', extract(epoch from private.now() - j.started_at) * 1000)
    from public.documents d
    left join public.jobs j on j.document_id = d.id and j.generation = d.generation
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_text(p_document uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('document_id', d.id, 'generation', d.result_generation, 'pages', (
      select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'markdown', p.markdown, 'source', p.source, 'confidence', p.confidence) order by p.number), '[]')
      from public.pages p where p.document_id = d.id and p.generation = d.result_generation))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.get_timeline(p_document uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('data', (
      select coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]')
      from public.events e
      where e.owner = d.owner
        and (e.document_id = d.id or (e.document_id is null
          and e.batch_id in (select j.batch_id from public.jobs j where j.document_id = d.id)))))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid())
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.heartbeat()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('now', private.now(), 'sweep_at', (select h.at from private.heartbeats h where h.name = 'sweep'),
    'late', private.sweep_is_late());
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.lease_mails(p_limit integer DEFAULT 1000)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_key uuid := private.new_id();
  v_silent_since timestamptz := private.now() - interval '14 minutes';
  v_hears boolean := false;
  v_category text;
  v_ids uuid[];
  v_moot uuid[];
  v_ready uuid[];
  v_payloads jsonb[];
  v_taken int;
  v_mails jsonb;
begin
  if exists (select from public.outbox where status = 'sending' and bulk and lease_until < v_silent_since) then
    v_hears := not private.hook_is_deaf();
  end if;
  select o.category into v_category from public.outbox o
  where o.bulk and ((o.status = 'owed' and o.run_at <= private.now())
    or (o.status = 'sending' and o.lease_until < v_silent_since and v_hears and o.second_try_at is null))
  order by o.run_at limit 1 for update skip locked;
  v_ids := array(
    select o.id from public.outbox o
    where o.bulk and o.category = v_category and ((o.status = 'owed' and o.run_at <= private.now())
      or (o.status = 'sending' and o.lease_until < v_silent_since and v_hears and o.second_try_at is null))
    order by o.run_at, o.id limit least(p_limit, 1000) for update skip locked);
  if v_ids = '{}' then
    return private.answer('leased') || jsonb_build_object('lease_key', v_key, 'category', null, 'mails', '[]'::jsonb);
  end if;

  -- One mail a person and call; who may be written to and what is left to say are those of this commit. Materialized is
  -- whatever later steps ask for more than once.
  with chosen as materialized (
    select distinct on (o.owner) o.id, o.owner, o.run_at, o.payload, o.created_at < private.now() - interval '5 minutes' as has_waited from public.outbox o where o.id = any (v_ids) order by o.owner, o.run_at, o.id
  ),
  gone as (
    select c.id, array_agg(x) as documents
    from chosen c
    cross join lateral private.documents_in(c.payload) x
    where not exists (select from public.documents d where d.id = x::uuid and d.deleted_at is null)
    group by c.id
  ),
  addressed as materialized (
    select c.id, c.owner, c.run_at, c.has_waited or g.documents is not null as is_stale, g.documents, c.payload,
      coalesce(case when private.wants_mail(p, v_category) and s.email is null then private.addressee(p) end, 'null') as address
    from chosen c
    left join gone g on g.id = c.id
    left join public.people p on p.id = c.owner
    left join public.suppressions s on s.email = lower(p.email)
  ),
  -- Most say what they were planned to say: those are not written anew.
  mail as (
    select a.id, a.run_at, case when not a.is_stale and a.payload -> 'to' = a.address then a.payload
      else case when not a.is_stale then a.payload
          else private.told_anew(a.owner, case when a.documents is null then a.payload else private.without_documents(a.payload, a.documents) end) end
        || jsonb_build_object('to', a.address) end as payload,
      a.is_stale or a.payload -> 'to' <> a.address as is_changed
    from addressed a
  ),
  judged as materialized (
    select m.*, coalesce(private.says_nothing(m.payload), false) as is_moot from mail m
  )
  select coalesce(array_agg(j.id) filter (where j.is_moot), '{}'),
    coalesce(array_agg(j.id order by j.run_at, j.id) filter (where not j.is_moot), '{}'),
    coalesce(array_agg(case when j.is_changed then j.payload end order by j.run_at, j.id) filter (where not j.is_moot), '{}')
  into v_moot, v_ready, v_payloads
  from judged j;

  update public.outbox set payload = private.without_content(payload), lease_until = null, finished_at = private.now(),
    status = case status when 'sending' then 'unknown' else 'failed' end, answer = '{"reason": "nobody needs it any more"}'
  where id = any (v_moot);

  -- Whoever has had their mails of today hears of this tomorrow.
  if exists (select from private.quotas where mails_per_day is not null) then
    with ready as materialized (
      select r.id, r.payload, r.place, private.may_mail_with_others(o.owner) as may
      from unnest(v_ready, v_payloads) with ordinality as r (id, payload, place)
      join public.outbox o on o.id = r.id
    ),
    put_off as (
      update public.outbox o set
        run_at = case o.status when 'owed' then coalesce(private.quiet_until(o.owner, private.next_quota()), private.next_quota()) else o.run_at end,
        lease_until = case o.status when 'sending' then private.next_quota() - interval '14 minutes' end
      from ready r where o.id = r.id and not r.may
    )
    select coalesce(array_agg(r.id order by r.place), '{}'), coalesce(array_agg(r.payload order by r.place), '{}')
    into v_ready, v_payloads
    from ready r where r.may;
  end if;

  v_taken := private.take_sends(private.share_of_quota(v_category, '{}'), cardinality(v_ready));
  -- What today has no room for waits for the vendor's next day; while somebody else counts, it waits for a minute.
  update public.outbox o set
    run_at = case o.status when 'owed' then coalesce(private.quiet_until(o.owner, t.at), t.at) else o.run_at end,
    lease_until = case o.status when 'sending' then t.at - interval '14 minutes' end
  from (select case when v_taken is null then private.now() + interval '30 seconds' else private.next_quota() end as at) t
  where o.id = any (v_ready[coalesce(v_taken, 0) + 1 :]);

  with leased as (
    update public.outbox o set tries = o.tries + 1, payload = coalesce(m.payload, o.payload), lease_key = v_key, lease_until = private.now() + interval '60 seconds',
      second_try_at = case o.status when 'sending' then private.now() else o.second_try_at end, status = 'sending'
    from unnest(v_ready[: coalesce(v_taken, 0)], v_payloads[: coalesce(v_taken, 0)]) as m (id, payload)
    where o.id = m.id
    returning o.id, o.kind, o.dedupe_key, o.owner, o.payload, o.second_try_at is not null as is_second_try
  )
  select coalesce(jsonb_agg(l), '[]') into v_mails from leased l;

  return private.answer('leased', case when exists (
      select from public.outbox o
      where o.bulk and ((o.status = 'owed' and o.run_at <= private.now())
        or (o.status = 'sending' and o.lease_until < v_silent_since and v_hears and o.second_try_at is null)))
    then private.task_effect('send_mails') else '[]' end) || jsonb_build_object('lease_key', v_key, 'category', v_category, 'mails', v_mails);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_accesses(p_document uuid, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  if not exists (select from public.documents d where d.id = p_document and d.owner = (select auth.uid())) then
    return null;
  end if;
  return (
    with page as (
      select a.*, row_number() over (order by a.at desc, a.id desc) as place
      from public.accesses a
      where a.owner = (select auth.uid()) and a.document_id = p_document
        and (p_cursor is null or (a.at, a.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by a.at desc, a.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'action', p.action, 'actor', p.actor, 'key_id', p.key_id,
        'key_name', (select k.name from public.api_keys k where k.id = p.key_id), 'at', p.at) order by p.place) filter (where p.place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb(l.at) #>> '{}', l.id::text) from page l where l.place = v_limit) end)
    from page p
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_alerts(p_actor uuid, p_limit integer DEFAULT 50)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return jsonb_build_object('outcome', 'listed',
    'slos', (
      select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'bound', s.bound, 'unit', s.unit, 'value', round(v.value), 'holds', v.value <= s.bound) order by s.name), '[]')
      from private.slos s join private.slo_values() v on v.slo = s.name),
    'data', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'slo', a.slo, 'value', round(a.value), 'worst', round(a.worst), 'detail', a.detail,
        'opened_at', a.opened_at, 'told_at', a.told_at, 'resolved_at', a.resolved_at) order by a.resolved_at is not null, a.opened_at desc, a.id desc), '[]')
      from (select * from private.alerts order by resolved_at is not null, opened_at desc, id desc limit least(p_limit, 100)) a));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_api_keys(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with page as (
      select k as key, row_number() over (order by k.created_at desc, k.id desc) as place
      from public.api_keys k
      where k.owner = (select auth.uid())
        and (p_cursor is null or (k.created_at, k.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by k.created_at desc, k.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.api_key_line(key) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb((key).created_at) #>> '{}', (key).id::text) from page where place = v_limit) end)
    from page
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_applications(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_posting uuid DEFAULT NULL::uuid, p_status text DEFAULT NULL::text, p_all boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  if p_all and not private.has_role((select auth.uid()), 'viewer') then
    return null;
  end if;
  return (
    with page as (
      select a as application, row_number() over (order by a.created_at desc, a.id desc) as place
      from public.applications a
      where (p_all or a.owner = (select auth.uid()))
        and (p_cursor is null or (a.created_at, a.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
        and (p_posting is null or a.posting_id = p_posting)
        and (p_status is null or a.status = p_status)
      order by a.created_at desc, a.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.application_line(application) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb((application).created_at) #>> '{}', (application).id::text) from page where place = v_limit) end)
    from page
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_audit(p_actor uuid, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with found as (
      select e.*, row_number() over (order by e.at desc, e.owner desc, e.cursor desc) as place
      from public.events e
      where e.type in ('queue_paused', 'queue_resumed', 'redrive_started', 'budget_set', 'mail_quota_set', 'address_suppressed', 'address_released', 'run_started')
        and (p_cursor is null or (e.at, e.owner, e.cursor) < (v_from[1]::timestamptz, v_from[2]::uuid, v_from[3]::bigint))
      order by e.at desc, e.owner desc, e.cursor desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'data', coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'type', f.type, 'actor', f.actor, 'email', p.email, 'data', f.data)
        order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.at) #>> '{}', f.owner::text, f.cursor::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
    left join public.people p on p.id::text = f.actor
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_categories()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    with named as (
      select c.slug, c.name, c.description, c.created_at, false as built_in, 0 as place from public.categories c where c.owner = (select auth.uid())
      union all
      select b.slug, null, null, null, true, b.place
      from unnest(array['invoice', 'receipt', 'resume', 'contract', 'letter', 'report', 'paper', 'form', 'job_posting', 'other']) with ordinality as b (slug, place)
    )
    select jsonb_build_object('next_cursor', null, 'data', jsonb_agg(jsonb_build_object(
      'slug', n.slug, 'name', n.name, 'description', n.description, 'built_in', n.built_in, 'created_at', n.created_at,
      'review_threshold', private.review_threshold((select auth.uid()), n.slug), 'usual_threshold', private.default_threshold(n.slug),
      'documents', (select count(*) from public.documents d where d.owner = (select auth.uid()) and d.category = n.slug),
      'examples', (
        select coalesce(jsonb_agg(jsonb_build_object('document_id', d.id, 'filename', d.filename) order by e.at desc, d.id), '[]')
        from public.category_examples e join public.documents d on d.id = e.document_id
        where e.owner = (select auth.uid()) and e.category = n.slug))
      order by n.built_in, n.place, lower(n.name), n.slug))
    from named n
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_documents(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_filter jsonb DEFAULT '{}'::jsonb, p_order text DEFAULT 'newest'::text, p_count boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with found as (
      (select d as document, j as job
       from public.documents d
       left join public.jobs j on j.document_id = d.id and j.generation = d.generation
       where p_order = 'newest' and d.owner = (select auth.uid()) and private.fits(d, j, p_filter)
         and (p_cursor is null or (d.created_at, d.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
       order by d.created_at desc, d.id desc limit v_limit + 1)
      union all
      (select d, j
       from public.documents d
       left join public.jobs j on j.document_id = d.id and j.generation = d.generation
       where p_order = 'least_sure' and d.owner = (select auth.uid()) and private.fits(d, j, p_filter)
         and (p_cursor is null or (coalesce(d.lowest_confidence, 2), d.id) > (v_from[1]::real, v_from[2]::uuid))
       order by coalesce(d.lowest_confidence, 2), d.id limit v_limit + 1)
    ),
    page as (
      select document, job, row_number() over (order by case p_order when 'newest' then (document).created_at end desc,
        case p_order when 'newest' then (document).id end desc, coalesce((document).lowest_confidence, 2), (document).id) as place
      from found
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.document_line(document, job) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then (
        select private.page_cursor(case p_order when 'newest' then to_jsonb((document).created_at) #>> '{}' else coalesce((document).lowest_confidence, 2)::text end,
          (document).id::text)
        from page where place = v_limit) end,
      'total', case when p_count then (
        select count(*) from public.documents d
        left join public.jobs j on j.document_id = d.id and j.generation = d.generation
        where d.owner = (select auth.uid()) and private.fits(d, j, p_filter)) end)
    from page
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_events(p_after bigint DEFAULT 0, p_limit integer DEFAULT 100)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object('data', coalesce(jsonb_agg(private.event_entry(e) order by e.cursor), '[]'),
    'cursor', coalesce(max(e.cursor), p_after, (select c.cursor from public.event_cursors c where c.owner = (select auth.uid())), 0),
    'next_cursor', case when count(*) >= least(p_limit, 100) then max(e.cursor)::text end)
  from (
    select * from public.events where owner = (select auth.uid()) and cursor > p_after order by cursor limit least(p_limit, 100)
  ) e
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_failed_jobs(p_actor uuid, p_filter jsonb DEFAULT '{}'::jsonb, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with found as (
      select j.*, row_number() over (order by j.finished_at desc, j.id desc) as place
      from private.standing_failures(p_filter) j
      where p_cursor is null or (j.finished_at, j.id) < (v_from[1]::timestamptz, v_from[2]::uuid)
      order by j.finished_at desc, j.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'data', coalesce(jsonb_agg(jsonb_build_object(
        'job_id', f.id, 'document_id', f.document_id, 'batch_id', f.batch_id, 'owner', f.owner, 'generation', f.generation, 'queue', f.queue,
        'fingerprint', f.fingerprint, 'error', f.error, 'tries', f.tries, 'runs', f.fence, 'messages', f.attempt, 'cost_micro_usd', f.cost,
        'created_at', f.created_at, 'started_at', f.started_at, 'finished_at', f.finished_at) order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.finished_at) #>> '{}', f.id::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_failures(p_actor uuid, p_filter jsonb DEFAULT '{}'::jsonb, p_limit integer DEFAULT 100, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_limit int := least(p_limit, 100);
  -- Groups have no lasting place in their order, so a page begins after as many as were shown.
  v_shown int := coalesce((private.page_position(p_cursor))[1]::int, 0);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with failure as materialized (
      select j.id, j.fingerprint, j.queue, j.owner, j.error, j.finished_at,
        row_number() over (partition by j.fingerprint order by j.finished_at desc, j.id desc) as newest
      from private.standing_failures(p_filter) j
    ),
    by_queue as (
      select f.fingerprint, f.queue, count(*) as count from failure f group by f.fingerprint, f.queue
    ),
    fault as (
      select f.fingerprint, count(*) as count, count(distinct f.owner) as people, min(f.finished_at) as first_at, max(f.finished_at) as last_at,
        bool_or(f.error ->> 'code' = 'attempts_exhausted') as exhausted,
        (jsonb_agg(f.error) filter (where f.newest = 1)) -> 0 as error,
        jsonb_agg(f.id order by f.newest) filter (where f.newest <= 3) as example_job_ids
      from failure f
      group by f.fingerprint
    ),
    shown as (
      select * from fault order by count desc, last_at desc, fingerprint limit v_limit offset v_shown
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'total', (select count(*) from failure),
      'groups', (select count(*) from fault),
      'next_cursor', case when (select count(*) from fault) > v_shown + v_limit then private.page_cursor((v_shown + v_limit)::text) end,
      'data', coalesce(jsonb_agg(jsonb_build_object(
        'fingerprint', s.fingerprint, 'stage', s.error ->> 'stage', 'code', coalesce(s.error ->> 'cause', s.error ->> 'code'), 'engine', s.error ->> 'engine',
        'exhausted', s.exhausted, 'count', s.count, 'people', s.people, 'first_at', s.first_at, 'last_at', s.last_at, 'sentence', s.error ->> 'detail',
        'queues', (select jsonb_object_agg(q.queue, q.count) from by_queue q where q.fingerprint = s.fingerprint),
        'example_job_ids', s.example_job_ids) order by s.count desc, s.last_at desc, s.fingerprint), '[]'))
    from shown s
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_folders()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object('data', coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'created_at', f.created_at,
    'documents', (select count(*) from public.documents d where d.folder_id = f.id)) order by f.name), '[]'), 'next_cursor', null)
  from public.folders f
  where f.owner = (select auth.uid())
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_matches(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_document uuid DEFAULT NULL::uuid, p_posting uuid DEFAULT NULL::uuid, p_min_score double precision DEFAULT NULL::double precision, p_order text DEFAULT 'newest'::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
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
      'data', coalesce(jsonb_agg(private.match_entry(match) order by place)
        filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then (
        select private.page_cursor(case p_order when 'score' then (match).score::text else to_jsonb((match).created_at) #>> '{}' end, (match).id::text)
        from page where place = v_limit) end)
    from page
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_notifications(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_type text DEFAULT NULL::text, p_unread boolean DEFAULT NULL::boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with page as (
      select n.*, row_number() over (order by n.created_at desc, n.id desc) as place
      from public.notifications n
      where n.owner = (select auth.uid())
        and (p_cursor is null or (n.created_at, n.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
        and (p_type is null or n.type = p_type)
        and (p_unread is null or (n.read_at is null) = p_unread)
      order by n.created_at desc, n.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'total', (select coalesce(sum(c.total), 0) from public.notification_counts c where c.owner = (select auth.uid()) and (p_type is null or c.type = p_type)),
      'unread', (select coalesce(sum(c.unread), 0) from public.notification_counts c where c.owner = (select auth.uid()) and (p_type is null or c.type = p_type)),
      'data', coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'type', n.type, 'data', n.data, 'read_at', n.read_at, 'created_at', n.created_at,
        'mail', (select private.mail_state(o) from public.outbox o where o.dedupe_key = 'mail:' || n.dedupe_key),
        'documents', case when n.type = 'job_result' then (
          select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'filename', d.filename, 'status', case when j.status = 'completed' then d.status else j.status end,
            'category', d.category) order by j.created_at, d.filename), '[]')
          from (select * from public.jobs where batch_id = n.batch_id order by created_at limit 5) j
          join public.documents d on d.id = j.document_id) else '[]' end) order by n.place) filter (where n.place <= v_limit), '[]'),
      'next_cursor', (select private.page_cursor(to_jsonb(l.created_at) #>> '{}', l.id::text)
        from page l where l.place = v_limit and exists (select from page m where m.place > v_limit)))
    from page n
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_overdue(p_actor uuid, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with late as materialized (
      select * from private.late_jobs() union all select * from private.late_effects()
    ),
    found as (
      select l.*, row_number() over (order by l.since, l.id) as place
      from late l
      where p_cursor is null or (l.since, l.id) > (v_from[1]::timestamptz, v_from[2]::uuid)
      order by l.since, l.id
      limit v_limit + 1
    )
    select jsonb_build_object(
      'outcome', 'listed',
      'counts', (select coalesce(jsonb_object_agg(c.reason, c.count), '{}') from (select l.reason, count(*) as count from late l group by l.reason) c),
      'data', coalesce(jsonb_agg(jsonb_build_object('reason', f.reason, 'since', f.since,
        'overdue_seconds', private.milliseconds(private.now() - f.since) / 1000, 'kind', f.kind, 'id', f.id, 'queue', f.queue, 'owner', f.owner,
        'document_id', f.document_id, 'batch_id', f.batch_id, 'tries', f.tries) order by f.place) filter (where f.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(to_jsonb(f.since) #>> '{}', f.id::text)) filter (where f.place = v_limit and f.more))
    from (select found.*, count(*) over () > v_limit as more from found) f
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_postings(p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_q text DEFAULT NULL::text, p_status text DEFAULT 'open'::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
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
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_suppressions(p_actor uuid, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_q text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with page as (
      select s.*, row_number() over (order by s.at desc, s.email desc) as place
      from public.suppressions s
      where (p_cursor is null or (s.at, s.email) < (v_from[1]::timestamptz, v_from[2]))
        and (p_q is null or position(lower(p_q) in s.email) > 0)
      order by s.at desc, s.email desc
      limit v_limit + 1
    )
    select jsonb_build_object('outcome', 'listed',
      'data', coalesce(jsonb_agg(jsonb_build_object('email', p.email, 'reason', p.reason, 'note', p.note, 'since', p.at) order by p.place)
        filter (where p.place <= v_limit), '[]'),
      'next_cursor', (select private.page_cursor(to_jsonb(l.at) #>> '{}', l.email)
        from page l where l.place = v_limit and exists (select from page m where m.place > v_limit)))
    from page p
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.list_webhook_deliveries(p_webhook uuid, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text, p_status text DEFAULT NULL::text, p_type text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not exists (select from public.webhooks w where w.id = p_webhook and w.owner = (select auth.uid())) then
    return null;
  end if;
  return (
    with page as (
      select v, row_number() over (order by v.created_at desc, v.id desc) as place
      from public.webhook_deliveries v
      where v.webhook_id = p_webhook
        and (p_cursor is null or (v.created_at, v.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
        and (p_status is null or v.status = p_status)
        and (p_type is null or v.type = p_type)
      order by v.created_at desc, v.id desc
      limit v_limit + 1
    )
    select jsonb_build_object('data', coalesce(jsonb_agg(private.delivery_entry(p.v) order by p.place) filter (where p.place <= v_limit), '[]'),
      'next_cursor', (select private.page_cursor(to_jsonb((l.v).created_at) #>> '{}', (l.v).id::text)
        from page l where l.place = v_limit and exists (select from page m where m.place > v_limit)))
    from page p
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.list_webhooks()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object('data', (
    select coalesce(jsonb_agg(private.webhook_entry(w) order by w.created_at, w.id), '[]') from public.webhooks w where w.owner = (select auth.uid())));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.make_api_key(p_owner uuid, p_id uuid, p_name text, p_prefix text, p_hash text, p_scopes text[], p_days integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := private.now();
  v_key public.api_keys;
  v_beyond text := private.scope_beyond(p_owner, p_scopes);
begin
  if v_beyond is not null then
    return private.answer('forbidden') || jsonb_build_object('scope', v_beyond);
  end if;
  -- Whoever makes two at once makes them one after the other, so that both are counted.
  perform from public.people p where p.id = p_owner for no key update;
  if not found then
    return private.answer('no_account');
  end if;
  select * into v_key from public.api_keys k where k.id = p_id and k.owner = p_owner;
  -- Whose answer was lost asks again under the same id and hears the same.
  if v_key.id is not null then
    return private.answer('made') || jsonb_build_object('api_key', private.api_key_line(v_key));
  end if;
  delete from public.api_keys k where k.owner = p_owner and least(k.expires_at, k.revoked_at) < v_now - interval '90 days';
  if (select count(*) from public.api_keys k where k.owner = p_owner and k.revoked_at is null and k.expires_at > v_now) >= 50 then
    return private.answer('too_many');
  end if;
  insert into public.api_keys (id, owner, name, prefix, scopes, lifetime, expires_at)
  values (p_id, p_owner, p_name, p_prefix, p_scopes, make_interval(days => p_days), v_now + make_interval(days => p_days))
  returning * into v_key;
  insert into private.api_key_secrets (hash, key_id) values (decode(p_hash, 'hex'), p_id);
  return private.answer('made', '[]', private.api_key_event('api_key_made', v_key)) || jsonb_build_object('api_key', private.api_key_line(v_key));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.match_postings(p_limit integer DEFAULT 5000, p_dry_run boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.metrics_report(p_actor uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := private.now();
  v_midnight timestamptz := date_trunc('day', private.now() at time zone 'utc') at time zone 'utc';
begin
  -- Without an actor the worker asks, for a scraper that has shown the deployment's own token.
  if p_actor is not null and not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with queued as (
      select j.queue, j.run_at from public.jobs j where j.status = 'queued' and j.published_at is null
      union all
      select j.queue, j.run_at from public.jobs j where j.status = 'queued' and j.published_at is not null
    ),
    waiting as (
      select w.queue, count(*) filter (where w.run_at <= v_now) as depth, count(*) filter (where w.run_at > v_now) as scheduled, min(w.run_at) as oldest
      from queued w group by w.queue
    ),
    running as (
      select j.queue, count(*) as in_flight from public.jobs j where j.status = 'processing' group by j.queue
    ),
    ended as (
      select j.queue, j.status, count(*) as count from public.jobs j where j.finished_at >= v_midnight group by j.queue, j.status
    ),
    failure as (
      select coalesce(j.error ->> 'code', 'unknown') as code, count(*) as count
      from public.jobs j
      join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
      where j.status = 'failed'
      group by 1
    ),
    mail as (
      select o.status, count(*) as count from public.outbox o where o.kind = 'send_mail' and o.status in ('owed', 'leased', 'sending') group by o.status
    ),
    mail_ended as (
      select o.status, count(*) as count from public.outbox o where o.kind = 'send_mail' and o.finished_at >= v_midnight group by o.status
    ),
    delivery as (
      select v.status, count(*) as count from public.webhook_deliveries v where v.status in ('owed', 'delivering') group by v.status
    ),
    delivery_ended as (
      select v.status, count(*) as count from public.webhook_deliveries v where v.finished_at >= v_midnight group by v.status
    ),
    document as (
      select d.status, count(*) as count from public.documents d where d.deleted_at is null group by d.status
    ),
    usage as (
      select u.service, u.operation, u.count, u.micro_usd from private.usage_by_day(v_midnight::date, v_midnight::date) u where u.service <> 'documents'
    )
    select jsonb_build_object(
      'outcome', 'reported',
      'queues', (
        select jsonb_agg(jsonb_build_object('queue', q.name, 'depth', coalesce(w.depth, 0), 'scheduled', coalesce(w.scheduled, 0),
          'in_flight', coalesce(r.in_flight, 0), 'held', private.held_by(q.name) is not null,
          'oldest_age_seconds', case when w.oldest <= v_now then extract(epoch from v_now - w.oldest) else 0 end) order by q.priority)
        from public.queues q left join waiting w on w.queue = q.name left join running r on r.queue = q.name),
      'runs', (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from ended e),
      'dead_letters', (select coalesce(jsonb_object_agg(f.code, f.count), '{}') from failure f),
      'mails', (select coalesce(jsonb_object_agg(m.status, m.count), '{}') from mail m),
      'mails_ended', (select coalesce(jsonb_object_agg(m.status, m.count), '{}') from mail_ended m),
      'webhooks', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from delivery d),
      'webhooks_ended', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from delivery_ended d),
      'documents', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from document d),
      'usage', (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from usage u),
      'alerts', (select coalesce(jsonb_object_agg(s.name, exists (select from private.alerts a where a.slo = s.name and a.resolved_at is null)), '{}') from private.slos s),
      'deployment_quotas', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from private.deployment_quotas_report() d),
      'outbox_lag_seconds', private.outbox_lag(),
      'sweep_at_seconds', (select extract(epoch from h.at) from private.heartbeats h where h.name = 'sweep'),
      'sweep_age_seconds', private.silent_for(),
      'spans_dropped', coalesce((select s.count from private.dropped_spans s where s.day = (v_midnight at time zone 'utc')::date), 0))
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.move_application(p_actor uuid, p_application uuid, p_status text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_before public.applications;
  v_after public.applications;
  v_posting public.postings;
  v_refused text;
  v_key text;
  v_events jsonb;
begin
  select * into v_before from public.applications where id = p_application for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  v_refused := private.refused_move(v_before, p_actor, p_status);
  if v_refused is not null then
    return private.answer(v_refused) || jsonb_build_object('status', case when v_refused not in ('not_found', 'forbidden') then v_before.status end,
      'application', case when v_refused = 'unchanged' then private.application_line(v_before) end);
  end if;
  update public.applications set status = p_status, changes = changes + 1, updated_at = private.now() where id = p_application returning * into v_after;
  select * into v_posting from public.postings where id = v_after.posting_id;
  v_key := format('application:%s:%s', v_after.id, v_after.changes);
  v_events := private.application_event(v_after, p_actor);
  -- Nobody has to be told of what they did themselves.
  if p_actor = v_after.owner then
    return private.answer('moved', '[]', v_events) || jsonb_build_object('application', private.application_line(v_after));
  end if;
  v_events := v_events || private.notify(v_after.owner, 'application_update', v_key, jsonb_build_object(
    'application_id', v_after.id, 'posting_id', v_posting.id, 'title', v_posting.title, 'company', v_posting.company, 'status', p_status));
  return private.answer('moved', private.owe_mail(v_after.owner, 'application_update', 'mail:' || v_key, jsonb_build_object('template', 'application',
      'content', jsonb_build_object('id', v_after.id, 'status', p_status, 'previous', v_before.status, 'posting', private.posting_line(v_posting)))),
    v_events) || jsonb_build_object('application', private.application_line(v_after));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.move_selected(p_owner uuid, p_selection jsonb, p_folder uuid, p_preview boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_most constant int := 1000;
  v_chosen uuid[];
  v_events jsonb;
begin
  perform from public.folders where id = p_folder and owner = p_owner for key share;
  if p_folder is not null and not found then
    return private.answer('folder_not_found');
  end if;
  -- What is there already need not be moved, and so asking again comes to an end.
  v_chosen := array(
    select c.id from private.chosen(p_owner, p_selection) c where c.folder_id is distinct from p_folder);
  if p_preview then
    return private.answer('preview') || jsonb_build_object('count', cardinality(v_chosen), 'remaining', 0, 'ids', '[]'::jsonb);
  end if;
  perform from public.documents where id = any (v_chosen[1:v_most]) order by id for no key update;
  with moved as (
    update public.documents set folder_id = p_folder
    where id = any (v_chosen[1:v_most]) and deleted_at is null
    returning id, batch_id
  )
  select coalesce(jsonb_agg(private.event('document_updated', p_owner, m.id, null, m.batch_id, jsonb_build_object('folder_id', p_folder), 'user')), '[]')
  into v_events from moved m;
  return private.answer('moved', '[]', v_events) || private.page_of(v_chosen[1:v_most], v_chosen);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.open_uploads(p_owner uuid, p_uploads jsonb, p_quotas jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_bytes bigint := (select sum((x ->> 'size_in_bytes')::bigint) from jsonb_array_elements(p_uploads) x);
  v_problem jsonb;
  v_full jsonb;
begin
  perform private.lock_contents(p_owner);
  perform private.adopt_quotas(p_quotas);
  v_problem := private.quota_problem(private.announced(p_owner), v_bytes, jsonb_array_length(p_uploads));
  if v_problem is not null then
    return private.answer('quota_exceeded') || v_problem;
  end if;
  v_full := private.deployment_full(jsonb_array_length(p_uploads), v_bytes);
  if v_full is not null then
    return private.answer('deployment_full') || v_full;
  end if;
  insert into public.documents (id, owner, filename, size_in_bytes, sha256, status)
  select (x ->> 'id')::uuid, p_owner, x ->> 'filename', (x ->> 'size_in_bytes')::bigint, x ->> 'sha256', 'uploading'
  from jsonb_array_elements(p_uploads) x;
  -- For the deployment they are taken now: whoever was given a place is not turned away later.
  perform private.count_deployment_use(jsonb_array_length(p_uploads), v_bytes);
  return private.answer('opened');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.passages_to_embed(p_model jsonb, p_limit integer DEFAULT 32)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_model text := private.know_model(p_model);
  v_index public.indexings;
  v_some jsonb;
  v_passages jsonb := '[]';
  v_seen int := 0;
begin
  update private.embedding_models set used_at = private.now() where name = v_model;
  for v_index in
    select i.* from public.indexings i
    join public.documents d on d.id = i.document_id and d.deleted_at is null and d.result_generation = i.generation
    where (i.vector_model is null or i.vector_model < v_model or i.vector_model > v_model)
      and coalesce(i.lease_until < private.now(), true)
    order by i.tries, i.served_at, i.document_id limit p_limit
    for no key update of i skip locked
  loop
    -- Vectors of two models are never compared: another one begins at the beginning.
    if v_index.model is distinct from v_model then
      v_index.page := 0;
    end if;
    select coalesce(jsonb_agg(to_jsonb(n)), '[]') into v_some
    from (
      select p.document_id, p.generation, p.page, p.place, p.heading, p.text
      from public.passages p
      where p.document_id = v_index.document_id and p.generation = v_index.generation and (p.page, p.place) > (v_index.page, v_index.place)
        and not exists (
          select from public.passage_vectors v
          where v.document_id = p.document_id and v.generation = p.generation and v.page = p.page and v.place = p.place and v.model = v_model)
      order by p.page, p.place limit p_limit - v_seen) n;
    -- What is left of it was taken over from an earlier text.
    update public.indexings set
      vector_model = case when v_some = '[]' then v_model end,
      tries = v_index.tries + 1,
      lease_until = private.embed_lease(v_index.tries),
      served_at = private.now()
    where document_id = v_index.document_id;
    v_passages := v_passages || v_some;
    v_seen := jsonb_array_length(v_passages);
    exit when v_seen >= p_limit;
  end loop;
  return private.answer('leased') || jsonb_build_object('passages', v_passages, 'more', v_seen >= p_limit);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.plan_digests(p_limit integer DEFAULT 1000, p_dry_run boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.preview_digest()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.preview_matches(p_owner uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
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
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.preview_retention(p_rules jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_owner uuid := (select auth.uid());
  v_rules jsonb := coalesce(p_rules, private.rules_of(v_owner));
begin
  return (
    with due as (
      select d.id, d.filename, d.category, d.created_at, row_number() over (order by d.created_at, d.id) as place
      from private.past_retention(v_owner, v_rules) d
    )
    select jsonb_build_object('rules', v_rules, 'due', count(*),
      'documents', coalesce(jsonb_agg(jsonb_build_object('id', due.id, 'filename', due.filename, 'category', due.category, 'created_at', due.created_at)
        order by due.place) filter (where due.place <= 20), '[]'))
    from due
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.queue_report(p_actor uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := private.now();
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with queued as (
      -- What was published and what was not are looked for apart, because each has an index.
      select j.queue, j.run_at, j.started_at from public.jobs j where j.status = 'queued' and j.published_at is null
      union all
      select j.queue, j.run_at, j.started_at from public.jobs j where j.status = 'queued' and j.published_at is not null
    ),
    waiting as (
      select j.queue, count(*) as all_of_them, count(*) filter (where j.run_at <= v_now) as due,
        count(*) filter (where j.run_at > v_now and j.started_at is null) as scheduled,
        count(*) filter (where j.run_at > v_now and j.started_at is not null) as retrying,
        count(*) filter (where j.run_at < v_now - interval '10 minutes') as late, min(j.run_at) as oldest
      from queued j group by j.queue
    ),
    running as (
      select j.queue, count(*) as in_flight, count(*) filter (where j.lease_until < v_now) as silent
      from public.jobs j where j.status = 'processing' group by j.queue
    ),
    queue as (
      select q.*, private.held_by(q.name) as held_by, w.*, r.in_flight, r.silent
      from public.queues q
      left join waiting w on w.queue = q.name
      left join running r on r.queue = q.name
    )
    select jsonb_build_object(
      'outcome', 'reported',
      'now', v_now,
      'queues', jsonb_agg(jsonb_build_object(
        'name', q.name, 'paused_at', q.paused_at, 'held_by', q.held_by, 'parallelism', q.parallelism, 'rate', q.rate, 'period', q.period,
        'owner_window', q.owner_window, 'priority', q.priority,
        -- A waiting job counts once, under what it waits for.
        'depth', case when q.held_by is null then coalesce(q.due, 0) else 0 end,
        'scheduled', coalesce(q.scheduled, 0),
        'retrying', case when q.held_by is null then coalesce(q.retrying, 0) else 0 end,
        'held', case when q.held_by is null then 0 else coalesce(q.all_of_them - q.scheduled, 0) end,
        'in_flight', coalesce(q.in_flight, 0),
        'oldest_age_seconds', case when q.oldest <= v_now then private.milliseconds(v_now - q.oldest) / 1000 end,
        'overdue', case when q.held_by is null then coalesce(q.late, 0) else 0 end + coalesce(q.silent, 0),
        'windows', jsonb_build_object('1h', h.figures, '24h', d.figures)) order by q.priority),
      'outbox', private.outbox_report(),
      'cron', (
        select jsonb_build_object('sweep_at', max(b.at), 'late', private.sweep_is_late())
        from private.heartbeats b where b.name = 'sweep'),
      'budget', private.budget_report(),
      'mail_quota', private.mail_quota_report())
    from queue q
    join private.queue_window(interval '1 hour') h on h.queue = q.name
    join private.queue_window(interval '24 hours') d on d.queue = q.name
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.read_for_examples(p_documents uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object(
    'documents', (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'pages', (
        select coalesce(jsonb_agg(jsonb_build_object('text', left(p.text, 4000)) order by p.number), '[]')
        from public.pages p where p.document_id = d.id and p.generation = d.result_generation and p.number <= 2))), '[]')
      from public.documents d
      where d.owner = (select auth.uid()) and d.id = any (p_documents) and d.result_generation is not null),
    'others', (
      select coalesce(jsonb_agg(left(p.text, 4000)), '[]')
      from (
        select o.id, o.result_generation from public.documents o
        where o.owner = (select auth.uid()) and o.result_generation is not null and o.id <> all (p_documents)
        order by o.created_at desc, o.id desc limit 40) d
      join public.pages p on p.document_id = d.id and p.generation = d.result_generation and p.number = 1));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.read_for_lessons(p_document uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object('generation', d.result_generation, 'media_type', d.media_type,
      'category', coalesce(d.built_in ->> 'category', d.category), 'pages', private.outer_pages(d.id, d.result_generation),
      'fields', (
        select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value)), '[]')
        from public.fields f where f.document_id = d.id and f.generation = d.result_generation))
    from public.documents d
    where d.id = p_document and d.owner = (select auth.uid()) and d.result_generation is not null
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.read_notifications(p_owner uuid, p_ids uuid[] DEFAULT NULL::uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_found int := 0;
begin
  -- The counts first, in one order, so that two calls of one person do not wait for each other.
  perform from public.notification_counts where owner = p_owner order by type for update;
  with changed as (
    update public.notifications set read_at = private.now()
    where owner = p_owner and read_at is null and (p_ids is null or id = any (p_ids))
    returning type
  ),
  counted as (
    update public.notification_counts c set unread = c.unread - t.count
    from (select type, count(*) as count from changed group by type) t
    where c.owner = p_owner and c.type = t.type
  )
  select count(*) into v_found from changed;
  return private.answer(case when p_ids is null or exists (select from public.notifications where owner = p_owner and id = any (p_ids))
    then 'read' else 'not_found' end) || jsonb_build_object('count', v_found);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.record_accesses(p_action text, p_documents uuid[], p_owner uuid DEFAULT NULL::uuid, p_key uuid DEFAULT NULL::uuid, p_operator uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_actor text := case when p_operator is not null then 'operator' when p_key is not null then 'key' else 'owner' end;
  v_key uuid := (select k.id from public.api_keys k where k.id = p_key);
begin
  if exists (select from private.unrecorded(p_action, p_documents, p_owner, v_key, p_operator, v_actor)) then
    -- One at a time of whoever looks; what the one before wrote is seen by the statement that follows.
    perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', p_action, v_actor, coalesce(p_operator, p_key, p_owner)), 3));
    insert into public.accesses (id, owner, document_id, action, actor, key_id, operator_id)
    select private.new_id(), d.owner, d.id, p_action, v_actor, v_key, p_operator
    from private.unrecorded(p_action, p_documents, p_owner, v_key, p_operator, v_actor) d;
  end if;
  return private.answer('recorded');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.record_mail_events(p_events jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_events jsonb;
  v_recorded int;
begin
  -- Mails first and everything in one order, so that posts which come at the same time do not wait for each other in a circle.
  perform from public.outbox where id in (select (x ->> 'effect_id')::uuid from jsonb_array_elements(p_events) x) order by id for update;

  with told as (
    select distinct on (x.id) x.*, o.owner, o.document_id, o.batch_id
    from jsonb_to_recordset(p_events) as x (id text, effect_id uuid, type text, at timestamptz, permanent boolean, reason text, email text)
    join public.outbox o on o.id = x.effect_id and o.kind = 'send_mail'
    order by x.id
  ),
  recorded as (
    insert into public.mail_events (id, effect_id, type, permanent, reason, at)
    select id, effect_id, type, permanent, reason, at from told order by id
    on conflict (id) do nothing
    returning id
  ),
  new as (
    select t.*, private.said_by(t.type) as said from told t join recorded using (id)
  ),
  -- Whatever is told of a mail proves that it was taken: nobody has to send it any more, or to wonder.
  settled as (
    update public.outbox set status = 'done', payload = private.without_content(payload), lease_until = null, finished_at = private.now()
    where id in (select effect_id from new) and status <> 'done' and (finished_at is null or finished_at > private.now() - interval '24 hours')
    returning id as effect_id, owner, document_id, batch_id
  ),
  suppressed as (
    insert into public.suppressions (email, reason)
    select distinct on (lower(email)) lower(email), type from new where permanent and email is not null order by lower(email), at
    on conflict (email) do nothing
  ),
  entry as (
    select 'mail_sent' as type, effect_id, owner, document_id, batch_id, null::timestamptz as at from settled
    union all
    (select distinct on (effect_id, said) said, effect_id, owner, document_id, batch_id, at
    from new n
    where said is not null
      and not exists (select from public.mail_events e where e.effect_id = n.effect_id and private.said_by(e.type) = n.said)
    order by effect_id, said, at)
  )
  select coalesce(jsonb_agg(private.event(type, owner, document_id, null, batch_id, jsonb_build_object('effect_id', effect_id))
    order by at nulls first, type), '[]'), (select count(*) from recorded)
  into v_events, v_recorded
  from entry;
  return private.answer('recorded', '[]', v_events) || jsonb_build_object('recorded', v_recorded);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.release_address(p_actor uuid, p_email text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  delete from public.suppressions where email = lower(p_email);
  if not found then
    return private.answer('not_found');
  end if;
  return private.answer('released', '[]', jsonb_build_array(private.suppression_event('address_released', p_actor, lower(p_email))));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.replay_delivery(p_owner uuid, p_webhook uuid, p_delivery uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
begin
  select * into v_webhook from public.webhooks where id = p_webhook and owner = p_owner for no key update;
  select * into v_row from public.webhook_deliveries where id = p_delivery and webhook_id = v_webhook.id;
  if not found then
    return private.answer('not_found');
  end if;
  if not v_webhook.enabled then
    return private.answer('disabled');
  end if;
  if v_row.status in ('owed', 'delivering') or exists (
    select from public.webhook_deliveries v where v.webhook_id = p_webhook and v.status in ('owed', 'delivering') and v.message_id = v_row.message_id) then
    return private.answer('under_way');
  end if;
  insert into public.webhook_deliveries (webhook_id, owner, message_id, type, document_id, payload, replay_of)
  values (p_webhook, p_owner, v_row.message_id, v_row.type, v_row.document_id, v_row.payload, coalesce(v_row.replay_of, v_row.id))
  returning * into v_row;
  return private.answer('replayed', jsonb_build_array(private.call_effect(v_row, v_webhook.failing_since)))
    || jsonb_build_object('delivery', private.delivery_entry(v_row));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.report_accuracy(p_since timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object(
    'since', p_since,
    'fields', (
      select coalesce(jsonb_agg(jsonb_build_object('category', s.category, 'field', s.name, 'reviewed', s.reviewed, 'accepted', s.accepted,
        'corrected', s.corrected, 'rejected', s.reviewed - s.accepted - s.corrected, 'right', round(s.accepted::numeric / s.reviewed, 4), 'since', s.since)
        order by s.category, s.name), '[]')
      from (
        select coalesce(r.category, 'other') as category, r.name, count(*) as reviewed, min(r.at) as since,
          count(*) filter (where r.action = 'accept' or (r.action = 'correct' and r.value = f.value)) as accepted,
          count(*) filter (where r.action = 'correct' and r.value is distinct from f.value) as corrected
        from public.reviews r
        join public.documents d on d.id = r.document_id
        left join public.fields f on f.document_id = r.document_id and f.generation = r.generation and f.name = r.name
        where r.owner = (select auth.uid()) and (p_since is null or r.at >= p_since)
        group by 1, 2) s),
    'categories', (
      select coalesce(jsonb_agg(jsonb_build_object('category', s.category, 'reviewed', s.reviewed, 'confirmed', s.confirmed, 'changed', s.reviewed - s.confirmed,
        'right', round(s.confirmed::numeric / s.reviewed, 4), 'since', s.since, 'changed_to', (
          select coalesce(jsonb_agg(jsonb_build_object('category', o.said, 'documents', o.documents) order by o.documents desc, o.said), '[]')
          from (
            select v.said, count(*) as documents
            from public.category_verdicts v join public.documents d on d.id = v.document_id
            where v.owner = (select auth.uid()) and v.found = s.category and v.said <> v.found and (p_since is null or v.at >= p_since)
            group by v.said) o))
        order by s.category), '[]')
      from (
        select v.found as category, count(*) as reviewed, count(*) filter (where v.found = v.said) as confirmed, min(v.at) as since
        from public.category_verdicts v join public.documents d on d.id = v.document_id
        where v.owner = (select auth.uid()) and (p_since is null or v.at >= p_since)
        group by 1) s));
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.report_history(p_actor uuid, p_minutes integer DEFAULT 60)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_step int := private.history_step(p_minutes);
  -- Steps begin at full ones of the clock, so that the same step bears the same name in the next answer; the last one is under way.
  v_last bigint := floor(extract(epoch from private.now()) / v_step);
  v_first bigint := v_last - (p_minutes * 60 + v_step - 1) / v_step + 1;
  v_from timestamptz := to_timestamp(v_first * v_step);
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with job as materialized (
      -- Whatever was accepted, waited or ended since then is open still, or ended since then.
      select j.document_id, j.status, j.created_at, j.started_at, j.finished_at,
        case when j.started_at is null then greatest(j.created_at, j.run_at)
          when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end as due_at
      from public.jobs j where j.finished_at >= v_from and j.finished_at <= private.now()
      union all
      select j.document_id, j.status, j.created_at, j.started_at, null,
        case when j.started_at is null then greatest(j.created_at, j.run_at)
          when j.run_at <= j.started_at + (j.fence = 1)::int * interval '1 second' then j.run_at else j.created_at end
      from public.jobs j where j.status in ('queued', 'processing')
    ),
    accepted as (
      select floor(extract(epoch from j.created_at) / v_step) as step, count(*) as count from job j where j.created_at >= v_from group by 1
    ),
    ended as (
      select floor(extract(epoch from j.finished_at) / v_step) as step, count(*) filter (where j.status = 'completed') as completed,
        count(*) filter (where j.status = 'failed') as failed,
        percentile_disc(array[0.5, 0.95]) within group (order by case when j.status <> 'canceled' then private.milliseconds(j.finished_at - j.due_at) end) as ms
      from job j where j.finished_at is not null group by 1
    ),
    -- A job is waiting from when it is due until it starts, or ends without having started.
    change as (
      select m.at, sum(m.change) as count
      from (
        select greatest(j.due_at, v_from) as at, 1 as change from job j where j.due_at <= private.now()
        union all
        select greatest(coalesce(j.started_at, j.finished_at), v_from), -1 from job j
        where coalesce(j.started_at, j.finished_at) is not null and j.due_at <= private.now()) m
      group by 1
    ),
    -- Those that come and go within a step count as well: whoever looks wants to know of the worst moment.
    moved as (
      select floor(extract(epoch from w.at) / v_step) as step, sum(w.count) as change, max(w.waiting) as peak
      from (select c.at, c.count, sum(c.count) over (order by c.at) as waiting from change c) w
      group by 1
    )
    select jsonb_build_object('outcome', 'reported', 'bucket_seconds', v_step, 'data', jsonb_agg(jsonb_build_object(
      'at', to_timestamp(s.step * v_step), 'accepted', coalesce(a.count, 0), 'completed', coalesce(e.completed, 0), 'failed', coalesce(e.failed, 0),
      'p50_ms', e.ms[1], 'p95_ms', e.ms[2], 'depth', s.depth, 'peak', s.peak) order by s.step))
    from (
      select g as step, greatest(sum(coalesce(m.change, 0)) over upto, 0) as depth,
        greatest(sum(coalesce(m.change, 0)) over upto - coalesce(m.change, 0), m.peak, 0) as peak
      from generate_series(v_first, v_last) g left join moved m on m.step = g
      window upto as (order by g)) s
    left join accepted a on a.step = s.step
    left join ended e on e.step = s.step
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.request_test_mail(p_owner uuid, p_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person public.people;
  v_reason text;
  v_hindrances text[];
  v_fifth timestamptz;
begin
  -- One request after the other, so that no two of them are both the fifth.
  select * into v_person from public.people where id = p_owner for no key update;
  if exists (select from public.outbox o where o.owner = p_owner and o.dedupe_key = 'mail:test:' || p_id) then
    return private.answer('requested') || jsonb_build_object('to', v_person.email);
  end if;
  v_reason := (select s.reason from public.suppressions s where s.email = lower(v_person.email));
  v_hindrances := array_remove(array[case when v_person.email is null then 'no_address' end,
    case when not v_person.email_enabled then 'mails_off' end, case when v_reason is not null then 'unreachable' end], null);
  if v_hindrances <> '{}' then
    return private.answer('hindered') || jsonb_build_object('hindrances', v_hindrances, 'reason', v_reason);
  end if;
  select o.created_at into v_fifth from public.outbox o
  where o.owner = p_owner and o.category = 'test' and o.created_at > private.now() - interval '1 hour'
  order by o.created_at desc offset 4 limit 1;
  if found then
    return private.answer('too_many')
      || jsonb_build_object('retry_after_s', ceil(extract(epoch from v_fifth + interval '1 hour' - private.now()))::int);
  end if;
  return private.answer('requested', private.owe_mail(p_owner, 'test', 'mail:test:' || p_id,
    jsonb_build_object('template', 'test', 'content', jsonb_build_object('requested_at', to_jsonb(private.now())))))
    || jsonb_build_object('to', v_person.email);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.restart_documents(p_actor uuid, p_owner uuid, p_selection jsonb, p_reason text, p_settings jsonb DEFAULT '{}'::jsonb, p_rate_per_minute integer DEFAULT NULL::integer, p_preview boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_most constant int := case p_reason when 'redrive' then 10000 else 2000 end;
  v_ids uuid[];
  v_is_part boolean;
  v_matching int;
  v_owner uuid;
  v_own uuid[];
  v_job public.jobs;
  v_batch public.batches;
  v_started jsonb;
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_count int := 0;
  v_batches jsonb := '[]';
  v_documents jsonb := '[]';
  v_answer jsonb;
begin
  if p_owner is null and not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  p_selection := p_selection || jsonb_build_object('wanted', p_settings);
  if p_preview then
    select count(*) into v_matching from private.selected(p_owner, p_selection, p_reason);
    return private.answer('preview') || private.estimate(v_matching, p_rate_per_minute) || jsonb_build_object('count', v_matching);
  end if;

  if p_owner is not null then
    perform private.lock_contents(p_owner);
    select * into v_batch from public.batches
    where owner = p_owner and idempotency_key = p_settings ->> 'idempotency_key';
    if found then
      if v_batch.request_hash is distinct from p_settings ->> 'request_hash' then
        return private.answer('idempotency_conflict');
      end if;
      return v_batch.answer || private.answer('restarted');
    end if;
  end if;

  select coalesce(array_agg(s.id), '{}') into v_ids from (select f.id from private.selected(p_owner, p_selection, p_reason) f limit v_most) s;
  v_is_part := cardinality(v_ids) = v_most;
  if p_reason <> 'redrive' then
    v_is_part := v_is_part or cardinality(private.few_open(v_ids)) < cardinality(v_ids);
    v_ids := private.few_open(v_ids);
  end if;
  for v_owner, v_own in
    select d.owner, array_agg(d.id order by t.place) from unnest(v_ids) with ordinality as t (id, place) join public.documents d on d.id = t.id
    group by d.owner order by d.owner
  loop
    if p_owner is null then
      perform private.lock_contents(v_owner);
    end if;
    -- Whatever is open ends first; whoever restarts the same documents at the same time waits here and then finds nothing to do.
    for v_job in
      select * from private.open_jobs(v_owner, case when p_reason <> 'redrive' then
        array(select j.id from public.jobs j where j.document_id = any (v_own)) end)
    loop
      select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
      v_queues := v_queues || v_job.queue;
    end loop;
    select s.answer, s.events into v_started, v_events
    from private.start_generation(v_owner, v_own, p_reason, p_settings, v_count, p_rate_per_minute, v_events) s;
    v_queues := v_queues || array(select distinct j.queue from public.jobs j where j.batch_id = (v_started ->> 'id')::uuid);
    v_effects := v_effects || private.next_runs_of(v_owner, v_queues);
    v_queues := '{}';
    continue when v_started is null;
    v_count := v_count + (v_started ->> 'total')::int;
    v_documents := v_documents || case when p_owner is null then '[]' else v_started -> 'documents' end;
    v_batches := v_batches || jsonb_build_array(v_started - 'documents');
  end loop;

  if p_reason = 'redrive' and v_count > 0 then
    v_events := v_events || private.event('redrive_started', p_actor, null, null, null, jsonb_build_object('filter', p_selection -> 'filter',
      'count', v_count, 'rate_per_minute', p_rate_per_minute, 'batches', jsonb_array_length(v_batches)), p_actor::text);
  end if;
  v_answer := private.estimate(v_count, p_rate_per_minute) || jsonb_build_object('count', v_count,
    'remaining', case when v_is_part then (select count(*) from private.selected(p_owner, p_selection, p_reason) f where f.id <> all (v_ids)) else 0 end,
    'batches', v_batches, 'documents', v_documents);
  if p_owner is not null then
    update public.batches set answer = v_answer where id = (v_batches #>> '{0,id}')::uuid;
  end if;
  return v_answer || private.answer('restarted', v_effects, v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.restore_documents(p_owner uuid, p_documents uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_document public.documents;
  v_count int := 0;
  v_events jsonb := '[]';
begin
  for v_document in
    update public.documents set deleted_at = null
    where owner = p_owner and id = any (p_documents) and deleted_at is not null
    returning *
  loop
    v_count := v_count + 1;
    v_events := v_events || private.event('document_restored', p_owner, v_document.id, null, v_document.batch_id, '{}', 'user');
  end loop;
  return private.answer('restored', '[]', v_events) || jsonb_build_object('count', v_count);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.review_fields(p_owner uuid, p_actor uuid, p_document uuid, p_changes jsonb, p_names jsonb, p_example jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_document public.documents;
  v_changed jsonb;
  v_unknown text[];
  v_status text;
begin
  select * into v_document from public.documents where id = p_document and owner = p_owner and deleted_at is null for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if v_document.result_generation is null then
    return private.answer('not_read');
  end if;
  if (p_changes ->> 'generation')::int <> v_document.result_generation then
    return private.answer('outdated');
  end if;
  v_changed := private.changed_since(v_document, p_changes -> 'fields');
  if v_changed is not null then
    return private.answer('changed') || jsonb_build_object('fields', v_changed);
  end if;
  v_unknown := array(
    select c ->> 'name' from jsonb_array_elements(p_changes -> 'fields') c
    where not exists (
      select from private.shown_fields(v_document.id, v_document.result_generation, v_document.category) f where f.name = c ->> 'name')
      and not (c ->> 'action' = 'correct' and (coalesce(p_names -> coalesce(v_document.built_in ->> 'category', v_document.category) ? (c ->> 'name'), false)
        or not private.is_built_in(v_document.category))));
  if v_unknown <> '{}' then
    return private.answer('no_such_field') || jsonb_build_object('names', v_unknown, 'category', v_document.category);
  end if;

  insert into public.reviews as r (document_id, name, owner, generation, category, action, value, reviewer)
  select p_document, c ->> 'name', p_owner, v_document.result_generation, v_document.category, c ->> 'action',
    case c ->> 'action' when 'correct' then c -> 'value' else f.value end, p_actor
  from jsonb_array_elements(p_changes -> 'fields') c
  left join public.fields f on f.document_id = p_document and f.generation = v_document.result_generation and f.name = c ->> 'name'
  where c ->> 'action' = 'correct' or f.name is not null
  on conflict (document_id, name) do update set generation = excluded.generation, category = excluded.category, action = excluded.action,
    value = excluded.value, reviewer = excluded.reviewer, at = excluded.at;
  -- What no engine found goes altogether with the word of whoever added it.
  delete from public.reviews r using jsonb_array_elements(p_changes -> 'fields') c
  where r.document_id = p_document and r.name = c ->> 'name' and c ->> 'action' = 'reject'
    and not exists (select from public.fields f where f.document_id = p_document and f.generation = v_document.result_generation and f.name = r.name);

  perform private.learn_fields(v_document, case when (p_example ->> 'generation')::int = v_document.result_generation then p_example - 'generation' end,
    array(select c ->> 'name' from jsonb_array_elements(p_changes -> 'fields') c where c ->> 'action' = 'reject'));
  v_status := private.weigh_doubts(p_document);
  return private.answer('reviewed', '[]', jsonb_build_array(
    private.event('fields_reviewed', p_owner, p_document, null, v_document.batch_id, jsonb_build_object('generation', v_document.result_generation,
      'status', v_status, 'fields', (
        select jsonb_agg(jsonb_build_object('name', c ->> 'name', 'action', c ->> 'action') order by place)
        from jsonb_array_elements(p_changes -> 'fields') with ordinality as t (c, place))), p_actor::text)));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.revoke_api_key(p_owner uuid, p_key uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_key public.api_keys;
begin
  select * into v_key from public.api_keys k where k.id = p_key and k.owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if v_key.revoked_at is not null then
    return private.answer('revoked');
  end if;
  update public.api_keys k set revoked_at = private.now() where k.id = p_key returning * into v_key;
  return private.answer('revoked', '[]', private.api_key_event('api_key_revoked', v_key));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.rotate_api_key(p_owner uuid, p_key uuid, p_hash text, p_grace_seconds integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := private.now();
  v_until timestamptz := v_now + make_interval(secs => p_grace_seconds);
  v_hash bytea := decode(p_hash, 'hex');
  v_key public.api_keys;
begin
  select * into v_key from public.api_keys k where k.id = p_key and k.owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if exists (select from private.api_key_secrets s where s.hash = v_hash and s.key_id = p_key) then
    return private.answer('rotated') || jsonb_build_object('api_key', private.api_key_line(v_key));
  end if;
  if v_key.revoked_at is not null or v_key.expires_at <= v_now then
    return private.answer(case when v_key.revoked_at is null then 'expired' else 'revoked' end);
  end if;
  delete from private.api_key_secrets s where s.key_id = p_key and s.valid_until <= v_now;
  if (select count(*) from private.api_key_secrets s where s.key_id = p_key) >= 10 then
    return private.answer('too_many');
  end if;
  -- Of two rotations at once the second finds the first one's secret in use: it gets its grace too, as somebody was just handed it.
  update private.api_key_secrets s set valid_until = least(s.valid_until, v_until, v_key.expires_at) where s.key_id = p_key;
  insert into private.api_key_secrets (hash, key_id) values (v_hash, p_key);
  update public.api_keys k set rotated_at = v_now, expires_at = v_now + k.lifetime where k.id = p_key returning * into v_key;
  return private.answer('rotated', '[]', private.api_key_event('api_key_rotated', v_key)) || jsonb_build_object('api_key', private.api_key_line(v_key));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.rotate_webhook_secret(p_owner uuid, p_id uuid, p_secret text, p_grace_seconds integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_row public.webhooks;
begin
  if exists (select from private.webhook_secrets s join public.webhooks w on w.id = s.webhook_id
    where s.webhook_id = p_id and w.owner = p_owner and s.secret = p_secret) then
    select * into v_row from public.webhooks where id = p_id;
    return private.answer('rotated') || jsonb_build_object('webhook', private.webhook_entry(v_row));
  end if;
  update public.webhooks set previous_secret_until = case when p_grace_seconds > 0 then private.now() + p_grace_seconds * interval '1 second' end
  where id = p_id and owner = p_owner returning * into v_row;
  if not found then
    return private.answer('not_found');
  end if;
  update private.webhook_secrets set previous = case when p_grace_seconds > 0 then secret end, secret = p_secret where webhook_id = p_id;
  return private.answer('rotated') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_category(p_owner uuid, p_slug text, p_changes jsonb, p_examples jsonb DEFAULT NULL::jsonb, p_is_new boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_missing jsonb;
  v_events jsonb := '[]';
begin
  perform private.lock_categories(p_owner);
  if not p_is_new and not private.is_category(p_owner, p_slug) then
    return private.answer('not_found');
  end if;
  if p_is_new and private.is_category(p_owner, p_slug) then
    return private.answer('slug_taken');
  end if;
  if p_is_new and (select count(*) >= 50 from public.categories where owner = p_owner) then
    return private.answer('too_many');
  end if;
  if p_changes ? 'name' and exists (
    select from public.categories where owner = p_owner and lower(name) = lower(p_changes ->> 'name') and slug <> p_slug) then
    return private.answer('name_taken');
  end if;
  select jsonb_agg(x -> 'document_id') into v_missing
  from jsonb_array_elements(coalesce(p_examples, '[]')) x
  where not exists (
    select from public.documents d
    where d.id = (x ->> 'document_id')::uuid and d.owner = p_owner and d.deleted_at is null and d.result_generation is not null);
  if v_missing is not null then
    return private.answer('no_such_document') || jsonb_build_object('missing', v_missing);
  end if;

  if p_is_new then
    insert into public.categories (owner, slug, name, description)
    values (p_owner, p_slug, p_changes ->> 'name', coalesce(p_changes ->> 'description', ''));
  else
    update public.categories set name = coalesce(p_changes ->> 'name', name), description = coalesce(p_changes ->> 'description', description)
    where owner = p_owner and slug = p_slug;
  end if;
  if p_changes ? 'review_threshold' then
    perform private.set_threshold(p_owner, p_slug, (p_changes ->> 'review_threshold')::real);
  end if;
  if p_examples is not null then
    -- Those that are named no more stay in the category; nothing is compared with them any longer.
    delete from public.category_examples e
    where e.owner = p_owner and e.category = p_slug
      and not exists (select from jsonb_array_elements(p_examples) x where (x ->> 'document_id')::uuid = e.document_id);
    perform private.say_category((x ->> 'document_id')::uuid, p_slug, x -> 'terms')
    from jsonb_array_elements(p_examples) x order by x ->> 'document_id';
    select coalesce(jsonb_agg(private.event('document_updated', p_owner, d.id, null, d.batch_id, jsonb_build_object('category', p_slug), 'user') order by d.id), '[]')
    into v_events
    from public.documents d where d.id in (select (x ->> 'document_id')::uuid from jsonb_array_elements(p_examples) x);
  end if;
  return private.answer('saved', '[]', v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_folder(p_owner uuid, p_id uuid, p_name text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_folder public.folders;
  v_outcome text := 'saved';
begin
  if exists (select from public.folders where owner = p_owner and name = p_name and id <> p_id) then
    v_outcome := 'name_taken';
  else
    insert into public.folders (id, owner, name) values (p_id, p_owner, p_name)
    on conflict (id) do update set name = excluded.name where public.folders.owner = p_owner
    returning * into v_folder;
    if not found then
      v_outcome := 'not_found';
    end if;
  end if;
  return private.answer(v_outcome) || jsonb_build_object('folder', case when v_outcome = 'saved' then jsonb_build_object('id', v_folder.id, 'name', v_folder.name, 'created_at', v_folder.created_at) end);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_passage_vectors(p_model jsonb, p_vectors jsonb, p_go_on boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_model text := private.know_model(p_model);
  v_part record;
  v_count int;
  v_saved int := 0;
begin
  for v_part in
    select (x ->> 'document_id')::uuid as document_id, (x ->> 'generation')::int as generation,
      jsonb_agg(x - 'document_id' - 'generation') as vectors, count(*)::int as count
    from jsonb_array_elements(p_vectors) x
    group by 1, 2 order by 1, 2
  loop
    -- What a newer run has cut anew meanwhile is stale.
    perform from public.documents d where d.id = v_part.document_id and d.result_generation = v_part.generation for no key update;
    continue when not found;
    v_count := private.keep_passage_vectors(v_part.document_id, v_part.generation, v_model, v_part.vectors);
    continue when v_count is null;
    update public.documents set vector_count = v_count where id = v_part.document_id;
    v_saved := v_saved + v_part.count;
  end loop;
  return private.answer('saved', case when p_go_on then private.task_effect('embed') else '[]' end) || jsonb_build_object('saved', v_saved);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_postings(p_actor uuid, p_postings jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_settings(p_owner uuid, p_changes jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_changes ->> 'time_zone' is not null and not exists (select from pg_catalog.pg_timezone_names z where z.name = p_changes ->> 'time_zone') then
    return private.answer('unknown_time_zone');
  end if;
  update public.people set
    email_enabled = coalesce((p_changes ->> 'email_enabled')::boolean, email_enabled),
    digest_frequency = coalesce(p_changes ->> 'digest_frequency', digest_frequency),
    digest_hour = coalesce((p_changes ->> 'digest_hour')::int, digest_hour),
    digest_weekday = coalesce((p_changes ->> 'digest_weekday')::int, digest_weekday),
    time_zone = coalesce(p_changes ->> 'time_zone', time_zone),
    quiet_from = case when p_changes ? 'quiet_hours' then (p_changes #>> '{quiet_hours,from}')::time else quiet_from end,
    quiet_to = case when p_changes ? 'quiet_hours' then (p_changes #>> '{quiet_hours,to}')::time else quiet_to end,
    notify_job_results = coalesce((p_changes ->> 'notify_job_results')::boolean, notify_job_results),
    notify_new_matches = coalesce((p_changes ->> 'notify_new_matches')::boolean, notify_new_matches),
    notify_application_updates = coalesce((p_changes ->> 'notify_application_updates')::boolean, notify_application_updates),
    min_match_score = coalesce(round((p_changes ->> 'min_match_score')::numeric, 4)::real, min_match_score)
  where id = p_owner;
  return private.answer('saved');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.save_vectors(p_model jsonb, p_vectors jsonb, p_go_on boolean DEFAULT false)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_model text := private.know_model(p_model);
  v_saved int;
begin
  -- Resumes before the counter: matching holds them when it takes a number.
  v_saved := private.save_resume_vectors(v_model, p_vectors);
  v_saved := v_saved + private.save_posting_vectors(v_model, p_vectors);
  return private.answer('saved', case when p_go_on then private.task_effect('embed') else '[]' end) || jsonb_build_object('saved', v_saved, 'stale', jsonb_array_length(p_vectors) - v_saved);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.search_pages(p_terms jsonb, p_filter jsonb DEFAULT '{}'::jsonb, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
  v_words text[] := array(select jsonb_array_elements_text(t -> 'words') from jsonb_array_elements(p_terms) t);
begin
  return (
    with hit as (
      select h.document_id, h.generation, h.number, h.score, d.filename, d.category,
        row_number() over (order by h.score desc, h.document_id desc, h.number) as place
      from private.matching_pages(p_terms, p_filter) h
      join public.documents d on d.id = h.document_id
      where (p_cursor is null or (h.score, h.document_id, -h.number) < (v_from[1]::real, v_from[2]::uuid, -(v_from[3]::int)))
      order by h.score desc, h.document_id desc, h.number limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('document_id', h.document_id, 'filename', h.filename, 'category', h.category, 'page', h.number,
        'heading', s.heading, 'score', h.score, 'found_by', array['keyword'], 'text', left(p.text, 150000)) order by h.place) filter (where h.place <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(h.score::text, h.document_id::text, h.number::text)) filter (where h.place = v_limit and h.more))
    from (select hit.*, count(*) over () > v_limit as more from hit) h
    join public.pages p on p.document_id = h.document_id and p.generation = h.generation and p.number = h.number
    left join public.passages s on s.document_id = h.document_id and s.generation = h.generation and s.page = h.number
      and s.place = private.page_passage(h.document_id, h.generation, h.number, v_words)
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.search_passages(p_query jsonb, p_filter jsonb DEFAULT '{}'::jsonb, p_limit integer DEFAULT 20, p_cursor text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
  v_words text[] := array(select jsonb_array_elements_text(p_query -> 'words'));
begin
  return (
    with hit as (
      select f.*, row_number() over (order by f.score desc, f.document_id desc, f.page) as number
      from private.fused_pages(p_query, p_filter) f
      where p_cursor is null or (f.score, f.document_id, -f.page) < (v_from[1]::real, v_from[2]::uuid, -(v_from[3]::int))
      order by f.score desc, f.document_id desc, f.page limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(jsonb_build_object('document_id', h.document_id, 'filename', d.filename, 'category', d.category, 'page', h.page,
        'heading', p.heading, 'score', h.score, 'found_by', h.found_by, 'text', coalesce(p.text, left(g.text, 150000))) order by h.number)
        filter (where h.number <= v_limit), '[]'),
      'next_cursor', max(private.page_cursor(h.score::text, h.document_id::text, h.page::text)) filter (where h.number = v_limit and h.more))
    from (select hit.*, count(*) over () > v_limit as more from hit) h
    join public.documents d on d.id = h.document_id
    join public.pages g on g.document_id = h.document_id and g.generation = h.generation and g.number = h.page
    left join public.passages p on p.document_id = h.document_id and p.generation = h.generation and p.page = h.page
      and p.place = coalesce(h.place, private.page_passage(h.document_id, h.generation, h.page, v_words))
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.set_budget(p_actor uuid, p_daily_micro_usd bigint)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_queue text;
  v_effects jsonb := '[]';
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  update private.budget set daily_micro_usd = p_daily_micro_usd;
  for v_queue in select name from public.queues order by priority loop
    v_effects := v_effects || private.waiting_runs(v_queue, 50);
  end loop;
  return private.answer('set', v_effects, jsonb_build_array(
    private.event('budget_set', p_actor, null, null, null, jsonb_build_object('daily_micro_usd', p_daily_micro_usd), p_actor::text)));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.set_mail_quota(p_actor uuid, p_daily integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_today date := (private.now() at time zone 'UTC')::date;
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  -- Nobody counted while there was no limit, so what left today is looked up.
  update private.mail_quota q set daily = p_daily, day = v_today,
    sent = case when q.daily is not null and q.day = v_today then q.sent else (
      select count(*) from public.outbox o where o.kind = 'send_mail' and o.status = 'done' and o.finished_at >= v_today::timestamp at time zone 'UTC') end;
  -- What waits for the next day is looked at again; whoever hands it out asks for quiet hours and for room once more.
  update public.outbox set run_at = private.now()
  where kind = 'send_mail' and status = 'owed' and tries = 0 and run_at >= private.next_quota();
  return private.answer('set', '[]', jsonb_build_array(
    private.event('mail_quota_set', p_actor, null, null, null, jsonb_build_object('daily', p_daily), p_actor::text)));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.set_queue_paused(p_actor uuid, p_queue text, p_paused boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_queue public.queues;
  v_effects jsonb := '[]';
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  select * into v_queue from public.queues where name = p_queue for update;
  if not found then
    return private.answer('not_found');
  end if;
  if (v_queue.paused_at is not null) = p_paused then
    return private.answer('unchanged');
  end if;
  update public.queues set paused_at = case when p_paused then private.now() end where name = p_queue;
  if not p_paused then
    v_effects := private.waiting_runs(p_queue, 50);
  end if;
  return private.answer(case when p_paused then 'paused' else 'resumed' end, v_effects, jsonb_build_array(
    private.event(case when p_paused then 'queue_paused' else 'queue_resumed' end, p_actor, null, null, null,
      jsonb_build_object('queue', p_queue), p_actor::text)));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.set_retention(p_owner uuid, p_rules jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if exists (
    select from jsonb_to_recordset(p_rules) as r (folder_id uuid)
    where r.folder_id is not null and not exists (select from public.folders f where f.id = r.folder_id and f.owner = p_owner)) then
    return private.answer('folder_not_found');
  end if;
  -- One after the other, or two would put the same rule in the place of the same ones.
  perform from public.people p where p.id = p_owner for no key update;
  delete from public.retention_rules where owner = p_owner;
  insert into public.retention_rules (id, owner, category, folder_id, days)
  select private.new_id(), p_owner, r.category, r.folder_id, r.days
  from rows from (jsonb_to_recordset(p_rules) as (category text, folder_id uuid, days int)) with ordinality as r (category, folder_id, days, place)
  order by r.place;
  update private.retention_search set next_at = '-infinity';
  return private.answer('saved');
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.settle_delivery(p_delivery uuid, p_attempt integer, p_answer jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
  v_reason text;
  v_wait interval;
  v_events jsonb;
begin
  select w.* into v_webhook from public.webhooks w
  where w.id = (select v.webhook_id from public.webhook_deliveries v where v.id = p_delivery) for no key update;
  select * into v_row from public.webhook_deliveries where id = p_delivery for update;
  -- Late is not too late, as long as nobody else has taken it since.
  if not found or v_row.attempts <> p_attempt then
    return private.answer('lost');
  end if;
  if v_row.status in ('delivered', 'failed') then
    return private.answer(v_row.status) || jsonb_build_object('delivery', private.delivery_entry(v_row));
  end if;
  v_row.http_status := (p_answer ->> 'http_status')::int;
  v_row.error := nullif(p_answer -> 'error', 'null');
  -- A receiver may echo what it was told: nothing of a document that is erased meanwhile.
  v_row.response := case when v_row.document_id is null or exists (select from public.documents d where d.id = v_row.document_id)
    then p_answer ->> 'response' end;
  v_row.ms := (p_answer ->> 'ms')::int;
  if v_row.error is null then
    update public.webhooks set failing_since = null where id = v_webhook.id and failing_since is not null;
    v_events := private.end_delivery(v_row, 'delivered');
  else
    v_reason := case when v_row.http_status = 410 then 'gone'
      when v_row.type <> 'webhook.test' and v_webhook.failing_since <= private.now() - interval '3 days' then 'failing' end;
    v_wait := case when v_row.type <> 'webhook.test' and not coalesce((p_answer ->> 'is_final')::boolean, false) then
      greatest(private.webhook_wait(v_row.attempts), least(coalesce((p_answer ->> 'retry_after_ms')::bigint, 0), 86400000) * interval '1 millisecond') end;
    if v_row.type <> 'webhook.test' then
      update public.webhooks set failing_since = private.now() where id = v_webhook.id and failing_since is null;
    end if;
    if v_webhook.enabled and v_reason is null and private.webhook_wait(v_row.attempts) is not null and v_wait is not null then
      update public.webhook_deliveries set status = 'owed', next_try_at = private.now() + v_wait, http_status = v_row.http_status,
        error = v_row.error, response = v_row.response, ms = v_row.ms
      where id = p_delivery;
      return private.answer('retrying') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_wait) * 1000));
    end if;
    v_events := private.end_delivery(v_row, 'failed', jsonb_build_object('disabled_reason', case when v_webhook.enabled then v_reason end));
    if v_webhook.enabled and v_reason is not null then
      perform private.disable_webhook(v_webhook.id, v_reason);
      v_events := v_events || private.notify(v_row.owner, 'webhook_disabled', format('webhook:%s:%s', v_webhook.id, v_row.id),
        jsonb_build_object('webhook_id', v_webhook.id, 'host', substring(v_webhook.url from '^\w+://([^/?#]+)'), 'reason', v_reason));
    end if;
  end if;
  select * into v_row from public.webhook_deliveries where id = p_delivery;
  return private.answer(v_row.status, '[]', v_events) || jsonb_build_object('delivery', private.delivery_entry(v_row));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.settle_job(p_job uuid, p_fence bigint, p_results jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_document public.documents;
  v_events jsonb;
  v_effects jsonb := '[]';
  v_doubts jsonb;
begin
  -- Bytes of a direct upload get to stand for themselves now. Before any row is locked: whoever submits or restarts takes these locks in this order too.
  perform private.lock_contents(d.owner)
  from public.jobs j join public.documents d on d.id = j.document_id
  where j.id = p_job and d.sha256 is null;
  v_job := private.fenced(p_job, p_fence);
  if v_job.id is null then
    return private.repeated(p_job, p_fence, 'completed');
  end if;
  perform private.save_results(v_job, p_results);
  v_job := private.charged(v_job, p_results);
  v_events := private.stage_events(v_job, p_results);
  select * into v_document from public.documents where id = v_job.document_id for no key update;
  -- What a person said meanwhile outranks what an engine thinks.
  if v_document.category_engine = 'person' then
    p_results := p_results - 'classification'
      || coalesce(jsonb_build_object('built_in', nullif(p_results #> '{classification,built_in}', 'null')), '{}');
  end if;
  -- A category that was deleted while the document was read: it is what it would be without it.
  if p_results ? 'classification' and not private.is_category(v_document.owner, p_results #>> '{classification,category}') then
    p_results := jsonb_set(p_results, '{classification}', coalesce(p_results #> '{classification,built_in}', '{}'));
  end if;
  if p_results -> 'resume' = 'null' then
    perform private.forget_resume(v_document.id);
  elsif p_results ? 'resume' then
    perform private.save_resume(v_job, p_results -> 'resume');
  end if;
  v_doubts := private.doubts(v_document.id, v_job.generation, coalesce(p_results #>> '{classification,category}', v_document.category),
    case when v_document.category_engine is distinct from 'person' then coalesce((p_results #>> '{classification,confidence}')::real, v_document.category_confidence) end);
  select m.events, m.effects into v_events, v_effects
  from private.move(v_job, 'completed', v_doubts ->> 'status', v_events, v_effects,
    p_results - 'pages' - 'passages' - 'fields' - 'stages' - 'usage' - 'cost' - 'adopt' - 'resume' - 'index' || v_doubts || jsonb_build_object(
      'page_count', (select count(*) from public.pages p where p.document_id = v_job.document_id and p.generation = v_job.generation),
      'vector_count', private.index_document(v_job, p_results -> 'index'))) m;
  -- After the batch has counted it: who tells people of anything locks batches before notifications.
  if p_results -> 'resume' <> 'null' and 'match' = any (v_job.stages) then
    select m.events, m.effects into v_events, v_effects from private.match_resume(v_document.id, v_job.generation, v_events, v_effects) m;
  end if;
  if v_job.generation > 1 then
    perform private.forget_generations(v_job.document_id, v_job.generation);
  end if;
  perform private.count_pages(v_job);
  return private.answer('completed', v_effects, v_events);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.start_run(p_actor uuid, p_run text, p_dry_run boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not private.has_role(p_actor, case when p_dry_run then 'viewer' else 'operator' end) then
    return private.answer('forbidden');
  end if;
  return private.answer('started', '[]', case when p_dry_run then '[]' else jsonb_build_array(
    private.event('run_started', p_actor, null, null, null, jsonb_build_object('run', p_run), p_actor::text)) end);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.submit_documents(p_owner uuid, p_batch jsonb, p_documents jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_batch public.batches;
  v_entry jsonb;
  v_index jsonb;
  v_document public.documents;
  v_other public.documents;
  v_problem jsonb;
  v_over jsonb;
  v_allowance private.allowance;
  v_announced bigint;
  v_size bigint;
  v_policy text := coalesce(p_batch ->> 'duplicates', 'reuse');
  v_folder uuid := (p_batch ->> 'folder_id')::uuid;
  v_key text;
  v_answers jsonb := '[]';
  v_problems jsonb := '[]';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_total int := 0;
  v_full jsonb;
  v_files bigint := 0;
  v_bytes bigint := 0;
begin
  perform private.lock_contents(p_owner);
  if v_folder is not null and not exists (select from public.folders where id = v_folder and owner = p_owner) then
    return private.answer('folder_not_found');
  end if;
  if (p_batch ->> 'run_at')::timestamptz > private.now() + interval '7 days' then
    return private.answer('start_too_late');
  end if;

  insert into public.batches (id, owner, idempotency_key, request_hash, notify)
  values ((p_batch ->> 'id')::uuid, p_owner, p_batch ->> 'idempotency_key', p_batch ->> 'request_hash', coalesce((p_batch ->> 'notify')::boolean, true))
  on conflict do nothing
  returning * into v_batch;
  if not found then
    select * into v_batch from public.batches
    where owner = p_owner and (id = (p_batch ->> 'id')::uuid or idempotency_key = p_batch ->> 'idempotency_key');
    if v_batch.request_hash is distinct from p_batch ->> 'request_hash' then
      return private.answer('idempotency_conflict');
    end if;
    return v_batch.answer || private.answer('accepted') || '{"repeated": true}';
  end if;

  perform private.adopt_quotas(p_batch -> 'quotas');
  v_full := private.batch_full(v_batch, p_documents);
  if v_full is not null then
    return v_full;
  end if;
  v_allowance := private.allowance_of(p_owner);
  for v_entry, v_index in
    select entry, jsonb_build_object('index', position - 1) from jsonb_array_elements(p_documents) with ordinality as e (entry, position)
    order by position
  loop
    v_document := null;
    v_announced := 0;
    if v_entry ? 'upload_id' then
      select * into v_document from public.documents
      where id = (v_entry ->> 'upload_id')::uuid and owner = p_owner and deleted_at is null for update;
      v_size := private.stored_size(p_owner, v_document.id);
      v_problem := private.upload_problem((v_entry ->> 'upload_id')::uuid, v_document, v_size);
      if v_problem is not null then
        v_problems := v_problems || (v_problem || v_index);
        continue;
      end if;
      -- A commit that is repeated under another key finds its document under way.
      if v_document.status <> 'uploading' then
        v_answers := v_answers || (private.submitted(v_document) || v_index);
        continue;
      end if;
      v_announced := coalesce(v_document.size_in_bytes, 0);
      v_document.size_in_bytes := v_size;
    else
      v_document.id := (v_entry ->> 'id')::uuid;
      v_document.filename := v_entry ->> 'filename';
      v_document.media_type := v_entry ->> 'media_type';
      v_document.size_in_bytes := (v_entry ->> 'size_in_bytes')::bigint;
      v_document.sha256 := v_entry ->> 'sha256';
    end if;

    v_over := private.quota_problem(v_allowance, v_document.size_in_bytes - v_announced);
    v_key := case when v_policy <> 'allow' then v_document.sha256 end;
    if v_key is not null then
      select * into v_other from public.documents
      where owner = p_owner and content_key = v_key and id <> v_document.id for update;
      if found and v_policy = 'new_version' then
        if v_over is null then
          update public.documents set content_key = null where id = v_other.id;
          v_document.version_of := v_other.id;
        end if;
      elsif found then
        if v_policy = 'reject' then
          v_problems := v_problems || (v_index || jsonb_build_object('filename', v_document.filename, 'code', 'duplicate_document',
            'detail', format('The same file is here already, as document %s.', v_other.id)));
        else
          v_answers := v_answers || (private.submitted(v_other, v_other.id) || v_index);
          v_events := v_events || private.event('document_duplicate', p_owner, v_other.id, null, v_batch.id, '{}', 'user');
        end if;
        delete from public.documents where id = v_document.id and status = 'uploading';
        v_effects := v_effects || private.owe(p_owner, 'delete_objects', format('objects:%s', v_document.id),
          jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_owner, v_document.id))), v_batch.id);
        continue;
      end if;
    end if;

    if v_over is not null then
      v_problems := v_problems || (v_index || jsonb_build_object('filename', v_document.filename) || v_over);
      -- An announced file waits where it is, in case there is room before its upload ends.
      if not v_entry ? 'upload_id' then
        v_effects := v_effects || private.owe(p_owner, 'delete_objects', format('objects:%s', v_document.id),
          jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_owner, v_document.id))), v_batch.id);
      end if;
      continue;
    end if;

    if v_batch.idempotency_key is not null and not v_entry ? 'upload_id' then
      perform private.keep_object(p_owner, v_document.id);
    end if;
    insert into public.documents (id, owner, batch_id, folder_id, filename, media_type, size_in_bytes, sha256, content_key, status, version_of)
    values (v_document.id, p_owner, v_batch.id, v_folder, v_document.filename, v_document.media_type, v_document.size_in_bytes,
      v_document.sha256, v_key, 'queued', v_document.version_of)
    on conflict (id) do update set batch_id = excluded.batch_id, folder_id = excluded.folder_id, size_in_bytes = excluded.size_in_bytes,
      content_key = excluded.content_key, status = 'queued', version_of = excluded.version_of
    returning * into v_document;
    select e.events into v_events from private.enqueue(v_document, v_batch, v_entry, p_batch, v_events) e;
    v_answers := v_answers || (private.submitted(v_document) || v_index);
    v_total := v_total + 1;
    v_files := v_files + (not v_entry ? 'upload_id')::int;
    v_bytes := v_bytes + greatest(v_document.size_in_bytes - v_announced, 0);
    v_allowance.files_used := v_allowance.files_used + 1;
    v_allowance.bytes_used := v_allowance.bytes_used + v_document.size_in_bytes - v_announced;
  end loop;

  update public.batches set total = v_total,
    answer = jsonb_build_object('batch', jsonb_build_object('id', v_batch.id, 'total', v_total, 'created_at', v_batch.created_at),
      'documents', v_answers, 'errors', v_problems)
  where id = v_batch.id
  returning * into v_batch;
  v_effects := v_effects || private.next_runs(p_owner, p_batch ->> 'queue');
  select w.events, w.effects into v_events, v_effects from private.watch_cron(v_events, v_effects) w;
  if v_allowance.files_per_day is not null and v_total > 0 then
    perform private.count_use(p_owner, 'files', v_total);
  end if;
  perform private.count_deployment_use(v_files, v_bytes);
  return v_batch.answer || private.answer('accepted', v_effects, v_events) || '{"repeated": false}';
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.summarize_documents()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    with counted as (
      select case d.status when 'queued' then private.shown_status(d, j) else d.status end as status, d.category, count(*) as count
      from public.documents d
      left join public.jobs j on d.status = 'queued' and j.document_id = d.id and j.generation = d.generation
      where d.owner = (select auth.uid())
      group by 1, 2
    )
    select jsonb_build_object(
      'total', coalesce(sum(c.count), 0),
      'by_status', (select coalesce(jsonb_object_agg(s.status, s.count), '{}') from (select o.status, sum(o.count) as count from counted o group by o.status) s),
      'by_category', (
        select coalesce(jsonb_object_agg(s.category, s.count), '{}')
        from (select o.category, sum(o.count) as count from counted o where o.category is not null group by o.category) s),
      'to_review', coalesce(sum(c.count) filter (where c.status = 'needs_review'), 0))
    from counted c
  );
end
$function$
;
-- executed by authenticated

CREATE OR REPLACE FUNCTION public.suppress_address(p_actor uuid, p_email text, p_note text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not private.has_role(p_actor, 'operator') then
    return private.answer('forbidden');
  end if;
  insert into public.suppressions (email, reason, note) values (lower(p_email), 'by_hand', p_note) on conflict (email) do nothing;
  if not found then
    return private.answer('unchanged');
  end if;
  return private.answer('suppressed', '[]', jsonb_build_array(private.suppression_event('address_suppressed', p_actor, lower(p_email))));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.sweep(p_limit integer DEFAULT 200, p_quotas jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_more boolean := false;
  v_trouble text;
begin
  insert into private.heartbeats (name, at) values ('sweep', private.now())
  on conflict (name) do update set at = excluded.at;
  perform private.count_spending();
  perform private.adopt_quotas(p_quotas);
  select s.events, s.effects, s.more into v_events, v_effects, v_more from private.sweep_leases(p_limit, v_events, v_effects, v_more) s;
  -- Documents before mails, as everybody locks them.
  select s.events, s.effects into v_events, v_effects from private.sweep_kept(p_limit, v_events, v_effects) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_waiting(p_limit, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_silent(p_limit, v_effects, v_more) s;
  select s.events, s.effects, s.more into v_events, v_effects, v_more from private.sweep_outbox(p_limit, v_events, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_webhooks(p_limit, v_effects, v_more) s;
  select s.effects, s.more into v_effects, v_more from private.sweep_documents(p_limit, v_effects, v_more) s;
  select s.events, s.effects into v_events, v_effects from private.sweep_alerts(v_events, v_effects) s;
  -- Storage's own tables are not ours: whatever is wrong there must not keep jobs and mails from being swept.
  begin
    perform private.sweep_objects(500);
    perform private.sweep_retention(p_limit);
    perform private.sweep_webhook_log(p_limit);
    perform private.sweep_accesses(p_limit);
  exception when others then
    v_trouble := sqlerrm;
  end;
  return private.answer('swept', v_effects, v_events) || jsonb_build_object('more', v_more, 'trouble', v_trouble, 'due', private.work_due());
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.test_webhook(p_owner uuid, p_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
begin
  select * into v_webhook from public.webhooks where id = p_id and owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  -- A test calls at once whatever address is asked for: not to be used to knock at somebody's door all day.
  if (select count(*) from public.webhook_deliveries v
      where v.webhook_id = p_id and v.type = 'webhook.test' and v.created_at > private.now() - interval '1 minute') >= 10 then
    return private.answer('too_many');
  end if;
  insert into public.webhook_deliveries (webhook_id, owner, type, payload, status, attempts, next_try_at)
  values (p_id, p_owner, 'webhook.test', private.webhook_payload('webhook.test', private.now(), jsonb_build_object('webhook_id', p_id)),
    'delivering', 1, private.now() + interval '30 seconds')
  returning * into v_row;
  return private.answer('claimed') || private.claimed_delivery(v_row, v_webhook);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.texts_to_embed(p_model jsonb, p_limit integer DEFAULT 50)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.unsubscribe(p_owner uuid, p_list text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- Mails that are owed already are asked about again in the commit that leases them.
  return public.save_settings(p_owner, case p_list
    when 'job_result' then '{"notify_job_results": false}'
    when 'job_match' then '{"notify_new_matches": false}'
    when 'application_update' then '{"notify_application_updates": false}'
    when 'digest' then '{"digest_frequency": "disabled"}' end::jsonb);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.update_document(p_owner uuid, p_document uuid, p_changes jsonb, p_terms jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_document public.documents;
  v_effects jsonb := '[]';
begin
  if p_changes ->> 'folder_id' is not null
    and not exists (select from public.folders where id = (p_changes ->> 'folder_id')::uuid and owner = p_owner) then
    return private.answer('folder_not_found');
  end if;
  if p_changes ? 'category' then
    perform private.lock_categories(p_owner);
  end if;
  if p_changes ? 'category' and not private.is_category(p_owner, p_changes ->> 'category') then
    return private.answer('category_not_found');
  end if;
  -- A resume that nobody has read as one is read again; first of all, because a restart takes its locks in this order.
  if private.becomes_resume(p_owner, p_document, p_changes) then
    v_effects := public.restart_documents(p_owner, p_owner, jsonb_build_object('ids', jsonb_build_array(p_document)), 'reprocess',
      '{"stages": ["extract_text", "classify", "extract_fields", "embed", "match"], "notify": false}') -> 'effects';
  end if;
  update public.documents set
    folder_id = case when p_changes ? 'folder_id' then (p_changes ->> 'folder_id')::uuid else folder_id end,
    is_resume = case when p_changes ? 'is_resume' then (p_changes ->> 'is_resume')::boolean else is_resume end
  where owner = p_owner and id = p_document and deleted_at is null
  returning * into v_document;
  if not found then
    return private.answer('not_found');
  end if;
  if p_changes ? 'category' then
    v_document := private.say_category(p_document, p_changes ->> 'category', p_terms);
  end if;
  -- A resume that is put into a category of its owner's own stays one.
  if not coalesce(v_document.is_resume, v_document.category = 'resume' or not private.is_built_in(v_document.category), false) then
    perform private.forget_resume(p_document);
  end if;
  return private.answer('updated', v_effects, jsonb_build_array(
    private.event('document_updated', p_owner, p_document, null, v_document.batch_id, p_changes, 'user')));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.update_webhook(p_owner uuid, p_id uuid, p_changes jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_row public.webhooks;
begin
  select * into v_row from public.webhooks where id = p_id and owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  -- A new address and a new beginning are judged anew.
  update public.webhooks set
    url = coalesce(p_changes ->> 'url', url),
    description = case when p_changes ? 'description' then p_changes ->> 'description' else description end,
    event_types = case when p_changes ? 'event_types' then private.texts(p_changes -> 'event_types') else event_types end,
    disabled_reason = case when (p_changes ->> 'enabled')::boolean then null else disabled_reason end,
    failing_since = case when (p_changes ->> 'enabled')::boolean or p_changes ->> 'url' <> url then null else failing_since end
  where id = p_id;
  if not coalesce((p_changes ->> 'enabled')::boolean, true) then
    perform private.disable_webhook(p_id, 'by_hand');
  end if;
  select * into v_row from public.webhooks where id = p_id;
  return private.answer('saved') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.usage_report(p_actor uuid, p_from date DEFAULT NULL::date, p_to date DEFAULT NULL::date, p_by text DEFAULT 'day'::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_today date := (private.now() at time zone 'utc')::date;
  v_to date := greatest(coalesce(p_to, v_today), p_from);
  v_from date := greatest(coalesce(p_from, v_to - 29), v_to - 365);
  v_month date := date_trunc('month', v_today)::date;
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with used as materialized (
      select u.* from private.usage_by_day(least(v_from, v_month), greatest(v_to, v_today)) u
    ),
    by_operation as (
      select p as price, coalesce(sum(u.count) filter (where u.day between v_from and v_to), 0)::bigint as count,
        coalesce(sum(u.micro_usd) filter (where u.day between v_from and v_to), 0) as micro_usd,
        coalesce(sum(u.count) filter (where u.day = v_today or (p.quota_period = 'month' and u.day between v_month and v_today)), 0)::bigint as used
      from public.prices p
      left join used u on u.service = p.service and u.operation = p.operation
      group by p
    ),
    by_day as (
      select u.day, coalesce(sum(u.count) filter (where u.service = 'documents'), 0) as documents, sum(u.micro_usd) as micro_usd,
        coalesce(sum(u.micro_usd) filter (where u.service = 'engines'), 0) as engines_micro_usd,
        coalesce(sum(u.micro_usd) filter (where u.service = 'sendgrid'), 0) as mails_micro_usd
      from used u where u.day between v_from and v_to group by u.day
    ),
    total as (
      select coalesce(sum(d.documents), 0) as documents, coalesce(sum(d.micro_usd), 0) as micro_usd, coalesce(sum(d.engines_micro_usd), 0) as engines_micro_usd,
        coalesce(sum(d.mails_micro_usd), 0) as mails_micro_usd
      from by_day d
    )
    select jsonb_build_object(
      'outcome', 'reported', 'from', v_from, 'to', v_to, 'documents', t.documents,
      'micro_usd', round(t.micro_usd), 'engines_micro_usd', t.engines_micro_usd, 'mails_micro_usd', round(t.mails_micro_usd),
      -- Micro-dollars a document are dollars a million documents.
      'usd_per_million_documents', round(t.micro_usd / nullif(t.documents, 0), 2),
      'infrastructure_usd_per_million_documents', round((t.micro_usd - t.engines_micro_usd - t.mails_micro_usd) / nullif(t.documents, 0), 2),
      'services', (
        select jsonb_agg(jsonb_build_object('service', (o.price).service, 'operation', (o.price).operation, 'count', o.count,
          'per_document', round(o.count / nullif(t.documents, 0), 3), 'micro_usd', round(o.micro_usd),
          'micro_usd_per_1000', (o.price).micro_usd_per_1000, 'quota', private.quota_report(o.price, o.used), 'source', (o.price).source)
          order by (o.price).service, (o.price).operation)
        from by_operation o),
      'days', case when p_by = 'day' then (
        select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'documents', d.documents, 'micro_usd', round(d.micro_usd),
          'engines_micro_usd', d.engines_micro_usd) order by d.day), '[]') from by_day d) end,
      'dearest', case when p_by = 'document' then private.dearest_documents(v_from, v_to) end,
      'budget', private.budget_report())
    from total t
  );
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.use_api_key(p_prefix text, p_hash text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := private.now();
  v_salt bytea := uuid_send(gen_random_uuid());
  v_key public.api_keys;
  v_until timestamptz;
begin
  select k.* into v_key from public.api_keys k
  join auth.users u on u.id = k.owner and (u.banned_until is null or u.banned_until <= v_now)
  where k.prefix = p_prefix;
  -- Compared under a salt of the moment, so that the time it takes says nothing about the hash that is kept.
  select coalesce(s.valid_until, v_key.expires_at) into v_until from private.api_key_secrets s
  where s.key_id = v_key.id and sha256(s.hash || v_salt) = sha256(decode(p_hash, 'hex') || v_salt);
  if not found then
    return private.answer('unknown');
  end if;
  if v_key.revoked_at is not null or least(v_until, v_key.expires_at) <= v_now then
    return private.answer(case when v_key.revoked_at is not null then 'revoked' when v_key.expires_at <= v_now then 'expired' else 'rotated' end);
  end if;
  update public.api_keys k set last_used_at = v_now
  where k.id = v_key.id and (k.last_used_at is null or k.last_used_at <= v_now - interval '1 minute');
  return private.answer('used') || jsonb_build_object('key_id', v_key.id, 'owner', v_key.owner, 'scopes', to_jsonb(v_key.scopes),
    'seconds_left', extract(epoch from least(v_until, v_key.expires_at) - v_now)::bigint);
end
$function$
;
-- executed by service_role

CREATE OR REPLACE FUNCTION public.watch_cron()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_watched record;
begin
  v_watched := private.watch_cron('[]', '[]');
  return private.answer('watched', v_watched.effects, v_watched.events);
end
$function$
;
-- executed by service_role
