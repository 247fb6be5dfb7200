import { countText, percentText } from './text.ts';

export interface Threshold {
  min_score: number;
  count: number;
}

/** How many pass at a score: those of the nearest threshold that is known; null when none is. */
export function countAt(thresholds: Threshold[], score: number): number | null {
  const distance = ({ min_score }: Threshold) => Math.abs(min_score - score);
  const [nearest] = thresholds.toSorted((a, b) => distance(a) - distance(b));
  return nearest?.count ?? null;
}

/** The scores that can be chosen, as whole percents with even steps between them. */
export function rangeOf(thresholds: Threshold[]): { min: number; max: number; step: number } {
  const scores = thresholds.map(({ min_score }) => Math.round(min_score * 100)).toSorted((a, b) => a - b);
  const [min = 50, second = min + 5] = scores;
  return { min, max: scores.at(-1) ?? 100, step: second - min };
}

/** "12 matches would pass at 70 %, 3 more than at 85 %." */
export function thresholdText(thresholds: Threshold[], chosen: number, saved: number): string {
  const count = countAt(thresholds, chosen);
  if (count === null) return '';
  if (chosen === saved) return `${passing(count)} at ${percentText(chosen)}.`;
  const difference = count - (countAt(thresholds, saved) ?? 0);
  const than = `than at ${percentText(saved)}`;
  const change = difference === 0 ? `as many as at ${percentText(saved)}` : comparison(difference, than);
  return `${count === 0 ? 'No open job' : countText(count, 'open job')} would pass at ${percentText(chosen)}, ${change}.`;
}

const passing = (count: number): string =>
  count === 0 ? 'No open job passes' : countText(count, 'open job passes', 'open jobs pass');

const comparison = (difference: number, than: string): string =>
  `${Math.abs(difference).toLocaleString('en')} ${difference > 0 ? 'more' : 'fewer'} ${than}`;
