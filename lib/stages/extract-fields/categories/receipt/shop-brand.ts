import { lettersOf } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import type { ReceiptLine } from './lines.ts';
import { isOneApart } from './slips.ts';

/** What the web calls a shop: its page at a network, or its domain. */
const ADDRESSES = [
  /(?:facebook|instagram|twitter|tiktok)\.com\s?\/\s?(?<name>[\w.-]{4,40})/gi,
  /(?:book|gram|twitter|tiktok|\bfb|\big)\s?[:@]\s?@?(?<name>[\w.-]{4,40})/gi,
  /(?:\bwww?\.\s?|https?:\/\/\s?(?:www\.)?|@)(?!(?:gmail|yahoo|hotmail|outlook|facebook|instagram|gmx|web)\b)(?<name>[\w-][\w -]{2,38}[\w-])\s?\.\s?[a-z]{2,}/gi,
];
const SHORTEST = 6;

/** Finds a name at the top that the receipt's own web address spells too; a worn name is read by the address. */
export function brandOf(
  source: Source,
  lines: ReceiptLine[],
): { value: string; cells: ReceiptLine['cells']; row: number } | null {
  const names = source.cells.flatMap(({ text }) =>
    ADDRESSES.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.name ?? '')),
  );
  // an address that keeps its capitals is the better spelling
  const bySpelling = names.toSorted((a, b) => Number(/\p{Lu}/u.test(b)) - Number(/\p{Lu}/u.test(a)));
  for (const line of lines) {
    for (const name of bySpelling) {
      const value = spelled(line.text, name);
      if (value) return { value, cells: line.cells, row: line.row };
    }
  }
  return null;
}

/** The line as the web address has it: itself, without a stray sign, or in the address' own spelling. */
function spelled(line: string, address: string): string | null {
  const [letters, wanted] = [lettersOf(line), lettersOf(address)];
  if (letters.length < SHORTEST || wanted.length < SHORTEST) return null;
  if (letters === wanted) return line;
  const tokens = line.split(' ');
  const stray = tokens.findIndex(
    (token, index) => token.length === 1 && lettersOf(tokens.toSpliced(index, 1).join('')) === wanted,
  );
  if (stray >= 0) return tokens.toSpliced(stray, 1).join(' ');
  const brand = wanted.startsWith(letters.slice(0, 3)) ? beginning(address, letters.length) : null;
  return brand;

  function beginning(text: string, length: number): string | null {
    const ends = [length - 1, length, length + 1].filter((end) => end >= SHORTEST && end <= text.length);
    const end = ends.find((one) => isOneApart(lettersOf(text.slice(0, one)), letters) && isBoundary(text, one));
    return end ? text.slice(0, end) : null;
  }
}

/** A web address may end in a country: "ElmMartMY". */
const isBoundary = (text: string, end: number): boolean => end === text.length || /^[A-Z-]{1,3}$/.test(text.slice(end));
