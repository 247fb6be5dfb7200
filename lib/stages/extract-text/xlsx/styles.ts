import type { Archive } from '../archive.ts';
import { readXml } from '../xml.ts';

/** How the number in a cell is meant. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time' | 'date_time';

const builtIn: Record<number, NumberKind> = {
  9: 'percent',
  10: 'percent',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date_time',
  45: 'time',
  46: 'time',
  47: 'time',
};
const builtInDates: [first: number, last: number][] = [
  [14, 17],
  [27, 36],
  [50, 58],
];

/** For each cell style, by its number, what its number format makes of a number. */
export function readStyles(archive: Archive): NumberKind[] {
  const custom = new Map<number, NumberKind>();
  const styles: NumberKind[] = [];
  let isCellFormats = false;
  readXml(archive.read('xl/styles.xml'), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') isCellFormats = true;
      const id = Number(numFmtId);
      if (name === 'numFmt') custom.set(id, kindOf(formatCode ?? ''));
      if (name === 'xf' && isCellFormats) styles.push(custom.get(id) ?? builtInKind(id));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return styles;
}

function builtInKind(id: number): NumberKind {
  if (builtInDates.some(([first, last]) => id >= first && id <= last)) return 'date';
  return builtIn[id] ?? 'number';
}

/** Excel takes no longer ones. */
const longestCode = 255;

/** Reads a format code such as `[$-409]d/m/yyyy` by its letters; quoted and bracketed text says nothing. */
function kindOf(code: string): NumberKind {
  const letters = (code.slice(0, longestCode).split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase();
  if (letters.includes('general')) return 'number';
  const hasDate = /[dy]|mmm/.test(letters);
  const hasTime = /[hs]/.test(letters);
  if (hasDate && hasTime) return 'date_time';
  if (hasDate || /^m/.test(letters)) return 'date';
  if (hasTime) return 'time';
  return letters.includes('%') ? 'percent' : 'number';
}
