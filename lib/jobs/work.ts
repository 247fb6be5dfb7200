import * as z from 'zod';
import type { Context } from '../context.ts';
import { commitOnce } from '../outbox/commit.ts';
import type { StageName } from '../stages/stage.ts';
import { inSpan } from '../trace.ts';
import { startCutting } from './cut-passages.ts';
import { indexPassages } from './index-passages.ts';
import type { ClaimedJob } from './job.ts';
import { profileResume } from './profile-resume.ts';
import { percent, reporter } from './progress.ts';
import { readText } from './read-text.ts';
import { nothingFound, type Run, unsaved } from './run-state.ts';
import { save } from './save.ts';
import { classifyText, pickFields } from './understand.ts';
import type { Meter } from './usage.ts';

const Settled = z.object({ outcome: z.enum(['completed', 'lost']) });

/** The run of a claimed job before its first step. */
export const startRun = (ctx: Context, claim: ClaimedJob, meter: Meter): Run => ({
  claim,
  stage: claim.job.stages[0] ?? 'extract_text',
  engine: null,
  wentWithoutModel: false,
  startedAt: ctx.now(),
  progress: reporter(ctx, claim),
  meter,
  cutting: startCutting(claim),
  found: nothingFound(),
});

/** The stages in a row; what they find goes into the one commit at the end, but for what was too dear to lose on the way. */
export async function work(ctx: Context, run: Run): Promise<'completed' | 'continued' | 'lost'> {
  const { job } = run.claim;
  const read = await part('extract_text', () => readText(ctx, run));
  if (read.outcome !== 'read') return read.outcome;
  const classification = job.stages.includes('classify')
    ? await part('classify', () => classifyText(ctx, run, read))
    : null;
  if ((await keepPaid(ctx, run, 'classify')) === 'lost') return 'lost';
  if (classification && job.stages.includes('extract_fields'))
    await part('extract_fields', () => pickFields(ctx, run, read, classification));
  if ((await keepPaid(ctx, run, 'extract_fields')) === 'lost') return 'lost';
  const profile =
    classification && job.stages.includes('embed')
      ? await part('embed', () => profileResume(ctx, run, read, classification.built_in ?? classification))
      : undefined;
  if (profile === 'lost') return profile;
  const isAway = profile !== null && profile !== undefined && profile.embedding === null;
  const index = run.cutting && (await part('index', () => indexPassages(ctx, run, read, isAway)));
  const p_results = {
    media_type: read.mediaType,
    sha256: read.sha256,
    ...(classification && { classification }),
    ...(profile !== undefined && { resume: profile }),
    ...(index && { index }),
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

const part = <T>(name: StageName | 'index', work: () => Promise<T>): Promise<T> =>
  inSpan({ name, kind: 'internal' }, work);

/** What a language model was paid for is not paid for again, whatever becomes of the rest of the run. */
async function keepPaid(ctx: Context, run: Run, stage: StageName): Promise<'saved' | 'lost'> {
  if (!run.meter.owesModel()) return 'saved';
  const outcome = await save(ctx, run, { cursor: null, progress: percent(stage, 1), continued: false });
  return outcome === 'lost' ? 'lost' : 'saved';
}
