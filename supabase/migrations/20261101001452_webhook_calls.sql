-- How a delivery is made: claimed for one message under a lease, called, and marked; what nobody made is found by the sweep.
-- Numbers: nine tries over two and a half days, lease 30 s (a call takes 10 s at most), disabled after three days of failures.

create function private.webhook_wait(p_attempts int)
returns interval
language sql
volatile
as $$
  -- Spread, so that what failed together does not come back together.
  select (array['5 seconds', '1 minute', '5 minutes', '30 minutes', '2 hours', '8 hours', '20 hours', '24 hours'])[p_attempts]::interval
    * case when p_attempts > 1 then 1 + random() / 20 else 1 end
$$;
comment on function private.webhook_wait(int) is 'How long after the so manieth try the next one comes; null when there is none.';

create function private.end_delivery(p_row public.webhook_deliveries, p_status text, p_data jsonb default '{}')
returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  update public.webhook_deliveries set status = p_status, next_try_at = null, finished_at = private.now(), error = p_row.error,
    http_status = p_row.http_status, response = p_row.response, ms = p_row.ms
  where id = p_row.id;
  return jsonb_build_array(private.event('webhook_' || p_status, p_row.owner, p_row.document_id, null, null, jsonb_strip_nulls(jsonb_build_object(
    'webhook_id', p_row.webhook_id, 'delivery_id', p_row.id, 'type', p_row.type, 'attempts', p_row.attempts,
    'http_status', p_row.http_status, 'code', p_row.error ->> 'code') || p_data)));
end
$$;
comment on function private.end_delivery(public.webhook_deliveries, text, jsonb) is 'Ends a locked delivery as delivered or failed; answers the event, as a list of one.';

create function private.webhook_error(p_code text, p_detail text)
returns jsonb
language sql
immutable
as $$
  select jsonb_build_object('code', p_code, 'detail', p_detail)
$$;

create function private.disable_webhook(p_webhook uuid, p_reason text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.webhooks set disabled_reason = p_reason where id = p_webhook and disabled_reason is null;
  perform from public.webhook_deliveries where webhook_id = p_webhook and status = 'owed' order by id for update;
  -- One by one they are no news: that nothing is delivered any more is what the owner hears.
  update public.webhook_deliveries set status = 'failed', next_try_at = null, finished_at = private.now(),
    error = coalesce(error, private.webhook_error('webhook_disabled', 'The webhook was disabled before this was delivered.'))
  where webhook_id = p_webhook and status = 'owed';
end
$$;
comment on function private.disable_webhook(uuid, text) is 'Stops a locked webhook and gives up what it is still owed; each of that may be replayed.';

create function private.claimed_delivery(p_row public.webhook_deliveries, p_webhook public.webhooks)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('delivery', jsonb_build_object('id', p_row.id, 'attempt', p_row.attempts, 'message_id', p_row.message_id,
    'url', p_webhook.url, 'payload', p_row.payload,
    'secrets', (
      select to_jsonb(array_remove(array[s.secret, case when p_webhook.previous_secret_until > private.now() then s.previous end], null))
      from private.webhook_secrets s where s.webhook_id = p_webhook.id)));
end
$$;

create function public.claim_delivery(p_delivery uuid, p_message text, p_retried int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
  v_now timestamptz := private.now();
begin
  select w.* into v_webhook from public.webhooks w
  where w.id = (select v.webhook_id from public.webhook_deliveries v where v.id = p_delivery) for key share;
  select * into v_row from public.webhook_deliveries where id = p_delivery for update;
  if not found then
    return private.answer('gone');
  end if;
  if v_row.status in ('delivered', 'failed') then
    return private.answer('done');
  end if;
  -- The same message with a higher count means that the broker believes the last attempt over: it takes over at once.
  if v_row.status = 'delivering' and v_row.next_try_at > v_now
    and not (v_row.queue_message is not distinct from p_message and v_row.retried < p_retried)
    or v_row.status = 'owed' and v_row.next_try_at > v_now + interval '1 second' then
    return private.answer('early') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_row.next_try_at - v_now) * 1000));
  end if;
  if not v_webhook.enabled then
    v_row.error := private.webhook_error('webhook_disabled', 'The webhook was disabled before this was delivered.');
    return private.answer('done', '[]', private.end_delivery(v_row, 'failed'));
  end if;
  -- Counted before the call, so that one that kills its worker each time comes to an end.
  if private.webhook_wait(v_row.attempts) is null and v_row.attempts > 0 or v_row.type = 'webhook.test' and v_row.attempts > 0 then
    v_row.error := coalesce(v_row.error, private.webhook_error('attempts_exhausted', 'Each try ended without a word.'));
    return private.answer('done', '[]', private.end_delivery(v_row, 'failed'));
  end if;
  update public.webhook_deliveries set status = 'delivering', attempts = attempts + 1, next_try_at = v_now + interval '30 seconds',
    queue_message = p_message, retried = p_retried
  where id = p_delivery returning * into v_row;
  return private.answer('claimed') || private.claimed_delivery(v_row, v_webhook);
end
$$;
comment on function public.claim_delivery(uuid, text, int) is
  'Takes a delivery for one message of the queue: claimed (with what to send, where to, and the secrets), early (with retry_after_ms), done or gone.';

create function public.settle_delivery(p_delivery uuid, p_attempt int, p_answer jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_webhook public.webhooks;
  v_row public.webhook_deliveries;
  v_reason text;
  v_wait interval;
  v_events jsonb;
begin
  select w.* into v_webhook from public.webhooks w
  where w.id = (select v.webhook_id from public.webhook_deliveries v where v.id = p_delivery) for no key update;
  select * into v_row from public.webhook_deliveries where id = p_delivery for update;
  -- Late is not too late, as long as nobody else has taken it since.
  if not found or v_row.attempts <> p_attempt then
    return private.answer('lost');
  end if;
  if v_row.status in ('delivered', 'failed') then
    return private.answer(v_row.status) || jsonb_build_object('delivery', private.delivery_entry(v_row));
  end if;
  v_row.http_status := (p_answer ->> 'http_status')::int;
  v_row.error := nullif(p_answer -> 'error', 'null');
  -- A receiver may echo what it was told: nothing of a document that is erased meanwhile.
  v_row.response := case when v_row.document_id is null or exists (select from public.documents d where d.id = v_row.document_id)
    then p_answer ->> 'response' end;
  v_row.ms := (p_answer ->> 'ms')::int;
  if v_row.error is null then
    update public.webhooks set failing_since = null where id = v_webhook.id and failing_since is not null;
    v_events := private.end_delivery(v_row, 'delivered');
  else
    v_reason := case when v_row.http_status = 410 then 'gone'
      when v_row.type <> 'webhook.test' and v_webhook.failing_since <= private.now() - interval '3 days' then 'failing' end;
    v_wait := case when v_row.type <> 'webhook.test' and not coalesce((p_answer ->> 'is_final')::boolean, false) then
      greatest(private.webhook_wait(v_row.attempts), least(coalesce((p_answer ->> 'retry_after_ms')::bigint, 0), 86400000) * interval '1 millisecond') end;
    if v_row.type <> 'webhook.test' then
      update public.webhooks set failing_since = private.now() where id = v_webhook.id and failing_since is null;
    end if;
    if v_webhook.enabled and v_reason is null and private.webhook_wait(v_row.attempts) is not null and v_wait is not null then
      update public.webhook_deliveries set status = 'owed', next_try_at = private.now() + v_wait, http_status = v_row.http_status,
        error = v_row.error, response = v_row.response, ms = v_row.ms
      where id = p_delivery;
      return private.answer('retrying') || jsonb_build_object('retry_after_ms', ceil(extract(epoch from v_wait) * 1000));
    end if;
    v_events := private.end_delivery(v_row, 'failed', jsonb_build_object('disabled_reason', case when v_webhook.enabled then v_reason end));
    if v_webhook.enabled and v_reason is not null then
      perform private.disable_webhook(v_webhook.id, v_reason);
      v_events := v_events || private.notify(v_row.owner, 'webhook_disabled', format('webhook:%s:%s', v_webhook.id, v_row.id),
        jsonb_build_object('webhook_id', v_webhook.id, 'host', substring(v_webhook.url from '^\w+://([^/?#]+)'), 'reason', v_reason));
    end if;
  end if;
  select * into v_row from public.webhook_deliveries where id = p_delivery;
  return private.answer(v_row.status, '[]', v_events) || jsonb_build_object('delivery', private.delivery_entry(v_row));
end
$$;
comment on function public.settle_delivery(uuid, int, jsonb) is
  'Records how a call went: {http_status, error: {code, detail} or null, response, ms, retry_after_ms?, is_final?}. Outcomes: delivered, retrying (with retry_after_ms), failed, lost.';

-- Overdue by a minute while its webhook has a free place: the message is lost, or so late that a second one does no harm.
create function private.sweep_webhooks(p_limit int, inout effects jsonb, inout more boolean)
language plpgsql
set search_path = ''
as $$
declare
  v_calls jsonb;
begin
  with overdue as (
    select distinct v.webhook_id from public.webhook_deliveries v
    where v.status in ('owed', 'delivering') and v.next_try_at < private.now() - case v.status when 'owed' then interval '60 seconds' else interval '0' end
  ),
  free as (
    select w.id, w.failing_since from overdue o join public.webhooks w on w.id = o.webhook_id
    where (select count(*) from public.webhook_deliveries b where b.webhook_id = w.id and b.status = 'delivering' and b.next_try_at >= private.now())
      < case when w.failing_since is null then 4 else 1 end
    limit p_limit
  ),
  silent as (
    select s.id, f.failing_since from free f
    cross join lateral (
      select v.id from public.webhook_deliveries v
      where v.webhook_id = f.id and v.status in ('owed', 'delivering')
        and v.next_try_at < private.now() - case v.status when 'owed' then interval '60 seconds' else interval '0' end
      order by v.next_try_at limit 50 for update skip locked) s
  ),
  again as (
    update public.webhook_deliveries v set status = 'owed', next_try_at = private.now()
    from silent s where v.id = s.id
    returning v as delivery, s.failing_since
  )
  select coalesce(jsonb_agg(private.call_effect(a.delivery, a.failing_since)), '[]') into v_calls from again a;
  effects := effects || v_calls;
  more := more or jsonb_array_length(v_calls) >= 50;
end
$$;

create function private.sweep_webhook_log(p_limit int)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.webhook_deliveries where id in (
    select v.id from public.webhook_deliveries v where v.created_at < private.now() - interval '30 days'
    order by v.created_at limit p_limit for update skip locked);
end
$$;

grant execute on function public.claim_delivery(uuid, text, int), public.settle_delivery(uuid, int, jsonb) to service_role;
