import type { EmbeddingModel } from '../../../lib/ports.ts';
import { median, round } from '../../statistics.ts';
import { textTable } from '../../text-table.ts';
import { type Calibration, cosineOf, type Fit, fitCalibration, sharesFrom } from './calibration.ts';
import { averagePrecisions, meanAveragePrecision, type Pair, type Ranking, rankings } from './ranking.ts';

const names = Object.keys(rankings) as Ranking[];
const scores = [0.5, 0.7, 0.85];

export interface MatchingReport {
  at: string;
  model: string;
  resumes: number;
  /** Resumes that were not read, or not taken for one: they come last everywhere. */
  missed: string[];
  occupations: number;
  map: Record<Ranking, number | null>;
  average_precision: Record<string, Record<Ranking, number | null>>;
  /** Medians of the cosines. */
  cosine: { right: number | null; wrong: number | null };
  calibration: { used: Calibration; fit: Fit | null };
  at_least: { score: number; right: number | null; wrong: number | null }[];
}

/** What the pairs say of the ranking, and of the scores that this model gave them. */
export function matchingReport(pairs: Pair[], missed: string[], model: EmbeddingModel): MatchingReport {
  const { name, ...used } = model;
  const answered = pairs.filter(({ vector_score }) => vector_score >= 0);
  const cosines = answered.map(({ vector_score, right }) => ({ cosine: cosineOf(vector_score, used), right }));
  const middle = (right: boolean) =>
    round(median(cosines.filter((one) => one.right === right).map(({ cosine }) => cosine)), 3);
  const each = Object.fromEntries(names.map((ranking) => [ranking, averagePrecisions(pairs, ranking)]));
  const occupations = [...new Set(pairs.map(({ occupation }) => occupation))];
  return {
    at: new Date().toISOString(),
    model: name,
    resumes: new Set(pairs.map(({ resume }) => resume)).size,
    missed,
    occupations: occupations.length,
    map: byRanking((ranking) => meanAveragePrecision(pairs, ranking)),
    average_precision: Object.fromEntries(
      occupations.map((one) => [one, byRanking((ranking) => each[ranking]?.get(one) ?? null)]),
    ),
    cosine: { right: middle(true), wrong: middle(false) },
    calibration: { used, fit: fitCalibration(cosines) },
    at_least: scores.map((score) => {
      const { right, wrong } = sharesFrom(pairs, score);
      return { score, right: round(right, 3), wrong: round(wrong, 4) };
    }),
  };
}

const byRanking = (figure: (name: Ranking) => number | null): Record<Ranking, number | null> => ({
  semantic: round(figure('semantic'), 3),
  skills: round(figure('skills'), 3),
  both: round(figure('both'), 3),
});

const shown = (value: number | null | undefined): string => value?.toString() ?? '–';

/** The report as tables for people. */
export function matchingText(report: MatchingReport): string {
  const { used, fit } = report.calibration;
  const figures = (row: Record<Ranking, number | null>) => names.map((name) => shown(row[name]));
  const tables = [
    [
      ['resumes', shown(report.resumes)],
      ['not taken for one', shown(report.missed.length), report.missed.join(', ')],
      ['occupations', shown(report.occupations)],
      ['model', report.model],
    ],
    [
      ['average precision', 'semantic', 'skills', '70/30'],
      ['mean', ...figures(report.map)],
      ...Object.entries(report.average_precision).map(([name, row]) => [`  ${name}`, ...figures(row)]),
    ],
    [
      ['pairs that score at least', 'right', 'wrong'],
      ...report.at_least.map(({ score, right, wrong }) => [`  ${score}`, shown(right), shown(wrong)]),
      ['median cosine', shown(report.cosine.right), shown(report.cosine.wrong)],
    ],
    [
      ['calibration', 'midpoint', 'scale', 'wrong labels'],
      ['  used', shown(used.midpoint), shown(used.scale)],
      ['  fits best', shown(round(fit?.midpoint, 3)), shown(round(fit?.scale, 3)), shown(round(fit?.wrong_labels, 3))],
    ],
  ];
  return tables.map(textTable).join('\n\n');
}
