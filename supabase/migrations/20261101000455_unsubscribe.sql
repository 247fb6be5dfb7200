-- What people change about mails without signing in, by the signed link in each of them, and the mail that tries it out.

create function public.unsubscribe(p_owner uuid, p_list text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Mails that are owed already are asked about again in the commit that leases them.
  return public.save_settings(p_owner, case p_list
    when 'job_result' then '{"notify_job_results": false}'
    when 'job_match' then '{"notify_new_matches": false}'
    when 'application_update' then '{"notify_application_updates": false}'
    when 'digest' then '{"digest_frequency": "disabled"}' end::jsonb);
end
$$;
comment on function public.unsubscribe(uuid, text) is
  'Takes a person off one list of mails; for somebody who is off it, or is gone, it changes nothing and answers the same. Outcome: saved.';

create function public.get_preferences(p_owner uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  return private.answer('found') || jsonb_build_object('preferences', coalesce((
    select jsonb_build_object('email_enabled', p.email_enabled, 'digest_frequency', p.digest_frequency, 'notify_job_results', p.notify_job_results,
      'notify_new_matches', p.notify_new_matches, 'notify_application_updates', p.notify_application_updates)
    from public.people p where p.id = p_owner),
    -- Nobody can tell from the answer whether an account is still there.
    '{"email_enabled": false, "digest_frequency": "disabled", "notify_job_results": false, "notify_new_matches": false, "notify_application_updates": false}'),
    'unreachable', (select s.reason from public.people p join public.suppressions s on s.email = lower(p.email) where p.id = p_owner));
end
$$;
comment on function public.get_preferences(uuid) is
  'Which mails a person hears by, and why none reach them if so, for the page behind the link in a mail; nothing else of them. Outcome: found.';

create index outbox_test_mails on public.outbox (owner, created_at) where category = 'test';

create function public.request_test_mail(p_owner uuid, p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_reason text;
  v_hindrances text[];
  v_fifth timestamptz;
begin
  -- One request after the other, so that no two of them are both the fifth.
  select * into v_person from public.people where id = p_owner for no key update;
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
$$;
comment on function public.request_test_mail(uuid, uuid) is
  'Owes a person a mail that tries out whether mails arrive. Outcomes: requested, hindered (by all of no_address, mails_off, unreachable that are so), too_many (more than five in an hour).';

grant execute on function public.unsubscribe(uuid, text), public.get_preferences(uuid), public.request_test_mail(uuid, uuid) to service_role;
