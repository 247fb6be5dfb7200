import type { Row } from '../row.ts';
import { mean, median, round } from '../statistics.ts';
import type { Measured, PictureRead } from './measure.ts';

/** How much slower than tesseract.js our engine may be, and how much of a receipt it must find. */
const budgets = { ratio: { most: 1 }, recall: { least: 0.91 }, longRecall: { least: 0.95 } };

/** Our time over theirs, by the medians of both; null without receipts. */
export function ratioOf([ours, theirs]: Measured[]): number | null {
  const mine = secondsOf(ours);
  const other = secondsOf(theirs);
  return mine.length === 0 || other.length === 0 ? null : round((median(mine) ?? 0) / (median(other) ?? 1), 2);
}

/** The figures of both engines as rows in groups; the budgets are those of our engine, the first. */
export function ocrRows(measured: Measured[]): Record<string, Row[]> {
  const groups = measured.map(({ engine, pictures }, index): [string, Row[]] => [
    `${pictures.length} receipts by ${engine}`,
    rowsOf(pictures, index === 0),
  ]);
  const ratio: Row = { label: 'seconds of ours ÷ of theirs, medians', value: ratioOf(measured), budget: budgets.ratio };
  return { ...Object.fromEntries(groups), 'Side by side': [ratio] };
}

function rowsOf(pictures: PictureRead[], judged: boolean): Row[] {
  const recalls = pictures.map(({ recall }) => recall);
  const longRecalls = pictures.map(({ longRecall }) => longRecall);
  const seconds = pictures.map((picture) => picture.seconds);
  return [
    {
      label: 'word recall, mean',
      value: round(mean(recalls), 4),
      ...(judged && { budget: budgets.recall }),
      note: `${sumOf(pictures, 'words')} words, worst ${round(Math.min(...recalls), 4)}`,
    },
    {
      label: 'recall of words of 3 characters or more, mean',
      value: round(mean(longRecalls), 4),
      ...(judged && { budget: budgets.longRecall }),
      note: `${sumOf(pictures, 'longWords')} words, worst ${round(Math.min(...longRecalls), 4)}`,
    },
    { label: 'seconds, median', value: round(median(seconds), 2), note: `${seconds.length} receipts` },
    { label: 'seconds, mean', value: round(mean(seconds), 2), note: `longest ${round(Math.max(...seconds), 2)}` },
  ];
}

const secondsOf = (measured: Measured | undefined): number[] => measured?.pictures.map(({ seconds }) => seconds) ?? [];

const sumOf = (pictures: PictureRead[], count: 'words' | 'longWords'): number =>
  pictures.reduce((sum, picture) => sum + picture[count], 0);
