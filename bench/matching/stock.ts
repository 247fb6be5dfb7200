import { resolve } from 'node:path';
import { startSupabase } from '../../local/supabase/supabase.ts';
import { type Item, type Market, vocabulary } from './market.ts';

type Row = Record<string, unknown>;

export interface Stock {
  query<T = Row>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** The product's database, embedded, with one resume for each person of a market and its postings. */
export async function stockDatabase(market: Market): Promise<Stock> {
  const supabase = await startSupabase({
    folder: null,
    migrations: resolve('supabase/migrations'),
    jwtSecret: 'a-secret-of-benches-a-secret-of-benches',
    publishableKey: `sb_publishable_${'b'.repeat(31)}`,
    secretKey: `sb_secret_${'b'.repeat(31)}`,
    now: Date.now,
    meter: () => {},
  });
  const stock: Stock = {
    query: <T>(sql: string, values: unknown[] = []) => supabase.query(sql, values) as Promise<T[]>,
    close: () => supabase.close(),
  };
  const { name, midpoint, scale } = market.model;
  await stock.query('insert into private.embedding_models (name, midpoint, scale) values ($1, $2, $3)', [
    name,
    midpoint,
    scale,
  ]);
  await stock.query(
    `insert into public.skills (name, query, loose, words)
     select 'skill ' || n, format('''s%s''', n)::tsquery, format('''s%s''', n)::tsquery, array['s' || n] from generate_series(1, $1::int) n order by n`,
    [vocabulary],
  );
  await addResumes(stock, market.resumes, name);
  await addPostings(stock, market.postings, name);
  // What runs by itself on a server: without it the planner knows nothing of what has just been filled in.
  await stock.query('analyze');
  return stock;
}

const entries = (items: Item[]): string =>
  JSON.stringify(items.map(({ id, skills, vector }) => ({ id, skills, vector: JSON.stringify([...vector]) })));

const given = 'jsonb_to_recordset($1::jsonb) as x (id uuid, skills int[], vector text)';

async function addResumes(stock: Stock, items: Item[], model: string): Promise<void> {
  for (const some of pages(items)) {
    const values = [entries(some)];
    await stock.query(
      `insert into auth.users (id, email, raw_user_meta_data) select id, id || '@example.com', '{}' from ${given}`,
      values,
    );
    await stock.query(
      `insert into public.documents (id, owner, filename, size_in_bytes, status) select id, id, 'resume.pdf', 1, 'completed' from ${given}`,
      values,
    );
    await stock.query(
      `insert into public.resumes (document_id, owner, generation, vector_model) select id, id, 1, $2 from ${given}`,
      [...values, model],
    );
    await stock.query(
      `insert into public.resume_lines (document_id, number, page, text, words)
       select x.id, s.place, 1, 'Worked with skill ' || s.skill, format('''s%s'':1', s.skill)::tsvector from ${given}
       cross join lateral unnest(x.skills) with ordinality s (skill, place)`,
      values,
    );
    await stock.query(
      `insert into public.resume_skills (document_id, skill_id, line) select x.id, s.skill, s.place from ${given}
       cross join lateral unnest(x.skills) with ordinality s (skill, place)`,
      values,
    );
    await stock.query(
      `insert into public.resume_vectors (document_id, model, embedding) select id, $2, vector::extensions.vector from ${given}`,
      [...values, model],
    );
  }
}

/** Adds postings after those that are there. */
export async function addPostings(stock: Stock, items: Item[], model: string): Promise<void> {
  for (const some of pages(items)) {
    const values = [entries(some)];
    await stock.query(
      `insert into public.postings (id, external_id, title, asked, number, listed, vector_model)
       select id, id, 'Posting', cardinality(skills), (select coalesce(max(number), 0) from public.postings) + row_number() over (), 0, $2 from ${given}`,
      [...values, model],
    );
    await stock.query(
      `insert into public.posting_skills (posting_id, skill_id, asked, place) select x.id, s.skill, k.name, s.place from ${given}
       cross join lateral unnest(x.skills) with ordinality s (skill, place) join public.skills k on k.id = s.skill`,
      values,
    );
    await stock.query(
      `insert into public.posting_vectors (posting_id, position, model, embedding)
       select p.id, p.number, $2, vector::extensions.vector from ${given} join public.postings p on p.id = x.id`,
      [...values, model],
    );
    await stock.query(
      "update private.counters set value = (select max(position) from public.posting_vectors) where name = 'posting_position'",
    );
  }
}

function* pages<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += 200) yield items.slice(start, start + 200);
}
