import * as z from 'zod';
import type { Context } from '../context.ts';
import { type ExampleTerm, exampleTerms } from '../stages/classify/own/example.ts';
import { openingOf } from '../stages/classify/own/terms.ts';

const Readings = z.object({
  documents: z.array(z.object({ id: z.string(), pages: z.array(z.object({ text: z.string() })) })),
  others: z.array(z.string()),
});

/** What each of these documents says of the category that it stands for; one that has not been read is left out. */
export async function readExamples(ctx: Context, ids: string[]): Promise<Map<string, ExampleTerm[]>> {
  if (ids.length === 0) return new Map();
  const { documents, others } = await ctx.database.read('read_for_examples', { p_documents: ids }, Readings);
  return new Map(documents.map(({ id, pages }) => [id, exampleTerms(openingOf(pages), others)]));
}
