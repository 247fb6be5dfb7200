import { RARE } from './example.ts';
import type { OwnCategory } from './own-category.ts';
import { type Terms, termsOf } from './terms.ts';

/** How near a document is to a category. */
export interface Nearness {
  category: OwnCategory;
  /** What of the category's weight the document has, 0–1. */
  share: number;
  /** That share in units of what its examples have of each other: about 1 for one of them. 0 with fewer than two examples. */
  kinship: number;
  /** The weight of what both have, in natural logarithms of odds. */
  weight: number;
  /** What both have, as the document writes it, the weightiest first. */
  shared: string[];
}

interface Weighted {
  term: string;
  /** How much more often it stands in the category than elsewhere, as a logarithm. */
  weight: number;
  /** How likely an example that has it is to find it in another one. */
  repeats: number;
}

/** A word of the description counts as much as one that stands in so many examples. */
const DESCRIBED = 0.7;
/** How many examples the guess is worth that a category knows no term better than others do. */
const GUESS = 1;
/** Examples that have nothing in common: a document like one of them is not twenty times as near as they are. */
const LEAST_COHESION = 0.05;

/** Compares a document's terms with a category's examples and description. */
export function nearnessOf(document: Terms, category: OwnCategory): Nearness {
  const weights = weightsOf(category);
  const shared = weights.filter(({ term }) => document.has(term)).sort((a, b) => b.weight - a.weight);
  const whole = sum(weights, () => 1);
  const share = whole === 0 ? 0 : sum(shared, () => 1) / whole;
  const cohesion = whole === 0 ? 0 : sum(weights, ({ repeats }) => repeats) / whole;
  return {
    category,
    share,
    kinship: category.examples < 2 ? 0 : share / Math.max(cohesion, LEAST_COHESION),
    weight: sum(shared, () => 1),
    shared: shared.map(({ term }) => document.get(term) ?? term),
  };
}

const sum = (weights: Weighted[], part: (one: Weighted) => number): number =>
  weights.reduce((total, one) => total + one.weight * part(one), 0);

/** The terms that stand in the category more often than elsewhere. */
function weightsOf({ name, description, examples, terms }: OwnCategory): Weighted[] {
  const said = new Set(termsOf(`${name}\n${description}`).keys());
  const known = new Map(terms.map((one) => [one.term, one]));
  return [...new Set([...said, ...known.keys()])].flatMap((term) => {
    const { examples: seen = 0, elsewhere = RARE } = known.get(term) ?? {};
    const described = said.has(term) ? DESCRIBED : 0;
    const within = (seen + described + GUESS * elsewhere) / (examples + described + GUESS);
    if (within <= elsewhere) return [];
    return [{ term, weight: Math.log(within / elsewhere), repeats: Math.max(0, seen - 1) / Math.max(1, examples - 1) }];
  });
}
