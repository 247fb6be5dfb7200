import { expect, test } from 'vitest';
import { evaluate } from '../../../bench/eval/evaluate.ts';
import { isKept, qualityRows, qualityTable } from '../../../bench/eval/quality.ts';
import { read } from './outcomes.ts';

const label = { category: 'receipt', fields: { total: 4, date: '2026-01-02' } };

test('a figure below its bound says so in the table, with the count behind it', () => {
  const wrong = read(label, { category: 'receipt', fields: { total: 5, date: '2026-01-02' } });
  const rows = qualityRows(evaluate('', ['extract_text', 'classify', 'extract_fields'], [wrong]));
  const table = qualityTable(rows);
  expect(table).toContain('| receipt: total | 0 | 0 of 1 | ≥ 0.9 (not kept) |');
  expect(table).toContain('| receipt: date | 1 | 1 of 1 | ≥ 0.94 |');
  expect(table).toContain('| receipt: wrong values that a person is asked about | 0 | 0 of 1 | ≥ 0.75 (not kept) |');
});

test('what was not measured is neither kept nor broken', () => {
  expect(qualityRows(evaluate('', ['extract_text'], [read(label, {})])).map(isKept)).toEqual([]);
  expect(isKept({ what: 'calibration error', figure: null, of: '0 files', bound: { most: 0.06 } })).toBeNull();
});
