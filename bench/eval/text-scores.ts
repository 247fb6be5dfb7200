import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean, round } from '../statistics.ts';
import type { Outcome, Read } from './send.ts';
import { wordRecall } from './words.ts';

export const textGroups = ['digital', 'scan', 'receipt'] as const;
export type TextGroup = (typeof textGroups)[number];

export interface TextScore {
  file: string;
  format: string;
  group: TextGroup;
  recall: number;
  /** The same of words that have three characters and more. */
  long: number;
}

const longWord = 3;

/** Expected texts that came out of a converter hold its remarks ("<!-- image -->"): they are no words of the document. */
export const withoutMarkup = (expected: string): string =>
  expected
    .replace(/<!--.*?-->/gs, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

/** Word recall of every file with a fair reference; a file that was not read has found nothing. */
export function scoreText(folder: string, outcomes: Outcome[]): TextScore[] {
  const judged = outcomes.filter(
    ({ file, state }) => state !== 'unsupported' && file.truth_text_file && file.text_truth_usable,
  );
  return judged.map((outcome) => {
    const { file } = outcome;
    const expected = withoutMarkup(readFileSync(join(folder, file.truth_text_file ?? ''), 'utf8'));
    const text = outcome.state === 'read' ? outcome.text : '';
    return {
      file: file.file,
      format: file.format,
      group: groupOf(outcome),
      recall: wordRecall(expected, text),
      long: wordRecall(expected, text, longWord),
    };
  });
}

const images = ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'gif'];

/** Receipts are photos of their own kind; a scan is what needed OCR, or would have, had it been read. */
export function groupOf(outcome: Outcome): TextGroup {
  if (outcome.file.category === 'receipt') return 'receipt';
  const needsOcr = outcome.state === 'read' ? outcome.fromOcr : images.includes(outcome.file.format);
  return needsOcr ? 'scan' : 'digital';
}

export interface Recall {
  files: number;
  mean: number | null;
  /** The mean of words that have three characters and more. */
  long: number | null;
  worst: number | null;
}

export const recallOf = (scores: TextScore[]): Recall => ({
  files: scores.length,
  mean: round(mean(scores.map(({ recall }) => recall)), 4),
  long: round(mean(scores.map(({ long }) => long)), 4),
  worst: scores.length === 0 ? null : round(Math.min(...scores.map(({ recall }) => recall)), 4),
});

/** Mean recall of each group, and within it of each format. */
export function recallTable(scores: TextScore[]): { group: TextGroup; all: Recall; formats: Record<string, Recall> }[] {
  return textGroups.map((group) => {
    const mine = scores.filter((score) => score.group === group);
    const formats = Object.groupBy(mine, ({ format }) => format);
    const each = Object.entries(formats).map(([format, some = []]) => [format, recallOf(some)]);
    return { group, all: recallOf(mine), formats: Object.fromEntries(each) };
  });
}

/** Seconds that a run took per page, for documents that needed OCR and for those that did not. */
export function secondsPerPage(read: Read[]): Record<'digital' | 'ocr', { pages: number; seconds: number | null }> {
  const of = (some: Read[]) => {
    const pages = some.reduce((sum, { document }) => sum + (document.page_count ?? 0), 0);
    const seconds = some.reduce((sum, one) => sum + (one.seconds ?? 0), 0);
    return { pages, seconds: round(seconds / pages, 3) };
  };
  return { digital: of(read.filter(({ fromOcr }) => !fromOcr)), ocr: of(read.filter(({ fromOcr }) => fromOcr)) };
}
