import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { embedLong, type ResumeLine, resumeLines, resumeText } from '../matching/texts.ts';
import type { Embedder } from '../ports.ts';
import type { Classification } from '../stages/stage.ts';
import { percent } from './progress.ts';
import type { ReadText } from './read-text.ts';
import { enter, knownResult, type Run, stageKey } from './run-state.ts';
import { save, slowMs } from './save.ts';

/** Another way of choosing what of a resume is embedded makes other vectors. */
const PROFILE_ENGINE = 'profile-1';
const MATCH_ENGINE = 'match-1';

/** What matching needs of a resume; one without a vector gets it later, when the engine is back. */
export interface ResumeProfile {
  model: Embedder['model'] | null;
  embedding: number[] | null;
  lines: ResumeLine[];
}

const Embedded = z.object({ embedding: z.array(z.number()) });

/** The profile of a document that is a resume, null for any other one; the commit that keeps it matches it with all open postings. */
export async function profileResume(
  ctx: Context,
  run: Run,
  read: ReadText,
  { category }: Classification,
): Promise<ResumeProfile | null | 'lost'> {
  if (!(run.claim.document.is_resume ?? category === 'resume')) return null;
  const { embedder } = ctx.engines;
  enter(run, 'embed', embedder?.model.name ?? null);
  run.progress.report('embed', 'Learning what it is about');
  const lines = resumeLines(read.pages);
  const key = await stageKey('embed', [read.key, PROFILE_ENGINE, run.engine]);
  const embedding = embedder && (await embedResume(ctx, run, { embedder, key, lines }));
  if (embedding === 'lost') return embedding;
  if (run.claim.job.stages.includes('match')) {
    enter(run, 'match', MATCH_ENGINE);
    const matchKey = await stageKey('match', [key, MATCH_ENGINE]);
    run.found.stages.push({ stage: 'match', key: matchKey, engine: MATCH_ENGINE, result: null, ms: 0, cost: 0 });
  }
  return { model: embedder?.model ?? null, embedding, lines };
}

interface Work {
  embedder: Embedder;
  key: string;
  lines: ResumeLine[];
}

async function embedResume(ctx: Context, run: Run, { embedder, key, lines }: Work): Promise<number[] | null | 'lost'> {
  const known = knownResult(run, 'embed', [key]);
  if (known) return Embedded.parse(known.result).embedding;
  const from = ctx.now();
  const embedding = await embedded(ctx, embedder, lines);
  if (!embedding) return null;
  const ms = ctx.now() - from;
  run.found.stages.push({ stage: 'embed', key, engine: embedder.model.name, result: { embedding }, ms, cost: 0 });
  const place = { cursor: null, progress: percent('embed', 1), continued: false };
  if (ms > slowMs && (await save(ctx, run, place)) !== 'saved') return 'lost';
  return embedding;
}

// A resume that was read is worth having without its vector: the document does not wait, let alone fail, for the engine.
async function embedded(ctx: Context, embedder: Embedder, lines: ResumeLine[]): Promise<number[] | null> {
  try {
    const [embedding] = await embedLong(embedder, [resumeText(lines.map(({ text }) => text))]);
    // More digits than the engine means would only make the row longer.
    return embedding?.map((value) => Number(value.toFixed(6))) ?? null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn('resume not embedded', { engine: embedder.model.name, code: error.code });
    return null;
  }
}
