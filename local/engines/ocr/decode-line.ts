import type { Alphabet } from './alphabet.ts';

/** A character as the network read it; `first` and `last` are steps along the line. */
export interface Glyph {
  character: string;
  /** 0–1. */
  confidence: number;
  first: number;
  last: number;
  /** The highest probability of a space since the glyph before. */
  spaceBefore: number;
}

/** What the recogniser says about one line: for each step the probability of each class. */
export interface Emissions {
  probabilities: Float32Array;
  steps: number;
  classes: number;
}

/** At one step along a line the probability of each Latin character that may be there, of '' for none, and of a space. */
export type Step = Map<string, number>;

/** What is less probable than this is left out of steps. */
const faintest = 0.0002;

/** The emissions of some classes, step by step. */
export function stepsOf(emissions: Emissions, { characters }: Alphabet, only: Uint16Array): Step[] {
  return Array.from({ length: emissions.steps }, (_, step) => {
    const likely = new Map<string, number>();
    for (const index of only) {
      const value = probability(emissions, step, index);
      if (value > faintest) likely.set(characters[index] as string, value);
    }
    return likely;
  });
}

/**
 * Collapses the emissions (CTC): a class that wins several steps in a row is one glyph, class 0 separates.
 * Spaces are no glyphs: the network is often unsure of them, so their probability is kept beside each glyph.
 */
export function decodeLine(emissions: Emissions, alphabet: Alphabet, scripts: 'latin' | 'all'): Glyph[] {
  const { characters, space, latin } = alphabet;
  const glyphs: Glyph[] = [];
  let before = 0;
  let spaceBefore = 0;
  for (let step = 0; step < emissions.steps; step++) {
    const nearest = bestOf(emissions, step, latin);
    // What has more than half of the probability wins among all classes, and there are thousands.
    const isClear = scripts === 'latin' || probability(emissions, step, nearest) > 0.5;
    const winner = isClear ? nearest : best(emissions, step);
    const confidence = probability(emissions, step, winner);
    spaceBefore = Math.max(spaceBefore, probability(emissions, step, space));
    const last = glyphs.at(-1);
    if (winner !== 0 && winner !== space) {
      if (winner === before && last) {
        last.last = step;
        last.confidence = Math.max(last.confidence, confidence);
      } else {
        const character = characters[winner] as string;
        glyphs.push({ character, confidence, first: step, last: step, spaceBefore });
      }
      spaceBefore = 0;
    }
    before = winner;
  }
  return glyphs;
}

const probability = ({ probabilities, classes }: Emissions, step: number, index: number): number =>
  probabilities[step * classes + index] as number;

function best({ probabilities, classes }: Emissions, step: number): number {
  const offset = step * classes;
  let winner = 0;
  for (let index = 1; index < classes; index++) {
    if ((probabilities[offset + index] as number) > (probabilities[offset + winner] as number)) winner = index;
  }
  return winner;
}

function bestOf({ probabilities, classes }: Emissions, step: number, only: Uint16Array): number {
  const offset = step * classes;
  let winner = 0;
  for (const index of only) {
    if ((probabilities[offset + index] as number) > (probabilities[offset + winner] as number)) winner = index;
  }
  return winner;
}

/** The mean confidence (0–1) of some glyphs; 0 for none. */
export const meanConfidence = (glyphs: { confidence: number }[]): number =>
  glyphs.reduce((sum, glyph) => sum + glyph.confidence, 0) / Math.max(1, glyphs.length);
