import { mean, round } from '../statistics.ts';
import type { Outcome } from './send.ts';

export interface CategoryScore {
  file: string;
  expected: string;
  /** Null when the file was not read. */
  found: string | null;
  confidence: number;
}

export interface CategoryReport {
  files: number;
  right: number;
  accuracy: number | null;
  /** The mean over the categories of the share that was found. */
  macro_recall: number | null;
  /** Of the nine tenths of the files that were judged with most confidence, how many are right. */
  surest: { files: number; right: number };
  /** How far stated confidence and the share of right answers lie apart on average. */
  calibration_error: number | null;
  recall: Record<string, { files: number; right: number }>;
  /** Most frequent first. */
  confusions: { expected: string; found: string; files: number }[];
}

/** The category of each file whose label says something about the document; a file not read counts as wrong. */
export function scoreCategories(outcomes: Outcome[]): CategoryScore[] {
  const judged = outcomes.filter(({ file, state }) => state !== 'unsupported' && file.use_for_classification);
  return judged.map((outcome) => ({
    file: outcome.file.file,
    expected: outcome.file.category,
    found: outcome.state === 'read' ? outcome.document.category : null,
    confidence: outcome.state === 'read' ? (outcome.document.category_confidence ?? 0) : 0,
  }));
}

const isRight = ({ expected, found }: CategoryScore): boolean => expected === found;

export function categoryReport(scores: CategoryScore[]): CategoryReport {
  const recall: CategoryReport['recall'] = {};
  const confused = new Map<string, CategoryReport['confusions'][number]>();
  for (const score of scores) {
    const { expected, found } = score;
    const { files, right } = recall[expected] ?? { files: 0, right: 0 };
    recall[expected] = { files: files + 1, right: right + (isRight(score) ? 1 : 0) };
    if (!isRight(score)) {
      const pair = confused.get(`${expected} ${found}`) ?? { expected, found: found ?? 'not read', files: 0 };
      confused.set(`${expected} ${found}`, { ...pair, files: pair.files + 1 });
    }
  }
  const right = scores.filter(isRight).length;
  return {
    files: scores.length,
    right,
    accuracy: round(right / scores.length, 4),
    macro_recall: round(mean(Object.values(recall).map((row) => row.right / row.files)), 4),
    surest: surestOf(scores),
    calibration_error: round(calibrationError(scores), 4),
    recall,
    confusions: [...confused.values()].toSorted((a, b) => b.files - a.files),
  };
}

const surestShare = 0.9;

function surestOf(scores: CategoryScore[]): CategoryReport['surest'] {
  const sorted = scores.toSorted((a, b) => b.confidence - a.confidence);
  const surest = sorted.slice(0, Math.round(sorted.length * surestShare));
  return { files: surest.length, right: surest.filter(isRight).length };
}

const bins = 10;

/** The expected calibration error over ten equal bins of confidence; null for no files. */
export function calibrationError(scores: CategoryScore[]): number | null {
  if (scores.length === 0) return null;
  const binned = Object.groupBy(scores, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)));
  return Object.values(binned).reduce((sum, some = []) => {
    const stated = mean(some.map(({ confidence }) => confidence)) ?? 0;
    const actual = some.filter(isRight).length / some.length;
    return sum + (some.length / scores.length) * Math.abs(stated - actual);
  }, 0);
}
