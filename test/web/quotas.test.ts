import { expect, test } from 'vitest';
import { quotaNote, quotaText, quotaWord } from '../../web/src/words/quotas.ts';

const files = { name: 'files_per_day', used: 12, limit: 1000, resets_at: '2026-11-23T00:00:00Z' } as const;
const bytes = { name: 'bytes_stored', used: 48_210_331, limit: 10_000_000_000, resets_at: null } as const;

test('what is used of a quota is said in its own measure', () => {
  expect([files, bytes].map((quota) => `${quotaWord(quota)}: ${quotaText(quota)}`)).toEqual([
    'Files today: 12 of 1,000',
    'Stored: 0.05 of 10 GB',
  ]);
});

test('only a used up quota says what follows', () => {
  expect(quotaNote(files)).toBeNull();
  expect(quotaNote({ ...files, used: 1000 })).toContain('Used up until');
  expect(quotaNote({ ...bytes, used: bytes.limit })).toBe('Used up: delete for good what you do not need.');
  expect(quotaNote({ ...files, name: 'mails_per_day', used: 1000 })).toBe('Used up: further mails come tomorrow.');
});
