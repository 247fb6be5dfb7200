import { expect, test } from 'vitest';
import type { Glyph, Step } from '../../../local/engines/ocr/decode-line.ts';
import { loadLexicon } from '../../../local/engines/ocr/lexicon.ts';
import { proofread } from '../../../local/engines/ocr/proofread.ts';
import { wordStarts } from '../../../local/engines/ocr/spacing.ts';

const lexicon = loadLexicon();

/** What a network says of a line: signs in order, each with what else it may be, and how probable a space before it is. */
function lineOf(...seen: { sign: string; or?: Record<string, number>; space?: number }[]) {
  const steps: Step[] = [];
  const latin: Glyph[] = [];
  for (const { sign, or = {}, space = 0 } of seen) {
    const others = Object.values(or).reduce((sum, probability) => sum + probability, 0);
    latin.push({
      character: sign,
      confidence: 0.99 - others,
      first: steps.length,
      last: steps.length,
      spaceBefore: space,
    });
    steps.push(new Map([[sign, 0.99 - others], ...Object.entries(or), ['', 0.01]]));
    steps.push(new Map([['', 1]]));
  }
  const image = { pixels: new Uint8Array(steps.length * 8 * 48 * 3), width: steps.length * 8, height: 48 };
  const box = { centre: [0, 0], along: [100, 0], across: [0, 10] } as const;
  return { box, image, latin, all: latin, steps, stepsPerPixel: 1 / 8, confidence: 0.9 };
}

const signs = (text: string) => [...text].map((sign) => ({ sign }));

const readAs = (line: ReturnType<typeof lineOf>) => {
  const starts = wordStarts(line, line.latin, lexicon);
  return starts.map((from, i) => proofread(line, lexicon, from, starts[i + 1] ?? line.latin.length)).join(' ');
};

test('a digit within a word is the letter that the network thought possible', () => {
  const l = { sign: '1', or: { l: 0.04 } };
  expect(readAs(lineOf(...signs('Bri'), l, ...signs('ax')))).toBe('Brilax');
  expect(readAs(lineOf(...signs('Bri'), { sign: '1' }, ...signs('ax')))).toBe('Bri1ax');
});

test('a letter within a number is a digit, before a decimal point too', () => {
  const o = { sign: 'O', or: { '0': 0.2 } };
  expect(readAs(lineOf(...signs('475'), o, o))).toBe('47500');
  expect(readAs(lineOf(o, ...signs('.99')))).toBe('0.99');
});

test('codes of letters and digits stay as they are', () => {
  expect(readAs(lineOf(...signs('CS00035863')))).toBe('CS00035863');
  expect(readAs(lineOf(...signs('B'), { sign: '0', or: { O: 0.001 } }, ...signs('7X')))).toBe('B07X');
});

test('a word that is none becomes the known one that the network nearly saw, in the same case', () => {
  const c = { sign: 'c', or: { o: 0.1 } };
  expect(readAs(lineOf(...signs('Inv'), c, ...signs('ice')))).toBe('Invoice');
  expect(readAs(lineOf(...signs('GRUN'), { sign: 'O', or: { D: 0.2 } }))).toBe('GRUND');
  expect(readAs(lineOf(...signs('Rechnun'), { sign: 'q', or: { g: 0.2 } }))).toBe('Rechnung');
});

test('a name that the network is sure of stays, however near a common word it is', () => {
  expect(readAs(lineOf(...signs('Totel')))).toBe('Totel');
  expect(readAs(lineOf(...signs('Invcice')))).toBe('Invcice');
});

test('a space in doubt falls where it makes words', () => {
  const doubtful = (sign: string, space: number) => ({ sign, space });
  expect(readAs(lineOf(...signs('descr'), doubtful('i', 0.2), ...signs('ption')))).toBe('description');
  expect(readAs(lineOf(...signs('cash'), doubtful('c', 0.02), ...signs('hange')))).toBe('cash change');
  expect(readAs(lineOf(...signs('brax'), doubtful('t', 0.02), ...signs('on')))).toBe('braxton');
});
