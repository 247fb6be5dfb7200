-- The log: one append-only sequence of events per owner, which progress, timelines, polling and audit all read.

create table public.event_cursors (
  owner uuid primary key references public.people (id) on delete cascade,
  cursor bigint not null
);
comment on table public.event_cursors is 'The last cursor of each owner''s log; updated last in a transaction, so cursors are gapless and in commit order.';

create table public.events (
  owner uuid not null references public.people (id) on delete cascade,
  cursor bigint not null,
  type text not null check (type in (
    'document_uploaded', 'document_duplicate', 'document_deleted', 'document_restored', 'document_updated', 'document_processed',
    'fields_reviewed', 'job_queued', 'job_started', 'stage_finished', 'job_continued', 'job_retrying', 'batch_finished',
    'notification', 'match_found', 'application_updated', 'mail_sent', 'mail_delivered', 'mail_opened', 'mail_bounced',
    'mail_failed', 'mail_unknown', 'webhook_delivered', 'webhook_failed', 'queue_paused', 'queue_resumed', 'redrive_started', 'budget_set',
    'mail_quota_set', 'address_suppressed', 'address_released', 'run_started', 'api_key_made', 'api_key_rotated', 'api_key_revoked',
    'alert_opened', 'alert_resolved')),
  document_id uuid,
  job_id uuid,
  batch_id uuid,
  actor text not null default 'system',
  data jsonb not null default '{}',
  at timestamptz not null default private.now(),
  primary key (owner, cursor)
);
comment on table public.events is 'What happened, in order, per owner; ids, codes and numbers only, never content.';
create index events_of_document on public.events (document_id, cursor) where document_id is not null;
create index events_of_batch on public.events (batch_id, cursor) where batch_id is not null;
create index events_of_job on public.events (job_id, cursor) where job_id is not null;

alter table public.event_cursors enable row level security;
alter table public.events enable row level security;
create policy "Owners read their cursor" on public.event_cursors for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their log" on public.events for select to authenticated using (owner = (select auth.uid()));
grant select on public.event_cursors, public.events to authenticated;

create function private.event(p_type text, p_owner uuid, p_document uuid, p_job uuid, p_batch uuid, p_data jsonb default '{}', p_actor text default 'system')
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('type', p_type, 'owner', p_owner, 'document_id', p_document, 'job_id', p_job,
    'batch_id', p_batch, 'data', p_data, 'actor', p_actor);
end
$$;
comment on function private.event(text, uuid, uuid, uuid, uuid, jsonb, text) is 'An event to be emitted; it has no cursor yet.';

create function private.emit(p_events jsonb, out events jsonb, out effects jsonb)
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.emit(jsonb) is
  'Writes events to their owners'' logs, and what their webhooks are owed of them; called last in a transaction, because it holds each owner''s cursor row.';

create function private.answer(p_outcome text, p_effects jsonb default '[]', p_events jsonb default '[]')
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_emitted record := private.emit(p_events);
begin
  return jsonb_build_object('outcome', p_outcome, 'effects', p_effects || v_emitted.effects, 'events', v_emitted.events);
end
$$;
comment on function private.answer(text, jsonb, jsonb) is 'The envelope of every write function: how it went, what is owed, and the events, which it emits; evaluated last.';
