import * as z from 'zod';
import { FileProblem } from '../../lib/documents/document.ts';
import { QuotaUse } from '../../lib/limits/limit.ts';
import { stageNames } from '../../lib/stages/stage.ts';

// Shapes that only the description of the API needs; the code that makes them is typed by itself.

/** The form of an upload: options as text, as browsers send them. */
export const MultipartUpload = z.strictObject({
  files: z
    .array(z.string().meta({ format: 'binary' }))
    .min(1)
    .max(20),
  queue: z.enum(['interactive', 'default', 'bulk']).optional(),
  stages: z
    .string()
    .optional()
    .meta({ description: `A beginning of ${stageNames.join(',')}.` }),
  delay: z
    .string()
    .optional()
    .meta({ examples: ['10s', '5m', '2h'] }),
  run_at: z.iso.datetime({ offset: true }).optional(),
  folder_id: z.uuid().optional(),
  duplicates: z.enum(['reuse', 'new_version', 'reject', 'allow']).optional(),
  notify: z.enum(['true', 'false']).optional(),
});

export const OpenedUploads = z.object({
  uploads: z.array(z.object({ id: z.uuid(), url: z.url(), expires_at: z.iso.datetime() })),
});

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  errors: z.array(FileProblem).optional(),
  quota: QuotaUse.optional(),
  changed: z.array(z.object({ name: z.string(), value: z.unknown() })).optional(),
});

export const Health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  dependencies: z.array(
    z.object({
      name: z.string(),
      required: z.boolean(),
      state: z.enum(['up', 'down', 'off']),
      ms: z.number(),
      detail: z.string().nullable(),
    }),
  ),
});
