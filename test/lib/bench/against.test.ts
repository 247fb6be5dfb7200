import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ratioRows, readRuns } from '../../../bench/against.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-against-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (ack: number, docsPerCpuSecond: number) => ({
  name: 'another',
  single: { ack_ms: { p50: ack, p99: ack }, done_ms: { p50: 40, p99: 60 } },
  load: { docs_per_cpu_s: docsPerCpuSecond },
});
const ours = {
  name: 'docket',
  single: { ack_ms: { p50: 30, p99: 40 }, done_ms: { p50: 60, p99: 90 }, mail_ms: { p50: 70, p99: 99 } },
  load: { docs_per_cpu_s: 20, docs_per_product_cpu_s: 40 },
};
const ratioOf = (label: string, rows: ReturnType<typeof ratioRows>) =>
  rows.find((row) => row.label.startsWith(label))?.value;

test('several runs of another system count by their median', () => {
  const rows = ratioRows(ours, [run(10, 20), run(60, 10), run(15, 25)]);
  expect(ratioOf('acknowledgement p50', rows)).toBe(2);
  expect(ratioOf('documents per CPU-second, stand-ins counted', rows)).toBe(1);
});

test('the CPU of the product alone is held against all that the other system uses', () => {
  expect(ratioOf('documents per CPU-second of the product', ratioRows(ours, [run(10, 20)]))).toBe(2);
});

test('what only one of the two has measured has no ratio', () => {
  expect(ratioOf('upload to mail', ratioRows(ours, [run(10, 20)]))).toBeNull();
});

test('a file of results has one run per line, whatever else was printed between', () => {
  const file = join(folder, 'runs.json');
  writeFileSync(file, `starting\n${JSON.stringify(run(1, 1))}\n${JSON.stringify(run(2, 2))}\n`);
  expect(readRuns(file).map(({ single }) => single?.ack_ms?.p50)).toEqual([1, 2]);
});

test('a file without results is refused in words', () => {
  const file = join(folder, 'empty.json');
  writeFileSync(file, 'nothing\n');
  expect(() => readRuns(file)).toThrow('holds no result');
});
