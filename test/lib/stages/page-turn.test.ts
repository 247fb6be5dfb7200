import { describe, expect, test } from 'vitest';
import { linesMarkdown } from '../../../lib/stages/extract-text/markdown/lines/page-markdown.ts';
import { turnOf, uprightBox } from '../../../lib/stages/page-turn.ts';
import type { Box, Line, ReadDocument } from '../../../lib/stages/stage.ts';
import { read } from './extract-fields/documents.ts';

const turns = [0, 1, 2, 3] as const;
type Turn = (typeof turns)[number];

/** A bill whose tax stands right below its total, each line with the height of its type in thousandths of the page. */
const bill: [text: string, height: number][] = [
  ['Chez Margaux', 36],
  ['12 rue des Lilas', 14],
  ['69003 Lyon', 14],
  ['Le 14/03/2025 à 20:41', 14],
  ['2 Menu du jour  38,00', 14],
  ['1 Carafe de vin  18,90', 14],
  ['TOTAL TTC  56,90 EUR', 14],
  ['dont TVA 10%  5,17', 14],
  ['Merci de votre visite', 14],
];

const upright: Line[] = bill.map(([text, height], index) => {
  const top = index === 0 ? 0.1 : 0.16 + index * 0.03;
  return { text, bbox: [0.2, top, 0.2 + text.length * height * 0.0006, top + height / 1000] };
});

/** Where a box comes to lie when its page is turned clockwise by a quarter, so many times. */
function turned(box: Box, times: number): Box {
  if (times === 0) return box;
  const [left, top, right, bottom] = box;
  return turned([1 - bottom, left, 1 - top, right], times - 1);
}

const lying = (lines: Line[], turn: Turn): Line[] =>
  lines.map((line) => ({ text: line.text, bbox: turned(line.bbox, turn) }));

function photo(lines: Line[]): ReadDocument {
  const text = lines.map((line) => line.text).join('\n');
  return { mediaType: 'image/jpeg', pages: [{ number: 1, text, source: 'ocr', confidence: 0.96, lines }] };
}

const closeTo = (box: Box) => box.map((share) => expect.closeTo(share, 9));

describe.each(turns)('a photo turned clockwise by %i quarters', (turn) => {
  const lines = lying(upright, turn);

  test('is seen to lie so', () => {
    expect(turnOf(lines)).toBe(turn);
    for (const [index, line] of lines.entries())
      expect(uprightBox(line.bbox, turn)).toEqual(closeTo(upright[index]?.bbox as Box));
  });

  test('gives the fields of the upright one, marked where they stand in the picture', async () => {
    const [expected, found] = await Promise.all([read(photo(upright), 'receipt'), read(photo(lines), 'receipt')]);
    expect(found.total).toMatchObject({ value: 56.9, quote: expect.stringContaining('56,90') });
    expect(found.tax).toMatchObject({ value: 5.17 });
    const moved = Object.entries(expected).map(([name, field]) => [
      name,
      { ...field, bbox: field.bbox && closeTo(turned(field.bbox, turn)) },
    ]);
    expect(found).toEqual(Object.fromEntries(moved));
  });

  test('gives the Markdown of the upright one', () => {
    expect(linesMarkdown(lines, 'ocr')).toContain('# Chez Margaux\n');
    expect(linesMarkdown(lines, 'ocr')).toBe(linesMarkdown(upright, 'ocr'));
  });

  test('is seen to lie so where it is read in two columns', () => {
    const right = upright.map(({ text, bbox: [left, top, to, bottom] }): Line => {
      return { text, bbox: [left + 0.4, top, to + 0.4, bottom] };
    });
    expect(turnOf(lying([...upright, ...right], turn))).toBe(turn);
  });
});

describe('a page is upright', () => {
  test('whose lines run from left to right, in whatever order they come', () => {
    const known = upright.map((line): Line => ({ ...line, words: [line.bbox[0], line.bbox[2]] }));
    expect(turnOf(known.toReversed())).toBe(0);
  });

  test('that has a single line or none, or only numbers as tall as wide', () => {
    expect(turnOf([])).toBe(0);
    expect(turnOf(upright.slice(0, 1))).toBe(0);
    expect(turnOf([1, 2, 3].map((index) => ({ text: `${index}`, bbox: [0.1, 0.9 - index / 10, 0.11, 0.95] })))).toBe(0);
  });

  test('with a line of print along its edge', () => {
    const edge: Line = { text: 'Imprimé sur papier recyclé', bbox: [0.02, 0.2, 0.03, 0.8] };
    expect(turnOf([edge, ...upright])).toBe(0);
  });
});
