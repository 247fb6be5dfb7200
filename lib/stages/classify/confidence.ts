import type { Reading } from './reading.ts';
import type { Score } from './score.ts';

/**
 * How much a point of score is worth. bench/classify/calibrate.ts finds what suits a labelled folder; this is less
 * sharp than that, because the cues were written with such documents in mind.
 */
const SHARPNESS = 1.5;

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
export function confidenceOf(scores: Score[], reading: Reading, structure: number, sharpness = SHARPNESS): number {
  const [best] = scores;
  if (!best) return 0;
  const share = shareOf(best, scores, sharpness);
  if (structure >= DECIDING) return round(Math.min(MOST, share));
  const cues = best.for.length + (structure > 0 ? 1 : 0);
  const byWords = mostByWords.find(([words]) => reading.words < words)?.[1] ?? MOST;
  const byReading = Math.min(1, 0.4 + (0.6 * reading.legibility) / LEGIBLE);
  return round(Math.min(MOST, mostByCues[cues] ?? MOST, byWords, share * byReading));
}

/** The best one's share where each category counts by its score's exponential. */
function shareOf(best: Score, scores: Score[], sharpness: number): number {
  const all = scores.reduce((sum, { score }) => sum + Math.exp(sharpness * (score - best.score)), 0);
  return 1 / all;
}

const round = (value: number): number => Math.round(value * 100) / 100;
