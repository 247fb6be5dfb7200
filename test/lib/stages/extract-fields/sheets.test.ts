import { describe, expect, test } from 'vitest';
import { values } from './documents.ts';
import { drawn } from './invoices/drawn.ts';
import { contracts } from './sheets/contracts.ts';
import { jobPostings } from './sheets/job-postings.ts';
import { receipts } from './sheets/receipts.ts';
import { resumes } from './sheets/resumes.ts';

const sheets = [...receipts, ...contracts, ...resumes, ...jobPostings];

describe.each(['in one line', 'on their own'] as const)('with columns %s', (columns) => {
  test.each(sheets)('$name gives its fields', async ({ category, page, values: expected }) => {
    expect(await values(drawn(page, columns), category)).toMatchObject(expected);
  });
});
