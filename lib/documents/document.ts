import * as z from 'zod';
import { AppError } from '../errors.ts';
import { QuotaUse } from '../limits/limit.ts';
import { CategoryName, Field, StageName } from '../stages/stage.ts';

export const documentStatuses = [
  'uploading',
  'scheduled',
  'held',
  'queued',
  'processing',
  'completed',
  'needs_review',
  'failed',
  'canceled',
] as const;
export const DocumentStatus = z.enum(documentStatuses);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

/** Statuses that a document leaves only by a new generation. */
export const isSettled = (status: DocumentStatus): boolean =>
  status === 'completed' || status === 'needs_review' || status === 'failed' || status === 'canceled';

const mebibyte = 1024 * 1024;

/** What one call and one file may weigh; the bucket holds the last of these too. */
export const limits = {
  filesPerCall: 20,
  uploadsPerCall: 100,
  requestBytes: 10 * mebibyte,
  fileBytes: 50 * mebibyte,
} as const;

/** Bytes as people read them: "10.5 MB". */
export const megabytes = (bytes: number): string => `${(bytes / mebibyte).toFixed(1).replace(/\.0$/, '')} MB`;

/** The refusal of one file for its size. */
export const fileTooLarge = (filename: string, bytes: number): AppError =>
  new AppError(
    'file_too_large',
    `${filename} has ${megabytes(bytes)}; a file may have at most ${megabytes(limits.fileBytes)}.`,
  );

export const DocumentError = z
  .object({ code: z.string(), detail: z.string(), stage: z.string().nullish(), engine: z.string().nullish() })
  .loose();

/** What a document that is not under way waits for, and until when if that is known. */
export const WaitingFor = z.object({
  reason: z.enum(['start_time', 'next_try', 'queue_paused', 'budget', 'deployment_quota', 'turn', 'delivery']),
  detail: z.string(),
  until: z.string().nullable(),
});

export const DocumentStatusReport = z.object({
  document_id: z.string(),
  job_id: z.string().nullable(),
  filename: z.string(),
  status: DocumentStatus,
  stage: z.string().nullable(),
  progress: z.number(),
  error: DocumentError.nullable(),
  waiting_for: WaitingFor.nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
});
export type DocumentStatusReport = z.infer<typeof DocumentStatusReport>;

export const DocumentLine = z.object({
  id: z.string(),
  job_id: z.string().nullable(),
  batch_id: z.string().nullable(),
  folder_id: z.string().nullable(),
  filename: z.string(),
  media_type: z.string().nullable(),
  size_in_bytes: z.number(),
  status: DocumentStatus,
  stage: z.string().nullable(),
  progress: z.number(),
  category: z.string().nullable(),
  category_confidence: z.number().nullable(),
  /** Of category and fields, what no person has confirmed, the least sure; null when nothing is left to doubt. */
  lowest_confidence: z.number().nullable(),
  /** Fields below the threshold that no person has looked at. */
  to_review: z.int(),
  page_count: z.number().nullable(),
  error: DocumentError.nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
});

/** Where an earlier page ended; the database writes and reads it, here only what is none is kept from it. */
export const cursorOf = (...parts: [z.ZodType, ...z.ZodType[]]) => {
  const Position = z.tuple(parts);
  return z.string().refine((text) => {
    try {
      return Position.safeParse(atob(text).split('|')).success;
    } catch {
      return false;
    }
  }, 'must be the next_cursor of an earlier answer');
};

/** `total` is null unless it was asked for. */
export const DocumentList = z.object({
  data: z.array(DocumentLine),
  next_cursor: z.string().nullable(),
  total: z.int().nullable(),
});

/** A field as people see it: their own word where there is one, with the engine's as `previous`. A rejected value is null. */
export const ReviewedField = Field.extend({
  review: z
    .object({
      action: z.enum(['accept', 'correct', 'reject']),
      at: z.string(),
      by: z.string(),
      previous: z.object({ value: z.json(), confidence: z.number() }).optional(),
    })
    .nullable(),
});

export const Document = DocumentLine.extend({
  sha256: z.string().nullable(),
  generation: z.number(),
  /** Of one in a category of its owner's own: the built-in category whose fields it has. */
  read_as: z.string().nullable(),
  category_engine: z.string().nullable(),
  category_reasons: z.array(z.string()),
  review_threshold: z.number(),
  vector_count: z.number(),
  is_resume: z.boolean().nullable(),
  version_of: z.string().nullable(),
  fields: z.array(ReviewedField),
  pages: z.array(
    z.object({
      number: z.number(),
      source: z.enum(['text', 'ocr']),
      confidence: z.number().nullable(),
      characters: z.number(),
    }),
  ),
  stages: z.array(
    z.object({ stage: z.string(), engine: z.string(), ms: z.number(), cost_micro_usd: z.number(), at: z.string() }),
  ),
});
export type Document = z.infer<typeof Document>;

/** A duration as people write it (`10s`, `5m`, `2h`, `1d`) in milliseconds. */
export const Delay = z
  .string()
  .regex(/^\d{1,4}[smhd]$/, 'must look like 10s, 5m, 2h or 1d')
  .transform(
    (text) =>
      Number(text.slice(0, -1)) *
      { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[text.at(-1) as 's' | 'm' | 'h' | 'd'],
  )
  .refine((ms) => ms <= 7 * 86_400_000, 'must be at most 7 days');

/** A time to begin at, at most 7 days ahead; one that has passed means now. */
export const RunAt = z.iso
  .datetime({ offset: true, message: 'must be a time such as 2026-12-24T18:00:00Z' })
  .refine((text) => Math.abs(Date.parse(text)) < 8e12, 'must be within 7 days');

/** A time in the past or to come; zones and years that the database would not take are kept from it. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970' && /(Z|[+-](0\d|1[0-4]):\d\d)$/.test(text), 'must be a time since 1970');

const stagesFromText = (value: unknown) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : value;

/** Later stages read what earlier ones made, so a choice of stages is a beginning of the whole row. */
export const Stages = z
  .preprocess(stagesFromText, z.array(StageName).min(1))
  .refine((stages) => StageName.options.slice(0, new Set(stages).size).every((name) => stages.includes(name)), {
    message: `must be a beginning of ${StageName.options.join(', ')}`,
  })
  .transform((stages) => StageName.options.filter((name) => stages.includes(name)));

export const QueueName = z.enum(['interactive', 'default', 'bulk']);

/** A flag as forms say it. */
export const flagFromText = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);

/** How a call wants its documents treated; the form fields of an upload. */
export const SubmitFields = z.strictObject({
  queue: QueueName.default('default'),
  stages: Stages.default([...StageName.options]),
  delay: Delay.optional(),
  run_at: RunAt.optional(),
  folder_id: z.uuid().optional(),
  duplicates: z.enum(['reuse', 'new_version', 'reject', 'allow']).default('reuse'),
  notify: z.preprocess(flagFromText, z.boolean('must be true or false')).default(true),
});

/** There is one time to begin at. */
export const hasOneStart = ({ delay, run_at }: { delay?: unknown; run_at?: unknown }): boolean =>
  delay === undefined || run_at === undefined;
export const oneStart = { path: ['run_at'], message: 'cannot stand beside delay: choose one of them' };

export const SubmitOptions = SubmitFields.refine(hasOneStart, oneStart);
export type SubmitOptions = z.infer<typeof SubmitOptions>;

/** `index` is the place (from 0) among the files, or the uploads, of the call: names may be written otherwise. */
export const FileProblem = z.object({
  index: z.int(),
  filename: z.string(),
  code: z.string(),
  detail: z.string(),
  quota: QuotaUse.optional(),
});
export type FileProblem = z.infer<typeof FileProblem>;

/** The answer to an upload: what was accepted, and what was wrong with the files that were not. */
export const Submitted = z.object({
  batch: z.object({ id: z.string(), total: z.number(), created_at: z.string() }),
  documents: z.array(
    z.object({
      index: z.int(),
      id: z.string(),
      job_id: z.string().optional(),
      filename: z.string(),
      status: DocumentStatus,
      duplicate_of: z.string().optional(),
      version_of: z.string().optional(),
    }),
  ),
  errors: z.array(FileProblem),
});
export type Submitted = z.infer<typeof Submitted>;

export const DocumentChanges = z.strictObject({
  category: CategoryName.optional(),
  folder_id: z.uuid().nullable().optional(),
  /** Null follows the category again. */
  is_resume: z.boolean().nullable().optional(),
});
