import { expect, test } from 'vitest';
import type { Context } from '../../../lib/context.ts';
import { AppError } from '../../../lib/errors.ts';
import { withModelBudget } from '../../../lib/jobs/model-budget.ts';
import type { ReadText } from '../../../lib/jobs/read-text.ts';
import { nothingFound, type Run, type StageRow } from '../../../lib/jobs/run-state.ts';
import { classifyText, pickFields } from '../../../lib/jobs/understand.ts';
import type { Model } from '../../../lib/ports.ts';
import { textDocument } from '../stages/extract-fields/documents.ts';

const unclear = 'A few words that could be anything at all, such as people write down in passing.';

/** What a run keeps of its stages when it has this model at its last try, after what an earlier one has left. */
async function understanding(model: Model | null, earlier: StageRow[] = []): Promise<StageRow[]> {
  // The stages look at nothing else of the context, the claim and the run.
  const claim = { job: { last_try: true }, document: {}, own_categories: [], field_examples: [], results: earlier };
  const progress = { report: () => {} };
  const run = { claim, progress, found: nothingFound() } as unknown as Run;
  const ctx = { engines: { ocr: null, embedder: null, model }, now: () => 0 } as unknown as Context;
  const read = { ...textDocument(unclear), outcome: 'read', sha256: 's', key: 'k' } as ReadText;
  const bounded = withModelBudget(ctx, run);
  await classifyText(bounded, run, read);
  await pickFields(bounded, run, read, { category: 'letter', confidence: 0.5, reasons: [], engine: 'x' });
  return run.found.stages;
}

const aModel = (answer: Model['answer']): Model => ({ engine: 'a-model', answer });
const away = aModel(() => Promise.reject(new AppError('engine_unavailable', 'Away.')));
const back = aModel(async ({ schema, name }) =>
  schema.parse(
    name === 'category'
      ? { category: 'letter', confidence: 0.9, reason: 'It says so.' }
      : { from: null, to: null, date: null, subject: null },
  ),
);

const keysOf = (rows: StageRow[]) => rows.map(({ key }) => key);

test('what is found while a language model stays away counts as found without one, and the next run asks it again', async () => {
  const withoutModel = await understanding(null);
  const left = await understanding(away);
  expect(keysOf(left)).toEqual(keysOf(withoutModel));

  const again = await understanding(back, left);
  expect(again.map(({ stage }) => stage)).toEqual(['classify', 'extract_fields']);
  expect(again[0]).toMatchObject({ engine: 'a-model', result: { category: 'letter' } });
  expect(await understanding(back, again)).toEqual([]);
});
