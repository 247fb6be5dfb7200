-- What somebody who looks after a deployment asks it: whether it is what the code expects. Reads alone, and nothing of anybody's.

create function private.migrations_applied()
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_versions jsonb;
begin
  -- The history belongs to the tool that applies migrations; by hand there is none.
  if to_regclass('supabase_migrations.schema_migrations') is null then
    return null;
  end if;
  execute 'select coalesce(jsonb_agg(m.version order by m.version), ''[]'') from supabase_migrations.schema_migrations m' into v_versions;
  return v_versions;
end
$$;
comment on function private.migrations_applied() is 'The versions of the migrations that were applied; null where nobody wrote them down.';

create function public.deployment()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'now', private.now(),
    'sweep_at', (select h.at from private.heartbeats h where h.name = 'sweep'),
    'sweep_is_late', private.sweep_is_late(),
    'migrations', private.migrations_applied(),
    'storage_policies', (
      select coalesce(jsonb_agg(jsonb_build_object('name', p.policyname, 'command', p.cmd, 'roles', p.roles) order by p.policyname), '[]')
      from pg_catalog.pg_policies p where p.schemaname = 'storage' and p.tablename = 'objects'),
    'unprotected_tables', (
      select coalesce(jsonb_agg(c.relname order by c.relname), '[]')
      from pg_catalog.pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity),
    'operators', (select count(*) from public.roles r where r.role = 'operator'));
end
$$;
comment on function public.deployment() is
  'What `npm run doctor` compares with the code: clock, last sweep, migrations, policies of files, tables without row-level security, how many operators.';
grant execute on function public.deployment() to service_role;
