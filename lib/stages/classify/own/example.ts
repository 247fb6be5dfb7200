import { termsOf } from './terms.ts';

/** A term of an example, and in what share of the owner's other documents it stands; in the order of the text. */
export type ExampleTerm = [term: string, elsewhere: number];

const MOST_TERMS = 250;
/** What every second paper says tells nothing. */
const TOO_COMMON = 0.5;
/** So much alike, another document may well be one of this category that nobody has put there yet. */
const ALIKE = 0.6;
/** How rare an unknown term is taken to be, and how many documents that guess is worth. */
export const RARE = 0.03;
const GUESS = 8;

/** What an example says of its category: its terms, weighed against the openings of other documents of its owner. */
export function exampleTerms(opening: string, others: string[]): ExampleTerm[] {
  const own = [...termsOf(opening).keys()].slice(0, MOST_TERMS);
  const different = others
    .map(termsOf)
    .filter((other) => own.filter((term) => other.has(term)).length < ALIKE * own.length);
  return own
    .map((term): ExampleTerm => {
      const seen = different.filter((other) => other.has(term)).length;
      return [term, Math.round((1000 * (seen + RARE * GUESS)) / (different.length + GUESS)) / 1000];
    })
    .filter(([, elsewhere]) => elsewhere <= TOO_COMMON);
}
