-- Whoever asks for the same test mail again, because no answer came or by a second click, is answered the same, and no other mail is owed.

create or replace function public.request_test_mail(p_owner uuid, p_id uuid)
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
$$;
