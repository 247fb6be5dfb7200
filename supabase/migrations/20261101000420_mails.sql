-- Mails: whom we may write to, when, how many a day, and how one is owed.

create table public.suppressions (
  email text primary key check (email = lower(email)),
  reason text not null check (reason in ('bounced', 'dropped', 'complained', 'unsubscribed', 'by_hand')),
  note text check (length(note) <= 500),
  at timestamptz not null default private.now()
);
comment on table public.suppressions is 'Addresses that must not be written to: they do not exist, or whoever reads there does not want it.';
create index suppressions_newest on public.suppressions (at desc, email desc);
alter table public.suppressions enable row level security;
create policy "People read whether their own address is written to" on public.suppressions for select to authenticated
using (email = (select lower(p.email) from public.people p where p.id = (select auth.uid())));
grant select on public.suppressions to authenticated;

create function private.addressee(p_person public.people)
returns jsonb
language sql
immutable
as $$
  select jsonb_build_object('email', (p_person).email, 'name', (p_person).name, 'time_zone', (p_person).time_zone)
$$;
comment on function private.addressee(public.people) is 'To whom a mail goes, and by which clock they live; it pins no search path, so that it can be inlined.';

create function private.wants_mail(p_person public.people, p_category text)
returns boolean
language sql
immutable
as $$
  select (p_person).email is not null and (p_person).email_enabled and case p_category
    when 'job_result' then (p_person).notify_job_results
    when 'job_match' then (p_person).notify_new_matches
    when 'application_update' then (p_person).notify_application_updates
    when 'digest' then (p_person).digest_frequency <> 'disabled'
    else p_category in ('test', 'alert') end
$$;
comment on function private.wants_mail(public.people, text) is
  'Whether a person has an address and wants mails of this category there; it pins no search path, so that it can be inlined.';

create function private.may_write_to(p_owner uuid, p_category text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from public.people p
    where p.id = p_owner and private.wants_mail(p, p_category)
      and not exists (select from public.suppressions s where s.email = lower(p.email)));
end
$$;
comment on function private.may_write_to(uuid, text) is 'Whether a mail of this category to this person can arrive and is wanted; asked in the commit that leases it.';

create function private.quiet_end(p_person public.people, p_at timestamptz)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
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
$$;
comment on function private.quiet_end(public.people, timestamptz) is 'When the quiet hours end in which somebody is at this time; null outside of them.';

create function private.quiet_until(p_owner uuid, p_at timestamptz default private.now())
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
begin
  return (select private.quiet_end(p, p_at) from public.people p where p.id = p_owner);
end
$$;
comment on function private.quiet_until(uuid, timestamptz) is 'The same by the person''s id.';

create table private.mail_quota (
  only_row boolean primary key default true check (only_row),
  daily int check (daily >= 0),
  day date not null default '-infinity',
  sent int not null default 0 check (sent >= 0)
);
comment on table private.mail_quota is 'How many mails the account at the mail vendor takes a day (UTC), null for no limit, and how many of them are gone; nothing is counted while there is none.';
insert into private.mail_quota default values;

create function private.share_of_quota(p_category text, p_payload jsonb)
returns numeric
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case
    when p_category in ('test', 'alert') or (p_payload ->> 'failed')::int > 0 then 1
    when p_category = 'job_result' then 0.9
    when p_category = 'digest' then 0.7
    else 0.8 end;
end
$$;
comment on function private.share_of_quota(text, jsonb) is 'Up to which share of a day''s mails such a one may be sent: what somebody has to act upon comes through last of all.';

create function private.take_sends(p_share numeric, p_wanted int)
returns int
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.take_sends(numeric, int) is 'Takes up to so many mails of today''s quota, as far as this share of it goes; null when somebody else is taking some just now.';

create function private.return_sends(p_count int)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_count > 0 and exists (select from private.mail_quota where daily is not null) then
    update private.mail_quota set sent = greatest(0, sent - p_count)
    where only_row in (select q.only_row from private.mail_quota q where q.day = (private.now() at time zone 'UTC')::date for update skip locked);
  end if;
end
$$;
comment on function private.return_sends(int) is 'Gives back what was taken for mails that the vendor did not take; what cannot be given back at once is lost for the day.';

create function private.next_quota()
returns timestamptz
language sql
stable
as $$
  select (date_trunc('day', private.now() at time zone 'UTC') + interval '1 day') at time zone 'UTC'
$$;
comment on function private.next_quota() is 'When the next day of the mail vendor begins; it pins no search path, so that it can be inlined.';

create function private.mail_time(p_owner uuid, p_category text, p_payload jsonb)
returns timestamptz
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.mail_time(uuid, text, jsonb) is 'When a mail may leave that is ready now: null for at once, and then it counts in the quota.';

create function private.owe_mail(p_owner uuid, p_category text, p_dedupe_key text, p_payload jsonb, p_bulk boolean default false, p_batch uuid default null)
returns jsonb
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.owe_mail(uuid, text, text, jsonb, boolean, uuid) is
  'Owes a mail once, to whoever may be written to, and answers it leased to the caller; one for later, or one that leaves with others, answers nothing.';

create function private.owe_mails(p_category text, p_owners uuid[], p_dedupe_keys text[], p_payloads jsonb[])
returns int
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.owe_mails(text, uuid[], text[], jsonb[]) is
  'Owes each of these people a mail of one category that leaves with others, and answers how many may leave now; whoever calls asks for them to be sent.';
