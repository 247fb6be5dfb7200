import * as z from 'zod';
import type { Context } from '../context.ts';
import { commitOnce } from '../outbox/commit.ts';
import { CLASSIFY_ENGINE, classify } from '../stages/classify/classify.ts';
import { extractFields, FIELDS_ENGINE } from '../stages/extract-fields/extract-fields.ts';
import { CategoryName, Classification } from '../stages/stage.ts';
import type { ClaimedJob } from './job.ts';
import { profileResume } from './profile-resume.ts';
import { reporter } from './progress.ts';
import { type ReadText, readText } from './read-text.ts';
import { enter, knownResult, nothingFound, type Run, stageKey, unsaved } from './run-state.ts';
import type { Meter } from './usage.ts';

const Settled = z.object({ outcome: z.enum(['completed', 'lost']) });

/** The run of a claimed job before its first step. */
export const startRun = (ctx: Context, claim: ClaimedJob, meter: Meter): Run => ({
  claim,
  stage: claim.job.stages[0] ?? 'extract_text',
  engine: null,
  startedAt: ctx.now(),
  progress: reporter(ctx, claim),
  meter,
  found: nothingFound(),
});

/** The stages in a row; what they find goes into the one commit at the end, but for what was too dear to lose on the way. */
export async function work(ctx: Context, run: Run): Promise<'completed' | 'continued' | 'lost'> {
  const { job } = run.claim;
  const read = await readText(ctx, run);
  if (read.outcome !== 'read') return read.outcome;
  const classification = job.stages.includes('classify') ? await classifyText(ctx, run, read) : null;
  if (classification && job.stages.includes('extract_fields')) await pickFields(ctx, run, read, classification);
  const profile =
    classification && job.stages.includes('embed') ? await profileResume(ctx, run, read, classification) : undefined;
  if (profile === 'lost') return profile;
  const p_results = {
    media_type: read.mediaType,
    sha256: read.sha256,
    ...(classification && { classification }),
    ...(profile !== undefined && { resume: profile }),
    ...unsaved(run),
  };
  const { outcome } = await commitOnce(
    ctx,
    'settle_job',
    { p_job: job.id, p_fence: run.claim.fence, p_results },
    Settled,
  );
  ctx.log.info('run over', {
    job_id: job.id,
    document_id: run.claim.document.id,
    outcome,
    pages: read.pages.at(-1)?.number ?? 0,
    ms: ctx.now() - run.startedAt,
  });
  return outcome;
}

async function classifyText(ctx: Context, run: Run, read: ReadText): Promise<Classification> {
  enter(run, 'classify', ctx.engines.model?.engine ?? null);
  run.progress.report('classify', 'Finding out what it is');
  const chosen = CategoryName.safeParse(run.claim.document.category);
  if (chosen.success) return { category: chosen.data, confidence: 1, reasons: ['You said so.'], engine: 'person' };
  const key = await stageKey('classify', [read.key, CLASSIFY_ENGINE, run.engine]);
  const known = knownResult(run, 'classify', [key]);
  if (known) return Classification.parse(known.result);
  const from = ctx.now();
  const result = await classify(read, ctx.engines);
  run.found.stages.push({ stage: run.stage, key, engine: result.engine, result, ms: ctx.now() - from, cost: 0 });
  return result;
}

async function pickFields(ctx: Context, run: Run, read: ReadText, { category }: Classification): Promise<void> {
  enter(run, 'extract_fields', ctx.engines.model?.engine ?? null);
  run.progress.report('extract_fields', 'Picking out its fields');
  const key = await stageKey('extract_fields', [read.key, FIELDS_ENGINE, run.engine, category]);
  if (knownResult(run, 'extract_fields', [key])) return;
  const from = ctx.now();
  const fields = await extractFields(read, category, ctx.engines);
  run.found.fields = fields;
  const engine = [...new Set(fields.map((field) => field.engine))].join('+') || FIELDS_ENGINE;
  run.found.stages.push({ stage: run.stage, key, engine, result: null, ms: ctx.now() - from, cost: 0 });
}
