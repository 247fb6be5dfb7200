import { expect, test } from 'vitest';
import { isAskable, questionOf } from '../../web/src/pages/search/question.ts';

test('a search is asked by its address alone, so that it can be kept and sent to somebody', () => {
  expect(questionOf(new URLSearchParams('q=%20late%20fee&category=contract'))).toEqual({
    q: 'late fee',
    mode: 'hybrid',
    category: 'contract',
    folder: '',
  });
});

test('signs alone, and one letter alone, are too little to look for', () => {
  expect(['', '%', 'a', '🦊', '&|!', '"—"'].filter(isAskable)).toEqual([]);
  expect(['ab', '42', '&c', '½', '日本', 'late fee'].filter(isAskable)).toEqual(['ab', '42', '&c', '日本', 'late fee']);
});
