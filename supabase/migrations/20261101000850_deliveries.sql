-- What becomes of effects that were handed out and not heard of again: mails that stay silent, deletions whose caller died.

create function private.sweep_outbox(p_limit int, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_row public.outbox;
begin
  -- A mail that was handed over and never heard of again: nobody can tell whether it left, so nobody sends it twice.
  for v_row in
    update public.outbox set status = 'unknown', payload = private.without_content(payload), lease_until = null, finished_at = private.now()
    where id in (
      select id from public.outbox where status = 'sending' and lease_until < private.now() - interval '14 minutes'
      order by lease_until limit p_limit for update skip locked)
    returning *
  loop
    events := events || private.event('mail_unknown', v_row.owner, v_row.document_id, null, v_row.batch_id, jsonb_build_object('effect_id', v_row.id));
  end loop;

  for v_row in
    update public.outbox set tries = tries + 1, lease_until = private.now() + interval '60 seconds',
      status = case kind when 'send_mail' then 'sending' else 'leased' end,
      payload = case kind when 'send_mail' then private.mail_of_now(outbox) else payload end
    where id in (
      select id from public.outbox
      where (status = 'owed' and run_at <= private.now()) or (status = 'leased' and lease_until < private.now())
      order by run_at limit least(p_limit, 20) for update skip locked)
    returning *
  loop
    if private.is_moot(v_row) then
      update public.outbox set status = 'failed', payload = private.without_content(payload), lease_until = null, finished_at = private.now(),
        answer = '{"reason": "nobody needs it any more"}'
      where id = v_row.id;
    else
      effects := effects || jsonb_build_array(private.effect(v_row));
    end if;
  end loop;
end
$$;

-- A mail that waited goes to the address of now and does not speak of what was deleted meanwhile.
create function private.mail_of_now(p_row public.outbox)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return p_row.payload || jsonb_build_object(
    'to', (select jsonb_build_object('email', p.email, 'name', p.name) from public.people p where p.id = p_row.owner and p.email is not null and p.notify_job_results),
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
    join public.documents d on k = format('%s/%s', d.owner, d.id));
end
$$;
