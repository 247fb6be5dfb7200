create extension if not exists vector with schema extensions;
create schema private;

create function private.now() returns timestamptz
language sql stable set search_path = '' as $$ select now() $$;
revoke execute on function private.now() from public;
grant usage on schema private to service_role;
grant execute on function private.now() to service_role;

create table public.notes (
  id uuid primary key default gen_random_uuid(),
  owner uuid not null references auth.users (id) on delete cascade,
  text text not null check (length(text) <= 100),
  written_at timestamptz not null default private.now()
);
alter table public.notes enable row level security;
create policy "Owners read their notes" on public.notes for select to authenticated
using (owner = (select auth.uid()));
revoke all on public.notes from anon, authenticated, service_role;
grant select on public.notes to authenticated;

create table public.secrets (id int primary key, secret text not null);
alter table public.secrets enable row level security;
revoke all on public.secrets from anon, authenticated, service_role;
insert into public.secrets values (1, 'nobody reads this');

create table public.places (id int primary key, at extensions.vector(3) not null);
insert into public.places values (1, '[1,0,0]'), (2, '[0,1,0]');
