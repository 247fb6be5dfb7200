-- What operators do about mails: how many may leave a day, to whom none may, and runs of matching and digests out of turn.

create function private.mail_quota_report()
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('day', t.day, 'daily', q.daily, 'sent', case when q.daily is not null then case q.day when t.day then q.sent else 0 end end)
  from private.mail_quota q, (select (private.now() at time zone 'UTC')::date as day) t
$$;
comment on function private.mail_quota_report() is 'How many mails may leave today, null for no limit, and how many have; they are counted only where there is a limit.';

create function public.set_mail_quota(p_actor uuid, p_daily int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.set_mail_quota(uuid, int) is
  'Sets how many mails may leave in a UTC day; null lifts the limit. Mails that wait for the next day look for room again. Outcomes: set, forbidden.';

create function private.suppression_event(p_type text, p_actor uuid, p_email text)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  -- The log holds no addresses: it names the person, or for an address that is nobody's only its host.
  return private.event(p_type, p_actor, null, null, null, jsonb_build_object(
    'person', (select p.id from public.people p where lower(p.email) = p_email limit 1), 'host', split_part(p_email, '@', 2)), p_actor::text);
end
$$;

create function public.suppress_address(p_actor uuid, p_email text, p_note text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.suppress_address(uuid, text, text) is 'Keeps all mails from an address. Outcomes: suppressed, unchanged, forbidden.';

create function public.release_address(p_actor uuid, p_email text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.release_address(uuid, text) is 'Lets mails go to an address again. Outcomes: released, not_found, forbidden.';

create function public.list_suppressions(p_actor uuid, p_limit int default 20, p_cursor text default null, p_q text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
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
$$;
comment on function public.list_suppressions(uuid, int, text, text) is 'Addresses that get no mails, newest first, with the reason. Outcomes: listed, forbidden.';

create function public.start_run(p_actor uuid, p_run text, p_dry_run boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not private.has_role(p_actor, case when p_dry_run then 'viewer' else 'operator' end) then
    return private.answer('forbidden');
  end if;
  return private.answer('started', '[]', case when p_dry_run then '[]' else jsonb_build_array(
    private.event('run_started', p_actor, null, null, null, jsonb_build_object('run', p_run), p_actor::text)) end);
end
$$;
comment on function public.start_run(uuid, text, boolean) is
  'Whether this person may start a run of matching or digests out of turn, which the log then names; viewers may start dry runs. Outcomes: started, forbidden.';

grant execute on function public.set_mail_quota(uuid, int), public.suppress_address(uuid, text, text), public.release_address(uuid, text),
  public.list_suppressions(uuid, int, text, text), public.start_run(uuid, text, boolean) to service_role;
