import * as z from 'zod';
import { DocumentError, DocumentLine } from '../documents/document.ts';
import { MediaType } from '../documents/media-type.ts';
import { OwnCategory } from '../stages/classify/own/own-category.ts';
import { FieldExample } from '../stages/extract-fields/learned/example.ts';
import { Page, StageName } from '../stages/stage.ts';

/** One claim of a job and how it ended; `lost` means that the run was given up without a word. */
export const Attempt = z.object({
  fence: z.number(),
  message_id: z.string().nullable(),
  retried: z.number().nullable(),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  outcome: z.enum(['running', 'completed', 'failed', 'canceled', 'retrying', 'continued', 'lost']),
  code: z.string().nullable(),
  retry_after_ms: z.number().nullable(),
});

export const Job = z.object({
  id: z.string(),
  document_id: z.string(),
  batch_id: z.string(),
  generation: z.number(),
  queue: z.string(),
  stages: z.array(z.string()),
  status: z.enum(['scheduled', 'held', 'queued', 'processing', 'completed', 'failed', 'canceled']),
  stage: z.string().nullable(),
  progress: z.number(),
  run_at: z.string(),
  tries: z.number(),
  error: DocumentError.nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  /** The trace (W3C Trace Context) of the upload, which all runs of its documents, their webhooks and the mail belong to. */
  trace_id: z.string(),
  attempts: z.array(Attempt),
});

export const Batch = z.object({
  id: z.string(),
  reason: z.string(),
  created_at: z.string(),
  total: z.number(),
  completed: z.number(),
  failed: z.number(),
  canceled: z.number(),
  processing: z.number(),
  queued: z.number(),
  held: z.number(),
  scheduled: z.number(),
  progress: z.number(),
  documents: z.array(DocumentLine),
});

/** How far a run got before it was continued by a fresh message. */
export const Checkpoint = z.object({
  stage: StageName,
  page_count: z.int().nonnegative(),
  next_page: z.int().positive(),
});

/** A code of lib/errors.ts, or one that an earlier version gave. */
export const FailureCode = z.string().regex(/^[a-z_]{1,60}$/, 'must be a code such as engine_unavailable');

/** How a job's stages shall work, beyond which of them. */
export const JobSettings = z.strictObject({
  /** `always` reads every page of a PDF as a picture, whatever text it brings. */
  ocr: z.enum(['auto', 'always']).optional(),
});

const Results = z.array(z.object({ stage: z.string(), key: z.string(), engine: z.string(), result: z.unknown() }));

/** A claimed job: everything a run needs to begin, or to go on where the last one stopped. */
export const ClaimedJob = z.object({
  outcome: z.literal('claimed'),
  fence: z.number(),
  job: z.object({
    id: z.string(),
    owner: z.string(),
    stages: z.array(StageName),
    settings: JobSettings.loose(),
    generation: z.number(),
    progress: z.number(),
    /** Whether it fails if it gets no further this time. */
    last_try: z.boolean(),
    checkpoint: Checkpoint.nullable(),
  }),
  document: z.object({
    id: z.string(),
    owner: z.string(),
    filename: z.string(),
    media_type: MediaType.nullable(),
    sha256: z.string().nullable(),
    size_in_bytes: z.number(),
    category: z.string().nullable(),
    /** What a person said; null follows the category. */
    is_resume: z.boolean().nullable(),
  }),
  /** What its owner calls documents beside the built-in categories; none where they said what this one is. */
  own_categories: z.array(OwnCategory),
  /** What they said of the fields of others. */
  field_examples: z.array(FieldExample),
  results: Results,
  /** Of the pages that are saved, the ones that later stages look at. */
  pages: z.array(Page),
  /** How many pages are saved, and whether an engine read one of them. */
  pages_read: z.object({ count: z.number(), ocr: z.boolean() }),
  /** What an earlier generation, or another document of the same bytes, has left. */
  earlier: z
    .object({
      document_id: z.string(),
      generation: z.number(),
      results: Results,
      pages: z.array(Page),
      /** By which way of cutting it has passages. */
      cutter: z.string().nullable(),
    })
    .nullable(),
});
export type ClaimedJob = z.infer<typeof ClaimedJob>;

/** How long a run may work: it looks for a good place to stop at 25 s and is cut off at 45 s, before its lease of 60 s ends. */
export const budget = { workMs: 25_000, abortMs: 45_000 } as const;

/** Progress is told at most this often, and so first after this long. */
export const framesApartMs = 500;
