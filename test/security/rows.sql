-- What each actor may do to a row of `p_ann` in each table, as the database itself answers; nothing of it stays.
create function pg_temp.matrix(p_ann uuid, p_ann_email text, p_actors jsonb)
returns table (name text, actor text, verb text, answer text)
language plpgsql
as $$
declare
  v_table record;
  v_actor record;
  v_verb text;
  v_answer text;
  v_count int;
  v_cells jsonb := '[]';
begin
  begin
    perform pg_temp.plant(p_ann, p_ann_email);
    for v_table in
      select c.relname as name, min(a.attname) as some_column
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.attgenerated = '' and a.attidentity = '' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname
    loop
      for v_actor in select x.name, x.role, x.sub from jsonb_to_recordset(p_actors) x(name text, role text, sub text) loop
        foreach v_verb in array array['select', 'insert', 'update', 'delete'] loop
          begin
            perform set_config('request.jwt.claims', json_build_object('sub', v_actor.sub, 'role', v_actor.role)::text, true);
            perform set_config('request.jwt.claim.sub', coalesce(v_actor.sub, ''), true);
            execute format('set local role %I', v_actor.role);
            if v_verb = 'select' then
              execute format('select count(*) from public.%I t where to_jsonb(t)::text ~ $1', v_table.name)
              into v_count using p_ann || '|' || p_ann_email || '|33333333-3333';
            else
              execute format(case v_verb
                when 'insert' then 'insert into public.%1$I (%2$I) select %2$I from public.%1$I limit 1'
                when 'update' then 'update public.%1$I set %2$I = %2$I'
                else 'delete from public.%1$I' end, v_table.name, v_table.some_column);
              get diagnostics v_count = row_count;
            end if;
            v_answer := case when v_count = 0 then 'nothing' else 'theirs' end;
            raise exception using errcode = 'P0099';
          exception
            when sqlstate 'P0099' then null;
            when others then v_answer := sqlstate;
          end;
          v_cells := v_cells || jsonb_build_object('name', v_table.name, 'actor', v_actor.name, 'verb', v_verb, 'answer', v_answer);
        end loop;
      end loop;
    end loop;
    raise exception using errcode = 'P0098';
  exception when sqlstate 'P0098' then null;
  end;
  return query select x.name, x.actor, x.verb, x.answer
    from jsonb_to_recordset(v_cells) x(name text, actor text, verb text, answer text);
end $$;

-- One row of hers in every table, made from the catalog: constraints and triggers stay away meanwhile.
create function pg_temp.plant(p_ann uuid, p_ann_email text) returns void
language plpgsql
as $$
declare
  v_table record;
  v_constraint record;
begin
  perform set_config('session_replication_role', 'replica', true);
  for v_constraint in
    select conrelid::regclass as name, conname from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace
  loop
    execute format('alter table %s drop constraint %I', v_constraint.name, v_constraint.conname);
  end loop;
  for v_table in
    select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns, string_agg(pg_temp.sample(a, p_ann, p_ann_email), ', ') as samples
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attgenerated = '' and a.attidentity = ''
      and (a.attnotnull and not a.atthasdef or a.attname in ('owner', 'id', 'email'))
    group by c.relname
  loop
    execute format('insert into public.%I (%s) values (%s) on conflict do nothing', v_table.name, v_table.columns, v_table.samples);
  end loop;
end $$;

create function pg_temp.sample(a pg_attribute, p_ann uuid, p_ann_email text) returns text
language sql
as $$
  select case
    when a.attname in ('owner', 'user_id') then quote_literal(p_ann)
    when a.attname = 'email' then quote_literal(p_ann_email)
    when t.typcategory = 'N' then '1'
    when t.typcategory = 'B' then 'false'
    when t.typcategory = 'A' then quote_literal('{}')
    when t.typcategory = 'D' then 'now()'
    when t.typname = 'uuid' then quote_literal('33333333-3333-4333-8333-333333333333')
    when t.typname in ('json', 'jsonb') then quote_literal('{}')
    when t.typname in ('vector', 'halfvec') then quote_literal('[' || repeat('0,', a.atttypmod - 1) || '0]')
    when t.typname = 'bytea' then quote_literal('\x00')
    when t.typname = 'interval' then quote_literal('1 day')
    when t.typtype = 'e' then (select quote_literal(min(e.enumlabel)) from pg_enum e where e.enumtypid = t.oid)
    else quote_literal('x')
  end || '::' || format_type(a.atttypid, a.atttypmod)
  from pg_type t where t.oid = a.atttypid
$$;
