import * as z from 'zod';
import type { Context } from '../context.ts';
import { type Category, isBuiltIn } from '../stages/stage.ts';
import { type CategoryEntry, CategoryList } from './category.ts';

const StoredList = CategoryList.extend({
  data: z.array(
    CategoryList.shape.data.element.extend({ name: z.string().nullable(), description: z.string().nullable() }),
  ),
});

/** What the built-in categories are. */
const builtIn: Record<Category, [name: string, description: string]> = {
  invoice: ['Invoice', 'Asks for payment; credit notes too'],
  receipt: ['Receipt', 'Proves a payment'],
  resume: ['Resume', 'One person’s career'],
  contract: ['Contract', 'Binds two parties or more'],
  letter: ['Letter', 'From one person or firm to another; e-mails and memos too'],
  report: ['Report', 'Findings or figures of an organisation'],
  paper: ['Paper', 'Scholarly work'],
  form: ['Form', 'Made to be filled in'],
  job_posting: ['Job posting', 'Describes a vacancy'],
  other: ['Other', 'None of these'],
};

/** The caller's own categories by name, then the built-in ones. */
export async function listCategories(ctx: Context): Promise<z.infer<typeof CategoryList>> {
  const { data, next_cursor } = await ctx.database.read('list_categories', {}, StoredList);
  return { data: data.map(named), next_cursor };
}

function named({ name, description, ...entry }: z.infer<typeof StoredList>['data'][number]): CategoryEntry {
  const [usualName, usual] = isBuiltIn(entry.slug) ? builtIn[entry.slug] : [entry.slug, ''];
  return { ...entry, name: name ?? usualName, description: description ?? usual };
}
