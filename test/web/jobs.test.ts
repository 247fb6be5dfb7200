import { expect, test } from 'vitest';
import { applicationStatuses, decisionsFrom, isEnded, safeLink, salaryText } from '../../web/src/words/jobs.ts';
import { postedText, postingsIn } from '../../web/src/words/postings.ts';

test('only addresses of the web become links, and none with somebody’s name before the host', () => {
  expect(safeLink('https://jobs.example/a?b=c')).toBe('https://jobs.example/a?b=c');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'https://bank@evil.example/', '//evil', '', null])
    expect(safeLink(address)).toBeNull();
});

test('a salary reads the way people say it', () => {
  const text = (salary_min: number | null, salary_max: number | null, currency: string | null) =>
    salaryText({ salary_min, salary_max, currency });
  expect(text(68_000, 82_000.5, 'GBP')).toBe('£68,000 – £82,000.50');
  expect(text(50_000, 50_000, 'EUR')).toBe('€50,000');
  expect(text(null, 61_000, 'XYZ')).toBe('Up to 61,000 XYZ');
  expect(text(70_000, null, null)).toBe('From 70,000');
  expect(text(null, null, 'EUR')).toBeNull();
});

test('an application goes on or ends, and never back', () => {
  expect(decisionsFrom('submitted')).toEqual(['reviewing', 'interview', 'offered', 'hired', 'rejected']);
  expect(decisionsFrom('offered')).toEqual(['hired', 'rejected']);
  for (const status of applicationStatuses.filter(isEnded)) expect(decisionsFrom(status)).toEqual([]);
});

test('jobs are taken as a list, as the body of the API, or one alone', () => {
  const job = { external_id: 'a-1', title: 'Data Engineer' };
  for (const said of [[job], { postings: [job] }, job]) expect(postingsIn(JSON.stringify(said))).toEqual([job]);
  for (const wrong of ['[]', '"job"', '[1]', '{ "postings": [null] }'])
    expect(() => postingsIn(wrong)).toThrow('list of jobs');
  expect(() => postingsIn('{')).toThrow('That is not JSON');
});

test('what became of posted jobs is said in one sentence', () => {
  expect(postedText({ created: 2, updated: 1, unchanged: 0 })).toBe('2 jobs are new, 1 job was changed');
  expect(postedText({ created: 0, updated: 0, unchanged: 3 })).toBe('3 jobs were known already');
});
