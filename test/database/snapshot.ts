type Query = <T>(sql: string) => Promise<T[]>;

interface Line {
  text: string;
}

const tables = `
  select format(E'create table %1$s.%2$s (\\n%3$s\\n);\\ncomment on table %1$s.%2$s is %4$s;', n.nspname, c.relname, string_agg(line, E',\\n' order by place), quote_literal(obj_description(c.oid))) as text
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join lateral (
    select a.attnum::int as place, format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 1000 + row_number() over (order by conname)::int, '  ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = c.oid and contype <> 'n'
  ) lines on true
  where n.nspname in ('public', 'private') and c.relkind = 'r'
  group by n.nspname, c.relname, c.oid
  order by n.nspname, c.relname`;

const views = `
  select format(E'create view %s.%s%s as\n%s\ncomment on view %1$s.%2$s is %5$s;', n.nspname, c.relname,
    coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid, true), quote_literal(obj_description(c.oid))) as text
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'v'
  order by c.relname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as text
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by c.relname`;

const policies = `
  select format('create policy %I on %s.%s for %s to %s using %s;', policyname, schemaname, tablename, lower(cmd), array_to_string(roles, ', '), qual) as text
  from pg_policies where schemaname = 'public' order by tablename, policyname`;

const functions = `
  select pg_get_functiondef(p.oid) || E';\\n-- executed by ' || coalesce((
    select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
    where r.rolname in ('anon', 'authenticated', 'service_role') and has_function_privilege(r.oid, p.oid, 'execute')), 'nobody else') as text
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private') and p.prokind = 'f' and p.oid > 16384 and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
  order by n.nspname, p.proname`;

const grants = `
  select format('grant %s on %s.%s to %s;', lower(string_agg(privilege_type, ', ' order by privilege_type)), table_schema, table_name, grantee) as text
  from information_schema.role_table_grants
  where table_schema = 'public' and grantee in ('anon', 'authenticated', 'service_role')
  group by table_schema, table_name, grantee
  order by table_name, grantee`;

const header =
  '-- What the database looks like after all migrations: written from its own catalog, to be read and reviewed, not to be run.\n';

/** The schema as one readable text, always in the same order. */
export async function snapshot(query: Query): Promise<string> {
  const parts: string[] = [];
  for (const [title, sql] of Object.entries({ tables, views, indexes, policies, grants, functions })) {
    const lines = await query<Line>(sql);
    parts.push(
      `-- ${title}\n\n${lines.map(({ text }) => text.trimEnd()).join(['tables', 'views', 'functions'].includes(title) ? '\n\n' : '\n')}\n`,
    );
  }
  return `${header}\n${parts.join('\n')}`;
}
