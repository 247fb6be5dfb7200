/**
 * How sure the rules are, from the distance between the best and the second-best score: the share of labelled
 * documents with such a distance whose category was right, drawn a little towards the middle because they were few.
 * Between two points it is read off the straight line.
 */
const calibration: [distance: number, confidence: number][] = [
  [0, 0.4],
  [1, 0.6],
  [2, 0.75],
  [4, 0.9],
  [7, 0.96],
  [10, 0.98],
];

/** Maps the distance of two scores to a confidence between 0 and 1. */
export function confidenceOf(distance: number): number {
  const above = calibration.findIndex(([point]) => point > distance);
  if (above === 0) return calibration[0]?.[1] ?? 0;
  if (above < 0) return calibration.at(-1)?.[1] ?? 0;
  const [x0, y0] = calibration[above - 1] ?? [0, 0];
  const [x1, y1] = calibration[above] ?? [1, 0];
  return round(y0 + ((distance - x0) / (x1 - x0)) * (y1 - y0));
}

const round = (value: number): number => Math.round(value * 100) / 100;
