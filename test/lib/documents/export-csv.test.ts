import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ExportedDocument } from '../../../lib/documents/export.ts';
import { headerLine, lineOf } from '../../../lib/documents/export-csv.ts';

const document = (values: Record<string, unknown>, filename = 'a.pdf'): ExportedDocument => ({
  id: '0198a8f0-0000-7000-8000-00000000000a',
  filename,
  media_type: 'application/pdf',
  size_in_bytes: 1,
  sha256: null,
  status: 'completed',
  category: 'invoice',
  category_confidence: 0.9,
  page_count: 1,
  folder: null,
  created_at: '2026-03-14T10:00:00.000Z',
  completed_at: null,
  fields: Object.entries(values).map(([name, value]) => ({
    name,
    value: value as ExportedDocument['fields'][number]['value'],
    confidence: 1,
    page: null,
    quote: null,
    engine: 'rules-1',
    review: null,
  })),
});

const written = (values: Record<string, unknown>, names = Object.keys(values)) =>
  headerLine(names) + lineOf(document(values), names);
const readBack = (text: string) => Papa.parse<string[]>(text.slice(1), { newline: '\r\n' }).data;
const cellOf = (value: unknown) => readBack(written({ vendor: value }))[1]?.at(-1);

describe('a CSV file', () => {
  test('begins with the mark of UTF-8, and ends each line as RFC 4180 says', () => {
    const text = written({ vendor: 'Ægir' });
    expect([...new TextEncoder().encode(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each(['a "quoted", name', 'two\nlines', 'one;two', ' space '])('gives back what was put in: %j', (value) => {
    expect(cellOf(value)).toBe(value);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1+1',
    '−1',
    ' =1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '\ufeff@SUM(A1)',
    '=HYPERLINK("http://example.com")',
    '=1\n+2',
  ])('check 13: makes no formula of text: %j', (value) => {
    expect(cellOf(value)).toBe(`'${value}`);
  });

  test('check 13: makes no formula of a file name or of the first text of a list either', () => {
    const line = readBack(
      headerLine(['skills']) + lineOf(document({ skills: ['=1+1', 'b'] }, '=cmd.pdf'), ['skills']),
    )[1];
    expect(line?.[1]).toBe("'=cmd.pdf");
    expect(line?.at(-1)).toBe("'=1+1; b");
  });

  test('check 13: makes no formula of a text within a list where the semicolon parts cells', () => {
    expect(cellOf(['a', '=1+1', '@SUM(A1)'])).toBe("a; '=1+1; '@SUM(A1)");
  });

  test('check 13: writes numbers as numbers, a negative one too', () => {
    expect(cellOf(-12.5)).toBe('-12.5');
    expect(cellOf(1e21)).toBe('1e+21');
  });

  test('has lists as text and what has parts as JSON', () => {
    expect(cellOf(['SQL', 'Rust'])).toBe('SQL; Rust');
    expect(cellOf([{ description: 'Paper', amount: 5 }])).toBe('[{"description":"Paper","amount":5}]');
    expect(cellOf(['a; b', 'c'])).toBe('["a; b","c"]');
  });

  test('has a column for each field, empty where a document has none, and none twice', () => {
    const [header, line] = readBack(written({ total: 5 }, ['category', 'total', 'vendor'])) as [string[], string[]];
    expect(header.slice(-3)).toEqual(['field_category', 'total', 'vendor']);
    expect(new Set(header).size).toBe(header.length);
    expect(line.slice(-3)).toEqual(['', '5', '']);
    expect(line).toHaveLength(header.length);
  });
});
