import { expect, test } from 'vitest';
import { brokenBounds, scoresOf } from '../../../bench/eval/search/scores.ts';

const asked = (
  kind: 'keyword' | 'paraphrase',
  keyword: number | null,
  semantic: number | null,
  hybrid: number | null,
) => ({
  question: 'q',
  kind,
  files: ['a.pdf'],
  ranks: { keyword, semantic, hybrid },
});

test('questions are scored by the first hit, the first five and the mean reciprocal rank', () => {
  const scores = scoresOf([asked('keyword', 1, null, 2), asked('paraphrase', null, 1, 10)]);
  expect(scores.hybrid.all).toEqual({ questions: 2, first: 0, five: 1, reciprocal: 0.3 });
  expect(scores.keyword.keyword).toEqual({ questions: 1, first: 1, five: 1, reciprocal: 1 });
});

test('too few hits, and a fusion that is worse than its better half, break the bound', () => {
  const scores = scoresOf([asked('keyword', 1, 9, 1), asked('paraphrase', 2, 1, 7)]);
  expect(brokenBounds(scores, 0.5)).toEqual([expect.stringContaining('the better half 1')]);
  expect(brokenBounds(scores, 0.9)).toHaveLength(2);
  expect(brokenBounds(scores, null)).toEqual([]);
});
