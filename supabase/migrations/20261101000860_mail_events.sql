-- What the mail vendor tells of mails afterwards: that they were taken, delivered, opened or came back, and who must not be written to again.

create table public.mail_events (
  id text primary key,
  effect_id uuid not null references public.outbox (id) on delete cascade,
  type text not null check (type in (
    'processed', 'delivered', 'deferred', 'bounced', 'dropped', 'opened', 'clicked', 'complained', 'unsubscribed')),
  permanent boolean not null,
  reason text,
  at timestamptz not null,
  received_at timestamptz not null default private.now()
);
comment on table public.mail_events is 'Each report on a mail, once, under the vendor''s id; one that is permanent means that its address must not be written to again.';
create index mail_events_of_mail on public.mail_events (effect_id);
alter table public.mail_events enable row level security;
create policy "Owners read what became of their mails" on public.mail_events for select to authenticated
using (exists (select from public.outbox o where o.id = effect_id and o.owner = (select auth.uid())));
grant select on public.mail_events to authenticated;

create function private.said_by(p_type text)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case p_type
    when 'delivered' then 'mail_delivered'
    when 'opened' then 'mail_opened'
    when 'clicked' then 'mail_opened'
    when 'bounced' then 'mail_bounced'
    when 'dropped' then 'mail_bounced' end;
end
$$;
comment on function private.said_by(text) is 'What a report on a mail says in its owner''s log; null for what only the vendor cares about.';

create function public.record_mail_events(p_events jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_events jsonb;
  v_recorded int;
begin
  -- Mails first and everything in one order, so that posts which come at the same time do not wait for each other in a circle.
  perform from public.outbox where id in (select (x ->> 'effect_id')::uuid from jsonb_array_elements(p_events) x) order by id for update;

  with told as (
    select distinct on (x.id) x.*, o.owner, o.document_id, o.batch_id
    from jsonb_to_recordset(p_events) as x (id text, effect_id uuid, type text, at timestamptz, permanent boolean, reason text, email text)
    join public.outbox o on o.id = x.effect_id and o.kind = 'send_mail'
    order by x.id
  ),
  recorded as (
    insert into public.mail_events (id, effect_id, type, permanent, reason, at)
    select id, effect_id, type, permanent, reason, at from told order by id
    on conflict (id) do nothing
    returning id
  ),
  new as (
    select t.*, private.said_by(t.type) as said from told t join recorded using (id)
  ),
  -- Whatever is told of a mail proves that it was taken: nobody has to send it any more, or to wonder.
  settled as (
    update public.outbox set status = 'done', payload = private.without_content(payload), lease_until = null, finished_at = private.now()
    where id in (select effect_id from new) and status <> 'done' and (finished_at is null or finished_at > private.now() - interval '24 hours')
    returning id as effect_id, owner, document_id, batch_id
  ),
  suppressed as (
    insert into public.suppressions (email, reason)
    select distinct on (lower(email)) lower(email), type from new where permanent and email is not null order by lower(email), at
    on conflict (email) do nothing
  ),
  entry as (
    select 'mail_sent' as type, effect_id, owner, document_id, batch_id, null::timestamptz as at from settled
    union all
    (select distinct on (effect_id, said) said, effect_id, owner, document_id, batch_id, at
    from new n
    where said is not null
      and not exists (select from public.mail_events e where e.effect_id = n.effect_id and private.said_by(e.type) = n.said)
    order by effect_id, said, at)
  )
  select coalesce(jsonb_agg(private.event(type, owner, document_id, null, batch_id, jsonb_build_object('effect_id', effect_id))
    order by at nulls first, type), '[]'), (select count(*) from recorded)
  into v_events, v_recorded
  from entry;
  return private.answer('recorded', '[]', v_events) || jsonb_build_object('recorded', v_recorded);
end
$$;
comment on function public.record_mail_events(jsonb) is
  'Records what the vendor tells of mails: [{id, effect_id, type, at, permanent, reason, email}]. Known reports and unknown mails are passed over; each thing is said once in the owner''s log.';
grant execute on function public.record_mail_events(jsonb) to service_role;
