import * as z from 'zod';
import type { Context } from '../context.ts';
import { categories } from '../stages/stage.ts';
import { cursorOf, DocumentList, DocumentStatus } from './document.ts';

export const ListDocumentsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid()).optional(),
  status: DocumentStatus.optional(),
  category: z.enum(categories).optional(),
  folder_id: z.uuid().optional(),
  batch_id: z.uuid().optional(),
  q: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
    .optional(),
});

/** A page of the caller's documents, newest first. */
export const listDocuments = (ctx: Context, input: z.infer<typeof ListDocumentsInput>) =>
  ctx.database.read(
    'list_documents',
    {
      p_limit: input.limit,
      p_cursor: input.cursor ?? null,
      p_status: input.status ?? null,
      p_category: input.category ?? null,
      p_folder: input.folder_id ?? null,
      p_batch: input.batch_id ?? null,
      p_q: input.q || null,
    },
    DocumentList,
  );
