-- What owners do with their webhooks: make, change and remove them, rotate their secrets, test them, read and replay what they were told.

create function private.texts(p_list jsonb)
returns text[]
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_list) = 'array' then array(select jsonb_array_elements_text(p_list)) end;
end
$$;
comment on function private.texts(jsonb) is 'A list of texts; null for what is no list.';

create function public.create_webhook(p_owner uuid, p_id uuid, p_webhook jsonb, p_secret text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.webhooks;
begin
  -- One at a time per owner, or two that count nine at once would make eleven.
  perform from public.people where id = p_owner for no key update;
  select * into v_row from public.webhooks where id = p_id and owner = p_owner;
  -- Whose answer was lost asks again under the same id and hears the same.
  if found then
    return private.answer('created') || jsonb_build_object('webhook', private.webhook_entry(v_row));
  end if;
  if (select count(*) from public.webhooks where owner = p_owner) >= 10 then
    return private.answer('too_many');
  end if;
  insert into public.webhooks (id, owner, url, description, event_types)
  values (p_id, p_owner, p_webhook ->> 'url', p_webhook ->> 'description', private.texts(p_webhook -> 'event_types'))
  returning * into v_row;
  insert into private.webhook_secrets (webhook_id, secret) values (p_id, p_secret);
  return private.answer('created') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$$;
comment on function public.create_webhook(uuid, uuid, jsonb, text) is 'Makes a webhook: {url, description, event_types}. Outcomes: created, too_many.';

create function public.update_webhook(p_owner uuid, p_id uuid, p_changes jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.webhooks;
begin
  select * into v_row from public.webhooks where id = p_id and owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  -- A new address and a new beginning are judged anew.
  update public.webhooks set
    url = coalesce(p_changes ->> 'url', url),
    description = case when p_changes ? 'description' then p_changes ->> 'description' else description end,
    event_types = case when p_changes ? 'event_types' then private.texts(p_changes -> 'event_types') else event_types end,
    disabled_reason = case when (p_changes ->> 'enabled')::boolean then null else disabled_reason end,
    failing_since = case when (p_changes ->> 'enabled')::boolean or p_changes ->> 'url' <> url then null else failing_since end
  where id = p_id;
  if not coalesce((p_changes ->> 'enabled')::boolean, true) then
    perform private.disable_webhook(p_id, 'by_hand');
  end if;
  select * into v_row from public.webhooks where id = p_id;
  return private.answer('saved') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$$;
comment on function public.update_webhook(uuid, uuid, jsonb) is
  'Changes a webhook: {url?, description?, event_types?, enabled?}; what is not named stays. Outcomes: saved, not_found.';

create function public.delete_webhook(p_owner uuid, p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.webhooks where id = p_id and owner = p_owner;
  return private.answer(case when found then 'deleted' else 'not_found' end);
end
$$;
comment on function public.delete_webhook(uuid, uuid) is 'Removes a webhook with all that it was told. Outcomes: deleted, not_found.';

create function public.rotate_webhook_secret(p_owner uuid, p_id uuid, p_secret text, p_grace_seconds int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.webhooks;
begin
  if exists (select from private.webhook_secrets s join public.webhooks w on w.id = s.webhook_id
    where s.webhook_id = p_id and w.owner = p_owner and s.secret = p_secret) then
    select * into v_row from public.webhooks where id = p_id;
    return private.answer('rotated') || jsonb_build_object('webhook', private.webhook_entry(v_row));
  end if;
  update public.webhooks set previous_secret_until = case when p_grace_seconds > 0 then private.now() + p_grace_seconds * interval '1 second' end
  where id = p_id and owner = p_owner returning * into v_row;
  if not found then
    return private.answer('not_found');
  end if;
  update private.webhook_secrets set previous = case when p_grace_seconds > 0 then secret end, secret = p_secret where webhook_id = p_id;
  return private.answer('rotated') || jsonb_build_object('webhook', private.webhook_entry(v_row));
end
$$;
comment on function public.rotate_webhook_secret(uuid, uuid, text, int) is
  'Signs with a new secret from now on, and with the one before it for so many seconds more. Outcomes: rotated, not_found.';

create function public.test_webhook(p_owner uuid, p_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
begin
  select * into v_webhook from public.webhooks where id = p_id and owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  -- A test calls at once whatever address is asked for: not to be used to knock at somebody's door all day.
  if (select count(*) from public.webhook_deliveries v
      where v.webhook_id = p_id and v.type = 'webhook.test' and v.created_at > private.now() - interval '1 minute') >= 10 then
    return private.answer('too_many');
  end if;
  insert into public.webhook_deliveries (webhook_id, owner, type, payload, status, attempts, next_try_at)
  values (p_id, p_owner, 'webhook.test', private.webhook_payload('webhook.test', private.now(), jsonb_build_object('webhook_id', p_id)),
    'delivering', 1, private.now() + interval '30 seconds')
  returning * into v_row;
  return private.answer('claimed') || private.claimed_delivery(v_row, v_webhook);
end
$$;
comment on function public.test_webhook(uuid, uuid) is
  'Owes a webhook a test and hands it to the caller as claim_delivery does; it is tried once. Outcomes: claimed, too_many, not_found.';

create function public.replay_delivery(p_owner uuid, p_webhook uuid, p_delivery uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
begin
  select * into v_webhook from public.webhooks where id = p_webhook and owner = p_owner for no key update;
  select * into v_row from public.webhook_deliveries where id = p_delivery and webhook_id = v_webhook.id;
  if not found then
    return private.answer('not_found');
  end if;
  if not v_webhook.enabled then
    return private.answer('disabled');
  end if;
  if v_row.status in ('owed', 'delivering') or exists (
    select from public.webhook_deliveries v where v.webhook_id = p_webhook and v.status in ('owed', 'delivering') and v.message_id = v_row.message_id) then
    return private.answer('under_way');
  end if;
  insert into public.webhook_deliveries (webhook_id, owner, message_id, type, document_id, payload, replay_of)
  values (p_webhook, p_owner, v_row.message_id, v_row.type, v_row.document_id, v_row.payload, coalesce(v_row.replay_of, v_row.id))
  returning * into v_row;
  return private.answer('replayed', jsonb_build_array(private.call_effect(v_row, v_webhook.failing_since)))
    || jsonb_build_object('delivery', private.delivery_entry(v_row));
end
$$;
comment on function public.replay_delivery(uuid, uuid, uuid) is
  'Owes once more what a webhook was told, under the same message id. Outcomes: replayed, under_way, disabled, not_found.';

create function public.list_webhooks()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object('data', (
    select coalesce(jsonb_agg(private.webhook_entry(w) order by w.created_at, w.id), '[]') from public.webhooks w where w.owner = (select auth.uid())));
end
$$;
comment on function public.list_webhooks() is 'The caller''s webhooks, oldest first.';

create function public.list_webhook_deliveries(p_webhook uuid, p_limit int default 20, p_cursor text default null, p_status text default null, p_type text default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_from text[] := private.page_position(p_cursor);
  v_limit int := least(p_limit, 100);
begin
  if not exists (select from public.webhooks w where w.id = p_webhook and w.owner = (select auth.uid())) then
    return null;
  end if;
  return (
    with page as (
      select v, row_number() over (order by v.created_at desc, v.id desc) as place
      from public.webhook_deliveries v
      where v.webhook_id = p_webhook
        and (p_cursor is null or (v.created_at, v.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
        and (p_status is null or v.status = p_status)
        and (p_type is null or v.type = p_type)
      order by v.created_at desc, v.id desc
      limit v_limit + 1
    )
    select jsonb_build_object('data', coalesce(jsonb_agg(private.delivery_entry(p.v) order by p.place) filter (where p.place <= v_limit), '[]'),
      'next_cursor', (select private.page_cursor(to_jsonb((l.v).created_at) #>> '{}', (l.v).id::text)
        from page l where l.place = v_limit and exists (select from page m where m.place > v_limit)))
    from page p
  );
end
$$;
comment on function public.list_webhook_deliveries(uuid, int, text, text, text) is
  'A page of what a webhook of the caller was told, newest first; null when there is no such webhook.';

grant execute on function private.webhook_entry(public.webhooks), private.delivery_entry(public.webhook_deliveries) to authenticated;
grant execute on function public.list_webhooks(), public.list_webhook_deliveries(uuid, int, text, text, text) to authenticated;
grant execute on function public.create_webhook(uuid, uuid, jsonb, text), public.update_webhook(uuid, uuid, jsonb), public.delete_webhook(uuid, uuid),
  public.rotate_webhook_secret(uuid, uuid, text, int), public.test_webhook(uuid, uuid), public.replay_delivery(uuid, uuid, uuid) to service_role;
