import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { literalOf, PASSAGES_ENGINE, type Passage, wordingOf } from '../passages/passage.ts';
import type { Embedder } from '../ports.ts';
import type { ReadText } from './read-text.ts';
import { enter, type Run, stageKey } from './run-state.ts';

/** Longer than a good engine takes for a short document; nobody's document waits longer than this to be searched by meaning. */
const patienceMs = 3_000;

interface PassageVector {
  page: number;
  place: number;
  embedding: string;
}

/** How the passages of a settled document are found; without vectors it gets them later, page by page. */
export interface PassageIndex {
  cutter: string;
  model?: Embedder['model'];
  vectors?: PassageVector[];
  earlier?: { document_id: string };
}

/** What the commit that ends a run keeps about its passages; `isAway` spares an engine that did not answer just now. */
export async function indexPassages(ctx: Context, run: Run, read: ReadText, isAway: boolean): Promise<PassageIndex> {
  const { earlier } = run.claim;
  const index: PassageIndex = {
    cutter: PASSAGES_ENGINE,
    ...(earlier?.cutter && { earlier: { document_id: earlier.document_id } }),
  };
  const { embedder } = ctx.engines;
  const passages = run.cutting?.few ?? [];
  // What an earlier text said was paid for once.
  if (!embedder || isAway || passages.length === 0 || earlier?.cutter) return index;
  enter(run, 'embed', embedder.model.name);
  run.progress.report('embed', 'Learning what it is about');
  const from = ctx.now();
  const vectors = await vectorsOf(ctx, embedder, passages);
  if (!vectors) return index;
  if (!run.found.stages.some(({ stage }) => stage === 'embed')) {
    const key = await stageKey('embed', [read.key, PASSAGES_ENGINE, embedder.model.name]);
    const ms = ctx.now() - from;
    run.found.stages.push({ stage: 'embed', key, engine: embedder.model.name, result: null, ms, cost: 0 });
  }
  return { ...index, model: embedder.model, vectors };
}

async function vectorsOf(ctx: Context, embedder: Embedder, passages: Passage[]): Promise<PassageVector[] | null> {
  try {
    const vectors = await embedder.embed(passages.map(wordingOf), { patienceMs });
    return passages.map(({ page, place }, index) => ({ page, place, embedding: literalOf(vectors[index] ?? []) }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn('passages not embedded', { engine: embedder.model.name, code: error.code });
    return null;
  }
}
