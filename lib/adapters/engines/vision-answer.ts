import * as z from 'zod';

const Status = z.object({ code: z.int().default(2), message: z.string().default('') });
export type Status = z.infer<typeof Status>;

// Coordinates of 0 are left out of the vendor's JSON.
const Corner = z.object({ x: z.number().default(0), y: z.number().default(0) });
const BoundingPoly = z.object({
  vertices: z.array(Corner).default([]),
  normalizedVertices: z.array(Corner).default([]),
});
export type BoundingPoly = z.infer<typeof BoundingPoly>;

const detectedBreak = z.object({ type: z.string(), isPrefix: z.boolean().default(false) });
const Glyph = z.object({
  text: z.string(),
  property: z.object({ detectedBreak: detectedBreak.optional() }).optional(),
});
const Word = z.object({
  boundingBox: BoundingPoly,
  confidence: z.number().optional(),
  symbols: z.array(Glyph).default([]),
});
export type Word = z.infer<typeof Word>;

const Paragraph = z.object({ words: z.array(Word).default([]) });
const Block = z.object({ paragraphs: z.array(Paragraph).default([]) });
const Page = z.object({
  width: z.number().default(0),
  height: z.number().default(0),
  confidence: z.number().optional(),
  blocks: z.array(Block).default([]),
});
export type Page = z.infer<typeof Page>;

const TextAnnotation = z.object({ text: z.string().default(''), pages: z.array(Page).default([]) });

/** What the vendor says about one image or one page; without an annotation there is no text on it. */
const PageAnswer = z.object({ error: Status.optional(), fullTextAnnotation: TextAnnotation.optional() });
export type PageAnswer = z.infer<typeof PageAnswer>;

export const ImagesAnswer = z.object({ responses: z.array(PageAnswer) });

export const FilesAnswer = z.object({
  responses: z.array(z.object({ error: Status.optional(), responses: z.array(PageAnswer).optional() })),
});
