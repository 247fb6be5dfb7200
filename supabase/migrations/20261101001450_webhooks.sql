-- Outgoing webhooks: who outside is told of an owner's log, what they are owed, and how each call went.
-- Lock order: webhooks, webhook_deliveries, event_cursors. Whoever emits holds a cursor already and so waits for no webhook.

create table public.webhooks (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  url text not null check (length(url) <= 2000),
  description text check (length(description) <= 200),
  event_types text[] check (event_types <> '{}'),
  disabled_reason text check (disabled_reason in ('by_hand', 'gone', 'failing')),
  enabled boolean not null generated always as (disabled_reason is null) stored,
  failing_since timestamptz,
  previous_secret_until timestamptz,
  created_at timestamptz not null default private.now()
);
comment on table public.webhooks is 'Addresses that are called when something happens to what an owner has; at most ten each.';
comment on column public.webhooks.event_types is 'What it is told; null for everything, also what there will be one day.';
comment on column public.webhooks.failing_since is 'The first failed try after which none succeeded.';
create index webhooks_of_owner on public.webhooks (owner);

create table private.webhook_secrets (
  webhook_id uuid primary key references public.webhooks (id) on delete cascade,
  secret text not null check (secret ~ '^whsec_[A-Za-z0-9+/]{43}=$'),
  previous text
);
comment on table private.webhook_secrets is 'What calls are signed with; apart from webhooks, because not even their owners read it again.';

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references public.webhooks (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  message_id text not null default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
  type text not null,
  document_id uuid,
  payload jsonb not null,
  status text not null default 'owed' check (status in ('owed', 'delivering', 'delivered', 'failed')),
  attempts int not null default 0,
  next_try_at timestamptz default private.now(),
  queue_message text,
  retried int,
  http_status int,
  error jsonb,
  response text,
  ms int,
  created_at timestamptz not null default private.now(),
  finished_at timestamptz,
  replay_of uuid,
  check ((status in ('owed', 'delivering')) = (next_try_at is not null)),
  check ((status in ('owed', 'delivering')) = (finished_at is null))
);
comment on table public.webhook_deliveries is 'Each message to a webhook: what it says, how often it was tried, and what the receiver answered; kept for 30 days.';
comment on column public.webhook_deliveries.message_id is 'The webhook-id that receivers tell repetitions by; a replay has that of its original.';
comment on column public.webhook_deliveries.attempts is 'Claims so far; also the fence of the newest one.';
comment on column public.webhook_deliveries.next_try_at is 'When somebody may take it: the time of the next try, or the end of the lease of the one under way.';
create index webhook_deliveries_of_webhook on public.webhook_deliveries (webhook_id, created_at desc, id desc);
create index webhook_deliveries_of_owner on public.webhook_deliveries (owner);
create index webhook_deliveries_of_document on public.webhook_deliveries (document_id) where document_id is not null;
create index webhook_deliveries_by_age on public.webhook_deliveries (created_at);
create index webhook_deliveries_due on public.webhook_deliveries (next_try_at) where status in ('owed', 'delivering');
create index webhook_deliveries_open on public.webhook_deliveries (webhook_id, status, next_try_at) where status in ('owed', 'delivering');

alter table public.webhooks enable row level security;
alter table public.webhook_deliveries enable row level security;
create policy "Owners read their webhooks" on public.webhooks for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read what their webhooks were told" on public.webhook_deliveries for select to authenticated using (owner = (select auth.uid()));
grant select on public.webhooks, public.webhook_deliveries to authenticated;

-- What is erased is not told any more, nor is what a receiver may have echoed of it.
create function private.forget_deliveries()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform from public.webhook_deliveries v where v.document_id in (select g.id from gone g) order by v.id for update;
  update public.webhook_deliveries v set payload = v.payload #- '{data,filename}', response = null
  where v.document_id in (select g.id from gone g);
  return null;
end
$$;

create trigger forget_deliveries
after delete on public.documents referencing old table as gone
for each statement execute function private.forget_deliveries();

create function private.webhook_type(p_event text)
returns text
language sql
immutable
as $$
  select case p_event
    when 'document_uploaded' then 'document.uploaded'
    when 'document_processed' then 'document.processed'
    when 'batch_finished' then 'batch.finished'
    when 'match_found' then 'match.found'
    when 'application_updated' then 'application.updated'
    when 'fields_reviewed' then 'fields.reviewed'
    when 'alert_opened' then 'alert.opened'
    when 'alert_resolved' then 'alert.resolved' end
$$;
comment on function private.webhook_type(text) is
  'What webhooks call an entry of the log; null for what they are not told. It pins no search path, so that it can be inlined.';

create function private.webhook_payload(p_type text, p_at timestamptz, p_data jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('type', p_type, 'timestamp', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'data', jsonb_strip_nulls(p_data));
end
$$;

create function private.call_effect(p_delivery public.webhook_deliveries, p_failing_since timestamptz)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  -- Within ten minutes the same name, so that the broker takes it once. Whoever fails gets one call at a time: its patience is ours.
  return jsonb_build_object('id', p_delivery.id, 'kind', 'call_webhook', 'owner', p_delivery.owner,
    'dedupe_key', format('webhook:%s:%s:%s', p_delivery.id, p_delivery.attempts, floor(extract(epoch from p_delivery.next_try_at) / 600)),
    'payload', jsonb_build_object(
      'trace_id', (select private.trace_id(j) from public.jobs j where j.id = (p_delivery.payload #>> '{data,job_id}')::uuid),
      'delivery_id', p_delivery.id, 'webhook_id', p_delivery.webhook_id,
      'parallelism', case when p_failing_since is null then 4 else 1 end));
end
$$;
comment on function private.call_effect(public.webhook_deliveries, timestamptz) is 'The message that asks for a delivery; the row itself is its outbox.';

create function private.owe_deliveries(p_events jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.owe_deliveries(jsonb) is 'Owes what was just logged to the webhooks that want to hear of it; answers the messages to be published.';

create function private.delivery_entry(p_row public.webhook_deliveries)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_row.id, 'webhook_id', p_row.webhook_id, 'message_id', p_row.message_id, 'type', p_row.type,
    'status', p_row.status, 'attempts', p_row.attempts, 'http_status', p_row.http_status, 'error', p_row.error, 'response', p_row.response,
    'ms', p_row.ms, 'next_try_at', case p_row.status when 'owed' then p_row.next_try_at end, 'created_at', p_row.created_at,
    'delivered_at', case p_row.status when 'delivered' then p_row.finished_at end, 'replay_of', p_row.replay_of, 'payload', p_row.payload);
end
$$;

create function private.webhook_entry(p_row public.webhooks)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_row.id, 'url', p_row.url, 'description', p_row.description, 'event_types', p_row.event_types,
    'enabled', p_row.enabled, 'disabled_reason', p_row.disabled_reason, 'failing_since', p_row.failing_since,
    'previous_secret_until', p_row.previous_secret_until, 'created_at', p_row.created_at);
end
$$;
