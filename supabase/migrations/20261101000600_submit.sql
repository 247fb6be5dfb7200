-- Ways in: documents that came with their bytes, and those whose bytes go straight to Storage.

create function private.enqueue(p_document public.documents, p_batch public.batches, p_entry jsonb, p_settings jsonb, inout events jsonb)
language plpgsql
set search_path = ''
as $$
declare
  v_job uuid := (p_entry ->> 'job_id')::uuid;
begin
  insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, settings, status, trace_id, run_at)
  values (v_job, p_document.id, p_document.generation, p_document.owner, p_batch.id,
    p_settings ->> 'queue', array(select jsonb_array_elements_text(p_settings -> 'stages')), coalesce(p_settings -> 'settings', '{}'), 'queued',
    coalesce((p_settings ->> 'trace_id')::uuid, gen_random_uuid()),
    greatest(private.now(), coalesce((p_settings ->> 'run_at')::timestamptz,
      private.now() + coalesce((p_settings ->> 'delay_ms')::bigint, 0) * interval '1 millisecond')));
  events := events || private.event('document_uploaded', p_document.owner, p_document.id, v_job, p_batch.id,
    jsonb_build_object('size_in_bytes', p_document.size_in_bytes), 'user');
  events := events || private.event('job_queued', p_document.owner, p_document.id, v_job, p_batch.id,
    jsonb_build_object('queue', p_settings ->> 'queue', 'generation', p_document.generation));
end
$$;

create function private.submitted(p_document public.documents, p_duplicate_of uuid default null)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  select * into v_job from public.jobs where document_id = p_document.id and generation = p_document.generation;
  return jsonb_strip_nulls(jsonb_build_object('id', p_document.id, 'job_id', v_job.id, 'filename', p_document.filename,
    'status', private.shown_status(p_document, v_job), 'duplicate_of', p_duplicate_of, 'version_of', p_document.version_of));
end
$$;
comment on function private.submitted(public.documents, uuid) is 'What the caller of an upload is told of a document: a new one, or the one that its file is a copy of.';

create function private.stored_size(p_owner uuid, p_document uuid)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select (o.metadata ->> 'size')::bigint from storage.objects o
    where o.bucket_id = 'documents' and o.name = format('%s/%s', p_owner, p_document)
  );
end
$$;
comment on function private.stored_size(uuid, uuid) is 'Bytes of a stored object, whatever was announced; null when nothing is there.';

create function private.upload_problem(p_id uuid, p_document public.documents, p_size bigint)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return case
    when p_document.id is null then
      jsonb_build_object('filename', p_id, 'code', 'not_found', 'detail', 'There is no such upload; open one with POST /v1/uploads.')
    when p_document.status <> 'uploading' then null
    when p_size is null then
      jsonb_build_object('filename', p_document.filename, 'code', 'missing_object', 'detail', 'Nothing has been uploaded yet; PUT the file to its url first.')
    when p_size = 0 then
      jsonb_build_object('filename', p_document.filename, 'code', 'empty_file', 'detail', 'The uploaded file is empty; open a new upload for it and send its content there.')
  end;
end
$$;

-- Only a repeated request names the same object again. One that was given up may so be wanted after all: its owed deletion ends here. One that is being
-- deleted now, or is gone already, makes the caller begin anew (serialization_failure), and so store it again.
create function private.keep_object(p_owner uuid, p_document uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from public.outbox where dedupe_key = format('objects:%s', p_document) and status in ('owed', 'done', 'failed');
  if exists (select from public.outbox where dedupe_key = format('objects:%s', p_document))
    or private.stored_size(p_owner, p_document) is null then
    raise exception 'the object of document % is not there to stay', p_document using errcode = '40001';
  end if;
end
$$;

create function private.lock_contents(p_owner uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 1));
end
$$;
comment on function private.lock_contents(uuid) is 'One at a time per owner: whoever decides whether bytes are here already must not be overtaken.';

create function private.announced(p_owner uuid)
returns private.allowance
language plpgsql
stable
set search_path = ''
as $$
declare
  v_allowance private.allowance := private.allowance_of(p_owner);
begin
  if v_allowance.files_per_day is not null then
    v_allowance.files_used := v_allowance.files_used
      + (select count(*) from public.documents d where d.owner = p_owner and d.status = 'uploading');
  end if;
  return v_allowance;
end
$$;
comment on function private.announced(uuid) is 'What this person may take, with what is announced as if it were taken.';

create function public.open_uploads(p_owner uuid, p_uploads jsonb, p_quotas jsonb default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_bytes bigint := (select sum((x ->> 'size_in_bytes')::bigint) from jsonb_array_elements(p_uploads) x);
  v_problem jsonb;
  v_full jsonb;
begin
  perform private.lock_contents(p_owner);
  perform private.adopt_quotas(p_quotas);
  v_problem := private.quota_problem(private.announced(p_owner), v_bytes, jsonb_array_length(p_uploads));
  if v_problem is not null then
    return private.answer('quota_exceeded') || v_problem;
  end if;
  v_full := private.deployment_full(jsonb_array_length(p_uploads), v_bytes);
  if v_full is not null then
    return private.answer('deployment_full') || v_full;
  end if;
  insert into public.documents (id, owner, filename, size_in_bytes, sha256, status)
  select (x ->> 'id')::uuid, p_owner, x ->> 'filename', (x ->> 'size_in_bytes')::bigint, x ->> 'sha256', 'uploading'
  from jsonb_array_elements(p_uploads) x;
  -- For the deployment they are taken now: whoever was given a place is not turned away later.
  perform private.count_deployment_use(jsonb_array_length(p_uploads), v_bytes);
  return private.answer('opened');
end
$$;
comment on function public.open_uploads(uuid, jsonb, jsonb) is
  'Announces documents whose bytes go straight to Storage: [{id, filename, size_in_bytes, sha256?}]; quotas are those of the configuration. Outcomes: opened, quota_exceeded, deployment_full (with name, limit and resets_in_s).';

create function private.batch_full(p_batch public.batches, p_documents jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_entry jsonb;
  v_effects jsonb := '[]';
  v_full jsonb := (
    select private.deployment_full(count(*), coalesce(sum((x ->> 'size_in_bytes')::bigint), 0)::bigint)
    from jsonb_array_elements(p_documents) x where not x ? 'upload_id');
begin
  if v_full is null then
    return null;
  end if;
  -- As if it had never come, so that the very same request may be made again when there is room.
  delete from public.batches where id = p_batch.id;
  for v_entry in select x from jsonb_array_elements(p_documents) x where not x ? 'upload_id' loop
    v_effects := v_effects || private.owe(p_batch.owner, 'delete_objects', format('objects:%s', v_entry ->> 'id'),
      jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_batch.owner, v_entry ->> 'id'))));
  end loop;
  return private.answer('deployment_full', v_effects) || v_full;
end
$$;
comment on function private.batch_full(public.batches, jsonb) is
  'The answer to a call with more files than the deployment has room for today, which then leaves no trace; null when there is room. Announced files have their room already.';

create function public.submit_documents(p_owner uuid, p_batch jsonb, p_documents jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_batch public.batches;
  v_entry jsonb;
  v_index jsonb;
  v_document public.documents;
  v_other public.documents;
  v_problem jsonb;
  v_over jsonb;
  v_allowance private.allowance;
  v_announced bigint;
  v_size bigint;
  v_policy text := coalesce(p_batch ->> 'duplicates', 'reuse');
  v_folder uuid := (p_batch ->> 'folder_id')::uuid;
  v_key text;
  v_answers jsonb := '[]';
  v_problems jsonb := '[]';
  v_events jsonb := '[]';
  v_effects jsonb := '[]';
  v_total int := 0;
  v_full jsonb;
  v_files bigint := 0;
  v_bytes bigint := 0;
begin
  perform private.lock_contents(p_owner);
  if v_folder is not null and not exists (select from public.folders where id = v_folder and owner = p_owner) then
    return private.answer('folder_not_found');
  end if;
  if (p_batch ->> 'run_at')::timestamptz > private.now() + interval '7 days' then
    return private.answer('start_too_late');
  end if;

  insert into public.batches (id, owner, idempotency_key, request_hash, notify)
  values ((p_batch ->> 'id')::uuid, p_owner, p_batch ->> 'idempotency_key', p_batch ->> 'request_hash', coalesce((p_batch ->> 'notify')::boolean, true))
  on conflict do nothing
  returning * into v_batch;
  if not found then
    select * into v_batch from public.batches
    where owner = p_owner and (id = (p_batch ->> 'id')::uuid or idempotency_key = p_batch ->> 'idempotency_key');
    if v_batch.request_hash is distinct from p_batch ->> 'request_hash' then
      return private.answer('idempotency_conflict');
    end if;
    return v_batch.answer || private.answer('accepted') || '{"repeated": true}';
  end if;

  perform private.adopt_quotas(p_batch -> 'quotas');
  v_full := private.batch_full(v_batch, p_documents);
  if v_full is not null then
    return v_full;
  end if;
  v_allowance := private.allowance_of(p_owner);
  for v_entry, v_index in
    select entry, jsonb_build_object('index', position - 1) from jsonb_array_elements(p_documents) with ordinality as e (entry, position)
    order by position
  loop
    v_document := null;
    v_announced := 0;
    if v_entry ? 'upload_id' then
      select * into v_document from public.documents
      where id = (v_entry ->> 'upload_id')::uuid and owner = p_owner and deleted_at is null for update;
      v_size := private.stored_size(p_owner, v_document.id);
      v_problem := private.upload_problem((v_entry ->> 'upload_id')::uuid, v_document, v_size);
      if v_problem is not null then
        v_problems := v_problems || (v_problem || v_index);
        continue;
      end if;
      -- A commit that is repeated under another key finds its document under way.
      if v_document.status <> 'uploading' then
        v_answers := v_answers || (private.submitted(v_document) || v_index);
        continue;
      end if;
      v_announced := coalesce(v_document.size_in_bytes, 0);
      v_document.size_in_bytes := v_size;
    else
      v_document.id := (v_entry ->> 'id')::uuid;
      v_document.filename := v_entry ->> 'filename';
      v_document.media_type := v_entry ->> 'media_type';
      v_document.size_in_bytes := (v_entry ->> 'size_in_bytes')::bigint;
      v_document.sha256 := v_entry ->> 'sha256';
    end if;

    v_over := private.quota_problem(v_allowance, v_document.size_in_bytes - v_announced);
    v_key := case when v_policy <> 'allow' then v_document.sha256 end;
    if v_key is not null then
      select * into v_other from public.documents
      where owner = p_owner and content_key = v_key and id <> v_document.id for update;
      if found and v_policy = 'new_version' then
        if v_over is null then
          update public.documents set content_key = null where id = v_other.id;
          v_document.version_of := v_other.id;
        end if;
      elsif found then
        if v_policy = 'reject' then
          v_problems := v_problems || (v_index || jsonb_build_object('filename', v_document.filename, 'code', 'duplicate_document',
            'detail', format('The same file is here already, as document %s.', v_other.id)));
        else
          v_answers := v_answers || (private.submitted(v_other, v_other.id) || v_index);
          v_events := v_events || private.event('document_duplicate', p_owner, v_other.id, null, v_batch.id, '{}', 'user');
        end if;
        delete from public.documents where id = v_document.id and status = 'uploading';
        v_effects := v_effects || private.owe(p_owner, 'delete_objects', format('objects:%s', v_document.id),
          jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_owner, v_document.id))), v_batch.id);
        continue;
      end if;
    end if;

    if v_over is not null then
      v_problems := v_problems || (v_index || jsonb_build_object('filename', v_document.filename) || v_over);
      -- An announced file waits where it is, in case there is room before its upload ends.
      if not v_entry ? 'upload_id' then
        v_effects := v_effects || private.owe(p_owner, 'delete_objects', format('objects:%s', v_document.id),
          jsonb_build_object('keys', jsonb_build_array(format('%s/%s', p_owner, v_document.id))), v_batch.id);
      end if;
      continue;
    end if;

    if v_batch.idempotency_key is not null and not v_entry ? 'upload_id' then
      perform private.keep_object(p_owner, v_document.id);
    end if;
    insert into public.documents (id, owner, batch_id, folder_id, filename, media_type, size_in_bytes, sha256, content_key, status, version_of)
    values (v_document.id, p_owner, v_batch.id, v_folder, v_document.filename, v_document.media_type, v_document.size_in_bytes,
      v_document.sha256, v_key, 'queued', v_document.version_of)
    on conflict (id) do update set batch_id = excluded.batch_id, folder_id = excluded.folder_id, size_in_bytes = excluded.size_in_bytes,
      content_key = excluded.content_key, status = 'queued', version_of = excluded.version_of
    returning * into v_document;
    select e.events into v_events from private.enqueue(v_document, v_batch, v_entry, p_batch, v_events) e;
    v_answers := v_answers || (private.submitted(v_document) || v_index);
    v_total := v_total + 1;
    v_files := v_files + (not v_entry ? 'upload_id')::int;
    v_bytes := v_bytes + greatest(v_document.size_in_bytes - v_announced, 0);
    v_allowance.files_used := v_allowance.files_used + 1;
    v_allowance.bytes_used := v_allowance.bytes_used + v_document.size_in_bytes - v_announced;
  end loop;

  update public.batches set total = v_total,
    answer = jsonb_build_object('batch', jsonb_build_object('id', v_batch.id, 'total', v_total, 'created_at', v_batch.created_at),
      'documents', v_answers, 'errors', v_problems)
  where id = v_batch.id
  returning * into v_batch;
  v_effects := v_effects || private.next_runs(p_owner, p_batch ->> 'queue');
  select w.events, w.effects into v_events, v_effects from private.watch_cron(v_events, v_effects) w;
  if v_allowance.files_per_day is not null and v_total > 0 then
    perform private.count_use(p_owner, 'files', v_total);
  end if;
  perform private.count_deployment_use(v_files, v_bytes);
  return v_batch.answer || private.answer('accepted', v_effects, v_events) || '{"repeated": false}';
end
$$;
comment on function public.submit_documents(uuid, jsonb, jsonb) is
  'Accepts a whole call in one commit. p_batch: {id, queue, stages, delay_ms, duplicates, folder_id, notify, idempotency_key, request_hash, trace_id}; p_documents: [{id, job_id, filename, media_type, size_in_bytes, sha256} or {upload_id, job_id}]; each answer names its entry by its index. Outcomes: accepted, idempotency_conflict, folder_not_found, start_too_late, deployment_full (with name, limit and resets_in_s).';

grant execute on function public.open_uploads(uuid, jsonb, jsonb), public.submit_documents(uuid, jsonb, jsonb) to service_role;
