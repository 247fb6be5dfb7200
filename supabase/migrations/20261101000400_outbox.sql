-- The outbox: what a commit owes the outside world, written by the commit itself and already leased to whoever made it.

create table public.outbox (
  id uuid primary key default gen_random_uuid(),
  owner uuid references public.people (id) on delete cascade,
  kind text not null check (kind in ('send_mail', 'delete_objects', 'erase_account')),
  dedupe_key text not null unique,
  batch_id uuid,
  document_id uuid,
  category text check (category in ('job_result', 'job_match', 'application_update', 'digest', 'test', 'alert')),
  bulk boolean not null default false,
  lease_key uuid,
  payload jsonb not null,
  status text not null default 'leased' check (status in ('owed', 'leased', 'sending', 'done', 'failed', 'unknown')),
  tries int not null default 0,
  run_at timestamptz not null default private.now(),
  lease_until timestamptz,
  second_try_at timestamptz,
  answer jsonb,
  created_at timestamptz not null default private.now(),
  finished_at timestamptz,
  check ((kind = 'send_mail') = (category is not null))
);
comment on table public.outbox is 'Effects owed to mail and storage, each at most once by its dedupe key; also the log of what was delivered.';
create index outbox_open on public.outbox (run_at) where status in ('owed', 'leased', 'sending') and not bulk;
create index outbox_sending on public.outbox (lease_until) where status = 'sending';
create index outbox_bulk on public.outbox (run_at) where status in ('owed', 'sending') and bulk;
create index outbox_open_mails_of_owner on public.outbox (owner) where status in ('owed', 'sending') and kind = 'send_mail';
create index outbox_mails_taken on public.outbox (finished_at) where kind = 'send_mail' and status = 'done';
create index outbox_of_batch on public.outbox (batch_id) where batch_id is not null;
alter table public.outbox enable row level security;
comment on column public.outbox.category is 'What a mail is about, which its reader may have turned off.';
comment on column public.outbox.bulk is 'A mail that waits for others of its category, to leave with up to 999 of them in one call.';
comment on column public.outbox.lease_key is 'The call with which a mail left that left with others.';
comment on column public.outbox.second_try_at is 'When a mail that was silent was sent once more; there is no third time.';
create policy "Owners read their deliveries" on public.outbox for select to authenticated using (owner = (select auth.uid()));
grant select on public.outbox to authenticated;

create function private.effect(p_row public.outbox)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_row.id, 'kind', p_row.kind, 'dedupe_key', p_row.dedupe_key, 'owner', p_row.owner, 'payload', p_row.payload,
    'is_second_try', p_row.second_try_at is not null);
end
$$;

create function private.owe(p_owner uuid, p_kind text, p_dedupe_key text, p_payload jsonb, p_batch uuid default null, p_document uuid default null)
returns jsonb
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.owe(uuid, text, text, jsonb, uuid, uuid) is
  'Writes an effect once and answers it leased to the caller; one that is owed already answers nothing.';

create function private.task_effect(p_task text, p_count int default 1)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', null, 'kind', 'run_task', 'owner', null, 'payload', jsonb_build_object('task', p_task),
      'dedupe_key', format('task:%s:%s:%s', p_task, (extract(epoch from private.now()) * 1000000)::bigint, n)) order by n), '[]')
    from generate_series(1, p_count) n
  );
end
$$;
comment on function private.task_effect(text, int) is
  'Messages that ask for work which lies in rows: they have no row of their own, because the sweep asks again for as long as there is work.';

create function private.effect_backoff(p_tries int)
returns interval
language plpgsql
immutable
set search_path = ''
as $$
begin
  return (array['1 minute', '5 minutes', '30 minutes', '2 hours', '12 hours'])[least(p_tries, 5)]::interval;
end
$$;
comment on function private.effect_backoff(int) is 'How long to wait after this many tries of an effect.';

-- A finished mail keeps who, when and with which outcome, but not what it said: content lives with its document. Nor is it
-- known for long whose objects were removed.
create function private.without_content(p_payload jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return p_payload - 'documents' - 'content' - 'to' - 'keys' - 'owner' - 'ids';
end
$$;

create function private.was_moot(p_row public.outbox)
returns boolean
language sql
immutable
as $$
  select (p_row).status = 'failed' and coalesce((p_row).answer ->> 'reason' = 'nobody needs it any more', false)
$$;
comment on function private.was_moot(public.outbox) is
  'Whether an effect was dropped because nobody needed it any more, which is no failure; it pins no search path, so that it can be inlined.';

create function public.finish_effects(p_results jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.finish_effects(jsonb) is 'Records how effects ended: [{id, outcome: done|retry|failed|unknown, answer, retry_after_ms}]; may be late, may be repeated.';
grant execute on function public.finish_effects(jsonb) to service_role;
