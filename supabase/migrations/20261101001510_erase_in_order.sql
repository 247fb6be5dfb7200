-- Two permanent deletions, each of documents of the same two batches, waited for each other: mails were locked before their batches, and
-- one document's before the next one's. Now all batches come first, in the order of their ids, and then all mails.

create or replace function private.erase(p_documents public.documents[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_ids uuid[] := array(select d.id from unnest(p_documents) d);
  v_batches uuid[] := array(
    select b.id from public.batches b
    where b.owner in (select d.owner from unnest(p_documents) d)
      and exists (select from jsonb_array_elements(b.answer -> 'documents') x where (x ->> 'id')::uuid = any (v_ids))
    order by b.id for no key update);
  v_mails uuid[] := array(
    select o.id from public.outbox o
    where o.batch_id in (select j.batch_id from public.jobs j where j.document_id = any (v_ids)) and o.kind = 'send_mail' and o.payload ? 'documents'
    order by o.id for no key update);
  v_document public.documents;
  v_effects jsonb := '[]';
begin
  update public.batches set answer = jsonb_set(answer, '{documents}', private.without(answer -> 'documents', v_ids)) where id = any (v_batches);
  update public.outbox set payload = jsonb_set(payload, '{documents}', private.without(payload -> 'documents', v_ids)) where id = any (v_mails);
  delete from public.documents where id = any (v_ids);
  foreach v_document in array p_documents loop
    v_effects := v_effects || private.owe(v_document.owner, 'delete_objects', format('objects:%s', v_document.id),
      jsonb_build_object('keys', jsonb_build_array(format('%s/%s', v_document.owner, v_document.id))));
  end loop;
  return v_effects;
end
$$;
comment on function private.erase(public.documents[]) is
  'Removes every trace of documents but the bare log of ids; the objects themselves are owed effects, which it answers.';

create function private.without(p_documents jsonb, p_ids uuid[])
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return coalesce((select jsonb_agg(x) from jsonb_array_elements(p_documents) x where (x ->> 'id')::uuid <> all (p_ids)), '[]');
end
$$;
comment on function private.without(jsonb, uuid[]) is 'What is left of a list of documents, [{id, …}], when these are gone.';
