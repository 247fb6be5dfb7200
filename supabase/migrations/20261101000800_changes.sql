-- What an owner may change later: cancel, delete, restore, sort into folders, and say what a document is.

create function private.cancel(p_job public.jobs, inout events jsonb, inout effects jsonb)
language plpgsql
set search_path = ''
as $$
begin
  select m.events, m.effects into events, effects from private.move(p_job, 'canceled', 'canceled', events, effects) m;
end
$$;

-- Locked all at once and in one order, then moved batch by batch: a loop over a query locks its rows as it goes, and so could wait for whoever waits for it.
create function private.lock_moved(p_jobs uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform from public.documents d where d.id in (select j.document_id from public.jobs j where j.id = any (p_jobs)) order by d.id for no key update;
  perform from public.batches b where b.id in (select j.batch_id from public.jobs j where j.id = any (p_jobs)) order by b.id for no key update;
end
$$;
comment on function private.lock_moved(uuid[]) is
  'Holds what moving several jobs will touch, before the end of a batch tells somebody: whoever holds a batch then waits for nobody who waits for it.';

create function private.open_jobs(p_owner uuid, p_jobs uuid[])
returns setof public.jobs
language plpgsql
set search_path = ''
as $$
begin
  perform from public.jobs j
  where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing') order by j.id for update;
  perform private.lock_moved(array(
    select j.id from public.jobs j where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing')));
  return query
  select * from public.jobs j
  where j.owner = p_owner and j.id = any (p_jobs) and j.status in ('queued', 'processing') order by j.batch_id, j.id;
end
$$;
comment on function private.open_jobs(uuid, uuid[]) is 'The jobs among these that have not ended, locked, in the order in which they may be moved.';

create function private.next_runs_of(p_owner uuid, p_queues text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_queue text;
  v_effects jsonb := '[]';
begin
  for v_queue in select distinct q from unnest(p_queues) q loop
    v_effects := v_effects || private.next_runs(p_owner, v_queue);
  end loop;
  return v_effects;
end
$$;

create function public.cancel_jobs(p_owner uuid, p_jobs uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  for v_job in
    select * from private.open_jobs(p_owner, p_jobs)
  loop
    select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
    v_queues := v_queues || v_job.queue;
  end loop;
  v_effects := v_effects || private.next_runs_of(p_owner, v_queues);
  return private.answer('canceled', v_effects, v_events) || jsonb_build_object('count', cardinality(v_queues));
end
$$;
comment on function public.cancel_jobs(uuid, uuid[]) is 'Ends open jobs of an owner at once; a run under way finds its fence gone and stops.';

-- Removes every trace of documents but the bare log of ids; the object itself is an owed effect.
create function private.erase(p_documents public.documents[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_document public.documents;
  v_effects jsonb := '[]';
begin
  foreach v_document in array p_documents loop
    update public.outbox o set payload = jsonb_set(o.payload, '{documents}',
      coalesce((select jsonb_agg(x) from jsonb_array_elements(o.payload -> 'documents') x where x ->> 'id' <> v_document.id::text), '[]'))
    where o.batch_id in (select j.batch_id from public.jobs j where j.document_id = v_document.id) and o.kind = 'send_mail' and o.payload ? 'documents';
    update public.batches b set answer = jsonb_set(b.answer, '{documents}',
      coalesce((select jsonb_agg(x) from jsonb_array_elements(b.answer -> 'documents') x where x ->> 'id' <> v_document.id::text), '[]'))
    where b.owner = v_document.owner and b.answer -> 'documents' @> jsonb_build_array(jsonb_build_object('id', v_document.id));
    delete from public.documents where id = v_document.id;
    v_effects := v_effects || private.owe(v_document.owner, 'delete_objects', format('objects:%s', v_document.id),
      jsonb_build_object('keys', jsonb_build_array(format('%s/%s', v_document.owner, v_document.id))));
  end loop;
  return v_effects;
end
$$;

create function private.delete_for(p_owner uuid, p_documents uuid[], p_permanent boolean, p_actor text, out events jsonb, out effects jsonb, out deleted int)
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_document public.documents;
  v_deleted public.documents[] := '{}';
  v_queues text[] := '{}';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
begin
  for v_job in
    select * from private.open_jobs(p_owner, array(select j.id from public.jobs j where j.owner = p_owner and j.document_id = any (p_documents)))
  loop
    -- Hidden before its job is canceled, so that a mail which this very cancel owes does not speak of it.
    update public.documents set deleted_at = coalesce(deleted_at, private.now()), content_key = null where id = v_job.document_id;
    select c.events, c.effects into v_events, v_effects from private.cancel(v_job, v_events, v_effects) c;
    v_queues := v_queues || v_job.queue;
  end loop;
  v_effects := v_effects || private.next_runs_of(p_owner, v_queues);
  for v_document in
    update public.documents set deleted_at = coalesce(deleted_at, private.now()), content_key = null
    where owner = p_owner and id = any (p_documents)
    returning *
  loop
    v_deleted := v_deleted || v_document;
    v_events := v_events || private.event('document_deleted', p_owner, v_document.id, null, v_document.batch_id, jsonb_build_object('permanent', p_permanent), p_actor);
  end loop;
  if p_permanent then
    v_effects := v_effects || private.erase(v_deleted);
  end if;
  events := v_events;
  effects := v_effects;
  deleted := cardinality(v_deleted);
end
$$;
comment on function private.delete_for(uuid, uuid[], boolean, text) is
  'Hides documents and cancels their jobs, or erases them, in the name of whoever wants it; the events are not emitted yet.';

create function public.delete_documents(p_owner uuid, p_documents uuid[], p_permanent boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_done record := private.delete_for(p_owner, p_documents, p_permanent, 'user');
begin
  return private.answer('deleted', v_done.effects, v_done.events) || jsonb_build_object('count', v_done.deleted);
end
$$;
comment on function public.delete_documents(uuid, uuid[], boolean) is
  'Hides documents and cancels their jobs at once; rows and objects are erased after 30 days, or now when permanent.';

create function public.restore_documents(p_owner uuid, p_documents uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_document public.documents;
  v_count int := 0;
  v_events jsonb := '[]';
begin
  for v_document in
    update public.documents set deleted_at = null
    where owner = p_owner and id = any (p_documents) and deleted_at is not null
    returning *
  loop
    v_count := v_count + 1;
    v_events := v_events || private.event('document_restored', p_owner, v_document.id, null, v_document.batch_id, '{}', 'user');
  end loop;
  return private.answer('restored', '[]', v_events) || jsonb_build_object('count', v_count);
end
$$;
comment on function public.restore_documents(uuid, uuid[]) is 'Brings hidden documents back, with their results; a run that was canceled stays canceled.';

grant execute on function public.cancel_jobs(uuid, uuid[]), public.delete_documents(uuid, uuid[], boolean), public.restore_documents(uuid, uuid[]) to service_role;
