-- What a collector of traces did not take: each isolate knows of its own, and here they are counted together.

create table private.dropped_spans (
  day date primary key,
  count bigint not null
);
comment on table private.dropped_spans is 'How many spans were dropped on each UTC day, because the collector was away or refused them.';

create function public.count_dropped_spans(p_spans bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.dropped_spans as s (day, count) values ((private.now() at time zone 'utc')::date, p_spans)
  on conflict (day) do update set count = s.count + excluded.count;
  delete from private.dropped_spans where day < (private.now() at time zone 'utc')::date - 30;
  return private.answer('counted');
end
$$;
comment on function public.count_dropped_spans(bigint) is 'Adds spans that were dropped to those of the UTC day. Outcome: counted.';
grant execute on function public.count_dropped_spans(bigint) to service_role;
