import type { Category } from '../stage.ts';
import { cues } from './cues/cues.ts';
import { independent, type Sighting, sight } from './cues/sight.ts';
import type { Reading } from './reading.ts';

export interface Score {
  category: Category;
  score: number;
  /** What spoke for it, the strongest first, each in words of its own. */
  for: Sighting[];
}

/** What `other` starts with: a category has to gather more than this to be named. */
const OTHER_SCORE = 2.2;

/** Scores every category by its cues, the best first; `head` adds what the file's structure says. */
export function scoreCategories(reading: Reading, head: Partial<Record<Category, number>> = {}): Score[] {
  const scores = Object.entries(cues).map(([name, list]): Score => {
    const category = name as Category;
    const seen = list.flatMap((cue) => sight(cue, reading) ?? []);
    const start = (head[category] ?? 0) + (category === 'other' ? OTHER_SCORE : 0);
    return {
      category,
      score: seen.reduce((sum, { cue }) => sum + cue.weight, start),
      for: independent(seen.filter(({ cue }) => cue.weight > 0).sort((a, b) => b.cue.weight - a.cue.weight)),
    };
  });
  return scores.sort((a, b) => b.score - a.score);
}
