import type { Question } from './questions.ts';

export const modes = ['keyword', 'semantic', 'hybrid'] as const;
export type Mode = (typeof modes)[number];

/** One question, and at which place (from 1) each way of searching found its document; null for not at all. */
export interface Asked extends Question {
  ranks: Record<Mode, number | null>;
}

/** Of so many questions: how many were answered by the first hit, by one of five, and the mean of one by the rank. */
export interface Score {
  questions: number;
  first: number;
  five: number;
  reciprocal: number;
}

export type Scores = Record<Mode, Record<'keyword' | 'paraphrase' | 'all', Score>>;

/** How well each way of searching answers each kind of question. */
export function scoresOf(asked: Asked[]): Scores {
  const of = (mode: Mode) => ({
    keyword: scoreOf(asked.filter(({ kind }) => kind === 'keyword').map(({ ranks }) => ranks[mode])),
    paraphrase: scoreOf(asked.filter(({ kind }) => kind === 'paraphrase').map(({ ranks }) => ranks[mode])),
    all: scoreOf(asked.map(({ ranks }) => ranks[mode])),
  });
  return { keyword: of('keyword'), semantic: of('semantic'), hybrid: of('hybrid') };
}

function scoreOf(ranks: (number | null)[]): Score {
  const within = (most: number) => ranks.filter((rank) => rank !== null && rank <= most).length;
  const sum = ranks.reduce<number>((total, rank) => total + (rank === null ? 0 : 1 / rank), 0);
  return {
    questions: ranks.length,
    first: within(1),
    five: within(5),
    reciprocal: ranks.length ? sum / ranks.length : 0,
  };
}

/** What is wrong with these scores, in sentences: too few answered, or fusion worse than a half of it by more than 0.02. */
export function brokenBounds(scores: Scores, minHit: number | null): string[] {
  if (minHit === null) return [];
  const share = (mode: Mode) => scores[mode].all.five / Math.max(1, scores[mode].all.questions);
  const better = Math.max(share('keyword'), share('semantic'));
  const said: string[] = [];
  if (share('hybrid') < minHit)
    said.push(`Hybrid search finds ${share('hybrid')} among the first five, below ${minHit}.`);
  if (share('hybrid') < better - 0.02) said.push(`Hybrid search finds ${share('hybrid')}, the better half ${better}.`);
  return said;
}
