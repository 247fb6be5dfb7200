-- What a monitoring system reads every few seconds: numbers over everybody's work, each found by an index, none about anybody.

create index documents_by_status on public.documents (status) where deleted_at is null;
create index webhook_deliveries_ended on public.webhook_deliveries (finished_at, status) where finished_at is not null;

create function public.metrics_report(p_actor uuid default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := private.now();
  v_midnight timestamptz := date_trunc('day', private.now() at time zone 'utc') at time zone 'utc';
begin
  -- Without an actor the worker asks, for a scraper that has shown the deployment's own token.
  if p_actor is not null and not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with queued as (
      select j.queue, j.run_at from public.jobs j where j.status = 'queued' and j.published_at is null
      union all
      select j.queue, j.run_at from public.jobs j where j.status = 'queued' and j.published_at is not null
    ),
    waiting as (
      select w.queue, count(*) filter (where w.run_at <= v_now) as depth, count(*) filter (where w.run_at > v_now) as scheduled, min(w.run_at) as oldest
      from queued w group by w.queue
    ),
    running as (
      select j.queue, count(*) as in_flight from public.jobs j where j.status = 'processing' group by j.queue
    ),
    ended as (
      select j.queue, j.status, count(*) as count from public.jobs j where j.finished_at >= v_midnight group by j.queue, j.status
    ),
    failure as (
      select coalesce(j.error ->> 'code', 'unknown') as code, count(*) as count
      from public.jobs j
      join public.documents d on d.id = j.document_id and d.generation = j.generation and d.deleted_at is null
      where j.status = 'failed'
      group by 1
    ),
    mail as (
      select o.status, count(*) as count from public.outbox o where o.kind = 'send_mail' and o.status in ('owed', 'leased', 'sending') group by o.status
    ),
    mail_ended as (
      select o.status, count(*) as count from public.outbox o where o.kind = 'send_mail' and o.finished_at >= v_midnight group by o.status
    ),
    delivery as (
      select v.status, count(*) as count from public.webhook_deliveries v where v.status in ('owed', 'delivering') group by v.status
    ),
    delivery_ended as (
      select v.status, count(*) as count from public.webhook_deliveries v where v.finished_at >= v_midnight group by v.status
    ),
    document as (
      select d.status, count(*) as count from public.documents d where d.deleted_at is null group by d.status
    ),
    usage as (
      select u.service, u.operation, u.count, u.micro_usd from private.usage_by_day(v_midnight::date, v_midnight::date) u where u.service <> 'documents'
    )
    select jsonb_build_object(
      'outcome', 'reported',
      'queues', (
        select jsonb_agg(jsonb_build_object('queue', q.name, 'depth', coalesce(w.depth, 0), 'scheduled', coalesce(w.scheduled, 0),
          'in_flight', coalesce(r.in_flight, 0), 'held', private.held_by(q.name) is not null,
          'oldest_age_seconds', case when w.oldest <= v_now then extract(epoch from v_now - w.oldest) else 0 end) order by q.priority)
        from public.queues q left join waiting w on w.queue = q.name left join running r on r.queue = q.name),
      'runs', (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from ended e),
      'dead_letters', (select coalesce(jsonb_object_agg(f.code, f.count), '{}') from failure f),
      'mails', (select coalesce(jsonb_object_agg(m.status, m.count), '{}') from mail m),
      'mails_ended', (select coalesce(jsonb_object_agg(m.status, m.count), '{}') from mail_ended m),
      'webhooks', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from delivery d),
      'webhooks_ended', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from delivery_ended d),
      'documents', (select coalesce(jsonb_object_agg(d.status, d.count), '{}') from document d),
      'usage', (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from usage u),
      'alerts', (select coalesce(jsonb_object_agg(s.name, exists (select from private.alerts a where a.slo = s.name and a.resolved_at is null)), '{}') from private.slos s),
      'deployment_quotas', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from private.deployment_quotas_report() d),
      'outbox_lag_seconds', private.outbox_lag(),
      'sweep_at_seconds', (select extract(epoch from h.at) from private.heartbeats h where h.name = 'sweep'),
      'sweep_age_seconds', private.silent_for(),
      'spans_dropped', coalesce((select s.count from private.dropped_spans s where s.day = (v_midnight at time zone 'utc')::date), 0))
  );
end
$$;
comment on function public.metrics_report(uuid) is
  'Gauges of now and counts since the UTC day began, over everybody''s work. Outcomes: reported, forbidden.';
grant execute on function public.metrics_report(uuid) to service_role;
