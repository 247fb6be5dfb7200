-- API keys: what a program shows in the place of its owner. A key is never kept, only what it hashes to, and it never
-- may do more than its owner may at that moment: the worker acts as the owner, and row-level security decides as ever.

create table public.api_keys (
  id uuid primary key,
  owner uuid not null references public.people (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  prefix text not null unique check (prefix ~ '^dk_[0-9A-Za-z]{10}$'),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ '{documents:read,documents:write,matches:read,applications:write,notifications:read,notifications:write,postings:write,webhooks:write,operations:read,operations:write,metrics:read}'),
  lifetime interval not null check (lifetime between interval '1 day' and interval '365 days'),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  rotated_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default private.now()
);
comment on table public.api_keys is 'Keys by which programs act for their owners, each with the scopes it is limited to.';
comment on column public.api_keys.prefix is 'How the key begins: people know it by that, and its row is found by that.';
comment on column public.api_keys.last_used_at is 'To the minute: a busy key is not a row that is written all the time.';
create index api_keys_of_owner on public.api_keys (owner, created_at desc, id desc);

create table private.api_key_secrets (
  hash bytea primary key check (length(hash) = 32),
  key_id uuid not null references public.api_keys (id) on delete cascade,
  valid_until timestamptz,
  made_at timestamptz not null default private.now()
);
comment on table private.api_key_secrets is
  'The SHA-256 of each secret of a key: the newest is valid as long as its key, those it took the place of for their time of grace.';
create index api_key_secrets_of_key on private.api_key_secrets (key_id);

alter table public.api_keys enable row level security;
create policy "People read their keys" on public.api_keys for select to authenticated using (owner = (select auth.uid()));
grant select on public.api_keys to authenticated;

create function private.api_key_line(p_key public.api_keys)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('id', p_key.id, 'name', p_key.name, 'prefix', p_key.prefix, 'scopes', to_jsonb(p_key.scopes),
    'expires_at', p_key.expires_at, 'last_used_at', p_key.last_used_at, 'rotated_at', p_key.rotated_at,
    'revoked_at', p_key.revoked_at, 'created_at', p_key.created_at);
end
$$;

create function private.api_key_event(p_type text, p_key public.api_keys)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  return jsonb_build_array(private.event(p_type, p_key.owner, null, null, null,
    jsonb_build_object('key_id', p_key.id, 'scopes', to_jsonb(p_key.scopes), 'expires_at', p_key.expires_at), 'user'));
end
$$;

create function private.scope_beyond(p_owner uuid, p_scopes text[])
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select s.scope from unnest(p_scopes) as s (scope)
    where s.scope in ('operations:read', 'metrics:read') and not private.has_role(p_owner, 'viewer')
      or s.scope in ('operations:write', 'postings:write') and not private.has_role(p_owner, 'operator')
    order by 1 limit 1
  );
end
$$;
comment on function private.scope_beyond(uuid, text[]) is 'A scope of these that only somebody with another role may hand out; null when there is none.';

create function public.make_api_key(p_owner uuid, p_id uuid, p_name text, p_prefix text, p_hash text, p_scopes text[], p_days int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := private.now();
  v_key public.api_keys;
  v_beyond text := private.scope_beyond(p_owner, p_scopes);
begin
  if v_beyond is not null then
    return private.answer('forbidden') || jsonb_build_object('scope', v_beyond);
  end if;
  -- Whoever makes two at once makes them one after the other, so that both are counted.
  perform from public.people p where p.id = p_owner for no key update;
  if not found then
    return private.answer('no_account');
  end if;
  select * into v_key from public.api_keys k where k.id = p_id and k.owner = p_owner;
  -- Whose answer was lost asks again under the same id and hears the same.
  if v_key.id is not null then
    return private.answer('made') || jsonb_build_object('api_key', private.api_key_line(v_key));
  end if;
  delete from public.api_keys k where k.owner = p_owner and least(k.expires_at, k.revoked_at) < v_now - interval '90 days';
  if (select count(*) from public.api_keys k where k.owner = p_owner and k.revoked_at is null and k.expires_at > v_now) >= 50 then
    return private.answer('too_many');
  end if;
  insert into public.api_keys (id, owner, name, prefix, scopes, lifetime, expires_at)
  values (p_id, p_owner, p_name, p_prefix, p_scopes, make_interval(days => p_days), v_now + make_interval(days => p_days))
  returning * into v_key;
  insert into private.api_key_secrets (hash, key_id) values (decode(p_hash, 'hex'), p_id);
  return private.answer('made', '[]', private.api_key_event('api_key_made', v_key)) || jsonb_build_object('api_key', private.api_key_line(v_key));
end
$$;
comment on function public.make_api_key(uuid, uuid, text, text, text, text[], int) is
  'Keeps a new key. Outcomes: made, forbidden (with the scope that the owner''s role does not allow), too_many (50 that work), no_account.';

create function public.rotate_api_key(p_owner uuid, p_key uuid, p_hash text, p_grace_seconds int)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := private.now();
  v_until timestamptz := v_now + make_interval(secs => p_grace_seconds);
  v_hash bytea := decode(p_hash, 'hex');
  v_key public.api_keys;
begin
  select * into v_key from public.api_keys k where k.id = p_key and k.owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if exists (select from private.api_key_secrets s where s.hash = v_hash and s.key_id = p_key) then
    return private.answer('rotated') || jsonb_build_object('api_key', private.api_key_line(v_key));
  end if;
  if v_key.revoked_at is not null or v_key.expires_at <= v_now then
    return private.answer(case when v_key.revoked_at is null then 'expired' else 'revoked' end);
  end if;
  delete from private.api_key_secrets s where s.key_id = p_key and s.valid_until <= v_now;
  if (select count(*) from private.api_key_secrets s where s.key_id = p_key) >= 10 then
    return private.answer('too_many');
  end if;
  -- Of two rotations at once the second finds the first one's secret in use: it gets its grace too, as somebody was just handed it.
  update private.api_key_secrets s set valid_until = least(s.valid_until, v_until, v_key.expires_at) where s.key_id = p_key;
  insert into private.api_key_secrets (hash, key_id) values (v_hash, p_key);
  update public.api_keys k set rotated_at = v_now, expires_at = v_now + k.lifetime where k.id = p_key returning * into v_key;
  return private.answer('rotated', '[]', private.api_key_event('api_key_rotated', v_key)) || jsonb_build_object('api_key', private.api_key_line(v_key));
end
$$;
comment on function public.rotate_api_key(uuid, uuid, text, int) is
  'Gives a key a new secret and its whole time again; the secrets before it end with the grace. Outcomes: rotated, not_found, revoked, expired, too_many (ten still valid).';

create function public.revoke_api_key(p_owner uuid, p_key uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  select * into v_key from public.api_keys k where k.id = p_key and k.owner = p_owner for no key update;
  if not found then
    return private.answer('not_found');
  end if;
  if v_key.revoked_at is not null then
    return private.answer('revoked');
  end if;
  update public.api_keys k set revoked_at = private.now() where k.id = p_key returning * into v_key;
  return private.answer('revoked', '[]', private.api_key_event('api_key_revoked', v_key));
end
$$;
comment on function public.revoke_api_key(uuid, uuid) is 'Ends a key at once, and stays true when said twice. Outcomes: revoked, not_found.';

create function public.use_api_key(p_prefix text, p_hash text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := private.now();
  v_salt bytea := uuid_send(gen_random_uuid());
  v_key public.api_keys;
  v_until timestamptz;
begin
  select k.* into v_key from public.api_keys k
  join auth.users u on u.id = k.owner and (u.banned_until is null or u.banned_until <= v_now)
  where k.prefix = p_prefix;
  -- Compared under a salt of the moment, so that the time it takes says nothing about the hash that is kept.
  select coalesce(s.valid_until, v_key.expires_at) into v_until from private.api_key_secrets s
  where s.key_id = v_key.id and sha256(s.hash || v_salt) = sha256(decode(p_hash, 'hex') || v_salt);
  if not found then
    return private.answer('unknown');
  end if;
  if v_key.revoked_at is not null or least(v_until, v_key.expires_at) <= v_now then
    return private.answer(case when v_key.revoked_at is not null then 'revoked' when v_key.expires_at <= v_now then 'expired' else 'rotated' end);
  end if;
  update public.api_keys k set last_used_at = v_now
  where k.id = v_key.id and (k.last_used_at is null or k.last_used_at <= v_now - interval '1 minute');
  return private.answer('used') || jsonb_build_object('key_id', v_key.id, 'owner', v_key.owner, 'scopes', to_jsonb(v_key.scopes),
    'seconds_left', extract(epoch from least(v_until, v_key.expires_at) - v_now)::bigint);
end
$$;
comment on function public.use_api_key(text, text) is
  'Whose key begins and hashes like this, and what it may do. Outcomes: used, unknown, revoked, expired, rotated (its grace is over).';
grant execute on function public.make_api_key(uuid, uuid, text, text, text, text[], int), public.rotate_api_key(uuid, uuid, text, int),
  public.revoke_api_key(uuid, uuid), public.use_api_key(text, text) to service_role;

create function public.list_api_keys(p_limit int default 20, p_cursor text default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_limit int := least(p_limit, 100);
  v_from text[] := private.page_position(p_cursor);
begin
  return (
    with page as (
      select k as key, row_number() over (order by k.created_at desc, k.id desc) as place
      from public.api_keys k
      where k.owner = (select auth.uid())
        and (p_cursor is null or (k.created_at, k.id) < (v_from[1]::timestamptz, v_from[2]::uuid))
      order by k.created_at desc, k.id desc
      limit v_limit + 1
    )
    select jsonb_build_object(
      'data', coalesce(jsonb_agg(private.api_key_line(key) order by place) filter (where place <= v_limit), '[]'),
      'next_cursor', case when count(*) > v_limit then
        (select private.page_cursor(to_jsonb((key).created_at) #>> '{}', (key).id::text) from page where place = v_limit) end)
    from page
  );
end
$$;
comment on function public.list_api_keys(int, text) is 'A page of the caller''s keys, newest first, ended ones included.';
grant execute on function private.api_key_line(public.api_keys), public.list_api_keys(int, text) to authenticated;
