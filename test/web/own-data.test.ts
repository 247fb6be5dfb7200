import { expect, test } from 'vitest';
import { isOwnAddress, keptText, nextCursor, withRule } from '../../web/src/words/own-data.ts';

test('an account is erased only under its own address, in whatever case it is typed', () => {
  expect(isOwnAddress(' Ada@Example.com ', 'ada@example.com')).toBe(true);
  for (const wrong of ['', 'ada@example.co', 'bob@example.com'])
    expect(isOwnAddress(wrong, 'ada@example.com')).toBe(false);
  expect(isOwnAddress('', '')).toBe(false);
});

test('the parts of an archive follow each other by their links', () => {
  expect(nextCursor('</v1/account/export?cursor=a%2Bb%3D>; rel="next"')).toBe('a+b=');
  for (const last of [null, '', '</docs>; rel="help"']) expect(nextCursor(last)).toBeNull();
});

test.each([
  [null, 'never'],
  [1, 'after 1 day'],
  [90, 'after 90 days'],
  [365, 'after 1 year'],
  [3650, 'after 10 years'],
  [1000, 'after 1,000 days'],
])('documents kept for %s days are deleted %s', (days, words) => {
  expect(keptText(days)).toBe(words);
});

test('a rule takes the place of the one for the same documents, and of no other', () => {
  const invoices = { category: 'invoice' as const, folder_id: null, days: 30 };
  const all = { category: null, folder_id: null, days: 365 };
  expect(withRule([invoices, all], { ...all, days: 90 })).toEqual([invoices, { ...all, days: 90 }]);
  expect(withRule([all], { ...invoices, folder_id: 'taxes' })).toHaveLength(2);
});
