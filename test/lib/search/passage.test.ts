import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageOf } from '../../../lib/search/passage.ts';
import { termsOf } from '../../../lib/search/terms.ts';

const shown = (page: string, query: string) => {
  const { text, highlights } = passageOf(page, termsOf(query));
  return highlights.map(([from, to]) => text.slice(from, to));
};

describe('what is asked for', () => {
  test.each([
    [
      'invoice total',
      [
        { words: ['invoice'], is_prefix: false },
        { words: ['total'], is_prefix: true },
      ],
    ],
    ['"Invoice Total"', [{ words: ['invoice', 'total'], is_prefix: false }]],
    ['inv-2026/001', [{ words: ['inv', '2026', '001'], is_prefix: true }]],
    [
      '“naïve” CAFÉ',
      [
        { words: ['naive'], is_prefix: false },
        { words: ['cafe'], is_prefix: true },
      ],
    ],
    ['"half open', [{ words: ['half', 'open'], is_prefix: false }]],
    ['!!! ()', []],
  ])('of %s are its words, phrases and the beginning of the last one', (query, terms) => {
    expect(termsOf(query)).toEqual(terms);
  });
});

describe('a passage', () => {
  test('shows the words as they are written, wherever accents and capitals stand', () => {
    expect(shown('Die Übergröße: CAFÉ au lait, cafe\u0301s und Œuvre', 'cafe')).toEqual(['CAFÉ', 'cafe\u0301s']);
    expect(shown('ﬁnal ﬁne', 'final')).toEqual(['ﬁnal']);
    expect(shown('𝒜 😀 total 😀 total', 'total')).toEqual(['total', 'total']);
  });

  test('shows a phrase in one piece, and the last word whole though only its beginning was asked for', () => {
    expect(shown('the brown fox and the brown dog', '"brown dog"')).toEqual(['brown dog']);
    expect(shown('order INV-2026/001 of March', 'inv 2026')).toEqual(['INV', '2026']);
    expect(shown('matching matters', 'mat')).toEqual(['matching', 'matters']);
  });

  test('is the part of a long page that has most of what was asked for', () => {
    const filler = 'lorem ipsum dolor '.repeat(60);
    const { text } = passageOf(`${filler} fox ${filler} brown fox ${filler}`, termsOf('brown fox'));
    expect(text).toContain('brown fox');
    expect(text.startsWith('… ')).toBe(true);
    expect(text.endsWith(' …')).toBe(true);
    expect(text.length).toBeLessThan(360);
    expect(shown(`${filler} fox ${filler} brown fox ${filler}`, 'brown fox')).toEqual(['brown', 'fox']);
  });

  test('is the beginning of the page where nothing of it stands', () => {
    expect(passageOf('A page\n\n of  nothing', termsOf('zebra'))).toEqual({
      text: 'A page of nothing',
      highlights: [],
    });
    expect(passageOf('', termsOf('zebra'))).toEqual({ text: '', highlights: [] });
  });

  test('never marks anything outside of it, twice, or but in order, and cuts no character in two', () => {
    const piece = fc.oneof(
      fc.constantFrom('fox', 'FÓX', 'brown', 'föxes', '😀', ' ', '\n', '-', '漢字', 'ﬁ'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 200 }),
        fc.constantFrom('fox', 'brown fox', '"brown fox" 漢', 'fi'),
        (pieces, query) => {
          const { text, highlights } = passageOf(pieces.join('').toWellFormed(), termsOf(query));
          let last = 0;
          for (const [from, to] of highlights) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            last = to;
          }
          expect(last).toBeLessThanOrEqual(text.length);
          expect(text.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
