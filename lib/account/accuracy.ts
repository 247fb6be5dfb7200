import * as z from 'zod';
import type { Context } from '../context.ts';
import { moment } from '../documents/document.ts';

export const AccuracyInput = z.strictObject({ since: moment.optional() });

const counted = { reviewed: z.int(), right: z.number(), since: z.string() };

/** What became of the engines' answers that people looked at; `right` is the share (0–1) that they left as it was. */
export const Accuracy = z.object({
  since: z.string().nullable(),
  fields: z.array(
    z.object({
      category: z.string(),
      field: z.string(),
      ...counted,
      accepted: z.int(),
      corrected: z.int(),
      rejected: z.int(),
    }),
  ),
  categories: z.array(
    z.object({
      category: z.string(),
      ...counted,
      confirmed: z.int(),
      changed: z.int(),
      changed_to: z.array(z.object({ category: z.string(), documents: z.int() })),
    }),
  ),
});

/** Counts, by category and field, what people said of the answers about their documents. */
export const reportAccuracy = (ctx: Context, { since }: z.infer<typeof AccuracyInput>) =>
  ctx.database.read('report_accuracy', { p_since: since ?? null }, Accuracy);
