import type { Line, Page, ReadDocument } from '../../../../../lib/stages/stage.ts';

const LEFT = 0.05;
const COLUMN = 0.009;
const TOP = 0.03;
const ROW = 0.0165;
const HEIGHT = 0.012;

/** What an invoice looks like, a character a hundredth of the page wide, and the values it should give. */
export interface Drawing {
  name: string;
  page: string;
  values: Record<string, unknown>;
}

/**
 * A document drawn with blanks and line breaks: three blanks part columns, empty lines are gaps. As PDFs have it, a line
 * holds all columns with tabs between them, or every column is a line of its own.
 */
export function drawn(page: string, columns: 'in one line' | 'on their own'): ReadDocument {
  const rows = page.replace(/^\n/, '').split('\n');
  const lines = rows.flatMap((row, index) => {
    const runs = [...row.matchAll(/\S+(?: {1,2}\S+)*/g)].map((run) => lineOf(run[0], run.index, index));
    return columns === 'in one line' ? joined(runs) : runs;
  });
  const only: Page = {
    number: 1,
    text: lines.map(({ text }) => text).join('\n'),
    source: 'text',
    confidence: null,
    lines,
  };
  return { mediaType: 'application/pdf', pages: [only] };
}

function lineOf(run: string, column: number, row: number): Line {
  const words = [...run.matchAll(/\S+/g)].flatMap((word) => {
    const left = LEFT + COLUMN * (column + word.index);
    return [left, left + COLUMN * word[0].length];
  });
  const top = TOP + ROW * row;
  return {
    text: run.replace(/ +/g, ' '),
    bbox: [words[0] ?? 0, top, words.at(-1) ?? 0, top + HEIGHT],
    words,
  };
}

function joined(runs: Line[]): Line[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return [];
  return [
    {
      text: runs.map(({ text }) => text).join('\t'),
      bbox: [first.bbox[0], first.bbox[1], last.bbox[2], last.bbox[3]],
      words: runs.flatMap(({ words }) => words ?? []),
    },
  ];
}
