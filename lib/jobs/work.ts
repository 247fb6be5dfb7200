import * as z from 'zod';
import type { Context } from '../context.ts';
import { commitOnce } from '../outbox/commit.ts';
import { classify } from '../stages/classify/classify.ts';
import { extractFields } from '../stages/extract-fields/extract-fields.ts';
import { Category, Classification, type Field } from '../stages/stage.ts';
import type { ClaimedJob } from './job.ts';
import { reporter } from './progress.ts';
import { type ReadText, readText } from './read-text.ts';
import { enter, type Run, type StageRow, stageKey } from './run-state.ts';

const Settled = z.object({ outcome: z.enum(['completed', 'lost']) });

/** Prepares the run of a claimed job; nothing happens before `finish`. */
export function startRun(ctx: Context, claim: ClaimedJob): Run {
  const run: Run = {
    claim,
    stage: claim.job.stages[0] ?? 'extract_text',
    engine: null,
    startedAt: ctx.now(),
    progress: reporter(ctx, claim),
    finish: () => finish(ctx, run),
  };
  return run;
}

// The stages in a row; what they find goes into the one commit at the end, but for what was too dear to lose on the way.
async function finish(ctx: Context, run: Run): Promise<'completed' | 'continued' | 'lost'> {
  const { job } = run.claim;
  const read = await readText(ctx, run);
  if (read.outcome !== 'read') return read.outcome;
  const rows = read.row ? [read.row] : [];
  const classified = job.stages.includes('classify') ? await classifyText(ctx, run, read) : null;
  if (classified?.row) rows.push(classified.row);
  const extracted =
    classified && job.stages.includes('extract_fields')
      ? await extract(ctx, run, read, classified.classification, classified.key)
      : null;
  if (extracted) rows.push(extracted.row);
  const { outcome } = await commitOnce(
    ctx,
    'settle_job',
    {
      p_job: job.id,
      p_fence: run.claim.fence,
      p_results: {
        media_type: read.mediaType,
        sha256: read.sha256,
        pages: read.unsaved,
        stages: rows,
        ...(classified && { classification: classified.classification }),
        ...(extracted && { fields: extracted.fields }),
      },
    },
    Settled,
  );
  ctx.log.info('run over', {
    job_id: job.id,
    document_id: run.claim.document.id,
    outcome,
    pages: read.pages.length,
    ms: ctx.now() - run.startedAt,
  });
  return outcome;
}

interface Classified {
  classification: z.infer<typeof Classification>;
  key: string;
  row: StageRow | null;
}

async function classifyText(ctx: Context, run: Run, read: ReadText): Promise<Classified> {
  enter(run, 'classify', ctx.engines.model?.engine ?? null);
  run.progress.report('classify', 0, 'Finding out what it is');
  const chosen = Category.safeParse(run.claim.document.category);
  const key = await stageKey('classify', [read.key, run.engine, chosen.data ?? null]);
  if (chosen.success) {
    const said = { category: chosen.data, confidence: 1, reasons: ['You said so.'], engine: 'person' };
    return { classification: said, key, row: null };
  }
  const saved = run.claim.results.find((result) => result.stage === 'classify' && result.key === key);
  if (saved) return { classification: Classification.parse(saved.result), key, row: null };
  const from = ctx.now();
  const classification = await classify(read, ctx.engines);
  const row = {
    stage: run.stage,
    key,
    engine: classification.engine,
    result: classification,
    ms: ctx.now() - from,
    cost: 0,
  };
  return { classification, key, row };
}

async function extract(
  ctx: Context,
  run: Run,
  read: ReadText,
  { category }: z.infer<typeof Classification>,
  inputKey: string,
): Promise<{ fields: Field[]; row: StageRow }> {
  enter(run, 'extract_fields', ctx.engines.model?.engine ?? null);
  run.progress.report('extract_fields', 0, 'Picking out its fields');
  const from = ctx.now();
  const fields = await extractFields(read, category, ctx.engines);
  const engine = [...new Set(fields.map((field) => field.engine))].join('+') || 'rules-1';
  const key = await stageKey('extract_fields', [inputKey, category, run.engine]);
  return { fields, row: { stage: run.stage, key, engine, result: null, ms: ctx.now() - from, cost: 0 } };
}
