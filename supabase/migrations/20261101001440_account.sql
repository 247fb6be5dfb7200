-- Who is signed in, and what they may do for everybody.

create function public.get_account()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name, 'created_at', p.created_at,
      'role', (select r.role from public.roles r where r.user_id = p.id), 'quotas', private.my_quotas())
    from public.people p where p.id = (select auth.uid()));
end
$$;
comment on function public.get_account() is 'The caller''s own account with its role and its quotas, or null when it was erased.';
grant execute on function public.get_account() to authenticated;
