import { shownBox } from '../../page-turn.ts';
import type { Box, Field } from '../../stage.ts';
import type { Candidate } from './candidate.ts';
import type { Cell } from './layout.ts';

/** Name and version of the offline readers; a change that alters values changes it. */
export const FIELDS_ENGINE = 'rules-4';

const LONGEST_QUOTE = 2_000;

/** Turns what was found into a field with its page, its quote and the box of the quoted lines. */
export function fieldOf(name: string, candidate: Candidate | null): Field[] {
  const first = candidate?.cells[0];
  if (!candidate || !first) return [];
  const cells = candidate.cells.filter((cell) => cell.page === first.page);
  return [
    {
      name,
      value: candidate.value,
      confidence: confidence(candidate, first),
      page: first.page,
      bbox: around(cells, candidate.at),
      quote: quoteOf(cells),
      engine: FIELDS_ENGINE,
    },
  ];
}

/** A page that was read badly makes every value on it less certain. */
const confidence = ({ score }: Candidate, { legibility }: Cell): number =>
  Math.round(Math.min(0.98, Math.max(0.05, score * (0.5 + 0.5 * legibility))) * 100) / 100;

/** What the cells say, one a line, cut where it grows too long to be read as a quote. */
export const quoteOf = (cells: Cell[]): string =>
  cells
    .map((cell) => cell.text)
    .join('\n')
    .slice(0, LONGEST_QUOTE)
    // Not half of a character that takes two units.
    .replace(/[\ud800-\udbff]$/, '');

/**
 * The box around cells of a page, as people are shown it; of a single cell only around the words that hold the value,
 * where their places are known.
 */
export function around(cells: Cell[], at?: Candidate['at']): Box | null {
  const boxes = cells
    .map((cell) => (cells.length === 1 ? wordsBox(cell, at) : ownBox(cell)))
    .filter((box) => box !== null);
  if (boxes.length === 0) return null;
  const whole: Box = [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
  return shownBox(whole, cells[0]?.turn ?? 0);
}

/** A cell's own place is a guess unless its words' places are known. */
const ownBox = (cell: Cell): Box | null => (cell.words ? cell.box : cell.lineBox);

function wordsBox(cell: Cell, at: Candidate['at']): Box | null {
  const { words, box, text } = cell;
  if (!words || !box || !at) return ownBox(cell);
  const first = wordsIn(text.slice(0, at.index + 1)) - 1;
  const last = wordsIn(text.slice(0, at.index + at.length)) - 1;
  const left = words[2 * first];
  const right = words[2 * last + 1];
  return left === undefined || right === undefined || right <= left ? box : [left, box[1], right, box[3]];
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
