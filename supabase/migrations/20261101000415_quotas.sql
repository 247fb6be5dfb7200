-- How much one person may take: files a day, bytes, pages a month, mails a day. Decided in the commit that takes it, so that nobody gets more
-- by asking twice at once.

create table private.quotas (
  person uuid unique nulls not distinct references public.people (id) on delete cascade,
  files_per_day bigint check (files_per_day >= 0),
  bytes_stored bigint check (bytes_stored >= 0),
  pages_per_month bigint check (pages_per_month >= 0),
  mails_per_day bigint check (mails_per_day >= 0)
);
comment on table private.quotas is
  'The row without a person is everybody''s, as the worker was configured at the last upload (null: no limit); one of a person''s own says what is different for them (null: as for everybody).';
insert into private.quotas default values;

create table private.quota_use (
  person uuid not null references public.people (id) on delete cascade,
  what text not null check (what in ('files', 'pages')),
  day date not null,
  used bigint not null,
  primary key (person, what, day)
);
comment on table private.quota_use is
  'What a person has taken on a UTC day, which erasing documents does not give back; counted while there is a quota. A commit takes this row last but for its event cursors.';

create type private.allowance as (
  files_used bigint, files_per_day bigint, bytes_used bigint, bytes_stored bigint, pages_used bigint, pages_per_month bigint,
  mails_used bigint, mails_per_day bigint);

create function private.today()
returns date
language sql
stable
as $$
  select (private.now() at time zone 'utc')::date
$$;
comment on function private.today() is 'The day that quotas count in, which is UTC''s; it pins no search path, so that it can be inlined.';

create function private.quotas_of(p_person uuid)
returns private.quotas
language plpgsql
stable
set search_path = ''
as $$
declare
  v_quotas private.quotas;
begin
  select p_person, coalesce(o.files_per_day, e.files_per_day), coalesce(o.bytes_stored, e.bytes_stored),
    coalesce(o.pages_per_month, e.pages_per_month), coalesce(o.mails_per_day, e.mails_per_day)
  into v_quotas
  from private.quotas e left join private.quotas o on o.person = p_person
  where e.person is null;
  return v_quotas;
end
$$;
comment on function private.quotas_of(uuid) is 'What holds for this person; null for no limit.';

create function private.adopt_quotas(p_quotas jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_new private.quotas := jsonb_populate_record(null::private.quotas, p_quotas);
begin
  perform private.adopt_deployment_quotas(p_quotas -> 'deployment');
  update private.quotas q set files_per_day = v_new.files_per_day, bytes_stored = v_new.bytes_stored,
    pages_per_month = v_new.pages_per_month, mails_per_day = v_new.mails_per_day
  where q.person is null and p_quotas is not null
    and (q.files_per_day, q.bytes_stored, q.pages_per_month, q.mails_per_day)
      is distinct from (v_new.files_per_day, v_new.bytes_stored, v_new.pages_per_month, v_new.mails_per_day);
end
$$;
comment on function private.adopt_quotas(jsonb) is 'Makes everybody''s quotas, and those of the deployment, what the worker is configured with; null changes nothing.';

create function private.count_use(p_person uuid, p_what text, p_count bigint)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.quota_use (person, what, day, used) values (p_person, p_what, private.today(), p_count)
  on conflict (person, what, day) do update set used = private.quota_use.used + excluded.used;
  delete from private.quota_use where person = p_person and what = p_what and day < private.today() - 62;
end
$$;
comment on function private.count_use(uuid, text, bigint) is 'Counts what was taken today; two months are kept.';

create function private.mails_taken(p_person uuid)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select count(*) from public.outbox o
    where o.owner = p_person and o.kind = 'send_mail' and (o.status = 'sending'
      or (o.status in ('done', 'unknown') and o.finished_at >= private.today()::timestamp at time zone 'utc')));
end
$$;
comment on function private.mails_taken(uuid) is 'Mails to this person that left today, or are leaving.';
create index outbox_mails_of_owner on public.outbox (owner, finished_at) where kind = 'send_mail' and status in ('sending', 'done', 'unknown');

create function private.allowance_of(p_person uuid)
returns private.allowance
language plpgsql
stable
set search_path = ''
as $$
declare
  v_quotas private.quotas := private.quotas_of(p_person);
  v_allowance private.allowance;
begin
  v_allowance.files_per_day := v_quotas.files_per_day;
  v_allowance.bytes_stored := v_quotas.bytes_stored;
  v_allowance.pages_per_month := v_quotas.pages_per_month;
  v_allowance.mails_per_day := v_quotas.mails_per_day;
  if v_quotas.files_per_day is not null then
    v_allowance.files_used := coalesce((
      select u.used from private.quota_use u where u.person = p_person and u.what = 'files' and u.day = private.today()), 0);
  end if;
  if v_quotas.bytes_stored is not null then
    -- What was deleted counts until it is erased: it is still there.
    v_allowance.bytes_used := (select coalesce(sum(d.size_in_bytes), 0) from public.documents d where d.owner = p_person);
  end if;
  if v_quotas.pages_per_month is not null then
    v_allowance.pages_used := coalesce((
      select sum(u.used) from private.quota_use u
      where u.person = p_person and u.what = 'pages' and u.day >= date_trunc('month', private.today()::timestamp)::date), 0);
  end if;
  return v_allowance;
end
$$;
comment on function private.allowance_of(uuid) is 'What this person may take and has taken, where there is a quota; of mails only what they may.';

create function private.quota_full(p_name text, p_used bigint, p_limit bigint, p_resets_at timestamptz, p_said text)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('code', 'quota_exceeded', 'detail', p_said,
    'quota', jsonb_build_object('name', p_name, 'used', p_used, 'limit', p_limit, 'resets_at', p_resets_at));
end
$$;

create function private.quota_problem(p_allowance private.allowance, p_bytes bigint, p_files bigint default 1)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_tomorrow timestamptz := private.next_quota();
  v_month timestamptz := (date_trunc('month', private.today()::timestamp) + interval '1 month') at time zone 'utc';
begin
  return case
    when p_allowance.files_used + p_files > p_allowance.files_per_day then
      private.quota_full('files_per_day', p_allowance.files_used, p_allowance.files_per_day, v_tomorrow,
        format('%s of %s files of today are taken; more can be sent from %s UTC on.', p_allowance.files_used, p_allowance.files_per_day,
          to_char(v_tomorrow at time zone 'utc', 'YYYY-MM-DD HH24:MI')))
    when p_allowance.bytes_used + p_bytes > p_allowance.bytes_stored then
      private.quota_full('bytes_stored', p_allowance.bytes_used, p_allowance.bytes_stored, null,
        format('%s of %s bytes are stored, and this would be %s more; erase what is not needed any more.', p_allowance.bytes_used,
          p_allowance.bytes_stored, p_bytes))
    when p_allowance.pages_used >= p_allowance.pages_per_month then
      private.quota_full('pages_per_month', p_allowance.pages_used, p_allowance.pages_per_month, v_month,
        format('%s of %s pages of this month are read; more can be sent from %s UTC on.', p_allowance.pages_used, p_allowance.pages_per_month,
          to_char(v_month at time zone 'utc', 'YYYY-MM-DD HH24:MI')))
  end;
end
$$;
comment on function private.quota_problem(private.allowance, bigint, bigint) is
  'Why so many more files of so many bytes are too much: {code, detail, quota: {name, used, limit, resets_at}}; null when they are not.';

create function private.count_pages(p_job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_of_person boolean := (private.quotas_of(p_job.owner)).pages_per_month is not null;
  v_of_all boolean := exists (select from private.deployment_quotas q where q.pages_per_day is not null);
  v_pages bigint;
begin
  -- What an earlier generation had read was counted then.
  if (v_of_person or v_of_all) and exists (
    select from public.stage_results r
    where r.document_id = p_job.document_id and r.generation = p_job.generation and r.stage = 'extract_text' and r.at >= p_job.created_at) then
    v_pages := (select count(*) from public.pages p where p.document_id = p_job.document_id and p.generation = p_job.generation);
    if v_of_person then
      perform private.count_use(p_job.owner, 'pages', v_pages);
    end if;
    perform private.count_deployment_use(0, 0, v_pages);
  end if;
end
$$;
comment on function private.count_pages(public.jobs) is 'Counts the pages that this job has read, while there is a quota for them.';

create function private.may_mail(p_person uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_limit bigint := (private.quotas_of(p_person)).mails_per_day;
begin
  if v_limit is null then
    return true;
  end if;
  -- Nobody waits here: whoever mails the same person at this moment is about to count, and this mail is looked at again soon.
  if not pg_try_advisory_xact_lock(hashtextextended(p_person::text, 2)) then
    return null;
  end if;
  return private.mails_taken(p_person) < v_limit;
end
$$;
comment on function private.may_mail(uuid) is
  'Whether one more mail may leave for this person today; it holds until the commit. Null when somebody else is deciding that just now.';

create function private.may_mail_with_others(p_person uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_limit bigint := (private.quotas_of(p_person)).mails_per_day;
  v_taken bigint := private.mails_taken(p_person);
begin
  -- Only for the last one somebody else could be ahead; locks for all who hear something would be too many.
  return v_limit is null or v_taken < v_limit - 1 or (v_taken < v_limit and pg_try_advisory_xact_lock(hashtextextended(p_person::text, 2)));
end
$$;
comment on function private.may_mail_with_others(uuid) is 'The same for a mail that leaves with up to 999 others; where somebody else is deciding, it waits for tomorrow.';

create function private.my_quotas()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_person uuid := auth.uid();
  v private.allowance := private.allowance_of(v_person);
  v_tomorrow timestamptz := private.next_quota();
  v_month timestamptz := (date_trunc('month', private.today()::timestamp) + interval '1 month') at time zone 'utc';
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', q.name, 'used', q.used, 'limit', q.most, 'resets_at', q.resets_at) order by q.place), '[]')
    from (values
      (1, 'files_per_day', v.files_used, v.files_per_day, v_tomorrow),
      (2, 'bytes_stored', v.bytes_used, v.bytes_stored, null),
      (3, 'pages_per_month', v.pages_used, v.pages_per_month, v_month),
      (4, 'mails_per_day', case when v.mails_per_day is not null then private.mails_taken(v_person) end, v.mails_per_day, v_tomorrow)
    ) as q (place, name, used, most, resets_at)
    where q.most is not null);
end
$$;
comment on function private.my_quotas() is 'The caller''s own quotas, of those that there are, with what is used of each.';
grant execute on function private.my_quotas() to authenticated;
