-- What becomes of effects that were handed out and not heard of again: mails that stay silent, deletions whose caller died.

create function private.sweep_outbox(p_limit int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_row public.outbox;
  v_silent_since timestamptz := private.now() - interval '14 minutes';
  v_deaf boolean := false;
begin
  -- A mail that was handed over and stayed silent for 15 minutes, since a lease is one of them.
  if exists (select from public.outbox where status = 'sending' and lease_until < v_silent_since) then
    v_deaf := private.hook_is_deaf();
    -- Nobody can tell whether it left, so nobody sends it once more: neither after a second try nor while no mail at all is heard of.
    for v_row in
      update public.outbox set status = 'unknown', payload = private.without_content(payload), lease_until = null, finished_at = private.now()
      where id in (
        select id from public.outbox
        where status = 'sending' and lease_until < v_silent_since and (v_deaf or second_try_at is not null)
        order by lease_until limit p_limit for update skip locked)
      returning *
    loop
      events := events || private.event('mail_unknown', v_row.owner, v_row.document_id, null, v_row.batch_id, jsonb_build_object('effect_id', v_row.id));
    end loop;
  end if;

  for v_row in
    update public.outbox set tries = tries + 1, lease_until = private.now() + interval '60 seconds',
      second_try_at = case status when 'sending' then private.now() else second_try_at end,
      status = case kind when 'send_mail' then 'sending' else 'leased' end,
      payload = case kind when 'send_mail' then private.mail_of_now(outbox) else payload end
    where id in (
      select id from public.outbox
      where (status = 'owed' and run_at <= private.now()) or (status = 'leased' and lease_until < private.now())
        or (status = 'sending' and lease_until < v_silent_since and not v_deaf and second_try_at is null)
      order by run_at limit least(p_limit, 20) for update skip locked)
    returning *
  loop
    if private.is_moot(v_row) then
      update public.outbox set payload = private.without_content(payload), lease_until = null, finished_at = private.now(),
        status = case when second_try_at is null then 'failed' else 'unknown' end,
        answer = '{"reason": "nobody needs it any more"}'
      where id = v_row.id;
    else
      effects := effects || jsonb_build_array(private.effect(v_row));
    end if;
  end loop;
end
$$;

create function private.hook_is_deaf()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return not coalesce((
    select exists (select from public.mail_events e where e.effect_id = o.id)
    from public.outbox o
    where o.kind = 'send_mail' and o.status = 'done' and o.finished_at <= private.now() - interval '15 minutes'
    order by o.finished_at desc limit 1), false);
end
$$;
comment on function private.hook_is_deaf() is
  'Whether silence says nothing of a mail: the last one that was surely taken, 15 minutes ago or more, was not heard of either, or there is none.';

-- A mail that waited goes to the address of now and does not speak of what was deleted meanwhile.
create function private.mail_of_now(p_row public.outbox)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return p_row.payload || jsonb_build_object(
    'to', (select jsonb_build_object('email', p.email, 'name', p.name) from public.people p where p.id = p_row.owner and private.may_write_to(p.id)),
    'documents', (
      select coalesce(jsonb_agg(x order by place), '[]') from jsonb_array_elements(p_row.payload -> 'documents') with ordinality as t (x, place)
      where exists (select from public.documents d where d.id = (x ->> 'id')::uuid and d.deleted_at is null)));
end
$$;

-- Nobody left to write to, nothing left to write about, or an object that a document stands for after all.
create function private.is_moot(p_row public.outbox)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_row.kind = 'send_mail' then
    return p_row.payload -> 'to' = 'null' or p_row.payload -> 'documents' = '[]';
  end if;
  return exists (select from jsonb_array_elements_text(p_row.payload -> 'keys') k
    join public.documents d on d.id = case when k ~ '^[0-9a-f-]{36}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then split_part(k, '/', 2)::uuid end
      and d.owner::text = split_part(k, '/', 1));
end
$$;
