import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import type { Embedder } from '../ports.ts';
import { literalOf, wordingOf } from './passage.ts';

const passagesAtOnce = 32;

const Waiting = z.object({
  document_id: z.uuid(),
  generation: z.int(),
  page: z.int(),
  place: z.int(),
  heading: z.string().nullable(),
  text: z.string(),
});
type Waiting = z.infer<typeof Waiting>;

const Leased = z.object({ outcome: z.literal('leased'), passages: z.array(Waiting), more: z.boolean() });
const Saved = z.object({ outcome: z.literal('saved'), saved: z.int() });

/** What became of it: `waiting` when the engine is away, `continued` when a fresh message goes on with the rest. */
export interface EmbeddedPassages {
  outcome: 'off' | 'done' | 'waiting' | 'continued';
  embedded: number;
}

/** Gives passages without a vector of the present model theirs, some at a time, until `deadline` (by `ctx.now`). */
export async function embedPassages(ctx: Context, deadline: number): Promise<EmbeddedPassages> {
  const { embedder } = ctx.engines;
  if (!embedder) return { outcome: 'off', embedded: 0 };
  let embedded = 0;
  for (;;) {
    const lease = { p_model: embedder.model, p_limit: passagesAtOnce };
    const { passages, more } = await commit(ctx, 'passages_to_embed', lease, Leased);
    if (passages.length === 0) return { outcome: 'done', embedded };
    const vectors = await vectorsOf(embedder, passages).catch((error: unknown) => giveUp(ctx, error));
    // An engine that takes none of them has something against all of them: they wait until it is another one.
    if (!vectors?.some((vector) => vector !== null)) return { outcome: 'waiting', embedded };
    const late = more && ctx.now() > deadline;
    const p_vectors = passages.map(({ document_id, generation, page, place }, index) => {
      const vector = vectors[index];
      return { document_id, generation, page, place, embedding: vector ? literalOf(vector) : null };
    });
    const save = { p_model: embedder.model, p_vectors, p_go_on: late };
    embedded += (await commit(ctx, 'save_passage_vectors', save, Saved)).saved;
    if (late) return { outcome: 'continued', embedded };
  }
}

/** A vector for each passage, null for one that the engine does not take; throws AppError when it does not serve. */
async function vectorsOf(embedder: Embedder, passages: Waiting[]): Promise<(number[] | null)[]> {
  try {
    return await embedder.embed(passages.map(wordingOf));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'engine_refused') throw error;
    if (passages.length === 1) return [null];
    const middle = Math.ceil(passages.length / 2);
    const first = await vectorsOf(embedder, passages.slice(0, middle));
    return [...first, ...(await vectorsOf(embedder, passages.slice(middle)))];
  }
}

function giveUp(ctx: Context, error: unknown): null {
  if (!(error instanceof AppError)) throw error;
  ctx.log.warn('passages not embedded', { code: error.code });
  return null;
}
