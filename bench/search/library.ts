import type { SupabaseClient } from '@supabase/supabase-js';
import { randomFrom } from '../random.ts';
import type { Host, Query } from './hosts.ts';
import { questionAbout, textOf } from './words.ts';

const model = 'bench';
const passagesOfDocument = 20;
const passagesOfPage = 2;
const atOnce = 2_000;
const dimensions = 512;

/** A question and its vector, near that of a passage about the same. */
export interface Question {
  words: string[];
  vector: string;
}

export interface Library {
  /** One who has every passage of the first half of the library, and one of a hundred who share the other half. */
  all: SupabaseClient;
  one: SupabaseClient;
  question(seed: number): Question;
  model: string;
}

/** Fills a database of the product with so many passages of one owner, and as many again of a hundred owners. */
export async function stockLibrary(host: Host, passages: number, say: (line: string) => void): Promise<Library> {
  const { query } = host;
  const first = await host.person(0);
  const others: string[] = [];
  for (let number = 1; number <= 100; number += 1) others.push(await host.person(number));
  say('Making up directions of meaning');
  const directions = await addDirections(query);
  await query(filler);
  say(`Filling in ${passages} passages of one owner`);
  await fill(query, [first], passages, 0);
  say(`Filling in ${passages} passages of a hundred owners`);
  await fill(query, others, passages, passages);
  // What runs by itself on a server: without it the planner knows nothing of what has just been filled in.
  await query('vacuum analyze');
  return {
    all: await host.reader(0),
    one: await host.reader(1),
    question: (seed) => ({ words: questionAbout(seed), vector: vectorNear(directions, seed) }),
    model,
  };
}

const directionCount = 640;

/** Directions of which any two make up the meaning of a passage: what shares one of them is near. */
async function addDirections(query: Query): Promise<number[][]> {
  const random = randomFrom(1);
  const directions = Array.from({ length: directionCount }, () =>
    Array.from({ length: 768 }, (_, index) => (index < dimensions ? random() + random() - 1 : 0)),
  );
  await query('create temporary table directions (number int primary key, embedding extensions.vector(768))');
  for (let from = 0; from < directionCount; from += 64) {
    const rows = directions.slice(from, from + 64).map((direction, index) => [from + index, JSON.stringify(direction)]);
    await query(
      'insert into directions select (x ->> 0)::int, extensions.l2_normalize((x ->> 1)::extensions.vector) from jsonb_array_elements($1::jsonb) x',
      [JSON.stringify(rows)],
    );
  }
  return directions;
}

const pairOf = (seed: number): [number, number] => [seed % directionCount, (seed * 7 + 13) % directionCount];

function vectorNear(directions: number[][], seed: number): string {
  const [one = [], other = []] = pairOf(seed).map((number) => directions[number] ?? []);
  const random = randomFrom(seed);
  return JSON.stringify(
    one.map((value, index) => value + (other[index] ?? 0) + (index < dimensions ? random() - 0.5 : 0)),
  );
}

async function fill(query: Query, owners: string[], passages: number, from: number): Promise<void> {
  for (let start = from; start < from + passages; start += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, from + passages - start) }, (_, index) => start + index);
    const rows = numbers.map((number) => ({
      owner: owners[Math.floor(number / passagesOfDocument) % owners.length],
      document: documentOf(number),
      page: Math.floor((number % passagesOfDocument) / passagesOfPage) + 1,
      place: (number % passagesOfPage) + 1,
      text: textOf(number),
      one: pairOf(number)[0],
      other: pairOf(number)[1],
    }));
    await query('select private.fill_library($1::jsonb)', [JSON.stringify(rows)]);
  }
}

const documentOf = (number: number): string =>
  `00000000-0000-7000-8000-${Math.floor(number / passagesOfDocument)
    .toString(16)
    .padStart(12, '0')}`;

const filler = `
create function private.fill_library(p_rows jsonb) returns void language plpgsql set search_path = '' as $$
begin
  create temporary table if not exists given (owner uuid, document uuid, page int, place int, text text, one int, other int);
  truncate pg_temp.given;
  insert into pg_temp.given select x.* from jsonb_to_recordset(p_rows) as x (owner uuid, document uuid, page int, place int, text text, one int, other int);
  insert into public.documents (id, owner, filename, size_in_bytes, status, result_generation)
  select distinct g.document, g.owner, 'book.pdf', 1, 'completed', 1 from pg_temp.given g;
  insert into public.pages (document_id, generation, number, owner, text, source)
  select g.document, 1, g.page, g.owner, string_agg(g.text, E'\\n' order by g.place), 'text' from pg_temp.given g group by g.document, g.page, g.owner;
  insert into public.passages (document_id, generation, page, place, owner, text, from_character, to_character, language, words)
  select g.document, 1, g.page, g.place, g.owner, g.text, 0, length(g.text), 'en', private.passage_words(g.owner, g.text, 'en') from pg_temp.given g;
  insert into public.indexings (document_id, owner, generation, cutter, passages, vectors, model, vector_model)
  select g.document, g.owner, 1, 'bench', count(*), count(*), 'bench', 'bench' from pg_temp.given g group by g.document, g.owner;
  insert into public.passage_vectors (document_id, generation, page, place, owner, model, signs, embedding)
  select g.document, 1, g.page, g.place, g.owner, 'bench', extensions.binary_quantize(v.e)::bit(768), v.e
  from pg_temp.given g
  join pg_temp.directions a on a.number = g.one join pg_temp.directions b on b.number = g.other
  cross join lateral (select extensions.l2_normalize(a.embedding operator(extensions.+) b.embedding) as e) v;
end $$`;
