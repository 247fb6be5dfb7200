-- How much everybody together may take in a UTC day. What comes in beyond it is asked to come again later; what was accepted waits, and is never lost.

create table private.deployment_quotas (
  only_row boolean primary key default true check (only_row),
  files_per_day bigint check (files_per_day >= 0),
  bytes_per_day bigint check (bytes_per_day >= 0),
  pages_per_day bigint check (pages_per_day >= 0)
);
comment on table private.deployment_quotas is 'What the whole deployment may take in a day, as the worker was configured when it last said so; null: no limit.';
insert into private.deployment_quotas default values;

create table private.deployment_use (
  what text not null check (what in ('files', 'bytes', 'pages')),
  day date not null,
  used bigint not null,
  primary key (what, day)
);
comment on table private.deployment_use is
  'What everybody together has taken on a UTC day, counted while there is a quota for it. A commit takes these rows last but for its event cursors.';

create function private.adopt_deployment_quotas(p_quotas jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_new private.deployment_quotas := jsonb_populate_record(null::private.deployment_quotas, p_quotas);
begin
  update private.deployment_quotas q
  set files_per_day = v_new.files_per_day, bytes_per_day = v_new.bytes_per_day, pages_per_day = v_new.pages_per_day
  where p_quotas is not null
    and (q.files_per_day, q.bytes_per_day, q.pages_per_day) is distinct from (v_new.files_per_day, v_new.bytes_per_day, v_new.pages_per_day);
end
$$;
comment on function private.adopt_deployment_quotas(jsonb) is 'Makes the deployment''s quotas those that the worker is configured with; null changes nothing.';

create function private.deployment_used(p_what text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce((select u.used from private.deployment_use u where u.what = p_what and u.day = private.today()), 0);
end
$$;
comment on function private.deployment_used(text) is 'What everybody together has taken today of files, bytes or pages.';

create function private.count_deployment_use(p_files bigint, p_bytes bigint, p_pages bigint default 0)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.deployment_use as u (what, day, used)
  select t.what, private.today(), t.taken
  from private.deployment_quotas q
  cross join lateral (values ('bytes', p_bytes, q.bytes_per_day), ('files', p_files, q.files_per_day), ('pages', p_pages, q.pages_per_day))
    as t (what, taken, most)
  where t.taken > 0 and t.most is not null
  order by t.what
  on conflict (what, day) do update set used = u.used + excluded.used;
  delete from private.deployment_use u where u.day < private.today() - 62;
end
$$;
comment on function private.count_deployment_use(bigint, bigint, bigint) is 'Counts what was taken today of that for which there is a quota; two months are kept.';

create function private.deployment_full(p_files bigint, p_bytes bigint)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_quotas private.deployment_quotas := (select q from private.deployment_quotas q);
  v_full jsonb;
begin
  if p_files = 0 or (v_quotas.files_per_day is null and v_quotas.bytes_per_day is null) then
    return null;
  end if;
  -- One upload after the other until the commit of each, or two would take the last place.
  perform pg_advisory_xact_lock(2, 3);
  v_full := case
    when private.deployment_used('files') + p_files > v_quotas.files_per_day then
      jsonb_build_object('name', 'deployment_files_per_day', 'limit', v_quotas.files_per_day)
    when private.deployment_used('bytes') + p_bytes > v_quotas.bytes_per_day then
      jsonb_build_object('name', 'deployment_bytes_per_day', 'limit', v_quotas.bytes_per_day)
  end;
  return v_full || jsonb_build_object('resets_in_s', ceil(extract(epoch from private.next_quota() - private.now())));
end
$$;
comment on function private.deployment_full(bigint, bigint) is
  'Which quota of the deployment has no room for so many more files of so many bytes: {name, limit, resets_in_s}; null when there is room, which then holds until the commit.';

create function private.deployment_has_read_enough()
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from private.deployment_quotas q
    where q.pages_per_day is not null and private.deployment_used('pages') >= q.pages_per_day);
end
$$;
comment on function private.deployment_has_read_enough() is 'Whether the pages of today are read, so that jobs wait for tomorrow.';

create function private.deployment_quotas_report()
returns table (quota text, used bigint, most bigint)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select t.quota, private.deployment_used(t.what), t.most
  from private.deployment_quotas q
  cross join lateral (values ('files_per_day', 'files', q.files_per_day), ('bytes_per_day', 'bytes', q.bytes_per_day), ('pages_per_day', 'pages', q.pages_per_day))
    as t (quota, what, most)
  where t.most is not null;
end
$$;
comment on function private.deployment_quotas_report() is 'How the quotas of the deployment stand today, of those that there are.';
