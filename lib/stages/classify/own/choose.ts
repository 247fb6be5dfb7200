import { type Category, type Classification, isBuiltIn } from '../../stage.ts';
import { confidenceOf } from './confidence.ts';
import { type Nearness, nearnessOf } from './nearness.ts';
import type { OwnCategory } from './own-category.ts';
import { termsOf } from './terms.ts';

/** Name and version of how own categories are told; a change that alters answers changes it. */
export const OWN_ENGINE = 'own-1';

/** What Docket says by itself; the one of a category of its owner's own lies beside it. */
export type BuiltInClassification = Omit<Classification, 'category' | 'built_in'> & { category: Category };

/** The own category that is nearest to a document, and how sure it is that it belongs there. */
export interface Nearest extends Nearness {
  confidence: number;
}

/** Below this Docket's own answer is unsure: a person's category that fits better is preferred to it. */
const UNSURE = 0.75;
/** Less than this is no more than a coincidence of words. */
const LEAST = 0.5;
/** So near a category is that a person made, it says more than a sure answer of Docket's: theirs is the finer one. */
const CLEARLY = 0.85;
/** Two categories as near as this take certainty from each other. */
const RIVAL = 0.8;

/** The nearest of the owner's categories by the document's opening; null when they have nothing in common with it. */
export function nearestOf(opening: string, own: OwnCategory[]): Nearest | null {
  if (own.length === 0) return null;
  const document = termsOf(opening);
  const [best, second] = own
    .map((category) => {
      const nearness = nearnessOf(document, category);
      return { ...nearness, confidence: confidenceOf(nearness) };
    })
    .sort((a, b) => b.confidence - a.confidence || b.share - a.share);
  if (!best || best.confidence === 0) return null;
  const rivalry = second ? second.share / best.share : 0;
  return rivalry < RIVAL || best.share <= 0 ? best : { ...best, confidence: round(best.confidence * (1.8 - rivalry)) };
}

/** Puts a document into the owner's nearest category where that is clearly nearer, or Docket's own answer is unsure. */
export function chooseOwn(builtIn: BuiltInClassification, nearest: Nearest | null): Classification {
  if (!nearest || nearest.confidence < LEAST) return builtIn;
  const isUnsure = builtIn.category === 'other' || builtIn.confidence < UNSURE;
  const isNearer = builtIn.category === 'other' || nearest.confidence > builtIn.confidence;
  if (nearest.confidence < CLEARLY && !(isUnsure && isNearer)) return builtIn;
  const { slug } = nearest.category;
  return {
    category: slug,
    confidence: nearest.confidence,
    reasons: [whyOwn(nearest), whatElse(builtIn)],
    engine: OWN_ENGINE,
    built_in: builtIn,
  };
}

/** What Docket would say without the owner's categories. */
export const builtInOf = (classification: Classification): Category | null => {
  const category = classification.built_in?.category ?? classification.category;
  return isBuiltIn(category) ? category : null;
};

const whatElse = ({ category }: BuiltInClassification): string =>
  category === 'other'
    ? 'It is like none of the built-in categories.'
    : `Without that it would be ${category === 'invoice' ? 'an' : 'a'} ${category.replace('_', ' ')}.`;

const NAMED = 4;

function whyOwn({ shared, category: { name, examples } }: Nearest): string {
  const words: string[] = [];
  for (const term of shared) if (!words.some((word) => word.includes(term))) words.push(term);
  const named = words.slice(0, NAMED).map((word) => `“${word}”`);
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '');
  return examples > 0
    ? `It shares ${list} with your category ${name}.`
    : `It says ${list}, as you do of your category ${name}.`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
