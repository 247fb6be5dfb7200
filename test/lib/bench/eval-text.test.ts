import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readManifest } from '../../../bench/eval/manifest.ts';
import { recallTable, scoreText, secondsPerPage, withoutMarkup } from '../../../bench/eval/text-scores.ts';
import { wordRecall, wordsOf } from '../../../bench/eval/words.ts';
import { notRead, read } from './outcomes.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'truth.txt'), 'Total due: 12.50 EUR');
const truth = { truth_text_file: 'truth.txt' };

test('words are runs of letters and digits, whatever their width and case', () => {
  expect(wordsOf('Rechnung Nr. ４２: Ärger, "naïve" ﬁle')).toEqual(['rechnung', 'nr', '42', 'ärger', 'naïve', 'file']);
});

test('remarks of a converter are no words that a reader should find', () => {
  expect(wordsOf(withoutMarkup('Ann &amp; Bob <!-- image\n2 --> 4 &lt; 5'))).toEqual(['ann', 'bob', '4', '5']);
});

test('a word that is expected twice counts twice', () => {
  expect(wordRecall('to be or not to be', 'to be or not')).toBeCloseTo(4 / 6);
});

test('words that nobody expected cost nothing, and a text of which nothing is expected is complete', () => {
  expect(wordRecall('paid', 'paid in full')).toBe(1);
  expect(wordRecall(' — ', '')).toBe(1);
});

test('digital files, scans and receipts are judged apart', () => {
  const scores = scoreText(folder, [
    read({ ...truth, format: 'pdf', category: 'invoice' }, { text: 'Total due: 12.50 EUR' }),
    read({ ...truth, format: 'pdf', category: 'invoice' }, { text: 'Total due 12', fromOcr: true }),
    read({ ...truth, format: 'jpg', category: 'receipt' }, { text: 'EUR', fromOcr: true }),
  ]);
  expect(recallTable(scores).map(({ group, all }) => [group, all.mean])).toEqual([
    ['digital', 1],
    ['scan', 0.6],
    ['receipt', 0.2],
  ]);
});

test('a file that could not be read has found nothing, and one of a foreign format is not judged', () => {
  const scores = scoreText(folder, [
    notRead('failed', 'document_corrupt', { ...truth, format: 'pdf' }),
    notRead('unsupported', 'unsupported_format', { ...truth, format: 'odt' }),
  ]);
  expect(scores.map(({ recall, group }) => [recall, group])).toEqual([[0, 'digital']]);
});

test('a file whose expected text is no fair reference is left out', () => {
  expect(scoreText(folder, [read({ ...truth, text_truth_usable: false }, { text: 'Total' })])).toEqual([]);
});

test('time a page is told apart for those that needed OCR', () => {
  const digital = read({}, { pages: 4, seconds: 1 });
  const scanned = read({}, { pages: 1, seconds: 3, fromOcr: true });
  expect(secondsPerPage([digital, digital, scanned])).toEqual({
    digital: { pages: 8, seconds: 0.25 },
    ocr: { pages: 1, seconds: 3 },
  });
});

test('a folder without a manifest, or with something else in its place, is refused in words', () => {
  expect(() => readManifest(folder)).toThrow('manifest.json cannot be read');
  writeFileSync(join(folder, 'manifest.json'), '{"files": [{"file": "a.pdf"}]}');
  expect(() => readManifest(folder)).toThrow('is no manifest');
});
