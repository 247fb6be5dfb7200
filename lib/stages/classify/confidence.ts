import type { Reading } from './reading.ts';
import type { Score } from './score.ts';

/**
 * How much a point of score is worth: what makes the stated confidence of labelled documents, and of the same with
 * lines lost and letters misread, lie nearest to the share that is right. `npm run calibrate` finds it anew.
 */
const SHARPNESS = 1.25;

/** Rules do not know more than this. */
const MOST = 0.98;
/** A kind of file that settles the category alone, such as an e-mail. */
const DECIDING = 10;
/** What nothing or only one or two things speak for. */
const mostByCues = [0.5, 0.8, 0.93];
/** So few words carry so little evidence. */
const mostByWords: [words: number, confidence: number][] = [
  [8, 0.5],
  [20, 0.75],
  [40, 0.9],
];
/** Text that is read better than this takes nothing from the confidence. */
const LEGIBLE = 0.7;

/**
 * How sure the rules are of the best category, 0–1: its share of all the categories' evidence, and never more than the
 * number of cues, the amount of text and how well it could be read allow. `structure` is what the kind of file says
 * for the category; where that decides, the text need not say more.
 */
export function confidenceOf(scores: Score[], reading: Reading, structure: number): number {
  const [best] = scores;
  if (!best) return 0;
  const share = shareOf(best, scores);
  if (structure >= DECIDING) return round(Math.min(MOST, share));
  const cues = best.for.length + (structure > 0 ? 1 : 0);
  const byWords = mostByWords.find(([words]) => reading.words < words)?.[1] ?? MOST;
  const byReading = Math.min(1, 0.4 + (0.6 * reading.legibility) / LEGIBLE);
  return round(Math.min(MOST, mostByCues[cues] ?? MOST, byWords, share * byReading));
}

/** The best one's share where each category counts by its score's exponential. */
function shareOf(best: Score, scores: Score[]): number {
  const all = scores.reduce((sum, { score }) => sum + Math.exp(SHARPNESS * (score - best.score)), 0);
  return 1 / all;
}

const round = (value: number): number => Math.round(value * 100) / 100;
