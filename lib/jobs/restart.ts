import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { flagFromText, moment, QueueName, Stages } from '../documents/document.ts';
import { nameBatch } from '../documents/identity.ts';
import { DocumentFilter, isOneSelection, oneSelection, selectionOf, selectionShape } from '../documents/selection.ts';
import { AppError } from '../errors.ts';
import { commitOnce } from '../outbox/commit.ts';
import { CLASSIFY_ENGINE } from '../stages/classify/classify.ts';
import { FIELDS_ENGINE } from '../stages/extract-fields/extract-fields.ts';
import { TEXT_ENGINE } from '../stages/extract-text/open.ts';
import { getJob } from './get.ts';
import { FailureCode, type Job, JobSettings } from './job.ts';

const Filter = DocumentFilter.extend({
  code: FailureCode.optional(),
  /** Only documents whose last job is older: with the time of the first batch, whoever goes on with what remained does none twice. */
  before: moment.optional(),
  /** Only documents whose results other versions of the engines made than those of now. */
  outdated: z.literal(true).optional(),
});

/** Which documents shall be processed again, and how. */
export const ReprocessInput = z
  .strictObject({
    ...selectionShape,
    filter: Filter.optional(),
    stages: Stages.optional(),
    queue: QueueName.optional(),
    settings: JobSettings.optional(),
    notify: z.preprocess(flagFromText, z.boolean()).default(true),
    preview: z.boolean().default(false),
  })
  .refine(isOneSelection, oneSelection);
export type ReprocessInput = z.infer<typeof ReprocessInput>;

const Batches = z.array(z.object({ id: z.string(), total: z.int(), created_at: z.string() }));
const Started = z.array(z.object({ id: z.string(), job_id: z.string(), generation: z.int(), filename: z.string() }));

const Outcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('restarted'),
    count: z.int(),
    remaining: z.int(),
    estimated_seconds: z.number().nullable(),
    estimated_cost_micro_usd: z.number(),
    batches: Batches,
    documents: Started,
  }),
  z.object({
    outcome: z.literal('preview'),
    count: z.int(),
    estimated_seconds: z.number().nullable(),
    estimated_cost_micro_usd: z.number(),
  }),
  z.object({ outcome: z.literal('idempotency_conflict') }),
]);

/** What is processed again, or would be: `documents` names the first hundred, `remaining` what one call was too small for. */
export const Restarted = z.object({
  count: z.int(),
  remaining: z.int(),
  estimated_seconds: z.number(),
  estimated_cost_usd: z.number(),
  batch: z.object({ id: z.string(), total: z.int(), created_at: z.string() }).nullable(),
  documents: Started,
});
export type Restarted = z.infer<typeof Restarted>;

/** Gives documents of the caller a new generation with other settings; what did not change is not computed again. */
export function reprocessDocuments(ctx: Context, input: ReprocessInput, key: string | null): Promise<Restarted> {
  const { ids, filter, preview, ...settings } = input;
  const selection = selectionOf({ ids, filter: filter && withEngines(ctx, filter) });
  return restart(ctx, { reason: 'reprocess', selection, settings, preview, key });
}

/** Runs a job's document once more with the same settings, as a new generation; answers the new job. */
export async function replayJob(ctx: Context, id: string, key: string | null): Promise<z.infer<typeof Job>> {
  const job = await getJob(ctx, id);
  const selection = { ids: [job.document_id] };
  const { documents } = await restart(ctx, { reason: 'replay', selection, settings: {}, preview: false, key });
  const [started] = documents;
  if (!started) throw new AppError('conflict', 'This document was deleted, or is about to be processed again already.');
  return getJob(ctx, started.job_id);
}

interface Restart {
  reason: 'reprocess' | 'replay';
  selection: object;
  settings: object;
  preview: boolean;
  key: string | null;
}

async function restart(ctx: Context, { reason, selection, settings, preview, key }: Restart): Promise<Restarted> {
  const owner = ownerOf(ctx);
  const { id, ...named } = await nameBatch(ctx, owner, key, [reason, selection, settings]);
  const answer = await commitOnce(
    ctx,
    'restart_documents',
    {
      p_actor: owner,
      p_owner: owner,
      p_selection: selection,
      p_reason: reason,
      p_settings: { ...settings, ...named, batch_id: id },
      p_preview: preview,
    },
    Outcome,
  );
  if (answer.outcome === 'idempotency_conflict')
    throw new AppError('idempotency_conflict', 'This Idempotency-Key was used for another request; use a new one.');
  const isDone = answer.outcome === 'restarted';
  return {
    count: answer.count,
    remaining: isDone ? answer.remaining : 0,
    estimated_seconds: answer.estimated_seconds ?? 0,
    estimated_cost_usd: answer.estimated_cost_micro_usd / 1e6,
    batch: isDone ? (answer.batches[0] ?? null) : null,
    documents: isDone ? answer.documents : [],
  };
}

// Which engines make results now; a result of any other one is out of date.
function withEngines(ctx: Context, { outdated, ...filter }: z.infer<typeof Filter>): object {
  if (!outdated) return filter;
  const { ocr, model, embedder } = ctx.engines;
  const models = model ? [model.engine] : [];
  const engines = {
    extract_text: [TEXT_ENGINE, ...(ocr ? [`${TEXT_ENGINE}+${ocr.engine}`] : [])],
    classify: [CLASSIFY_ENGINE, ...models],
    extract_fields: [FIELDS_ENGINE, ...models, ...models.map((name) => `${FIELDS_ENGINE}+${name}`)],
    ...(embedder && { embed: [embedder.model.name] }),
  };
  return { ...filter, engines };
}
