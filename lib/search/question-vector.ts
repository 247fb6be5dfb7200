import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { literalOf } from '../passages/passage.ts';

/** Somebody is waiting for an answer, and words find one too. */
const patienceMs = 2_000;

/** What a question looks for among passages: those of one model, none less like it than the floor. */
interface Asked {
  vector: string;
  model: string;
  floor: number;
}

type QuestionVector = { outcome: 'known'; asked: Asked } | { outcome: 'embeddings_unavailable' | 'embeddings_off' };

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
