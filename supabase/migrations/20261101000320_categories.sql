-- Categories that people define beside the built-in ones, and how sure they want to be of each.

create table public.categories (
  owner uuid not null references public.people (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 1000),
  examples int not null default 0,
  terms jsonb not null default '[]',
  created_at timestamptz not null default private.now(),
  primary key (owner, slug)
);
comment on table public.categories is 'What a person calls documents beside the built-in categories; documents bear the slug, people see the name.';
comment on column public.categories.terms is 'What its examples have in common, counted when they change, because every run needs it: [{term, examples, elsewhere}].';

create table public.category_examples (
  document_id uuid primary key references public.documents (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  category text not null,
  terms jsonb not null,
  at timestamptz not null default private.now(),
  foreign key (owner, category) references public.categories (owner, slug) on delete cascade
);
comment on table public.category_examples is 'Documents that a person put into a category of their own: what others are compared with.';
comment on column public.category_examples.terms is 'In the order of the text: [[term, share of the owner''s other documents that have it]].';
create index category_examples_of_category on public.category_examples (owner, category, at desc);

create table public.category_verdicts (
  document_id uuid primary key references public.documents (id) on delete cascade,
  owner uuid not null references public.people (id) on delete cascade,
  found text not null,
  said text not null,
  at timestamptz not null default private.now()
);
comment on table public.category_verdicts is 'What a person said that a document is, beside what was found: equal when they confirmed it.';
create index category_verdicts_of_owner on public.category_verdicts (owner);

create table public.review_thresholds (
  owner uuid not null references public.people (id) on delete cascade,
  category text not null,
  threshold real not null check (threshold between 0 and 1),
  primary key (owner, category)
);
comment on table public.review_thresholds is 'Below which confidence a person wants to look at documents of a category, where they want it otherwise than is usual.';

alter table public.documents add column built_in jsonb;
comment on column public.documents.built_in is 'Of a document in a category of its owner''s own: what Docket says by itself, {category, confidence, reasons, engine}.';

alter table public.categories enable row level security;
alter table public.category_examples enable row level security;
alter table public.category_verdicts enable row level security;
alter table public.review_thresholds enable row level security;
create policy "Owners read their categories" on public.categories for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their examples" on public.category_examples for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read what they said of categories" on public.category_verdicts for select to authenticated using (owner = (select auth.uid()));
create policy "Owners read their thresholds" on public.review_thresholds for select to authenticated using (owner = (select auth.uid()));
grant select on public.categories, public.category_examples, public.category_verdicts, public.review_thresholds to authenticated;

create function private.is_built_in(p_category text)
returns boolean
language sql
immutable
as $$
  select p_category in ('invoice', 'receipt', 'resume', 'contract', 'letter', 'report', 'paper', 'form', 'job_posting', 'other')
$$;
comment on function private.is_built_in(text) is 'Whether a category is one that everybody has; it pins no search path, so that it can be inlined.';

-- One value for all so far: the readers of every kind set their confidence against it.
create function private.default_threshold(p_category text)
returns real
language plpgsql
immutable
set search_path = ''
as $$
begin
  return 0.6::real;
end
$$;
comment on function private.default_threshold(text) is 'Below this confidence a person should look at a document of this category, unless they set it otherwise.';

create function private.review_threshold(p_owner uuid, p_category text)
returns real
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce((select t.threshold from public.review_thresholds t where t.owner = p_owner and t.category = p_category), private.default_threshold(p_category));
end
$$;
comment on function private.review_threshold(uuid, text) is 'Below this confidence this person should look at a document of this category.';

-- Bounded, because it travels with every claim: the twelve newest examples, and the eighty terms that most of them have.
create function private.count_examples(p_owner uuid, p_category text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Locked before it is counted: whoever waited here counts what the other one has added.
  perform from public.categories where owner = p_owner and slug = p_category for no key update;
  with example as (
    select x.terms from public.category_examples x
    join public.documents d on d.id = x.document_id and d.deleted_at is null
    where x.owner = p_owner and x.category = p_category
    order by x.at desc, x.document_id limit 12
  ),
  counted as (
    select t.pair ->> 0 as term, count(*) as examples, avg((t.pair ->> 1)::real) as elsewhere, min(t.place) as place
    from example, jsonb_array_elements(example.terms) with ordinality as t (pair, place)
    group by 1 order by count(*) desc, min(t.place), 1 limit 80
  )
  update public.categories set
    examples = (select count(*) from example),
    terms = (
      select coalesce(jsonb_agg(jsonb_build_object('term', n.term, 'examples', n.examples, 'elsewhere', round(n.elsewhere::numeric, 3))
        order by n.examples desc, n.place, n.term), '[]') from counted n)
  where owner = p_owner and slug = p_category;
end
$$;
comment on function private.count_examples(uuid, text) is 'Counts anew what the examples of a category have in common.';

create function private.examples_changed()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    perform private.count_examples(old.owner, old.category);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.category <> old.category) then
    perform private.count_examples(new.owner, new.category);
  end if;
  return null;
end
$$;
create trigger examples_changed after insert or update or delete on public.category_examples
for each row execute function private.examples_changed();

create function private.example_hidden()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.count_examples(e.owner, e.category) from public.category_examples e where e.document_id = new.id;
  return null;
end
$$;
-- A hidden document is no example, and is one again when it is brought back.
create trigger example_hidden after update of deleted_at on public.documents
for each row when (old.deleted_at is distinct from new.deleted_at) execute function private.example_hidden();

create function private.own_categories(p_owner uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'description', c.description,
      'examples', c.examples, 'terms', c.terms) order by c.slug), '[]')
    from public.categories c where c.owner = p_owner);
end
$$;
comment on function private.own_categories(uuid) is 'A person''s own categories, as a run compares a document with them.';

grant execute on function private.is_built_in(text), private.default_threshold(text), private.review_threshold(uuid, text) to authenticated;
