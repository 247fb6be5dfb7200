import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectOwner } from './project.ts';
import type { World } from './world.ts';

export const model = { name: 'race-model', midpoint: 0, scale: 0.1 };

// Servers rarely come with pgvector. What is raced for are numbers and rows, not distances: a list of numbers will do.
const standIn = `
create domain extensions.vector as jsonb;
create function extensions.negative_product(a jsonb, b jsonb) returns float8 language sql immutable as $$
  select -sum(x.value::float8 * y.value::float8)
  from jsonb_array_elements_text(a) with ordinality x (value, place)
  join jsonb_array_elements_text(b) with ordinality y (value, place) on y.place = x.place
$$;
create operator extensions.<#> (function = extensions.negative_product, leftarg = jsonb, rightarg = jsonb)`;

/** Gives a database without pgvector the tables of vectors; one that has them stays as it is. */
export async function addVectors(world: World): Promise<void> {
  const [found] = await world.query("select to_regclass('public.posting_vectors') is not null as yes");
  if (found?.yes) return;
  const migration = await readFile(resolve('supabase/migrations/20261101001210_vectors.sql'), 'utf8');
  const tables = migration
    .replace(/^create extension.*$|^alter table .* set storage plain;$/gm, '')
    .replaceAll('vector(768)', 'vector');
  await world.query(`set role ${projectOwner}; ${standIn}; ${tables}; reset role`);
}

/** A vector that is the same for all. */
export const everybody = Array.from({ length: 768 }, (_, place) => (place === 0 ? 1 : 0));

/** A person with a resume that suits whatever is embedded as everybody is. */
export async function aResume(world: World): Promise<{ owner: string; document: string }> {
  const owner = await world.person();
  const document = crypto.randomUUID();
  await world.query('update public.people set min_match_score = 0.5 where id = $1', [owner]);
  await world.query(
    "insert into public.documents (id, owner, filename, size_in_bytes, status) values ($1, $2, 'resume.pdf', 1, 'completed')",
    [document, owner],
  );
  await world.query(
    'insert into private.embedding_models (name, midpoint, scale) values ($1, $2, $3) on conflict do nothing',
    [model.name, model.midpoint, model.scale],
  );
  await world.query(
    'insert into public.resumes (document_id, owner, generation, vector_model) values ($1, $2, 1, $3)',
    [document, owner, model.name],
  );
  await world.query('insert into public.resume_vectors (document_id, model, embedding) values ($1, $2, $3)', [
    document,
    model.name,
    JSON.stringify(everybody),
  ]);
  return { owner, document };
}

/** A posting as the worker saves it. */
export const aPosting = (external_id: string, title = 'Cook') => ({
  external_id,
  title,
  company: null,
  location: null,
  salary_min: null,
  salary_max: null,
  currency: null,
  description: null,
  skills: [],
  apply_url: null,
  posted_at: null,
  closes_at: null,
  asked: [{ name: 'cooking', query: "'cooking'", asked: 'cooking' }],
});
