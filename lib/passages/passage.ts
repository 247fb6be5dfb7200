/** Another way of cutting, or of naming headings, makes other passages. */
export const PASSAGES_ENGINE = 'passages-1';

/** A language whose words are also found by their stems; null for any other one. */
export type Language = 'en' | 'de' | 'fr' | null;

/** A part of one page that is about one thing, small enough for a model to take in whole. */
export interface Passage {
  page: number;
  /** Which one of its page, from 1. */
  place: number;
  /** The headings above it, outermost first, joined by " › "; null without any. */
  heading: string | null;
  /** Its words; a part of a table that goes on begins with the table's header. */
  text: string;
  /** Where it stands in the text of the page, in UTF-16 units; `to` is excluded. */
  from: number;
  to: number;
  language: Language;
}

/** What a model is given to embed: the words under their headings. */
export const wordingOf = ({ heading, text }: Pick<Passage, 'heading' | 'text'>): string =>
  heading ? `${heading}\n${text}` : text;

// Four digits are more than any engine means; whoever keeps the vector gives it its length again.
const steps = 10_000;

/** A vector as the database reads it, short to send: of the same direction and of another length. */
export const literalOf = (vector: number[]): string => `[${vector.map((value) => Math.round(value * steps)).join()}]`;

/** The numbers of such a vector. */
export const numbersIn = (literal: string): number[] => literal.slice(1, -1).split(',').map(Number);
