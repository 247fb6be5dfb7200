import type { Pair } from './ranking.ts';

export interface Calibration {
  midpoint: number;
  scale: number;
}

/** A calibration that fits, and the share of labels that it takes to be wrong. */
export interface Fit extends Calibration {
  wrong_labels: number;
}

// A share beyond this says that labels and texts have little to do with each other.
const mostWrong = 0.2;
const nearest = 1e-6;

/** The cosine that became this score; the ends of the scale are cut. */
export function cosineOf(vectorScore: number, { midpoint, scale }: Calibration): number {
  const inside = Math.min(1 - nearest, Math.max(nearest, vectorScore));
  return midpoint + scale * Math.log(inside / (1 - inside));
}

/**
 * The logistic curve under which the labels are likeliest, right and wrong pairs weighing the same in all; some labels
 * are taken to be wrong, since people apply for other things than they did.
 */
export function fitCalibration(pairs: { cosine: number; right: boolean }[]): Fit | null {
  const right = pairs.filter((pair) => pair.right).map(({ cosine }) => cosine);
  const wrong = pairs.filter((pair) => !pair.right).map(({ cosine }) => cosine);
  if (right.length === 0 || wrong.length === 0) return null;
  let best: Fit = { midpoint: 0.5, scale: 0.16, wrong_labels: mostWrong / 2 };
  // Coarse steps first, then around what was best: three numbers of two digits need no more.
  for (let step = 0.16; step > 0.002; step /= 2) {
    for (;;) {
      const better = around(best, step).toSorted(
        (a, b) => likelihood(b, right, wrong) - likelihood(a, right, wrong),
      )[0];
      if (!better || likelihood(better, right, wrong) <= likelihood(best, right, wrong)) break;
      best = better;
    }
  }
  return best;
}

function around({ midpoint, scale, wrong_labels }: Fit, step: number): Fit[] {
  const steps = [-step, 0, step];
  return steps.flatMap((m) =>
    steps.flatMap((s) =>
      steps.map((w) => ({
        midpoint: midpoint + m,
        scale: Math.max(0.01, scale + s / 2),
        wrong_labels: Math.min(mostWrong, Math.max(0, wrong_labels + w / 4)),
      })),
    ),
  );
}

function likelihood(fit: Fit, right: number[], wrong: number[]): number {
  const chance = (cosine: number) =>
    fit.wrong_labels + (1 - 2 * fit.wrong_labels) / (1 + Math.exp((fit.midpoint - cosine) / fit.scale));
  const sum = (values: number[]) => values.reduce((total, value) => total + Math.log(Math.max(1e-12, value)), 0);
  return sum(right.map(chance)) / right.length + sum(wrong.map((cosine) => 1 - chance(cosine))) / wrong.length;
}

/** The shares of right and of wrong pairs that score at least so much. */
export function sharesFrom(pairs: Pair[], least: number): { right: number; wrong: number } {
  const share = (some: Pair[]) => some.filter(({ score }) => score >= least).length / Math.max(1, some.length);
  return { right: share(pairs.filter(({ right }) => right)), wrong: share(pairs.filter(({ right }) => !right)) };
}
