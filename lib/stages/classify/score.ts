import type { Category } from '../stage.ts';
import type { Cue } from './cues/cue.ts';
import { cues } from './cues/cues.ts';
import type { Reading } from './reading.ts';

export interface Score {
  category: Category;
  score: number;
  /** What spoke for it, the strongest first. */
  for: Cue[];
}

/** What `other` starts with: a category has to gather more than this to be named. */
const OTHER_SCORE = 2.4;

/** Scores every category by its cues, the best first; `head` adds what the file's structure says. */
export function scoreCategories(reading: Reading, head: Partial<Record<Category, number>> = {}): Score[] {
  const scores: Score[] = Object.entries(cues).map(([category, list]) => {
    const seen = list.filter((cue) => occurs(cue, reading));
    const score = seen.reduce((sum, cue) => sum + cue.weight, head[category as Category] ?? 0);
    return {
      category: category as Category,
      score,
      for: seen.filter((cue) => cue.weight > 0).sort((a, b) => b.weight - a.weight),
    };
  });
  scores.push({ category: 'other', score: OTHER_SCORE + (head.other ?? 0), for: [] });
  return scores.sort((a, b) => b.score - a.score);
}

function occurs(cue: Cue, reading: Reading): boolean {
  const times = cue.times ?? 1;
  if (cue.where === 'heading') return linesWith(cue.pattern, reading.headings, times);
  if (cue.where === 'line') return linesWith(cue.pattern, reading.lines, times);
  const text = cue.where === 'opening' ? reading.opening : reading.text;
  if (times === 1) return text.search(cue.pattern) >= 0;
  return (text.match(cue.pattern) ?? []).length >= times;
}

const linesWith = (pattern: RegExp, lines: string[], times: number): boolean =>
  lines.filter((line) => line.search(pattern) >= 0).length >= times;
