import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageOf, readChecks } from './checks.ts';
import { mutations } from './mutations.ts';

const checks = readChecks();
const page = 'docs/checks.md';

test('the promises of security are fifty, each told once, and each with its tests', () => {
  expect(checks.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(checks.filter(({ tests }) => tests.length === 0).map(({ number }) => number)).toEqual([]);
});

test('each has a defence that can be taken out, which stands where it is said to be', () => {
  const standing = mutations.filter(
    ({ file, find }) => existsSync(file) && readFileSync(file, 'utf8').split(find).length === 2,
  );
  const tried = new Set(standing.map(({ check }) => check));
  expect(checks.filter(({ number }) => !tried.has(number)).map(({ number }) => number)).toEqual([]);
});

test('the page of the checks names their tests (UPDATE_CHECKS=1 writes it anew)', () => {
  const now = pageOf(checks);
  if (process.env.UPDATE_CHECKS) writeFileSync(page, now);
  expect(readFileSync(page, 'utf8')).toBe(now);
});
