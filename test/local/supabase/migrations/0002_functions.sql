create function public.write_notes(p_owner uuid, p_notes jsonb, p_ids uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare written jsonb;
begin
  with new as (
    insert into public.notes (owner, text) select p_owner, note ->> 'text' from jsonb_array_elements(p_notes) note
    returning *
  )
  select jsonb_build_object('notes', jsonb_agg(to_jsonb(new)), 'ids', to_jsonb(p_ids)) from new into written;
  return written;
end $$;
revoke execute on function public.write_notes(uuid, jsonb, uuid[]) from public, anon, authenticated;

create function public.my_notes() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('me', auth.uid(), 'role', auth.role(), 'count', (select count(*) from public.notes))
$$;

create function public.refuse(p_code text) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
  raise exception 'the quota is used up' using errcode = p_code, detail = 'nine of nine', hint = 'wait a day';
end $$;

create function public.list_notes() returns setof public.notes
language sql stable security invoker set search_path = '' as $$ select * from public.notes order by text $$;

create function public.nothing() returns void language sql set search_path = '' as $$ select $$;

create function public.what_time() returns jsonb
language sql stable security definer set search_path = '' as $$ select to_jsonb(private.now()) $$;

create function public.nearest(p_at extensions.vector(3)) returns jsonb
language sql stable set search_path = 'public, extensions' as $$
  select to_jsonb(id) from public.places order by at operator(extensions.<=>) p_at limit 1
$$;

insert into storage.buckets (id, name, public, file_size_limit) values ('documents', 'documents', false, 1000);
create policy "Owners read their objects" on storage.objects for select to authenticated
using (bucket_id = 'documents' and owner = (select auth.uid()));
create policy "Owners write below their id" on storage.objects for insert to authenticated
with check (bucket_id = 'documents' and (storage.foldername(name))[1] = (select auth.uid())::text);
