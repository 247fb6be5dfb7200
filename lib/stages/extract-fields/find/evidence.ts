import type { Box, Field } from '../../stage.ts';
import type { Candidate } from './candidate.ts';
import type { Cell } from './layout.ts';

/** Name and version of the offline readers; a change that alters values changes it. */
export const FIELDS_ENGINE = 'rules-1';

const LONGEST_QUOTE = 2_000;

/** Turns what was found into a field with its page, its quote and the box of the quoted lines. */
export function fieldOf(name: string, candidate: Candidate | null): Field[] {
  const first = candidate?.cells[0];
  if (!candidate || !first) return [];
  const cells = candidate.cells.filter((cell) => cell.page === first.page);
  const quote = cells.map((cell) => cell.text).join('\n');
  return [
    {
      name,
      value: candidate.value,
      confidence: confidence(candidate, first),
      page: first.page,
      bbox: around(cells),
      quote: quote.length > LONGEST_QUOTE ? quote.slice(0, LONGEST_QUOTE) : quote,
      engine: FIELDS_ENGINE,
    },
  ];
}

/** A page that was read badly makes every value on it less certain. */
const confidence = ({ score }: Candidate, { legibility }: Cell): number =>
  Math.round(Math.min(0.98, Math.max(0.05, score * (0.5 + 0.5 * legibility))) * 100) / 100;

function around(cells: Cell[]): Box | null {
  const boxes = cells.map((cell) => cell.lineBox).filter((box) => box !== null);
  if (boxes.length === 0) return null;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
