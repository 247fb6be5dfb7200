import * as z from 'zod';
import type { EInvoice } from './e-invoice/e-invoice.ts';

/** The stages of a run, in the order in which they work. */
export const stageNames = ['extract_text', 'classify', 'extract_fields', 'embed', 'match'] as const;
export const StageName = z.enum(stageNames);
export type StageName = z.infer<typeof StageName>;

export const categories = [
  'invoice',
  'receipt',
  'resume',
  'contract',
  'letter',
  'report',
  'paper',
  'form',
  'job_posting',
  'other',
] as const;
export const Category = z.enum(categories);
export type Category = z.infer<typeof Category>;

/** What a document is: one of the built-in categories, or the slug of one that its owner defined. */
export const CategoryName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be the slug of a category');
export type CategoryName = z.infer<typeof CategoryName>;

/** Whether a name is that of a built-in category. */
export const isBuiltIn = (name: string): name is Category => categories.some((category) => category === name);

/** Left, top, right, bottom as shares (0–1) of the page's width and height. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/**
 * A line of a page as it stands on the paper: the evidence a field points at. `words` has left and right of each word,
 * a pair for every part between white space, as shares of the page's width; it is absent where they are not known or
 * where the line does not run from left to right.
 */
export const Line = z.object({ text: z.string(), bbox: Box, words: z.array(z.number()).optional() });
export type Line = z.infer<typeof Line>;

/**
 * One page, numbered from 1. `confidence` (0–1) is the OCR engine's; null for text that needed none. `markdown` is the
 * same text with its headings and tables; null or absent where it has neither.
 */
export const Page = z.object({
  number: z.int().positive(),
  text: z.string(),
  source: z.enum(['text', 'ocr']),
  confidence: z.number().nullable(),
  markdown: z.string().nullable().optional(),
  lines: z.array(Line).default([]),
});
export type Page = z.infer<typeof Page>;

/** The later stages look at so many pages from the first on, and at the last one: no document needs more to be understood. */
export const openingPages = 12;

/** What the later stages read: the opening pages and the last one, however many lie between. */
export interface ReadDocument {
  mediaType: string;
  pages: Page[];
  /** What an invoice in XML says that lies in the document, or that it is. */
  eInvoice?: EInvoice | null;
}

const BuiltInClassification = z.object({
  category: Category,
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  engine: z.string(),
});
/** What a document is; of one in a category of its owner's own, `built_in` is what it would be without: its fields are read. */
export const Classification = BuiltInClassification.extend({
  category: CategoryName,
  built_in: BuiltInClassification.nullable().optional(),
});
export type Classification = z.infer<typeof Classification>;

/**
 * An extracted value with its evidence. Dates are ISO, money is a number beside a currency field, lists are arrays. The
 * `reason` says in a sentence why it is this value, where there is more to say than its quote shows.
 */
export const Field = z.object({
  name: z.string(),
  value: z.json(),
  confidence: z.number().min(0).max(1),
  page: z.int().positive().nullable(),
  bbox: Box.nullable(),
  quote: z.string().nullable(),
  engine: z.string(),
  reason: z.string().nullable().optional(),
});
export type Field = z.infer<typeof Field>;
