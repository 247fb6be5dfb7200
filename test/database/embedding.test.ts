import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSupabase } from '../../lib/adapters/supabase/database.ts';
import type { Context } from '../../lib/context.ts';
import { AppError } from '../../lib/errors.ts';
import { createLog } from '../../lib/log.ts';
import { embedTexts } from '../../lib/matching/embed-texts.ts';
import type { Embedder, QueueMessage } from '../../lib/ports.ts';
import { type Listener, listen } from '../../local/serve.ts';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, aResume, model, promote, savePostings, vectorAt } from './matchmaking.ts';
import { nothingToErase } from './no-erasure.ts';

let db: TestDatabase;
let server: Listener;
let operator: Person;
let published: QueueMessage[] = [];
let elapsed = 0;

beforeAll(async () => {
  db = await startDatabase();
  server = await listen(0, db.supabase.fetch);
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

/** An engine that remembers what it was asked, and does with it what a test wants. */
function engine(work: (texts: string[]) => void = () => {}): Embedder & { asked: string[] } {
  const asked: string[] = [];
  return {
    model,
    asked,
    embed: async (texts) => {
      work(texts);
      asked.push(...texts);
      return texts.map(() => vectorAt(0));
    },
  };
}

function contextWith(embedder: Embedder | null): Context {
  published = [];
  const supabase = connectSupabase({ url: server.url, ...db.keys });
  return {
    actor: { kind: 'system', task: 'embed' },
    database: supabase.databaseFor(null),
    files: supabase.files,
    queue: { publish: async (messages) => void published.push(...messages) },
    mailer: null,
    unsubscribe: null,
    receivers: { call: async () => ({ kind: 'unreachable', ms: 0 }) },
    live: { progress: async () => {}, latest: async () => null, ring: async () => {}, next: async () => {} },
    receipts: { keep: async () => {}, find: async () => new Set<string>() },
    erasure: nothingToErase,
    engines: { ocr: null, model: null, embedder },
    log: createLog({}, () => {}),
    recently: { has: () => false, add: () => {}, delete: () => {} },
    later: () => {},
    appUrl: 'https://docket.example.com',
    quotas: {
      files_per_day: null,
      bytes_stored: null,
      pages_per_month: null,
      mails_per_day: null,
      deployment: { files_per_day: null, bytes_per_day: null, pages_per_day: null },
    },
    now: () => Date.now() + elapsed,
    newId: () => crypto.randomUUID(),
  };
}

const titled = (...titles: string[]) =>
  savePostings(
    db,
    operator,
    titles.map((title) => aPosting({ title })),
  );

async function waiting(): Promise<boolean> {
  const [row] = await db.query<{ waits: boolean }>('select private.lacks_vectors() as waits');
  return row?.waits ?? false;
}

test('postings and resumes are embedded by what is done and known, once', async () => {
  await titled('Baker');
  const ann = await db.person('ann');
  await aResume(db, ann, { skills: ['baking'], vector: null });
  const embedder = engine();
  expect(await embedTexts(contextWith(embedder))).toEqual({ outcome: 'done', embedded: 2 });
  expect(embedder.asked).toEqual(['Baker', expect.stringContaining('I know baking')]);
  expect(await waiting()).toBe(false);
  expect(await embedTexts(contextWith(embedder))).toEqual({ outcome: 'done', embedded: 0 });
  expect(embedder.asked).toHaveLength(2);
});

test('more than fits into the time of one message is left to a fresh one', async () => {
  await titled(...Array.from({ length: 70 }, (_, index) => `Welder ${index}`));
  const slow = engine(() => {
    elapsed += 21_000;
  });
  expect(await embedTexts(contextWith(slow))).toEqual({ outcome: 'continued', embedded: 32 });
  expect(published).toMatchObject([{ task: 'embed', job_id: null, parallelism: 1 }]);
  expect(await embedTexts(contextWith(engine()))).toEqual({ outcome: 'done', embedded: 38 });
  expect(published).toEqual([]);
});

test('an engine that is away is waited for, and nothing is lost', async () => {
  await titled('Gardener');
  const away = engine(() => {
    throw new AppError('engine_unavailable', 'Away.');
  });
  expect(await embedTexts(contextWith(away))).toEqual({ outcome: 'waiting', embedded: 0 });
  expect(await waiting()).toBe(false);
  await db.advance(5 * 60_000);
  expect(await waiting()).toBe(true);
  expect(await embedTexts(contextWith(engine()))).toEqual({ outcome: 'done', embedded: 1 });
});

test('a text that is refused does not keep the others waiting', async () => {
  await titled('Plumber', 'Poison', 'Painter');
  const picky = engine((texts) => {
    if (texts.some((text) => text.includes('Poison'))) throw new AppError('engine_refused', 'Not this.');
  });
  expect(await embedTexts(contextWith(picky))).toEqual({ outcome: 'waiting', embedded: 2 });
  expect(picky.asked.sort()).toEqual(['Painter', 'Plumber']);
});

test('without an engine nothing is asked for and nothing is lost', async () => {
  await titled('Roofer');
  expect(await embedTexts(contextWith(null))).toEqual({ outcome: 'off', embedded: 0 });
  expect(await waiting()).toBe(true);
});
