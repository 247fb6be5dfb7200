import { expect, test } from 'vitest';
import { questionOf } from '../../web/src/pages/search/question.ts';

test('a search is asked by its address alone, so that it can be kept and sent to somebody', () => {
  expect(questionOf(new URLSearchParams('q=%20late%20fee&category=contract'))).toEqual({
    q: 'late fee',
    category: 'contract',
    folder: '',
  });
});
