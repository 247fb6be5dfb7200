import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { literalOf, numbersIn } from '../passages/passage.ts';

/** Somebody is waiting for an answer, and words find one too. */
const patienceMs = 2_000;

/** What a question looks for among passages: those of one model, none less like it than the floor. */
export interface Asked {
  vector: string;
  model: string;
  floor: number;
}

type QuestionVector = { outcome: 'known'; asked: Asked } | { outcome: 'embeddings_unavailable' | 'embeddings_off' };

/** Texts that say nothing, in no language: a model makes much the same of all of them, and it lies near to what says little. */
const nonsense = ['qzrt vbnk', 'wjx pltr', 'hgfd sapo', 'mnbv lkjh', 'xcvz tyui'];
/** How near to that a question lies that says nothing itself: a share of the way there from where a likeness begins to tell. */
const alike = 0.6;

/**
 * Of a question that reads like nonsense, how much it does (a cosine): passages that are less like it do not answer it.
 * Null for one that says something, and where the engine does not tell.
 */
export async function likenessToNonsense(ctx: Context, { vector }: Asked): Promise<number | null> {
  const { embedder } = ctx.engines;
  if (!embedder) return null;
  try {
    const vectors = (await embedder.embed(nonsense, { patienceMs, isQuestion: true })).map(unit);
    const question = unit(numbersIn(vector));
    const common = question.map((_, index) => vectors.reduce((sum, one) => sum + (one[index] ?? 0), 0));
    const length = Math.hypot(...common) || 1;
    const likeness = question.reduce((sum, value, index) => sum + value * (common[index] ?? 0), 0) / length;
    const { midpoint } = embedder.model;
    return likeness >= midpoint + alike * (length / nonsense.length - midpoint) ? likeness : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn('nonsense not embedded', { code: error.code });
    return null;
  }
}

function unit(numbers: number[]): number[] {
  const length = Math.hypot(...numbers) || 1;
  return numbers.map((value) => value / length);
}

// Below it a passage is as likely about anything else: so many scales under where a right pair is as likely as a wrong one.
const scalesBelow = 1;

/** The vector of a question, or why there is none. */
export async function questionVector(ctx: Context, question: string): Promise<QuestionVector> {
  const { embedder } = ctx.engines;
  if (!embedder) return { outcome: 'embeddings_off' };
  const { name, midpoint, scale } = embedder.model;
  try {
    const [vector = []] = await embedder.embed([question], { patienceMs, isQuestion: true });
    const floor = midpoint - scalesBelow * scale;
    return {
      outcome: 'known',
      asked: { vector: literalOf(vector), model: name, floor },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn('question not embedded', { engine: name, code: error.code });
    return { outcome: 'embeddings_unavailable' };
  }
}
