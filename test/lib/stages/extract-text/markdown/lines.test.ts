import { describe, expect, test } from 'vitest';
import { linesMarkdown } from '../../../../../lib/stages/extract-text/markdown/lines/page-markdown.ts';
import type { Line } from '../../../../../lib/stages/stage.ts';

const letter = 0.01;
const body = 0.012;

/** A line whose cells begin at these places; every letter is as wide as a hundredth of the page. */
function line(top: number, cells: [left: number, text: string][], height = body): Line {
  const words = cells.flatMap(([left, text]) => {
    let at = left;
    return text.split(' ').flatMap((word) => {
      const from = at;
      at += (word.length + 1) * letter;
      return [from, from + word.length * letter];
    });
  });
  const text = cells.map(([, words]) => words).join('\t');
  return { text, bbox: [words[0] ?? 0, top, words.at(-1) ?? 0, top + height], words };
}

const prose = (count: number, from = 0.1) =>
  Array.from({ length: count }, (_, index) =>
    line(from + index * 0.015, [[0.1, `Sentence number ${index} goes on for a while, as they do`]]),
  );
const markdown = (...lines: Line[]) => linesMarkdown(lines, 'text');

describe('a page of lines with places', () => {
  test('has a heading where a short line stands in clearly larger type', () => {
    const found = markdown(line(0.05, [[0.1, 'Rental Agreement']], 0.024), ...prose(5));
    expect(found).toMatch(/^\n?# Rental Agreement\n\n+Sentence number 0/);
  });

  test('has one heading where it runs over two lines', () => {
    const lines = [line(0.04, [[0.1, 'Agreement on the']], 0.018), line(0.06, [[0.1, 'Rent of Rooms']], 0.018)];
    expect(markdown(...lines, ...prose(5))).toContain('## Agreement on the Rent of Rooms\n');
  });

  test('has no heading in large sums, addresses on the web or paragraphs in large type', () => {
    expect(markdown(line(0.05, [[0.1, '€ 1,190.50']], 0.024), ...prose(5))).toBeNull();
    expect(markdown(line(0.05, [[0.1, 'TOTAL 18.80']], 0.024), ...prose(5))).toBeNull();
    expect(markdown(line(0.05, [[0.1, 'www.acme.example']], 0.024), ...prose(5))).toBeNull();
    const large = [0.02, 0.04, 0.06].map((top) => line(top, [[0.1, 'We are glad to see you']], 0.018));
    expect(markdown(...large, ...prose(9))).toBeNull();
  });

  test('has a table where three rows stand in the same columns, numbers flush right', () => {
    const found = markdown(
      ...prose(3),
      line(0.3, [
        [0.1, 'Item'],
        [0.5, 'Qty'],
        [0.75, 'Price'],
      ]),
      line(0.32, [
        [0.1, 'Green tea'],
        [0.5, '2'],
        [0.76, '4.00'],
      ]),
      line(0.335, [[0.12, 'in bags']]),
      line(0.35, [
        [0.1, 'Milk | fat'],
        [0.5, '10'],
        [0.75, '11.00'],
      ]),
      ...prose(2, 0.5),
    );
    expect(found).toContain(
      '\n| Item | Qty | Price |\n| --- | --- | --- |\n| Green tea | 2 | 4.00 |\n| in bags |  |  |\n| Milk \\| fat | 10 | 11.00 |\n',
    );
  });

  test('has a table too where each cell is a line of its own', () => {
    const rows = [0.3, 0.32, 0.34].flatMap((top, row) => [
      line(top, [[0.1, `Label ${row}`]]),
      line(top + 0.001, [[0.5, `Value ${row}`]]),
    ]);
    expect(markdown(...rows)?.trim()).toBe(
      '| Label 0 | Value 0 |\n| --- | --- |\n| Label 1 | Value 1 |\n| Label 2 | Value 2 |',
    );
  });

  test('has no table in two rows, in columns of running text, in gaps of any place, or where places are not known', () => {
    const two = [0.3, 0.32].map((top) =>
      line(top, [
        [0.1, 'Label'],
        [0.5, 'Value'],
      ]),
    );
    expect(markdown(...two)).toBeNull();
    const text = 'and so the story goes on here';
    const columns = [0.3, 0.32, 0.34, 0.36].map((top) =>
      line(top, [
        [0.05, text],
        [0.55, text],
      ]),
    );
    expect(markdown(...columns)).toBeNull();
    const ragged = [0.1, 0.2, 0.31, 0.42].map((left, row) =>
      line(0.3 + row * 0.02, [
        [left, 'one'],
        [left + 0.3, 'two'],
      ]),
    );
    expect(markdown(...ragged)).toBeNull();
    const rows = [0.3, 0.32, 0.34].map((top) =>
      line(top, [
        [0.1, 'Label'],
        [0.5, 'Value'],
      ]),
    );
    expect(markdown(...rows.map(({ text, bbox }) => ({ text, bbox })))).toBeNull();
  });

  test('parts what stands close together in one row where other rows tell its columns apart', () => {
    const words = (...at: [number, string][]) => at.flatMap(([left, text]) => [left, left + text.length * letter]);
    const head: Line = {
      text: 'Item\tTax Sum',
      bbox: [0.1, 0.3, 0.8, 0.312],
      words: words([0.1, 'Item'], [0.6, 'Tax'], [0.66, 'Sum']),
    };
    const found = markdown(
      head,
      line(0.32, [
        [0.1, 'Green tea'],
        [0.6, '7 %'],
        [0.66, '4.00'],
      ]),
      line(0.34, [
        [0.1, 'Milk'],
        [0.6, '7 %'],
        [0.66, '1.00'],
      ]),
    );
    expect(found?.trim()).toBe(
      '| Item | Tax | Sum |\n| --- | --- | --- |\n| Green tea | 7 % | 4.00 |\n| Milk | 7 % | 1.00 |',
    );
  });

  test('has no table where paragraphs stand beside their numbers', () => {
    const text = 'each party is duly organized and in good';
    const lines = [0, 1, 2, 3].map((at) =>
      line(0.3 + at * 0.02, [
        [0.1, `(${at + 1})`],
        [0.2, text],
      ]),
    );
    expect(markdown(...lines)).toBeNull();
  });

  test('has a list where lines begin with bullets, with what goes on below them', () => {
    const found = markdown(
      line(0.1, [[0.1, 'We offer:']]),
      line(0.115, [[0.12, '• Tea and a very long']]),
      line(0.13, [[0.14, 'second line']]),
      line(0.145, [
        [0.12, '•'],
        [0.16, 'Milk'],
      ]),
      line(0.2, [[0.1, 'Come in.']]),
    );
    expect(found?.trim()).toBe('We offer:\n\n- Tea and a very long\n  second line\n- Milk\n\nCome in.');
  });
});
