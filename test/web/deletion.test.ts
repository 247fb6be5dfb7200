import { expect, test } from 'vitest';
import { DocketError } from '../../client/problem.ts';
import { notBackText, undoMs } from '../../web/src/words/deletion.ts';

const problem = (status: number) => new DocketError({ status, code: 'any', detail: 'Said by the service.' });

test('a deletion can be taken back for a minute where it is said', () => {
  expect(undoMs).toBe(60_000);
});

test('a document that does not come back was erased or is not ours; other errors speak for themselves', () => {
  expect(notBackText(problem(404))).toMatch(/erased for good, or it belongs to somebody else/);
  expect([notBackText(problem(503)), notBackText(new Error('offline'))]).toEqual([null, null]);
});
