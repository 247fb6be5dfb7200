import { performance } from 'node:perf_hooks';
import type { SupabaseClient } from '@supabase/supabase-js';
import { percentile, round } from '../statistics.ts';
import { embeddedHost, postgresHost } from './hosts.ts';
import { type Library, type Question, stockLibrary } from './library.ts';

export interface Timed {
  p50: number | null;
  p95: number | null;
}

/** How long a search takes in the database, in ms, by how it searches, for one who has all passages and one of a hundred. */
export interface Searching {
  passages: number;
  all: Record<Mode, Timed>;
  one: Record<Mode, Timed>;
}

export const modes = ['hybrid', 'semantic', 'keyword'] as const;
type Mode = (typeof modes)[number];

export interface Extent {
  passages: number;
  questions: number;
  /** Address of a PostgreSQL with pgvector; null for the embedded database. */
  database: string | null;
}

/** Searches a made-up library on a database of its own, as a signed-in person does, the question's vector being known. */
export async function measureSearching(
  { passages, questions, database }: Extent,
  say: (line: string) => void,
): Promise<Searching> {
  const host = database === null ? await embeddedHost() : await postgresHost(database);
  try {
    const library = await stockLibrary(host, passages, say);
    say('Searching');
    return {
      passages,
      all: await timesOf(library, library.all, questions),
      one: await timesOf(library, library.one, questions),
    };
  } finally {
    await host.close();
  }
}

async function timesOf(library: Library, reader: SupabaseClient, questions: number): Promise<Record<Mode, Timed>> {
  const times: [Mode, Timed][] = [];
  for (const mode of modes) {
    const spans: number[] = [];
    await search(library, reader, library.question(1), mode);
    for (let seed = 2; seed < questions + 2; seed += 1) {
      const before = performance.now();
      await search(library, reader, library.question(seed), mode);
      spans.push(performance.now() - before);
    }
    times.push([mode, { p50: round(percentile(spans, 0.5)), p95: round(percentile(spans, 0.95)) }]);
  }
  return Object.fromEntries(times) as Record<Mode, Timed>;
}

async function search(
  library: Library,
  reader: SupabaseClient,
  { words, vector }: Question,
  mode: Mode,
): Promise<void> {
  const terms = words.map((word) => ({ words: [word], is_prefix: false }));
  const p_query = { mode, terms, words, vector, model: library.model, floor: 0.1 };
  const { error } = await reader.rpc('search_passages', { p_query, p_limit: 20 });
  if (error) throw new Error(error.message);
}
