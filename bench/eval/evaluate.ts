import type { Client } from '../client.ts';
import { type CategoryReport, type CategoryScore, categoryReport, scoreCategories } from './category-scores.ts';
import { type FieldScore, scoreFields } from './field-scores.ts';
import {
  type FamilyRow,
  type FieldRow,
  familyTable,
  fieldGroups,
  fieldTable,
  type ReviewRow,
  reviewTable,
} from './field-tables.ts';
import type { LabelledFile } from './manifest.ts';
import type { Options } from './options.ts';
import { type Outcome, type Read, sendFile } from './send.ts';
import { recallTable, scoreText, secondsPerPage, type TextScore } from './text-scores.ts';

/** What an evaluation found; categories and fields are null when their stage was not run. */
export interface Evaluation {
  at: string;
  stages: string[];
  files: number;
  read: number;
  unsupported: Record<string, number>;
  failed: { file: string; code: string; detail: string }[];
  recall: ReturnType<typeof recallTable>;
  worst: TextScore[];
  seconds_per_page: ReturnType<typeof secondsPerPage>;
  categories: CategoryReport | null;
  fields: { rates: FieldRow[]; review: ReviewRow[]; families: FamilyRow[] } | null;
  /** What was wrong, for whoever wants to mend it. */
  mistakes: { categories: CategoryScore[]; fields: FieldScore[]; withheld: FieldScore[] };
}

/** Sends every file, some at once and in order, and says after each how many are done. */
export async function sendAll(
  client: Client,
  files: LabelledFile[],
  options: Pick<Options, 'folder' | 'stages' | 'concurrency'> & { withhold?: boolean },
  say: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  let done = 0;
  const sendInTurn = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index];
      if (!file) return;
      outcomes[index] = await sendFile(client, { ...options, file, number: index + 1 });
      done += 1;
      say(done);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, sendInTurn));
  return outcomes;
}

const worstShown = 8;

/** Compares what was read with what is expected; `withheld` is what became of invoices whose XML was taken away first. */
export function evaluate(folder: string, stages: string[], outcomes: Outcome[], withheld: Outcome[] = []): Evaluation {
  const text = scoreText(folder, outcomes);
  const read = outcomes.filter((outcome): outcome is Read => outcome.state === 'read');
  const categories = stages.includes('classify') ? scoreCategories(outcomes) : [];
  const fields = stages.includes('extract_fields') ? scoreFields(outcomes) : [];
  const bare = stages.includes('extract_fields') ? scoreFields(withheld) : [];
  const groups = fieldGroups(fields, bare);
  const unsupported = Object.groupBy(
    outcomes.filter(({ state }) => state === 'unsupported'),
    ({ file }) => file.format,
  );
  return {
    at: new Date().toISOString(),
    stages,
    files: outcomes.length,
    read: read.length,
    unsupported: Object.fromEntries(Object.entries(unsupported).map(([format, some = []]) => [format, some.length])),
    failed: outcomes.flatMap((outcome) =>
      outcome.state === 'failed' ? [{ file: outcome.file.file, code: outcome.code, detail: outcome.detail }] : [],
    ),
    recall: recallTable(text),
    worst: text.toSorted((a, b) => a.recall - b.recall).slice(0, worstShown),
    seconds_per_page: secondsPerPage(read),
    categories: categories.length > 0 ? categoryReport(categories) : null,
    fields:
      fields.length > 0
        ? { rates: fieldTable(groups), review: reviewTable(groups), families: familyTable(groups) }
        : null,
    mistakes: {
      categories: categories.filter(({ expected, found }) => expected !== found),
      fields: fields.filter(({ right }) => !right),
      withheld: bare.filter(({ right }) => !right),
    },
  };
}

/** Every bound that the figures break, as a sentence; a bound without figures is broken too. */
export function brokenBounds(
  { recall, categories }: Pick<Evaluation, 'recall' | 'categories'>,
  { minRecall, minAccuracy }: Pick<Options, 'minRecall' | 'minAccuracy'>,
): string[] {
  const broken = Object.entries(minRecall).flatMap(([group, least]) => {
    const mean = recall.find((row) => row.group === group)?.all.mean ?? null;
    return mean !== null && mean >= least ? [] : [`Word recall of ${group} is ${mean}, below ${least}.`];
  });
  if (minAccuracy === null) return broken;
  const accuracy = categories?.accuracy ?? null;
  if (accuracy !== null && accuracy >= minAccuracy) return broken;
  return [...broken, `${accuracy} of the categories are right, below ${minAccuracy}.`];
}
