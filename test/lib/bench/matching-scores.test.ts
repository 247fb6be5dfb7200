import { describe, expect, test } from 'vitest';
import { cosineOf, fitCalibration, sharesFrom } from '../../../bench/eval/matching/calibration.ts';
import { readOptions } from '../../../bench/eval/matching/options.ts';
import { readPostings } from '../../../bench/eval/matching/postings.ts';
import { averagePrecisions, meanAveragePrecision, type Pair } from '../../../bench/eval/matching/ranking.ts';
import { matchingReport, matchingText } from '../../../bench/eval/matching/report.ts';

const pair = (right: boolean, score: number, more: Partial<Pair> = {}): Pair => ({
  occupation: 'CHEF',
  resume: 'a',
  right,
  score,
  vector_score: score,
  skills_score: 0,
  ...more,
});

describe('average precision', () => {
  test('is 1 when every right resume comes first, whatever the scores are', () => {
    const pairs = [pair(true, 0.2), pair(true, 0.19), pair(false, 0.1)];
    expect(averagePrecisions(pairs, 'both').get('CHEF')).toBe(1);
  });

  test('counts the right ones down to each right one', () => {
    const pairs = [pair(false, 0.9), pair(true, 0.8), pair(false, 0.7), pair(true, 0.6)];
    expect(averagePrecisions(pairs, 'both').get('CHEF')).toBe((1 / 2 + 2 / 4) / 2);
  });

  test('gives nothing away for ties', () => {
    const pairs = [pair(true, 0.5), ...Array.from({ length: 9 }, () => pair(false, 0.5))];
    expect(averagePrecisions(pairs, 'skills').get('CHEF')).toBe(1 / 5.5);
  });

  test('weighs every occupation the same, and leaves out those without a resume', () => {
    const pairs = [pair(true, 1), pair(false, 1, { occupation: 'HR' })];
    const teachers = [pair(false, 0.9), pair(true, 0.1)].map((one) => ({ ...one, occupation: 'TEACHER' }));
    expect(meanAveragePrecision([...pairs, ...teachers], 'both')).toBe(0.75);
    expect(meanAveragePrecision([], 'both')).toBeNull();
  });
});

describe('a calibration', () => {
  test('is found again from pairs that follow it, although some labels are wrong', () => {
    const pairs = Array.from({ length: 4000 }, (_, index) => {
      const cosine = (index % 100) / 100;
      const chance = 0.05 + 0.9 / (1 + Math.exp((0.4 - cosine) / 0.06));
      return { cosine, right: Math.floor(index / 100) / 40 < chance };
    });
    const fit = fitCalibration(pairs);
    expect(fit?.midpoint).toBeCloseTo(0.4, 1);
    expect(fit?.scale).toBeCloseTo(0.06, 1);
    expect(fit?.wrong_labels).toBeCloseTo(0.05, 1);
  });

  test('needs both right and wrong pairs', () => {
    expect(fitCalibration([{ cosine: 0.5, right: true }])).toBeNull();
  });

  test('tells the cosine of a score', () => {
    expect(cosineOf(0.5, { midpoint: 0.19, scale: 0.08 })).toBeCloseTo(0.19, 9);
    expect(cosineOf(1 / (1 + Math.exp(-2)), { midpoint: 0.19, scale: 0.08 })).toBeCloseTo(0.35, 9);
    expect(cosineOf(1, { midpoint: 0.19, scale: 0.08 })).toBeLessThan(2);
  });

  test('says how many right and wrong pairs reach a score', () => {
    expect(sharesFrom([pair(true, 0.9), pair(true, 0.5), pair(false, 0.6)], 0.6)).toEqual({ right: 0.5, wrong: 1 });
  });
});

test('there is one posting for each of 24 occupations, with a text and skills', () => {
  const postings = readPostings();
  expect(new Set(postings.map(({ occupation }) => occupation)).size).toBe(24);
  for (const { description, skills } of postings) {
    expect(description.split(' ').length).toBeGreaterThan(100);
    expect(skills.length).toBeGreaterThanOrEqual(6);
  }
});

test('the report says how each ranking does, and what was not taken for a resume', () => {
  const model = { name: 'a-model', midpoint: 0.2, scale: 0.1 };
  const unseen = { score: -1, vector_score: -1, skills_score: -1, resume: 'b' };
  const pairs = [pair(true, 0.9), pair(false, 0.2), pair(true, 0, unseen)];
  const report = matchingReport(pairs, ['b.pdf'], model);
  expect(report).toMatchObject({ model: 'a-model', resumes: 2, missed: ['b.pdf'], occupations: 1 });
  expect(report.map).toEqual({ semantic: 0.833, skills: 0.667, both: 0.833 });
  expect(report.cosine).toEqual({ right: 0.42, wrong: 0.061 });
  expect(matchingText(report)).toMatch(/mean +0.833 +0.667 +0.833/);
});

test('the command line is read, and what is wrong with it is said', () => {
  expect(readOptions(['folder', '--own', '--min-map', '0.6'])).toMatchObject({
    folder: 'folder',
    own: true,
    minMap: 0.6,
  });
  expect(() => readOptions([])).toThrow('Name the folder');
  expect(() => readOptions(['folder', '--min-map', '6'])).toThrow('--min-map takes a share');
  expect(() => readOptions(['folder', '--concurrency', 'many'])).toThrow('--concurrency takes a whole number');
});
