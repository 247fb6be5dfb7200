import type { Row } from '../row.ts';
import type { Matching, Round } from './measure.ts';

/** The figures of matching as rows; the budgets of both ratios are those that the design sets. */
export function matchingRows(result: Matching): Record<string, Row[]> {
  const { resumes, postings, usual, unpruned, run, one_by_one: each, ten_more: ten } = result;
  return {
    [`Matching ${resumes} resumes × ${postings} postings, everybody at ${usual.wanted}`]: [
      ...roundRows(usual),
      {
        label: 'times faster than a loop over people',
        value: usual.ratio,
        budget: { least: 6 },
        counted: true,
        note: 'the loop: one query a person, which writes and explains nothing',
      },
      {
        label: 'times faster than the same work person by person',
        value: each.ratio,
        budget: { least: 6 },
        counted: true,
        note: `${each.ms} ms`,
      },
      { label: 'the hourly run as a whole, ms', value: run.ms, note: `${run.people} people told` },
      { label: '10 postings more, ms', value: ten.ms, note: `${ten.looked_at} pairs looked at, ${ten.created} new` },
      { label: 'pairs wrong after them', value: ten.wrong, budget: { most: 0 }, counted: true },
    ],
    [`The same at ${unpruned.wanted}, where nothing can be left out`]: [
      ...roundRows(unpruned),
      { label: 'times faster than a loop over people', value: unpruned.ratio },
    ],
  };
}

const roundRows = ({ pairs, wrong, statement_ms, loop_ms }: Round): Row[] => [
  { label: 'pairs found, written and explained', value: pairs },
  { label: 'pairs unlike each compared with each', value: wrong, budget: { most: 0 }, counted: true },
  { label: 'one statement, ms', value: statement_ms },
  { label: 'a loop over people, ms', value: loop_ms },
];
