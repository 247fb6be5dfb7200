import type { Context } from '../context.ts';
import { CLASSIFY_ENGINE, classify } from '../stages/classify/classify.ts';
import { builtInOf, OWN_ENGINE } from '../stages/classify/own/choose.ts';
import { extractFields, FIELDS_ENGINE } from '../stages/extract-fields/extract-fields.ts';
import { EXAMPLES_ENGINE } from '../stages/extract-fields/learned/apply.ts';
import { CategoryName, Classification, isBuiltIn } from '../stages/stage.ts';
import type { ReadText } from './read-text.ts';
import { enter, knownResult, type Run, stageKey } from './run-state.ts';

const offline = { ocr: null, model: null, embedder: null };

/** What a document is: by its owner's word, or else by the engines. */
export async function classifyText(ctx: Context, run: Run, read: ReadText): Promise<Classification> {
  enter(run, 'classify', ctx.engines.model?.engine ?? null);
  run.progress.report('classify', 'Finding out what it is');
  const chosen = CategoryName.safeParse(run.claim.document.category);
  if (chosen.success) return asChosen(chosen.data, read);
  const own = run.claim.own_categories;
  const others = own.length > 0 ? [OWN_ENGINE, JSON.stringify(own)] : [];
  const key = await stageKey('classify', [read.key, CLASSIFY_ENGINE, run.engine, ...others]);
  const known = knownResult(run, 'classify', [key]);
  if (known) return Classification.parse(known.result);
  const from = ctx.now();
  const result = await classify(read, ctx.engines, own);
  run.found.stages.push({ stage: run.stage, key, engine: result.engine, result, ms: ctx.now() - from, cost: 0 });
  return result;
}

/** A category of a person's own comes with what the document is without it, whose fields are read. */
async function asChosen(category: CategoryName, read: ReadText): Promise<Classification> {
  const said = { category, confidence: 1, reasons: ['You said so.'], engine: 'person' };
  if (isBuiltIn(category)) return said;
  const { category: found, ...rest } = await classify(read, offline);
  return { ...said, built_in: isBuiltIn(found) ? { category: found, ...rest } : null };
}

/** Reads the fields of what the document is; of one in a category of its owner's own, those of what it is without it. */
export async function pickFields(ctx: Context, run: Run, read: ReadText, found: Classification): Promise<void> {
  enter(run, 'extract_fields', ctx.engines.model?.engine ?? null);
  run.progress.report('extract_fields', 'Picking out its fields');
  const category = builtInOf(found) ?? 'other';
  const examples = run.claim.field_examples.filter((example) => example.category === category);
  const learned = examples.length > 0 ? [EXAMPLES_ENGINE, JSON.stringify(examples)] : [];
  const key = await stageKey('extract_fields', [read.key, FIELDS_ENGINE, run.engine, category, ...learned]);
  if (knownResult(run, 'extract_fields', [key])) return;
  const from = ctx.now();
  const fields = await extractFields(read, category, ctx.engines, examples);
  run.found.fields = fields;
  const engine = [...new Set(fields.map((field) => field.engine))].join('+') || FIELDS_ENGINE;
  run.found.stages.push({ stage: run.stage, key, engine, result: null, ms: ctx.now() - from, cost: 0 });
}
