import { randomFrom } from '../random.ts';

/** A labour market made up at random, the same for the same seed: people's resumes, and postings that ask for skills. */
export interface Market {
  model: { name: string; midpoint: number; scale: number };
  resumes: Item[];
  postings: Item[];
}

export interface Item {
  id: string;
  /** Numbers of skills in the vocabulary, from 1. */
  skills: number[];
  vector: Float64Array;
}

export const vocabulary = 400;
const dimensions = 768;
const occupations = 20;
const ofOccupation = 40;
const forEverybody = 20;

/** 15–25 skills in each resume and 8 in each posting, most of them of one occupation, and random directions of meaning. */
export function createMarket(resumes: number, postings: number, seed = 1): Market {
  const random = randomFrom(seed);
  const item = (kind: number, index: number, count: number): Item => ({
    id: `00000000-0000-7000-800${kind}-${String(index).padStart(12, '0')}`,
    skills: someSkills(random, count),
    vector: direction(random),
  });
  return {
    // Cosines of random directions spread around 0 by 1/√768: this calibration makes of them shares from 0 to 1.
    model: { name: 'bench', midpoint: 0, scale: 0.02 },
    resumes: Array.from({ length: resumes }, (_, index) => item(1, index, 15 + Math.floor(random() * 11))),
    postings: Array.from({ length: postings }, (_, index) => item(2, index, 8)),
  };
}

function someSkills(random: () => number, count: number): number[] {
  const occupation = Math.floor(random() * occupations);
  const first = 1 + ((forEverybody + occupation * (ofOccupation / 2)) % (vocabulary - ofOccupation));
  const skills = new Set<number>();
  while (skills.size < count) {
    const kind = random();
    if (kind < 0.7) skills.add(first + Math.floor(random() * ofOccupation));
    else if (kind < 0.9) skills.add(1 + Math.floor(random() * forEverybody));
    else skills.add(1 + Math.floor(random() * vocabulary));
  }
  return [...skills];
}

function direction(random: () => number): Float64Array {
  // As the database keeps them, so that both sides compute with the same numbers.
  const vector = Float64Array.from({ length: dimensions }, () => Math.fround(normal(random)));
  const length = Math.hypot(...vector);
  return vector.map((value) => Math.fround(value / length));
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
