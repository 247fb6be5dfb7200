import type { ReadDocument } from '../../lib/stages/stage.ts';

/** Random numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

type Disturbance = (text: string, random: () => number) => string;

/** What may befall a document on its way: nothing, lines that are lost, letters that are misread. */
export const disturbances: Record<string, Disturbance> = {
  'as it is': (text) => text,
  'a quarter of the lines lost': (text, random) =>
    text
      .split('\n')
      .filter(() => random() > 0.25)
      .join('\n'),
  'one letter in 25 misread': (text, random) =>
    [...text]
      .map((sign) => (/\p{L}/u.test(sign) && random() < 0.04 ? LETTERS[Math.floor(random() * 36)] : sign))
      .join(''),
};

/** The document with every page's text disturbed. */
export const disturbed = (document: ReadDocument, disturb: Disturbance, random: () => number): ReadDocument => ({
  ...document,
  pages: document.pages.map((page) => ({ ...page, text: disturb(page.text, random) })),
});
