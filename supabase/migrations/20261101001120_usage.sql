-- What the work asked of the services and what that costs at list prices, against what their plans give away.

create table public.prices (
  service text not null,
  operation text not null,
  micro_usd_per_1000 bigint check (micro_usd_per_1000 >= 0),
  quota bigint check (quota > 0),
  quota_period text check (quota_period in ('day', 'month')),
  source text not null,
  primary key (service, operation),
  check ((quota is null) = (quota_period is null))
);
comment on table public.prices is
  'Public list prices in micro-dollars per 1,000 operations (null: engines, whose cost is kept with each job) and the free plans'' quotas; set yours where your plan differs.';
insert into public.prices (service, operation, micro_usd_per_1000, quota, quota_period, source)
values
  ('qstash', 'messages', 10000, 1000, 'day', 'upstash.com/pricing/qstash: $1 per 100,000 messages; free 1,000 a day; each delivery counted as one'),
  ('redis', 'commands', 2000, 500000, 'month', 'upstash.com/pricing/redis: $0.20 per 100,000 commands; free 500,000 a month'),
  ('postgrest', 'requests', 0, null, null, 'supabase.com/pricing: API requests are unlimited on every plan'),
  ('storage', 'puts', 0, null, null, 'supabase.com/pricing: stored and sent bytes are billed, operations are not'),
  ('storage', 'gets', 0, null, null, 'supabase.com/pricing: stored and sent bytes are billed, operations are not'),
  ('sendgrid', 'mails', 399000, 100, 'day', 'sendgrid.com/pricing: Essentials, $19.95 for 50,000 mails a month; trial 100 a day'),
  ('sendgrid', 'requests', 0, null, null, 'sendgrid.com/pricing: mails are billed, requests are not'),
  ('workers', 'requests', 300, 100000, 'day', 'developers.cloudflare.com/workers/platform/pricing: $0.30 per million requests; free 100,000 a day'),
  ('ocr', 'pages', null, 1000, 'month', 'cloud.google.com/vision/pricing: $1.50 per 1,000 pages after 1,000 free ones a month'),
  ('model', 'tokens_in', null, null, null, 'the price of the configured model'),
  ('model', 'tokens_out', null, null, null, 'the price of the configured model'),
  ('engines', 'paid_jobs', null, null, null, 'what OCR and models were paid, as kept with each job');
alter table public.prices enable row level security;
create policy "Everybody reads the price list" on public.prices for select to authenticated using (true);
grant select on public.prices to authenticated;

create index batches_created on public.batches (created_at);

create function private.usage_by_day(p_from date, p_to date)
returns table (day date, service text, operation text, count bigint, micro_usd numeric)
language sql
stable
set search_path = ''
as $$
  with span as (
    select p_from::timestamp at time zone 'utc' as from_at, (p_to + 1)::timestamp at time zone 'utc' as to_at
  ),
  -- Jobs that used the same are counted before they are taken apart: there are many jobs, and few ways to process one.
  alike as materialized (
    select date_bin('1 day', j.finished_at, '2000-01-01 00:00Z') as at, j.usage, count(*) as jobs, sum(j.fence) as runs,
      count(*) filter (where j.cost > 0) as paid, sum(j.cost) as cost
    from span
    join public.jobs j on j.finished_at >= span.from_at and j.finished_at < span.to_at
    group by 1, 2
  ),
  run as materialized (
    select (a.at at time zone 'utc')::date as day, sum(a.jobs) as jobs, sum(a.runs) as runs, sum(a.jobs * u.postgrest) as postgrest,
      sum(a.jobs * u.storage_gets) as storage_gets, sum(a.jobs * u.redis) as redis, sum(a.jobs * u.ocr_pages) as ocr_pages,
      sum(a.jobs * u.model_tokens_in) as tokens_in, sum(a.jobs * u.model_tokens_out) as tokens_out, sum(a.paid) as paid, sum(a.cost) as cost
    from alike a
    cross join lateral jsonb_to_record(a.usage) as u (postgrest bigint, storage_gets bigint, redis bigint, ocr_pages bigint, model_tokens_in bigint, model_tokens_out bigint)
    group by 1
  ),
  upload as materialized (
    select (date_bin('1 day', b.created_at, '2000-01-01 00:00Z') at time zone 'utc')::date as day, count(*) as calls, sum(b.total) as documents,
      count(distinct (b.owner, date_bin('1 minute', b.created_at, '2000-01-01 00:00Z'))) as minutes
    from span
    join public.batches b on b.created_at >= span.from_at and b.created_at < span.to_at and b.reason = 'upload'
    group by 1
  ),
  mail as materialized (
    select (date_bin('1 day', o.finished_at, '2000-01-01 00:00Z') at time zone 'utc')::date as day,
      count(*) filter (where o.status <> 'failed') + count(o.second_try_at) as mails, sum(o.tries) as requests
    from span
    join public.outbox o on o.finished_at >= span.from_at and o.finished_at < span.to_at and o.kind = 'send_mail'
    group by 1
  ),
  counted as (
    select r.day, x.service, x.operation, x.count, x.cost
    from run r
    cross join lateral (values
      ('qstash', 'messages', r.runs, null::numeric), ('workers', 'requests', r.runs, null), ('postgrest', 'requests', r.postgrest, null),
      ('storage', 'gets', r.storage_gets, null), ('redis', 'commands', r.redis, null), ('ocr', 'pages', r.ocr_pages, null),
      ('model', 'tokens_in', r.tokens_in, null), ('model', 'tokens_out', r.tokens_out, null), ('engines', 'paid_jobs', r.paid, r.cost),
      ('documents', 'processed', r.jobs, null)) as x (service, operation, count, cost)
    union all
    -- An upload asks the limiter (a script and its increment, and an expiry for the first of a person in a minute), stores each file, and commits once.
    select u.day, x.service, x.operation, x.count, null
    from upload u
    cross join lateral (values
      ('workers', 'requests', u.calls), ('redis', 'commands', 2 * u.calls + u.minutes), ('postgrest', 'requests', u.calls), ('storage', 'puts', u.documents)) as x (service, operation, count)
    union all
    -- A mail is marked as sent in one request.
    select m.day, x.service, x.operation, x.count, null
    from mail m
    cross join lateral (values ('sendgrid', 'mails', m.mails), ('sendgrid', 'requests', m.requests), ('postgrest', 'requests', m.mails)) as x (service, operation, count)
  )
  select c.day, c.service, c.operation, coalesce(sum(c.count), 0)::bigint, coalesce(sum(c.cost), sum(c.count) * max(p.micro_usd_per_1000) / 1000, 0)
  from counted c
  left join public.prices p on p.service = c.service and p.operation = c.operation
  group by c.day, c.service, c.operation
$$;
comment on function private.usage_by_day(date, date) is
  'What was used per UTC day: work on the day when it ended, uploads on the day when they came, mails on the day when they left; and (documents, processed), which costs nothing.';

create function private.quota_report(p_price public.prices, p_used bigint)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select case when p_price.quota is not null then
    jsonb_build_object('limit', p_price.quota, 'period', p_price.quota_period, 'used', p_used, 'remaining', greatest(0, p_price.quota - p_used),
      'share', round(p_used::numeric / p_price.quota, 4)) end
$$;
comment on function private.quota_report(public.prices, bigint) is 'A quota and how much of it this day or month has used; null where there is none.';

create function private.dearest_documents(p_from date, p_to date)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('document_id', d.document_id, 'jobs', d.jobs, 'micro_usd', d.cost,
    'ocr_pages', d.ocr_pages, 'model_tokens', d.tokens) order by d.cost desc, d.document_id), '[]')
  from (
    select j.document_id, count(*) as jobs, sum(j.cost) as cost, coalesce(sum((j.usage ->> 'ocr_pages')::bigint), 0) as ocr_pages,
      coalesce(sum(coalesce((j.usage ->> 'model_tokens_in')::bigint, 0) + coalesce((j.usage ->> 'model_tokens_out')::bigint, 0)), 0) as tokens
    from public.jobs j
    where j.cost > 0 and j.finished_at >= p_from::timestamp at time zone 'utc' and j.finished_at < (p_to + 1)::timestamp at time zone 'utc'
    group by j.document_id
    order by cost desc, j.document_id
    limit 100) d
$$;
comment on function private.dearest_documents(date, date) is 'The hundred documents whose engines cost most in these days.';

create function public.usage_report(p_actor uuid, p_from date default null, p_to date default null, p_by text default 'day')
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_today date := (private.now() at time zone 'utc')::date;
  v_to date := greatest(coalesce(p_to, v_today), p_from);
  v_from date := greatest(coalesce(p_from, v_to - 29), v_to - 365);
  v_month date := date_trunc('month', v_today)::date;
begin
  if not private.has_role(p_actor, 'viewer') then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  return (
    with used as materialized (
      select u.* from private.usage_by_day(least(v_from, v_month), greatest(v_to, v_today)) u
    ),
    by_operation as (
      select p as price, coalesce(sum(u.count) filter (where u.day between v_from and v_to), 0)::bigint as count,
        coalesce(sum(u.micro_usd) filter (where u.day between v_from and v_to), 0) as micro_usd,
        coalesce(sum(u.count) filter (where u.day = v_today or (p.quota_period = 'month' and u.day between v_month and v_today)), 0)::bigint as used
      from public.prices p
      left join used u on u.service = p.service and u.operation = p.operation
      group by p
    ),
    by_day as (
      select u.day, coalesce(sum(u.count) filter (where u.service = 'documents'), 0) as documents, sum(u.micro_usd) as micro_usd,
        coalesce(sum(u.micro_usd) filter (where u.service = 'engines'), 0) as engines_micro_usd,
        coalesce(sum(u.micro_usd) filter (where u.service = 'sendgrid'), 0) as mails_micro_usd
      from used u where u.day between v_from and v_to group by u.day
    ),
    total as (
      select coalesce(sum(d.documents), 0) as documents, coalesce(sum(d.micro_usd), 0) as micro_usd, coalesce(sum(d.engines_micro_usd), 0) as engines_micro_usd,
        coalesce(sum(d.mails_micro_usd), 0) as mails_micro_usd
      from by_day d
    )
    select jsonb_build_object(
      'outcome', 'reported', 'from', v_from, 'to', v_to, 'documents', t.documents,
      'micro_usd', round(t.micro_usd), 'engines_micro_usd', t.engines_micro_usd, 'mails_micro_usd', round(t.mails_micro_usd),
      -- Micro-dollars a document are dollars a million documents.
      'usd_per_million_documents', round(t.micro_usd / nullif(t.documents, 0), 2),
      'infrastructure_usd_per_million_documents', round((t.micro_usd - t.engines_micro_usd - t.mails_micro_usd) / nullif(t.documents, 0), 2),
      'services', (
        select jsonb_agg(jsonb_build_object('service', (o.price).service, 'operation', (o.price).operation, 'count', o.count,
          'per_document', round(o.count / nullif(t.documents, 0), 3), 'micro_usd', round(o.micro_usd),
          'micro_usd_per_1000', (o.price).micro_usd_per_1000, 'quota', private.quota_report(o.price, o.used), 'source', (o.price).source)
          order by (o.price).service, (o.price).operation)
        from by_operation o),
      'days', case when p_by = 'day' then (
        select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'documents', d.documents, 'micro_usd', round(d.micro_usd),
          'engines_micro_usd', d.engines_micro_usd) order by d.day), '[]') from by_day d) end,
      'dearest', case when p_by = 'document' then private.dearest_documents(v_from, v_to) end,
      'budget', private.budget_report())
    from total t
  );
end
$$;
comment on function public.usage_report(uuid, date, date, text) is
  'Counts and money per service over UTC days (by day, or with the dearest documents), per document and against each quota of today or this month. Outcomes: reported, forbidden.';
grant execute on function public.usage_report(uuid, date, date, text) to service_role;
