import { describe, expect, test } from 'vitest';
import type { Line } from '../../../../lib/stages/stage.ts';
import { readAll, utf8 } from './fixtures/reading.ts';
import { at, helvetica, onePage, toUnicode } from './pdf-fast/pages.ts';

const textsOf = async (bytes: Uint8Array) => (await readAll(bytes))[0]?.lines.map(({ text }) => text);

/** Lines as our own reader sees them, and as they are seen when a mended file is left to the PDF library. */
async function seenBothWays(content: string, options: Partial<Parameters<typeof onePage>[0]> = {}): Promise<Line[][]> {
  const bytes = onePage({ content, ...options });
  const left = Uint8Array.from([...utf8('\n'), ...bytes]);
  const pages = [await readAll(bytes), await readAll(left)];
  return pages.map(([page]) => page?.lines ?? []);
}

/** A font whose codes from A on mean these characters, each half as wide as it is high. */
const script = (characters: string) => {
  const codes = [...characters].map((character, index) => [(65 + index).toString(16), character]);
  const font = `<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Any /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] /FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+Any /Flags 4 >> /ToUnicode 5 0 R >>`;
  return { fonts: { S: font }, more: [{ text: '<<', stream: toUnicode(Object.fromEntries(codes)) }] };
};

describe('lines of a PDF', () => {
  test('end where content goes on elsewhere without saying so', async () => {
    const form = '<< /Type /XObject /Subtype /Form /BBox [0 0 600 800]';
    const fonts = `/Resources << /Font << /F1 ${helvetica} >> >>`;
    const more = [{ text: `${form} ${fonts}`, stream: at(300, 40, 'Source: a footer') }];
    for (const lines of await seenBothWays(`${at(50, 60, 'The last line')} /X Do`, {
      resources: '/XObject << /X 5 0 R >>',
      more,
    }))
      expect(lines.map(({ text }) => text)).toEqual(['The last line', 'Source: a footer']);
  });

  test('keep a raised number or a sign of another size beside its word', async () => {
    const content = 'BT /F1 12 Tf 50 700 Td (area in m) Tj /F1 7 Tf 5 Ts (2) Tj 0 Ts /F1 12 Tf ( of land) Tj ET';
    for (const [line] of await seenBothWays(content)) expect(line?.text).toMatch(/^area in m ?2 ?of land$/);
  });

  test('keep words whose letters are spaced out whole', async () => {
    const spaced = 'BT /F1 12 Tf 2 Tc 50 700 Td (the web site) Tj 5 Tc 0 -20 Td (CHAPTER ONE) Tj ET';
    expect(await textsOf(onePage({ content: spaced }))).toEqual(['the web site', 'CHAPTER ONE']);
  });
});

describe('columns that were drawn row by row', () => {
  const left = [
    'The quick brown fox jumps over',
    'the lazy dog and runs through',
    'a forest until it reaches the',
    'river, where it stops.',
  ];
  const right = [
    'Another column begins here, and',
    'its sentences are not mixed with',
    'those of the first, since nobody',
    'could make sense of them.',
  ];
  const row = (y: number, cells: string[]) => cells.map((cell, index) => at(50 + index * 250, y, cell)).join('');

  test('are read one after the other when they are running text', async () => {
    const rows = left.map((text, index) => row(650 - index * 14, [text, right[index] ?? '']));
    const content = at(50, 700, 'A heading over both of the columns, which is as wide as the page') + rows.join('');
    const lines = await textsOf(onePage({ content: content + at(50, 500, 'A line below') }));
    expect(lines?.slice(1)).toEqual([...left, ...right, 'A line below']);
  });

  test('are read row by row when they are a table', async () => {
    const cells = [
      ['Item', 'Price'],
      ['Green tea', '4.00'],
      ['Coffee', '5.00'],
      ['Milk', '1.20'],
      ['Sum', '10.20'],
    ];
    const rows = cells.map((texts, index) => row(650 - index * 14, texts));
    expect(await textsOf(onePage({ content: rows.join('') }))).toEqual(cells.map((texts) => texts.join('\t')));
  });
});

describe('the words of a line', () => {
  test('have left and right of each, as shares of the width of the page', async () => {
    const content = at(59.5, 700, 'Due date:') + at(297.5, 700, '1 May');
    for (const [line] of await seenBothWays(content)) {
      const words = line?.words ?? [];
      expect(line?.text).toBe('Due date:\t1 May');
      expect(words.length).toBe(8);
      expect(words[0]).toBeCloseTo(0.1, 3);
      expect(words[4]).toBeCloseTo(0.5, 3);
      expect(words.at(-1)).toBe(line?.bbox[2]);
      expect(words.toSorted((one, other) => one - other)).toEqual(words);
    }
  });

  test('are measured, not reckoned, by our own reader', async () => {
    const [measured, reckoned] = await seenBothWays(at(50, 700, 'iiii WWWW'));
    // Four times 222 of 1000, at 12 points on a page of 595.
    expect(measured?.[0]?.words?.[1]).toBeCloseTo((50 + 12 * 0.888) / 595, 3);
    expect(reckoned?.[0]?.words?.[1]).toBeGreaterThan((50 + 12) / 595);
  });

  test('are one where its parts are drawn one by one', async () => {
    const content = 'BT /F1 12 Tf 50 700 Td (In) Tj /F1 11 Tf (voice) Tj ( no) Tj ET';
    for (const [line] of await seenBothWays(content)) {
      expect(line?.text).toBe('Invoice no');
      expect(line?.words).toHaveLength(4);
    }
  });

  test('are those of the page as it is turned, and absent for text that is not upright on it', async () => {
    const content = `BT /F1 12 Tf 0 1 -1 0 300 300 Tm (upwards now) Tj ET ${at(50, 50, 'along the page')}`;
    const [plain, turned] = await Promise.all(
      [0, 90].map(async (degrees) => (await readAll(onePage({ content, entries: `/Rotate ${degrees}` })))[0]?.lines),
    );
    expect(plain?.map(({ words }) => words?.length)).toEqual([undefined, 6]);
    expect(turned?.map(({ words }) => words?.length)).toEqual([4, undefined]);
  });
});

describe('letters from right to left', () => {
  test('are put into the order of reading, with ligatures as they are written', async () => {
    // From left to right on paper: the last letter first; the code for lam-alef means both of its letters.
    const letters = script('ت\ufefbكشم ');
    const lines = await textsOf(onePage({ content: 'BT /S 12 Tf 300 700 Td (ABCDE) Tj ET', ...letters }));
    expect(lines).toEqual(['مشكلات']);
  });

  test('keep numbers and foreign words among them readable', async () => {
    const hebrew = script('םולש:');
    const content = `BT /S 12 Tf 300 700 Td (EABCD) Tj ET ${at(200, 700, '12.50 EUR')} ${at(334, 700, 'Berlin 2024')}`;
    expect(await textsOf(onePage({ content, ...hebrew }))).toEqual(['12.50 EUR\tשלום: Berlin 2024']);
    const mostly = `BT /S 12 Tf 300 700 Td (EABCD) Tj -60 0 Td (DCBA) Tj ET ${at(270, 700, '12.5')}`;
    expect(await textsOf(onePage({ content: mostly, ...hebrew }))).toEqual(['שלום: 12.5 םולש']);
  });

  test('are parted from a word of another script that touches them', async () => {
    const content = `BT /S 12 Tf 300 700 Td (ABCDABCD) Tj ET ${at(348, 700, 'Word')}`;
    expect(await textsOf(onePage({ content, ...script('םולש') }))).toEqual(['Word שלוםשלום']);
  });

  test('have no places of words', async () => {
    const bytes = onePage({ content: 'BT /S 12 Tf 300 700 Td (AB CD) Tj ET', ...script('םולש') });
    expect((await readAll(bytes))[0]?.lines[0]).not.toHaveProperty('words');
  });
});

describe('headings', () => {
  test('whose capitals are parted by blanks are read as words', async () => {
    const content = at(50, 700, 'W O R K   E X P E R I E N C E');
    const [line] = (await readAll(onePage({ content })))[0]?.lines ?? [];
    expect(line?.text).toBe('WORK EXPERIENCE');
    expect(line?.words).toHaveLength(4);
  });

  test('that list letters stay lists', async () => {
    const content = at(50, 700, 'A B C D E F') + at(50, 680, 'Section A B I');
    expect(await textsOf(onePage({ content }))).toEqual(['A B C D E F', 'Section A B I']);
  });
});
