import { type Candidate, choose } from '../../find/candidate.ts';
import { everywhere, labelled } from '../../find/labelled.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';

const NOT_THE_DATE = /\b(?:exp\w*|member|valid|until|birth|due|return|gültig|printed on)\b/i;
const LABELS = [{ pattern: /\b(?:date|datum|dt)\b/i, weight: 0.95 }];
const MISREAD = /(?<![\p{L}\d])[\dOoIlSB]{1,2}([/.-])[\dOoIlSB]{1,2}\1(?:[\dOoIlSB]{4}|[\dOoIlSB]{2})(?![\p{L}\d])/gu;
const DIGITS: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8' };

/** The date behind its label, else the first date printed; a receipt seldom carries another. */
export function findReceiptDate(source: Source): Candidate<string> | null {
  const isWhole = ({ cells }: Candidate<string>) =>
    !NOT_THE_DATE.test(textOf(cells)) && mendedDigits(textOf(cells)) === null;
  const byLabel = labelled(source, { labels: LABELS, except: NOT_THE_DATE, read: source.readDate, reach: 12 });
  const printed = everywhere(source, source.readDate, 0.75).filter(isWhole);
  const first = printed.slice(0, 3).map((one, index) => ({ ...one, score: one.score - 0.1 * index }));
  const best = choose([...byLabel.filter(isWhole), ...first]);
  if (!best) return misread(source);
  const isAlone =
    new Set(first.map(({ value }) => value)).size < 2 || byLabel.some(({ value }) => value === best.value);
  const lost = best.cells.some((cell) => cell.legibility < 1 && LOST_DIGIT.test(cell.text));
  return { ...best, score: best.score * (isAlone ? 1 : 0.78) * (lost ? 0.7 : 1) };
}

/** "8/03/2018": whoever writes the month with its nought writes the day with one. */
const LOST_DIGIT = /(?<!\d)\d([/.-])(?:0\d|1[0-2])\1\d{2}/;

const textOf = (cells: Cell[]): string => cells[0]?.text ?? '';

/** The text with the letters in its dates read as the digits they look like; null where no date has any. */
function mendedDigits(text: string): string | null {
  const digits = text.replace(MISREAD, (date) => date.replace(/[OoIlSB]/g, (letter) => DIGITS[letter] ?? letter));
  return digits === text ? null : digits;
}

/** A date whose digits were read as letters: "25/l2/2O18". */
function misread(source: Source): Candidate<string> | null {
  for (const cell of source.cells) {
    const digits = mendedDigits(cell.text);
    const value = digits && source.readDate(digits)[0]?.value;
    if (value) return { value, cells: [cell], score: 0.55 };
  }
  return null;
}
