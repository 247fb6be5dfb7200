-- The outbox: what a commit owes the outside world, written by the commit itself and already leased to whoever made it.

create table public.outbox (
  id uuid primary key default gen_random_uuid(),
  owner uuid references public.people (id) on delete cascade,
  kind text not null check (kind in ('send_mail', 'delete_objects')),
  dedupe_key text not null unique,
  batch_id uuid,
  document_id uuid,
  payload jsonb not null,
  status text not null default 'leased' check (status in ('owed', 'leased', 'sending', 'done', 'failed', 'unknown')),
  tries int not null default 0,
  run_at timestamptz not null default private.now(),
  lease_until timestamptz,
  second_try_at timestamptz,
  answer jsonb,
  created_at timestamptz not null default private.now(),
  finished_at timestamptz
);
comment on table public.outbox is 'Effects owed to mail and storage, each at most once by its dedupe key; also the log of what was delivered.';
create index outbox_open on public.outbox (run_at) where status in ('owed', 'leased', 'sending');
create index outbox_mails_taken on public.outbox (finished_at) where kind = 'send_mail' and status = 'done';
create index outbox_of_batch on public.outbox (batch_id) where batch_id is not null;
alter table public.outbox enable row level security;
comment on column public.outbox.second_try_at is 'When a mail that was silent was sent once more; there is no third time.';
create policy "Owners read their deliveries" on public.outbox for select to authenticated using (owner = (select auth.uid()));
grant select on public.outbox to authenticated;

create table public.suppressions (
  email text primary key check (email = lower(email)),
  reason text not null check (reason in ('bounced', 'dropped', 'complained', 'unsubscribed')),
  at timestamptz not null default private.now()
);
comment on table public.suppressions is 'Addresses that must not be written to: they do not exist, or whoever reads there does not want it.';
alter table public.suppressions enable row level security;
create policy "People read whether their own address is written to" on public.suppressions for select to authenticated
using (email = (select lower(p.email) from public.people p where p.id = (select auth.uid())));
grant select on public.suppressions to authenticated;

create function private.may_write_to(p_owner uuid)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from public.people p
    where p.id = p_owner and p.email is not null and p.email_enabled and p.notify_job_results
      and not exists (select from public.suppressions s where s.email = lower(p.email)));
end
$$;
comment on function private.may_write_to(uuid) is 'Whether a mail to this person can arrive and is wanted; asked in the commit that leases it.';

create function private.effect(p_row public.outbox)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_row.id, 'kind', p_row.kind, 'dedupe_key', p_row.dedupe_key, 'payload', p_row.payload,
    'is_second_try', p_row.second_try_at is not null);
end
$$;

create function private.quiet_until(p_owner uuid)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
declare
  v_person public.people;
  v_local timestamp;
  v_end timestamp;
begin
  select * into v_person from public.people where id = p_owner;
  if v_person.quiet_from is null or v_person.quiet_from = v_person.quiet_to then
    return null;
  end if;
  v_local := private.now() at time zone v_person.time_zone;
  v_end := v_local::date + v_person.quiet_to;
  if v_end <= v_local then
    v_end := v_end + interval '1 day';
  end if;
  -- Hours that pass midnight begin on the day before they end.
  if v_local >= v_end - (v_person.quiet_to - v_person.quiet_from)
    - (v_person.quiet_to < v_person.quiet_from)::int * interval '24 hours' then
    return v_end at time zone v_person.time_zone;
  end if;
  return null;
end
$$;
comment on function private.quiet_until(uuid) is 'When the quiet hours end in which somebody is just now; null outside of them.';

create function private.owe(p_owner uuid, p_kind text, p_dedupe_key text, p_payload jsonb, p_batch uuid default null, p_document uuid default null,
  p_run_at timestamptz default null)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_row public.outbox;
begin
  insert into public.outbox (owner, kind, dedupe_key, batch_id, document_id, payload, status, tries, run_at, lease_until)
  values (p_owner, p_kind, p_dedupe_key, p_batch, p_document, p_payload,
    case when p_run_at is not null then 'owed' when p_kind = 'send_mail' then 'sending' else 'leased' end, (p_run_at is null)::int,
    coalesce(p_run_at, private.now()), case when p_run_at is null then private.now() + interval '60 seconds' end)
  on conflict (dedupe_key) do nothing
  returning * into v_row;
  if not found or p_run_at is not null then
    return '[]';
  end if;
  return jsonb_build_array(private.effect(v_row));
end
$$;
comment on function private.owe(uuid, text, text, jsonb, uuid, uuid, timestamptz) is
  'Writes an effect once and answers it leased to the caller; one that is owed already, or for later, answers nothing.';

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

-- A finished mail keeps who, when and with which outcome, but not what it said: content lives with its document.
create function private.without_content(p_payload jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return p_payload - 'documents' - 'to';
end
$$;

create function public.finish_effects(p_results jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_result jsonb;
  v_row public.outbox;
  v_outcome text;
  v_events jsonb := '[]';
begin
  -- In one order, because what the mail vendor reports locks the same rows.
  for v_result in select x from jsonb_array_elements(p_results) x order by x ->> 'id' loop
    select * into v_row from public.outbox where id = (v_result ->> 'id')::uuid and status in ('owed', 'leased', 'sending') for update;
    continue when not found;
    v_outcome := v_result ->> 'outcome';
    -- A mail whose answer was lost stays `sending`: only its silence, seen by the sweep, may decide about it.
    continue when v_outcome = 'unknown';
    if v_outcome = 'retry' and v_row.tries >= 6 then
      v_outcome := 'failed';
    end if;
    update public.outbox set
      status = case v_outcome when 'retry' then 'owed' else v_outcome end,
      run_at = case v_outcome when 'retry' then
        private.now() + greatest(private.effect_backoff(v_row.tries), coalesce((v_result ->> 'retry_after_ms')::int, 0) * interval '1 millisecond') else run_at end,
      payload = case v_outcome when 'retry' then payload else private.without_content(payload) end,
      lease_until = null,
      answer = v_result -> 'answer',
      finished_at = case v_outcome when 'retry' then null else private.now() end
    where id = v_row.id;
    if v_row.kind = 'send_mail' and v_outcome in ('done', 'failed') and v_row.owner is not null then
      v_events := v_events || private.event(case v_outcome when 'done' then 'mail_sent' else 'mail_failed' end,
        v_row.owner, v_row.document_id, null, v_row.batch_id, jsonb_build_object('effect_id', v_row.id));
    end if;
  end loop;
  return private.answer('finished', '[]', v_events);
end
$$;
comment on function public.finish_effects(jsonb) is 'Records how effects ended: [{id, outcome: done|retry|failed|unknown, answer, retry_after_ms}]; may be late, may be repeated.';
grant execute on function public.finish_effects(jsonb) to service_role;
