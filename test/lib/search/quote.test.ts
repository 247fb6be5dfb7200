import { expect, test } from 'vitest';
import { quoteOf } from '../../../lib/search/quote.ts';

const quoted = (passage: string, ...asked: string[]) => {
  const { text, highlights } = quoteOf(passage, asked);
  return { text, marks: highlights.map(([from, to]) => text.slice(from, to)) };
};

const before = 'Nothing of that kind is said here at all. '.repeat(12);

test('a quote is around the sentence with most words of the question, and marks them in any form', () => {
  const { text, marks } = quoted(
    `${before}The tenants paid their rents late. ${before}`,
    'does',
    'tenant',
    'pay',
    'rent',
  );
  expect(text).toMatch(/^… .* …$/);
  expect(text.length).toBeLessThan(340);
  expect(marks).toEqual(['tenants', 'rents']);
});

test('a quote that says it in other words marks its first sentence whole', () => {
  expect(quoted('A feline slept.\nBirds sang.', 'cat', 'resting')).toEqual({
    text: 'A feline slept. Birds sang.',
    marks: ['A feline slept.'],
  });
});

test('numbers are the same or not', () => {
  expect(quoted('Invoice 20261 and invoice 20262', '20262').marks).toEqual(['20262']);
});

test('a quote holds no half of a character', () => {
  const signs = '😀'.repeat(400);
  for (const shift of ['', 'x']) {
    const { text } = quoted(`word ${shift}${signs}`, 'word');
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThan(340);
  }
});

test('a quote of nothing is nothing', () => {
  expect(quoted('', 'word')).toEqual({ text: '', marks: [] });
});
