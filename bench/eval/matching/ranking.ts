import { mean } from '../../statistics.ts';

/** What the service thinks of one resume and one posting; a pair that it does not answer counts as the worst. */
export interface Pair {
  /** The posting's. */
  occupation: string;
  resume: string;
  /** Whether the resume is of that occupation. */
  right: boolean;
  score: number;
  vector_score: number;
  skills_score: number;
}

export const rankings = { semantic: 'vector_score', skills: 'skills_score', both: 'score' } as const;
export type Ranking = keyof typeof rankings;

/** The average precision of the right resumes of each posting, in this ranking; a tie counts as its mean place would. */
export function averagePrecisions(pairs: Pair[], ranking: Ranking): Map<string, number> {
  const byPosting = Map.groupBy(pairs, ({ occupation }) => occupation);
  return new Map([...byPosting].map(([occupation, some]) => [occupation, averagePrecision(some, rankings[ranking])]));
}

/** Their mean over the occupations of which there is a resume; null when there is none. */
export const meanAveragePrecision = (pairs: Pair[], ranking: Ranking): number | null =>
  mean([...averagePrecisions(pairs, ranking).values()].filter(Number.isFinite));

function averagePrecision(pairs: Pair[], by: (typeof rankings)[Ranking]): number {
  const right = pairs.filter((pair) => pair.right);
  const places = right.map((pair) => placeOf(pair, pairs, by)).toSorted((a, b) => a - b);
  return mean(places.map((place, index) => (index + 1) / place)) ?? Number.NaN;
}

/** From 1; those that are as good stand half before it and half after. */
function placeOf(pair: Pair, among: Pair[], by: (typeof rankings)[Ranking]): number {
  const better = among.filter((other) => other[by] > pair[by]).length;
  const equal = among.filter((other) => other !== pair && other[by] === pair[by]).length;
  return 1 + better + equal / 2;
}
