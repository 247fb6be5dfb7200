import type { Nearness } from './nearness.ts';

type Points = [measure: number, confidence: number][];

// How sure it is that a document belongs to a category, by what was measured: the part of labelled documents like it
// that did belong, drawn towards the middle. Between two points it is read off the straight line.
const byDescription: Points = [
  [0.1, 0.1],
  [0.2, 0.3],
  [0.3, 0.45],
  [0.4, 0.6],
  [0.6, 0.7],
];
const byOneExample: Points = [
  [0.04, 0],
  [0.05, 0.2],
  [0.1, 0.55],
  [0.2, 0.65],
  [0.45, 0.7],
  [0.55, 0.86],
];
const byKinship: Points = [
  [0.1, 0],
  [0.2, 0.1],
  [0.4, 0.35],
  [0.5, 0.55],
  [0.6, 0.72],
  [0.8, 0.85],
  [1, 0.93],
  [1.5, 0.96],
];

/** Fewer words than this in common may be chance, whatever they are. */
const LEAST_SHARED = 2;
/** The weight of about two rare words. */
const LEAST_WEIGHT = 4;
/** What is common to examples that have little in common may be found by chance: up to this share it counts less. */
const [CHANCE, ENOUGH] = [0.02, 0.12];

/** Maps a nearness to a confidence between 0 and 1. */
export function confidenceOf({ category, share, kinship, weight, shared }: Nearness): number {
  if (shared.length < LEAST_SHARED || weight < LEAST_WEIGHT) return 0;
  if (category.examples === 0) return round(read(byDescription, share));
  if (category.examples === 1) return round(read(byOneExample, share));
  const belief = Math.min(1, Math.max(0, (share - CHANCE) / (ENOUGH - CHANCE)));
  return round(belief * read(byKinship, kinship));
}

function read(points: Points, measure: number): number {
  const above = points.findIndex(([point]) => point > measure);
  if (above === 0) return 0;
  if (above < 0) return points.at(-1)?.[1] ?? 0;
  const [x0, y0] = points[above - 1] ?? [0, 0];
  const [x1, y1] = points[above] ?? [1, 0];
  return y0 + ((measure - x0) / (x1 - x0)) * (y1 - y0);
}

const round = (value: number): number => Math.round(100 * value) / 100;
