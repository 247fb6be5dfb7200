import * as z from 'zod';
import type { Context } from '../context.ts';
import { exampleOf } from '../stages/extract-fields/learned/teach.ts';
import { CategoryName, type Field, Page } from '../stages/stage.ts';

const Looked = z.object({
  generation: z.number(),
  media_type: z.string().nullable(),
  category: CategoryName.nullable(),
  pages: z.array(Page),
  fields: z.array(z.object({ name: z.string(), value: z.json() })),
});

type Review = { name: string; action: string; value?: Field['value'] | undefined };

const LONGEST_KEY = 200;

/** What a review teaches for the next document like this one, for the commit that keeps it; null when that is nothing. */
export async function lessonOf(ctx: Context, id: string, reviews: Review[]) {
  if (reviews.every(({ action }) => action === 'reject')) return null;
  const looked = await ctx.database.read('read_for_lessons', { p_document: id }, Looked.nullable());
  if (!looked?.category) return null;
  const right = new Map<string, Field['value']>();
  for (const { name, action, value } of reviews) {
    const found = looked.fields.find((field) => field.name === name)?.value;
    const said = action === 'correct' ? value : action === 'accept' ? found : undefined;
    if (said !== undefined && said !== null) right.set(name, said);
  }
  const document = { mediaType: looked.media_type ?? '', pages: looked.pages };
  const example = exampleOf({ document, category: looked.category, found: looked.fields }, right);
  if (!example) return null;
  const key = (example.vendor ?? example.marks.slice(0, 8).sort().join(' ')).toLowerCase().slice(0, LONGEST_KEY);
  return { ...example, key, generation: looked.generation };
}
