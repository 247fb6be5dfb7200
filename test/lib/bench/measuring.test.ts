import { expect, test } from 'vitest';
import { cpuFigures } from '../../../bench/load.ts';
import { mailTimes } from '../../../bench/mail-times.ts';
import { readOptions } from '../../../bench/options.ts';
import { distinctCopy, samplePdf } from '../../../bench/sample.ts';
import { p50AndP99 } from '../../../bench/statistics.ts';
import { openDocument } from './open-document.ts';

test('the built-in sample is an invoice of two pages, the same at every call', async () => {
  const pages = await openDocument(samplePdf());
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('INVOICE No. INV-2026-00042');
  expect(pages[1]).toContain('Total due: 12,345.67 EUR');
  expect(samplePdf().equals(samplePdf())).toBe(true);
});

test('a distinct copy has other bytes and the same text', async () => {
  const copy = distinctCopy(samplePdf(), 'copy 1');
  expect(copy.equals(distinctCopy(samplePdf(), 'copy 2'))).toBe(false);
  expect(await openDocument(copy)).toEqual(await openDocument(samplePdf()));
});

test('the CPU of the product and of the stand-ins are told apart', () => {
  const usage = { wallMs: 1000, clientMs: 100, otherCores: 0.5, cloud: { product: 200, standIns: 300 } };
  expect(cpuFigures(usage, 10)).toEqual({
    cpu_ms_per_doc: { tree: 50, services: 0, product: 20, stand_ins: 30 },
    docs_per_cpu_s: 20,
    docs_per_product_cpu_s: 50,
    client_cores: 0.1,
    other_load_cores: 0.5,
  });
});

test('where the system does not tell its CPU, the figures are not available', () => {
  const usage = { wallMs: 1000, clientMs: 100, otherCores: null, cloud: null };
  expect(cpuFigures(usage, 10)).toMatchObject({ cpu_ms_per_doc: null, docs_per_cpu_s: null, other_load_cores: null });
});

test('the 99th percentile of few values is the greatest of them', () => {
  expect(p50AndP99([5, 1, 4, 2, 3])).toEqual({ p50: 3, p99: 5 });
  expect(p50AndP99([])).toEqual({ p50: null, p99: null });
});

test('a mail belongs to the documents that it links to, and the first one counts', () => {
  const id = '0198a8f0-0000-7000-8000-00000000000a';
  const mail = (sent_at: string) => ({ text: `http://127.0.0.1:8787/documents/${id}`, html: null, sent_at });
  const times = mailTimes([mail('2026-11-21T10:00:00.250Z'), mail('2026-11-21T10:00:09.000Z')], [id, 'another']);
  expect([...times]).toEqual([[id, Date.parse('2026-11-21T10:00:00.250Z')]]);
});

test('a number of documents that is none is refused in words', () => {
  expect(() => readOptions(['--docs', 'many'])).toThrow('--docs takes a whole number from 0, not "many".');
  expect(() => readOptions(['--uploaders', '0'])).toThrow('--uploaders takes a whole number from 1');
});
