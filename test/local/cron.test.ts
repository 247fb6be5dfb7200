import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lastDue } from '../../local/cron.ts';
import { crons } from '../../local/settings.ts';

const at = (time: string) => Date.parse(`2026-11-${time}Z`);
const due = (expression: string, from: string, to: string) => {
  const last = lastDue(expression, at(from), at(to));
  return last === null ? null : new Date(last).toISOString().slice(8, 16);
};

test('an every-minute trigger is due at the last full minute that has passed', () => {
  expect(due('* * * * *', '22T10:00:30', '22T10:07:59')).toBe('22T10:07');
  expect(due('* * * * *', '22T10:00:30', '22T10:00:59')).toBeNull();
});

test('an hourly trigger is due only when its minute lies in the time that passed', () => {
  expect(due('15 * * * *', '22T10:16:00', '22T11:14:00')).toBeNull();
  expect(due('15 * * * *', '22T10:16:00', '23T11:14:00')).toBe('23T10:15');
});

test('a daily trigger, steps and lists are read in UTC', () => {
  expect(due('30 6 * * *', '22T07:00:00', '25T06:29:00')).toBe('24T06:30');
  expect(due('*/20 * * * *', '22T10:01:00', '22T10:59:00')).toBe('22T10:40');
  expect(due('5,50 * * * *', '22T10:01:00', '22T10:49:00')).toBe('22T10:05');
});

test('weekdays count from Sunday as 1, as Cloudflare has them', () => {
  expect(due('0 8 * * 2', '20T00:00:00', '28T00:00:00')).toBe('23T08:00');
});

test('every trigger of wrangler.toml can be fired by name', () => {
  const listed = /^crons = \[(.*?)\]/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? '';
  const expressions = [...listed.matchAll(/"([^"]+)"/g)].map(([, expression]) => expression);
  expect(expressions).not.toEqual([]);
  expect(Object.values(crons)).toEqual(expect.arrayContaining(expressions));
});
