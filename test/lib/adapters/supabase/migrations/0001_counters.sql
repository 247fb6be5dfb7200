insert into storage.buckets (id, name, public, file_size_limit) values ('documents', 'documents', false, 100000);

create sequence public.attempts;
grant usage on sequence public.attempts to service_role, authenticated;

-- A sequence counts across the transactions that are rolled back.
create function public.lose_races(p_times int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare attempt bigint := nextval('public.attempts');
begin
  if attempt <= p_times then
    raise exception 'could not serialize access' using errcode = '40001';
  end if;
  return jsonb_build_object('attempt', attempt);
end $$;

create function public.submit_thing(p_name text) returns jsonb
language sql security definer set search_path = '' as $$
  select jsonb_build_object(
    'outcome', 'accepted', 'name', p_name,
    'events', jsonb_build_array(jsonb_build_object(
      'owner', '00000000-0000-4000-8000-000000000001', 'cursor', 1, 'type', 'document_uploaded', 'document_id', null, 'job_id', null, 'batch_id', null, 'data', '{}'::jsonb, 'at', now())),
    'effects', jsonb_build_array(jsonb_build_object(
      'id', null, 'kind', 'run_job', 'dedupe_key', 'job:1:1:1', 'payload', jsonb_build_object('queue', 'default'))))
$$;
revoke execute on function public.submit_thing(text) from public, anon, authenticated;

create function public.fail() returns jsonb
language plpgsql set search_path = '' as $$
begin
  raise exception 'a secret of the schema' using errcode = 'P0001';
end $$;

create function public.who_am_i() returns jsonb
language sql stable set search_path = '' as $$ select jsonb_build_object('id', auth.uid(), 'role', auth.role()) $$;
