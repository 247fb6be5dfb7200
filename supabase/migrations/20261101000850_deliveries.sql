-- What becomes of effects that were handed out and not heard of again: mails that stay silent, deletions whose caller died.

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

create function private.documents_in(p_payload jsonb)
returns setof text
language sql
immutable
as $$
  select x ->> 'id' from jsonb_array_elements(p_payload -> 'documents') x
  union select x ->> 'document_id' from jsonb_array_elements(case jsonb_typeof(p_payload #> '{content,matches}') when 'array'
    then p_payload #> '{content,matches}' else p_payload #> '{content,matches,data}' end) x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,completed,data}') x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,failed,data}') x
  union select x ->> 'id' from jsonb_array_elements(p_payload #> '{content,waiting_for_review,data}') x
$$;
comment on function private.documents_in(jsonb) is 'The documents that a mail speaks of; it pins no search path, so that it can be inlined.';

create function private.without_documents(p_payload jsonb, p_gone text[])
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_path text;
  v_list jsonb;
  v_left jsonb;
  v_payload jsonb := p_payload;
begin
  foreach v_path in array array['documents', 'content,matches', 'content,matches,data', 'content,completed,data', 'content,failed,data',
    'content,waiting_for_review,data']
  loop
    v_list := v_payload #> string_to_array(v_path, ',');
    continue when jsonb_typeof(v_list) is distinct from 'array';
    select coalesce(jsonb_agg(x order by place), '[]') into v_left from jsonb_array_elements(v_list) with ordinality as t (x, place)
    where coalesce(x ->> 'document_id', x ->> 'id') <> all (p_gone);
    v_payload := jsonb_set(v_payload, string_to_array(v_path, ','), v_left);
    continue when v_path = 'documents';
    -- How many there are is said beside the list.
    v_payload := jsonb_set(v_payload, trim_array(string_to_array(v_path, ','), 1) || 'count'::text, to_jsonb(
      (v_payload #>> (trim_array(string_to_array(v_path, ','), 1) || 'count'::text))::int - jsonb_array_length(v_list) + jsonb_array_length(v_left)));
  end loop;
  return v_payload;
end
$$;
comment on function private.without_documents(jsonb, text[]) is 'What a mail says when it does not speak of these documents.';

-- A mail that waited goes to the address of now and does not speak of what was deleted meanwhile.
create function private.mail_of_now(p_row public.outbox)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_gone text[] := array(
    select x from private.documents_in(p_row.payload) x
    where not exists (select from public.documents d where d.id = x::uuid and d.deleted_at is null));
begin
  return case when v_gone = '{}' then p_row.payload else private.without_documents(p_row.payload, v_gone) end || jsonb_build_object(
    'to', (select private.addressee(p) from public.people p
      where p.id = p_row.owner and private.may_write_to(p.id, p_row.category)));
end
$$;

create function private.says_nothing(p_payload jsonb)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return p_payload -> 'to' = 'null' or p_payload -> 'documents' = '[]' or p_payload #> '{content,matches}' = '[]'
    or p_payload ->> 'template' = 'digest' and not jsonb_path_exists(p_payload, '$.content.*.count ? (@ > 0)');
end
$$;
comment on function private.says_nothing(jsonb) is 'Whether a mail has nobody left to go to, or nothing left to say.';

-- Nobody left to write to, nothing left to write about, or an object that a document stands for after all.
create function private.is_moot(p_row public.outbox)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_row.kind = 'send_mail' then
    return coalesce(private.says_nothing(p_row.payload), false);
  end if;
  return exists (select from jsonb_array_elements_text(p_row.payload -> 'keys') k
    join public.documents d on d.id = case when k ~ '^[0-9a-f-]{36}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then split_part(k, '/', 2)::uuid end
      and d.owner::text = split_part(k, '/', 1));
end
$$;

-- Nobody can tell whether such a mail left, so nobody sends it once more: neither after a second try nor while no mail at all is heard of.
create function private.give_up_silent(p_limit int, p_deaf boolean, inout events jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_events jsonb;
begin
  with silent as (
    select id from public.outbox
    where status = 'sending' and lease_until < private.now() - interval '14 minutes' and (p_deaf or second_try_at is not null)
    order by lease_until limit p_limit for update skip locked
  ),
  given_up as (
    update public.outbox o set status = 'unknown', payload = private.without_content(o.payload), lease_until = null, finished_at = private.now()
    from silent s where o.id = s.id
    returning o.id, o.owner, o.document_id, o.batch_id
  )
  select coalesce(jsonb_agg(private.event('mail_unknown', g.owner, g.document_id, null, g.batch_id, jsonb_build_object('effect_id', g.id)) order by g.id), '[]')
  into v_events from given_up g;
  events := events || v_events;
end
$$;

create function private.sweep_outbox(p_limit int, inout events jsonb, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_row public.outbox;
  v_at timestamptz;
  v_seen int := 0;
  v_silent_since timestamptz := private.now() - interval '14 minutes';
  v_deaf boolean := false;
begin
  -- A mail that was handed over and stayed silent for 15 minutes, since a lease is one of them.
  if exists (select from public.outbox where status = 'sending' and lease_until < v_silent_since) then
    v_deaf := private.hook_is_deaf();
    select g.events into events from private.give_up_silent(greatest(p_limit, 1000), v_deaf, events) g;
  end if;

  for v_row in
    select * from public.outbox
    where not bulk and ((status = 'owed' and run_at <= private.now()) or (status = 'leased' and lease_until < private.now())
      or (status = 'sending' and lease_until < v_silent_since and not v_deaf and second_try_at is null))
    order by run_at limit least(p_limit, 20) for update skip locked
  loop
    v_seen := v_seen + 1;
    v_at := null;
    if v_row.kind = 'send_mail' then
      v_row.payload := private.mail_of_now(v_row);
    end if;
    if private.is_moot(v_row) then
      update public.outbox set payload = private.without_content(v_row.payload), lease_until = null, finished_at = private.now(),
        status = case status when 'sending' then 'unknown' else 'failed' end, answer = '{"reason": "nobody needs it any more"}'
      where id = v_row.id;
      continue;
    end if;
    if v_row.kind = 'send_mail' then
      v_at := private.mail_time(v_row.owner, v_row.category, v_row.payload);
    end if;
    if v_at is not null then
      update public.outbox set run_at = case status when 'sending' then run_at else v_at end,
        lease_until = case status when 'sending' then v_at - interval '14 minutes' end
      where id = v_row.id;
      continue;
    end if;
    update public.outbox set tries = tries + 1, lease_until = private.now() + interval '60 seconds', payload = v_row.payload,
      second_try_at = case status when 'sending' then private.now() else second_try_at end,
      status = case kind when 'send_mail' then 'sending' else 'leased' end
    where id = v_row.id
    returning * into v_row;
    effects := effects || jsonb_build_array(private.effect(v_row));
  end loop;
  more := more or v_seen = least(p_limit, 20);

  -- Mails that leave together are not handed out here, one by one: whoever gets the message leases a call's worth of them.
  select count(*) into v_seen from (
    select from public.outbox
    where bulk and ((status = 'owed' and run_at <= private.now())
      or (status = 'sending' and lease_until < v_silent_since and not v_deaf and second_try_at is null))
    limit 20000) waiting;
  effects := effects || private.task_effect('send_mails', ceil(v_seen / 1000.0)::int);
  -- Where no model ever served there may be none, and then each message costs something and does nothing.
  if private.lacks_vectors() and (exists (select from private.embedding_models) or extract(minute from private.now()) = 0) then
    effects := effects || private.task_effect('embed');
  end if;
end
$$;
