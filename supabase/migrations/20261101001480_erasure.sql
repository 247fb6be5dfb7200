-- Leaving: one commit decides that an account goes and ends what could act for it; whatever that commit cannot reach, rows
-- beyond a first page included, is one owed effect that nobody gives up.

create function private.erase_rows(p_owner uuid, p_limit int)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_documents uuid[];
  v_seen int;
begin
  -- Until the commit nothing is added, started anew or settled: what is not among these documents now never will be.
  perform private.lock_contents(p_owner);
  v_documents := array(select d.id from public.documents d where d.owner = p_owner order by d.id limit p_limit);
  perform from public.jobs j where j.document_id = any (v_documents) order by j.id for update;
  delete from public.documents where id = any (v_documents);
  if cardinality(v_documents) = p_limit then
    return false;
  end if;
  with page as (
    delete from public.events e where e.owner = p_owner and e.cursor in (
      select x.cursor from public.events x where x.owner = p_owner order by x.cursor limit 100 * p_limit)
    returning e.cursor
  )
  select count(*) into v_seen from page;
  if v_seen = 100 * p_limit then
    return false;
  end if;
  -- In the order in which everybody locks them: the person would take them along in another.
  delete from public.batches where owner = p_owner;
  delete from public.outbox where owner = p_owner;
  -- Whether an address may be written to is learned anew should its holder ever come back.
  delete from public.suppressions where email in (select lower(p.email) from public.people p where p.id = p_owner);
  update public.events set data = data - 'person'
  where type in ('address_suppressed', 'address_released') and data ->> 'person' = p_owner::text;
  delete from public.people where id = p_owner;
  return true;
end
$$;
comment on function private.erase_rows(uuid, int) is
  'Erases up to so many documents of a person, then a stretch of the log, then everything else at once; answers whether nothing is left.';

create function public.erase_account(p_owner uuid, p_confirm text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_person public.people;
  v_ids jsonb;
  v_owed jsonb;
begin
  perform private.lock_contents(p_owner);
  select * into v_person from public.people p where p.id = p_owner for no key update;
  if not found then
    return private.answer('gone');
  end if;
  if lower(trim(p_confirm)) is distinct from lower(coalesce(v_person.email, p_owner::text)) then
    return private.answer('not_confirmed');
  end if;
  -- Caches know runs and mails by their ids, which are nowhere else a moment later; what is older than this they have forgotten.
  select jsonb_agg(x.id) into v_ids from (
    (select j.id from public.jobs j where j.owner = p_owner and j.started_at > private.now() - interval '15 minutes' order by j.started_at desc limit 500)
    union all
    (select o.id from public.outbox o where o.owner = p_owner and o.created_at > private.now() - interval '3 days' order by o.created_at desc limit 500)) x;
  v_owed := private.owe(null, 'erase_account', format('erasure:%s', p_owner),
    jsonb_build_object('owner', p_owner, 'ids', coalesce(v_ids, '[]')));
  delete from public.api_keys where owner = p_owner;
  perform private.erase_rows(p_owner, 100);
  delete from public.outbox where owner = p_owner;
  delete from public.webhooks where owner = p_owner;
  return private.answer('erasing', v_owed);
end
$$;
comment on function public.erase_account(uuid, text) is
  'Decides that an account goes, once its own address (its id, where it has none) is typed: keys, webhooks and what was to be sent end in this commit, with a first page of rows; the rest is owed. Outcomes: erasing, not_confirmed, gone.';

-- The sign-in service has a log of its own, in which it writes whom it deleted. Where its tables are not ours to clean, it forgets by itself.
create function private.forget_sign_ins(p_owner uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from auth.audit_log_entries where payload ->> 'actor_id' = p_owner::text or payload #>> '{traits,user_id}' = p_owner::text;
  delete from auth.flow_state where user_id = p_owner;
exception when insufficient_privilege or undefined_table then
  null;
end
$$;
comment on function private.forget_sign_ins(uuid) is 'Removes what the sign-in service noted of somebody who left; called last, because the deletion itself is noted too.';

create function public.erase_more(p_effect uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row public.outbox;
  v_done boolean;
begin
  select * into v_row from public.outbox where id = p_effect and kind = 'erase_account';
  v_done := v_row.id is null or private.erase_rows((v_row.payload ->> 'owner')::uuid, 100);
  -- As long as it comes forward nobody else need take it over, and its pauses stay short.
  update public.outbox set tries = 1, lease_until = private.now() + interval '60 seconds' where id = p_effect and status = 'leased';
  return private.answer('erased') || jsonb_build_object('done', v_done);
end
$$;
comment on function public.erase_more(uuid) is 'Erases another page of the rows that an owed erasure is about, and says whether it was the last one.';

grant execute on function public.erase_account(uuid, text), public.erase_more(uuid) to service_role;
