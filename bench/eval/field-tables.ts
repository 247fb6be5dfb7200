import { round } from '../statistics.ts';
import type { FieldScore } from './field-scores.ts';

/** Scores that are told together: a category, or the part of one that has its values as XML or has them not. */
export interface FieldGroup {
  group: string;
  scores: FieldScore[];
}

/** The groups of an evaluation; `withheld` are the scores of the files whose XML was taken away first. */
export function fieldGroups(scores: FieldScore[], withheld: FieldScore[]): FieldGroup[] {
  const byCategory = Object.entries(Object.groupBy(scores, ({ category }) => category));
  return byCategory.flatMap(([group, mine = []]) => {
    const withXml = mine.filter((score) => score.withXml);
    const bare = [...mine.filter((score) => !score.withXml), ...withheld.filter(({ category }) => category === group)];
    if (withXml.length === 0) return [{ group, scores: mine }];
    return [
      { group, scores: mine },
      { group: `${group}, with XML`, scores: withXml },
      ...(withheld.length > 0 ? [{ group: `${group}, XML withheld`, scores: bare }] : []),
    ];
  });
}

export interface FieldRow {
  group: string;
  field: string;
  files: number;
  right: number;
  rate: number | null;
  /** Of the files, those taken for what they are. */
  recognised: number;
}

/** Exact matches per group and field, in the order in which they are compared. */
export const fieldTable = (groups: FieldGroup[]): FieldRow[] =>
  groups.flatMap(({ group, scores }) =>
    Object.entries(Object.groupBy(scores, ({ field }) => field)).map(([field, some = []]) => {
      const right = some.filter((score) => score.right).length;
      const recognised = some.filter((score) => score.categoryRight).length;
      return { group, field, files: some.length, right, rate: round(right / some.length, 3), recognised };
    }),
  );

export interface ReviewRow {
  group: string;
  wrong: number;
  /** Of the wrong values, those that a person is asked about. */
  wrong_asked: number;
  right: number;
  /** Of the right values, those that a person is asked about all the same. */
  right_asked: number;
}

/** Whether confidence sends a person to what is wrong; values that were not found are neither. */
export const reviewTable = (groups: FieldGroup[]): ReviewRow[] =>
  groups.map(({ group, scores }) => {
    const found = scores.filter(({ confidence }) => confidence !== null);
    const wrong = found.filter(({ right }) => !right);
    const right = found.filter((score) => score.right);
    return {
      group,
      wrong: wrong.length,
      wrong_asked: wrong.filter(isAsked).length,
      right: right.length,
      right_asked: right.filter(isAsked).length,
    };
  });

const isAsked = ({ confidence, threshold }: FieldScore): boolean => (confidence ?? 0) < threshold;

export interface FamilyRow {
  group: string;
  family: string;
  files: number;
  values: number;
  right: number;
}

/** Values by the source of their files: a rule that only knows one layout shows here. */
export const familyTable = (groups: FieldGroup[]): FamilyRow[] =>
  groups.flatMap(({ group, scores }) =>
    Object.entries(Object.groupBy(scores, ({ family }) => family)).map(([family, some = []]) => ({
      group,
      family,
      files: new Set(some.map(({ file }) => file)).size,
      values: some.length,
      right: some.filter(({ right }) => right).length,
    })),
  );
