-- Categories that people define beside the built-in ones, and how sure they want to be of each.

create table public.categories (
  owner uuid not null references public.people (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 1000),
  created_at timestamptz not null default private.now(),
  primary key (owner, slug)
);
comment on table public.categories is 'What a person calls documents beside the built-in categories; documents bear the slug, people see the name.';

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

-- Bounded, because it travels with every claim: of each category the twelve newest examples, and the eighty terms that most of them have.
create function private.own_categories(p_owner uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'description', c.description,
      'examples', e.examples, 'terms', e.terms) order by c.slug), '[]')
    from public.categories c
    cross join lateral (
      with example as (
        select x.terms from public.category_examples x
        join public.documents d on d.id = x.document_id and d.deleted_at is null
        where x.owner = c.owner and x.category = c.slug
        order by x.at desc, x.document_id limit 12
      ),
      counted as (
        select t.pair ->> 0 as term, count(*) as examples, avg((t.pair ->> 1)::real) as elsewhere, min(t.place) as place
        from example, jsonb_array_elements(example.terms) with ordinality as t (pair, place)
        group by 1 order by count(*) desc, min(t.place), 1 limit 80
      )
      select (select count(*) from example) as examples,
        (select coalesce(jsonb_agg(jsonb_build_object('term', n.term, 'examples', n.examples, 'elsewhere', round(n.elsewhere::numeric, 3))
          order by n.examples desc, n.place, n.term), '[]') from counted n) as terms) e
    where c.owner = p_owner);
end
$$;
comment on function private.own_categories(uuid) is 'A person''s own categories, as a run compares a document with them.';

grant execute on function private.is_built_in(text), private.default_threshold(text), private.review_threshold(uuid, text) to authenticated;
