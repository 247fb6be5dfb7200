import * as z from 'zod';
import type { Context } from '../context.ts';
import { CLASSIFY_ENGINE, classify } from '../stages/classify/classify.ts';
import { builtInOf, OWN_ENGINE } from '../stages/classify/own/choose.ts';
import { extractFields, FIELDS_ENGINE } from '../stages/extract-fields/extract-fields.ts';
import { EXAMPLES_ENGINE } from '../stages/extract-fields/learned/apply.ts';
import { CategoryName, Classification, isBuiltIn } from '../stages/stage.ts';
import type { ReadText } from './read-text.ts';
import { enter, type Run } from './run-state.ts';
import { takeStage } from './take-stage.ts';

const offline = { ocr: null, model: null, embedder: null };

/** What a document is: by its owner's word, or else by the engines. */
export async function classifyText(ctx: Context, run: Run, read: ReadText): Promise<Classification> {
  const chosen = CategoryName.safeParse(run.claim.document.category);
  if (chosen.success) return asChosen(run, chosen.data, read);
  const own = run.claim.own_categories;
  const others = own.length > 0 ? [OWN_ENGINE, JSON.stringify(own)] : [];
  return takeStage(ctx, run, {
    name: 'classify',
    says: 'Finding out what it is',
    asks: ctx.engines.model?.engine ?? null,
    inputs: (asks) => [read.key, CLASSIFY_ENGINE, asks, ...others],
    schema: Classification,
    async find() {
      const result = await classify(read, ctx.engines, own);
      return { result, engine: result.engine };
    },
  });
}

/** A category of a person's own comes with what the document is without it, whose fields are read. */
async function asChosen(run: Run, category: CategoryName, read: ReadText): Promise<Classification> {
  enter(run, 'classify', null);
  const said = { category, confidence: 1, reasons: ['You said so.'], engine: 'person' };
  if (isBuiltIn(category)) return said;
  const { category: found, ...rest } = await classify(read, offline);
  return { ...said, built_in: isBuiltIn(found) ? { category: found, ...rest } : null };
}

/** Reads the fields of what the document is; of one in a category of its owner's own, those of what it is without it. */
export async function pickFields(ctx: Context, run: Run, read: ReadText, found: Classification): Promise<void> {
  const category = builtInOf(found) ?? 'other';
  const examples = run.claim.field_examples.filter((example) => example.category === category);
  const learned = examples.length > 0 ? [EXAMPLES_ENGINE, JSON.stringify(examples)] : [];
  await takeStage(ctx, run, {
    name: 'extract_fields',
    says: 'Picking out its fields',
    asks: ctx.engines.model?.engine ?? null,
    inputs: (asks) => [read.key, FIELDS_ENGINE, asks, category, ...learned],
    // They have a table of their own, from which they are taken over with the stage.
    schema: z.null(),
    async find() {
      const fields = await extractFields(read, category, ctx.engines, examples);
      run.found.fields.push(...fields);
      return { result: null, engine: [...new Set(fields.map((field) => field.engine))].join('+') || FIELDS_ENGINE };
    },
  });
}
