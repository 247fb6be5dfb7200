import { expect, test } from 'vitest';
import { countedRows } from '../../../bench/counted.ts';
import { cellsOf, isBroken } from '../../../bench/row.ts';
import { textTable } from '../../../bench/text-table.ts';

const document = {
  'qstash.messages': 1,
  'postgrest.requests': 4,
  'redis.commands': 2,
  'storage.puts': 1,
  'storage.gets': 1,
  'sendgrid.requests': 1,
  'sendgrid.mails': 1,
};
const batch = { ...document, 'qstash.messages': 10, 'storage.puts': 10, 'storage.gets': 10 };
const cron = { 'postgrest.requests': 1, 'redis.commands': 0 };
const counted = { document, batch, batchSize: 10, cron };

test('a run within every budget breaks nothing', () => {
  expect(countedRows(counted).filter(isBroken)).toEqual([]);
});

test('a second queue message for one document breaks its budget', () => {
  const broken = countedRows({ ...counted, document: { ...document, 'qstash.messages': 2 } }).filter(isBroken);
  expect(broken.map(({ label }) => label)).toEqual(['one document: qstash.messages']);
});

test('a batch may use ten times what a document may, but for its one mail', () => {
  const broken = countedRows({ ...counted, batch: { ...batch, 'sendgrid.mails': 10, 'redis.commands': 40 } });
  expect(broken.filter(isBroken).map(({ label }) => label)).toEqual(['a batch of 10: sendgrid.mails']);
});

test('an idle minute may call one service once', () => {
  const broken = countedRows({ ...counted, cron: { 'postgrest.requests': 1, 'redis.commands': 1 } }).filter(isBroken);
  expect(broken.map(({ value }) => value)).toEqual([2]);
});

test('a timed figure under what is hoped for is shown and fails nothing', () => {
  const row = { label: 'documents per second', value: 0.4, budget: { least: 0.6 } };
  expect(cellsOf(row)).toEqual(['documents per second', '0.4', '≥ 0.6', 'UNDER', '']);
  expect(isBroken(row)).toBe(false);
});

test('a figure that could not be measured is a dash and breaks nothing', () => {
  const row = { label: 'CPU', value: null, budget: { most: 1 }, counted: true };
  expect(cellsOf(row)).toEqual(['CPU', '–', '≤ 1', '', '']);
  expect(isBroken(row)).toBe(false);
});

test('the table aligns words to the left and figures to the right', () => {
  const table = textTable([
    ['acknowledgement', '4'],
    ['mail', '12.5', '≤ 20'],
  ]);
  expect(table).toBe('  acknowledgement     4\n  mail             12.5  ≤ 20');
});
