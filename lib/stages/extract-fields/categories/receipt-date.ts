import { type Candidate, choose } from '../find/candidate.ts';
import { everywhere, labelled } from '../find/labelled.ts';
import type { Source } from '../find/source.ts';

const NOT_THE_DATE = /\b(?:exp\w*|member|valid|until|birth|due|return|gültig|printed on)\b/i;
const LABELS = [{ pattern: /\b(?:date|datum|dt)\b/i, weight: 0.95 }];
const MISREAD = /(?<![\p{L}\d])[\dOoIlSB]{1,2}([/.-])[\dOoIlSB]{1,2}\1(?:[\dOoIlSB]{4}|[\dOoIlSB]{2})(?![\p{L}\d])/gu;
const DIGITS: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8' };

/** The date behind its label, else the first date printed; a receipt seldom carries another. */
export function findReceiptDate(source: Source): Candidate<string> | null {
  const byLabel = labelled(source, { labels: LABELS, except: NOT_THE_DATE, read: source.readDate, reach: 12 });
  const printed = everywhere(source, source.readDate, 0.75).filter(
    ({ cells }) => !NOT_THE_DATE.test(cells[0]?.text ?? ''),
  );
  const first = printed.slice(0, 3).map((one, index) => ({ ...one, score: one.score - 0.1 * index }));
  return choose([...byLabel, ...first]) ?? misread(source);
}

/** A date whose digits were read as letters: "25/l2/2O18". */
function misread(source: Source): Candidate<string> | null {
  for (const cell of source.cells) {
    const digits = cell.text.replace(MISREAD, (date) =>
      date.replace(/[OoIlSB]/g, (letter) => DIGITS[letter] ?? letter),
    );
    const value = digits === cell.text ? undefined : source.readDate(digits)[0]?.value;
    if (value) return { value, cells: [cell], score: 0.55 };
  }
  return null;
}
