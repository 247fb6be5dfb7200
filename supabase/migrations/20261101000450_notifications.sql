-- What people are told in the app, whether or not a mail says it too; written by the commit that causes it.

create table public.notifications (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  type text not null check (type in ('job_result', 'job_match', 'application_update', 'digest', 'webhook_disabled', 'retention')),
  dedupe_key text not null,
  data jsonb not null,
  batch_id uuid,
  read_at timestamptz,
  created_at timestamptz not null default private.now(),
  unique (owner, dedupe_key)
);
comment on table public.notifications is 'What a person was told, newest first in the app; numbers and ids only, so that nothing of an erased document stays here.';
comment on column public.notifications.dedupe_key is 'Says one thing once; the mail about it has the same key in the outbox, with mail: before it.';
create index notifications_of_owner on public.notifications (owner, created_at desc, id desc);
create index notifications_of_type on public.notifications (owner, type, created_at desc, id desc);
create index notifications_unread on public.notifications (owner, created_at desc, id desc) where read_at is null;

create table public.notification_counts (
  owner uuid not null references public.people (id) on delete cascade,
  type text not null,
  total int not null default 0 check (total >= 0),
  unread int not null default 0 check (unread between 0 and total),
  primary key (owner, type)
);
comment on table public.notification_counts is 'How many there are, kept with every change: counting a hundred thousand for each page would be slow.';

alter table public.notifications enable row level security;
alter table public.notification_counts enable row level security;
create policy "People read what they were told" on public.notifications for select to authenticated using (owner = (select auth.uid()));
create policy "People read how much that is" on public.notification_counts for select to authenticated using (owner = (select auth.uid()));
grant select on public.notifications, public.notification_counts to authenticated;

create function private.notify(p_owner uuid, p_type text, p_dedupe_key text, p_data jsonb, p_batch uuid default null)
returns jsonb
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.notify(uuid, text, text, jsonb, uuid) is 'Tells a person something, once by its key; answers the event to be emitted, or none.';

create function private.notify_all(p_told jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.notify_all(jsonb) is 'The same for many people at once: [{owner, type, dedupe_key, data}].';

create function public.read_notifications(p_owner uuid, p_ids uuid[] default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.read_notifications(uuid, uuid[]) is 'Marks a person''s notifications, or all of them (null), as read. Outcomes: read, not_found.';

create function public.delete_notifications(p_owner uuid, p_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.delete_notifications(uuid, uuid[]) is 'Removes notifications of a person. Outcomes: deleted, not_found.';

create function public.save_settings(p_owner uuid, p_changes jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.save_settings(uuid, jsonb) is 'Sets what a person wants to hear, and when; what is not named stays. Outcomes: saved, unknown_time_zone.';

create function public.get_settings()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
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
$$;
comment on function public.get_settings() is 'What the caller wants to hear and when, and whether mails reach them at all.';

create function private.mail_state(p_mail public.outbox)
returns text
language plpgsql
stable
set search_path = ''
as $$
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
$$;
comment on function private.mail_state(public.outbox) is
  'What became of a mail: what is told of it says more than that it was sent; null for one that its reader did not want any more.';

create function public.list_notifications(p_limit int default 20, p_cursor text default null, p_type text default null, p_unread boolean default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
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
$$;
comment on function public.list_notifications(int, text, text, boolean) is
  'A page of what the caller was told, newest first, with the state of its mail and the first five documents; total and unread are of the type.';

grant execute on function private.was_moot(public.outbox), private.mail_state(public.outbox) to authenticated;
grant execute on function public.get_settings(), public.list_notifications(int, text, text, boolean) to authenticated;
grant execute on function public.read_notifications(uuid, uuid[]), public.delete_notifications(uuid, uuid[]), public.save_settings(uuid, jsonb) to service_role;
