import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPage } from '../../../lib/passages/cut.ts';
import { languageOf } from '../../../lib/passages/language.ts';

const sentence = 'The tenant shall pay the rent on the first day of each month to the landlord.';
const paragraph = (count: number) => Array.from({ length: count }, () => sentence).join(' ');

const cut = (text: string, markdown: string | null = null) => cutPage({ number: 1, text, markdown }, []).passages;

describe('a page', () => {
  test('is cut into passages that a model takes in at once, each a range of its text', () => {
    const text = [paragraph(3), paragraph(4), paragraph(20)].join('\n\n');
    const passages = cut(text);
    expect(passages.length).toBeGreaterThan(3);
    for (const { text: words, from, to } of passages) {
      expect(words.length).toBeLessThanOrEqual(720);
      expect(text.slice(from, to).replace(/\s+/g, ' ')).toBe(words.replace(/\s+/g, ' '));
    }
    expect(passages.map(({ place }) => place)).toEqual(passages.map((_, index) => index + 1));
  });

  test('says of each passage under which headings of its Markdown it stands, also those of the page before', () => {
    const first = `Lease\n\nRent\n${paragraph(3)}\n\nDeposit\n${paragraph(3)}`;
    const markdown = `# Lease\n\n## Rent\n${paragraph(3)}\n\n## Deposit\n${paragraph(3)}`;
    const { passages, path } = cutPage({ number: 1, text: first, markdown }, []);
    expect(passages.map(({ heading }) => heading)).toEqual(['Lease', 'Lease › Deposit']);
    const next = cutPage({ number: 2, text: sentence, markdown: null }, path);
    expect(next.passages[0]).toMatchObject({ page: 2, heading: 'Lease › Deposit' });
  });

  test('without Markdown knows headings by capitals and numbers', () => {
    const text = `1. Scope\n\n${paragraph(4)}\n\n2.1 Payment\n\n${paragraph(4)}\n\nTERMINATION\n\n${paragraph(4)}`;
    expect(cut(text).map(({ heading }) => heading)).toEqual(['1. Scope', '1. Scope › 2.1 Payment', 'TERMINATION']);
  });

  test('gives rows that lost sight of their header the header back', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`Article number ${index}`, `${index} pieces`]);
    const text = ['Article Amount', ...rows.map((row) => row.join(' '))].join('\n');
    const table = ['| Article | Amount |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
    const passages = cut(text, table);
    expect(passages.length).toBeGreaterThan(2);
    for (const { text: words } of passages) expect(words).toMatch(/^Article( \|)? Amount\n/);
  });

  test('of a hundred thousand lines makes a bounded number of passages, and one without words none', () => {
    expect(cut(`${sentence}\n`.repeat(100_000))).toHaveLength(200);
    expect(cut('\n'.repeat(100_000))).toEqual([]);
    expect(cut('--- * ---')).toEqual([]);
  });

  test('loses no word and never cuts a character in two, whatever stands on it', () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constant('\n'), fc.constant('x'.repeat(2000))),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const passages = cut(text);
        const kept = passages
          .map(({ text: one }) => one)
          .join('')
          .replace(/\s/g, '');
        const said = text.replace(/\s/g, '');
        if (/^[\p{L}\p{N}\s]*$/u.test(text)) expect(kept).toBe(said);
        for (const { text: one } of passages) expect(one.isWellFormed() || !text.isWellFormed()).toBe(true);
      }),
    );
  });
});

test.each([
  ['The payment is due on the first of the month.', 'en'],
  ['Die Zahlung ist am ersten Tag des Monats fällig und wird nicht gestundet.', 'de'],
  ['Le paiement est dû le premier jour du mois pour les locataires.', 'fr'],
  ['INV-2026-001 1.190,50 EUR', null],
])('%j is in the language %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
