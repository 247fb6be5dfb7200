import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError, invalidInput } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { fieldKinds, fieldNames } from '../stages/extract-fields/kinds.ts';
import { CategoryName, isBuiltIn } from '../stages/stage.ts';
import type { Document } from './document.ts';
import { getDocument, noSuchDocument } from './get.ts';
import { lessonOf } from './lesson.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Row = z.record(z.string(), Scalar);
/** Whatever a field may show; no deeper, so that comparing it cannot go on and on. */
const Shown = z.union([Scalar, Row, z.array(z.union([Scalar, Row]))]);

/** A person's word about one field. Only a correction brings a value: text, number, ISO date or list, as the field has it. */
const FieldReview = z
  .strictObject({
    name: z.enum(Object.keys(fieldKinds)),
    action: z.enum(['accept', 'correct', 'reject']),
    // Its kind says what it may be; looking into a value of any shape would follow it however deep it is.
    value: z.unknown().optional(),
    /** The value that was shown, null where there was none; when another one is shown by now the review is refused. */
    seen: Shown.optional(),
  })
  .transform((review, context) => {
    const problem = problemOf(review);
    if (!problem) return { ...review, value: fieldKinds[review.name]?.schema.safeParse(review.value).data };
    context.addIssue({ code: 'custom', path: ['value'], message: problem });
    return z.NEVER;
  });

function problemOf({ name, action, value }: { name: string; action: string; value?: unknown }): string | null {
  if (action !== 'correct') return value === undefined ? null : `stands only beside the action "correct"`;
  const kind = fieldKinds[name];
  if (kind?.schema.safeParse(value).success) return null;
  return value === undefined ? `is missing: what ${name} is instead` : `must be ${kind?.wants}`;
}

export const ReviewInput = z.strictObject({
  fields: z
    .array(FieldReview)
    .min(1)
    .max(100)
    .refine((fields) => new Set(fields.map((field) => field?.name)).size === fields.length, 'names a field twice'),
  /** Of the document that was looked at; when another one is shown by now the review is refused. */
  generation: z.int().positive().optional(),
});

const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['reviewed', 'not_found', 'not_read', 'outdated']) }),
  z.object({ outcome: z.literal('changed'), fields: z.array(z.object({ name: z.string(), value: z.unknown() })) }),
  z.object({
    outcome: z.literal('no_such_field'),
    names: z.array(z.string()),
    category: CategoryName.nullable().catch(null),
  }),
]);

/** Takes a person's word about fields: what they accept, correct or reject outranks what engines find, now and later. */
export async function reviewFields(ctx: Context, id: string, changes: z.infer<typeof ReviewInput>): Promise<Document> {
  const owner = ownerOf(ctx);
  const p_example = await lessonOf(ctx, id, changes.fields);
  const args = { p_owner: owner, p_actor: owner, p_document: id, p_changes: changes, p_names: fieldNames, p_example };
  const answer = await commit(ctx, 'review_fields', args, Outcome);
  switch (answer.outcome) {
    case 'reviewed':
      return getDocument(ctx, id);
    case 'not_found':
      throw noSuchDocument();
    case 'not_read':
      throw new AppError('conflict', 'This document has no results yet; review them when it has been processed.');
    case 'outdated':
      throw new AppError('conflict', 'This document was processed again meanwhile; look at what it says now.');
    case 'changed':
      throw changedMeanwhile(answer.fields);
    case 'no_such_field':
      throw noSuchField(answer.names, answer.category, changes);
  }
}

function changedMeanwhile(changed: { name: string; value: unknown }[]): AppError {
  const names = changed.map(({ name }) => name).join(', ');
  return new AppError('conflict', `Somebody changed ${names} meanwhile; look at what it says now.`, { changed });
}

function noSuchField(
  names: string[],
  category: CategoryName | null,
  { fields }: z.infer<typeof ReviewInput>,
): AppError {
  const own = category && isBuiltIn(category) ? fieldNames[category] : [];
  const known = own.length > 0 ? `; the fields of this ${category} are ${own.join(', ')}` : '';
  const issues = names.map((name) => ({
    path: `fields.${fields.findIndex((field) => field.name === name)}.name`,
    message: `${name} is not among the document's fields${known}`,
  }));
  return invalidInput('body', issues);
}
