import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import type { Embedder } from '../ports.ts';
import { embedLong, postingText, resumeText } from './texts.ts';

// A fresh message takes over before anybody gives this one up.
const budgetMs = 20_000;
const textsAtOnce = 32;

const Version = z.object({ id: z.uuid(), version: z.int() });
const Text = z.discriminatedUnion('kind', [
  Version.extend({
    kind: z.literal('posting'),
    title: z.string(),
    description: z.string().nullable(),
    skills: z.array(z.string()),
  }),
  Version.extend({ kind: z.literal('resume'), lines: z.array(z.string()) }),
]);
type Text = z.infer<typeof Text>;

const Leased = z.object({ outcome: z.literal('leased'), texts: z.array(Text), more: z.boolean() });
const Saved = z.object({ outcome: z.literal('saved'), saved: z.int(), stale: z.int() });

/** What became of it: `waiting` when the engine is away, `continued` when a fresh message goes on with the rest. */
export type Embedding = { outcome: 'off' | 'done' | 'waiting' | 'continued'; embedded: number };

/** Gives postings and resumes without a vector of the present model theirs, page by page, for as long as there is time. */
export async function embedTexts(ctx: Context): Promise<Embedding> {
  const { embedder } = ctx.engines;
  if (!embedder) return { outcome: 'off', embedded: 0 };
  const from = ctx.now();
  let embedded = 0;
  for (;;) {
    const { texts, more } = await commit(
      ctx,
      'texts_to_embed',
      { p_model: embedder.model, p_limit: textsAtOnce },
      Leased,
    );
    const vectors = await vectorsOf(ctx, embedder, texts);
    if (vectors.length === 0) return { outcome: texts.length === 0 ? 'done' : 'waiting', embedded };
    const late = ctx.now() - from > budgetMs;
    const p_vectors = vectors.map(({ text, embedding }) => ({ ...keyOf(text), embedding }));
    const saved = await commit(
      ctx,
      'save_vectors',
      { p_model: embedder.model, p_vectors, p_go_on: more && late },
      Saved,
    );
    embedded += saved.saved;
    if (!more) return { outcome: vectors.length < texts.length ? 'waiting' : 'done', embedded };
    if (late) return { outcome: 'continued', embedded };
  }
}

interface Vector {
  text: Text;
  embedding: number[];
}

/** A vector for each text that the engine takes; the others come again, ever later. */
async function vectorsOf(ctx: Context, embedder: Embedder, texts: Text[]): Promise<Vector[]> {
  if (texts.length === 0) return [];
  try {
    const vectors = await embedLong(embedder, texts.map(wordingOf));
    return texts.map((text, index) => ({ text, embedding: vectors[index] ?? [] }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn('texts not embedded', { texts: texts.length, engine: embedder.model.name, code: error.code });
    // One text that is refused must not keep the others waiting.
    if (error.code !== 'engine_refused' || texts.length === 1) return [];
    const middle = Math.ceil(texts.length / 2);
    const first = await vectorsOf(ctx, embedder, texts.slice(0, middle));
    return [...first, ...(await vectorsOf(ctx, embedder, texts.slice(middle)))];
  }
}

const keyOf = ({ kind, id, version }: Text) => ({ kind, id, version });

const wordingOf = (text: Text): string | string[] =>
  text.kind === 'posting' ? postingText(text) : resumeText(text.lines);
