/**
 * How sure a value is, from what speaks for it and what speaks against it.
 *
 * A field starts from the odds that its reader is right when nothing else is known, and every proof multiplies them.
 * Weights are natural logarithms, so they add up: 0.7 doubles the odds, 1.6 makes five of one, and minus halves or
 * divides likewise. Proofs that say the same thing twice (a name in the letterhead and again in its own footer line) count
 * as one: take the stronger. A value that has one proof only is meant to stay below 0.6, where a person looks at it.
 */
export type Proofs = Record<string, number | false | null | undefined>;

/** Weights for proofs of a kind, so that readers of different fields mean the same by "strong". */
export const proof = { certain: 3, strong: 1.6, good: 1, hint: 0.5 } as const;

const least = 0.02;
const most = 0.98;

/**
 * The probability (0.02–0.98) that a value is right, from the probability without any proof and the proofs, each by a
 * name that tells a reader what it is; false, null and absent ones do not count.
 */
export function believe(prior: number, proofs: Proofs): number {
  const odds = Object.values(proofs).reduce<number>(
    (sum, weight) => sum + (weight || 0),
    Math.log(prior / (1 - prior)),
  );
  return Math.min(most, Math.max(least, 1 / (1 + Math.exp(-odds))));
}
