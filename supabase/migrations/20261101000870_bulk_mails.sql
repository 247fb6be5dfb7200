-- Mails that leave together: up to a thousand of one category are leased by one call, and leave in one.

-- Said at once, a mail is as it was planned; one that waited speaks of what there is by then.
create function private.told_anew(p_owner uuid, p_payload jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
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
$$;
comment on function private.told_anew(uuid, jsonb) is 'What a mail to a person has to say now, as far as that can be looked up again.';

create function public.lease_mails(p_limit int default 1000)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
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
$$;
comment on function public.lease_mails(int) is
  'Takes a call''s worth of the mails that leave together, all of one category and each to somebody else; what is left is asked for in effects.';
grant execute on function public.lease_mails(int) to service_role;
