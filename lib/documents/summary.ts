import * as z from 'zod';
import type { Context } from '../context.ts';
import { CategoryName } from '../stages/stage.ts';
import { DocumentStatus } from './document.ts';

/** How many documents there are; a status or a category that none has is left out. */
export const DocumentSummary = z.object({
  total: z.int(),
  by_status: z.partialRecord(DocumentStatus, z.int()),
  by_category: z.record(CategoryName, z.int()),
  /** Documents that need review. */
  to_review: z.int(),
});

/** Counts the caller's documents by status and category. */
export const summarizeDocuments = (ctx: Context): Promise<z.infer<typeof DocumentSummary>> =>
  ctx.database.read('summarize_documents', {}, DocumentSummary);
