import * as z from 'zod';
import { CategoryName } from '../stages/stage.ts';

const Rule = z.strictObject({
  /** Absent or null for every category. */
  category: CategoryName.nullish(),
  /** Absent or null for every folder, and for none. */
  folder_id: z.uuid().nullish(),
  /** From the upload on; null keeps for good. */
  days: z.int().min(1).max(36_500).nullable(),
});

const isOnce = (rules: z.infer<typeof Rule>[]): boolean =>
  new Set(rules.map(({ category, folder_id }) => `${category ?? ''}/${folder_id ?? ''}`)).size === rules.length;

/** Rules that take the place of all there were; a preview changes nothing. */
export const RetentionInput = z.strictObject({
  rules: z.array(Rule).max(50).refine(isOnce, 'must not have two rules for the same category and folder'),
  preview: z.boolean().default(false),
});

/** The rules, how many documents are past their time by them, and the first twenty of those. */
export const Retention = z.object({
  rules: z.array(
    z.object({
      /** Null in a preview. */
      id: z.string().nullable().default(null),
      category: z.string().nullable().default(null),
      folder_id: z.string().nullable().default(null),
      days: z.int().nullable(),
    }),
  ),
  due: z.int(),
  documents: z.array(
    z.object({ id: z.string(), filename: z.string(), category: z.string().nullable(), created_at: z.string() }),
  ),
});
