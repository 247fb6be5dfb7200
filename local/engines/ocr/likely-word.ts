import { type Lexicon, narrowed, type Range } from './lexicon.ts';

/** At one step along a line the probability of each letter, in lower case, and of none. */
export interface LetterStep {
  nothing: number;
  letters: Map<string, number>;
}

/** What is less probable than this is not followed. */
const faintest = 0.0005;
const widestBeam = 24;
/** What the network gives no probability at all has this one. */
const leastProbability = 1e-5;
/** How much a word's rank weighs against what the network saw. */
const rankWeight = 0.5;

interface Beam extends Range {
  prefix: string;
  /** Probabilities of having read the prefix and then nothing, and of having just read its last letter. */
  nothing: number;
  letter: number;
}

/** The likeliest word of the lexicon over some steps, and the logarithm of how likely it is; null when none fits. */
export function likeliestWord(steps: LetterStep[], lexicon: Lexicon): { word: string; score: number } | null {
  let beams: Beam[] = [{ prefix: '', from: 0, to: lexicon.words.length, nothing: 1, letter: 0 }];
  for (const step of steps) beams = advanced(beams, step, lexicon);
  const words = beams.filter(({ prefix, from }) => lexicon.words[from] === prefix);
  const scored = words.map((beam) => {
    const rank = lexicon.ranks.get(beam.prefix) as number;
    return { word: beam.prefix, score: Math.log(totalOf(beam)) - rankWeight * Math.log(rank) };
  });
  return scored.sort((a, b) => b.score - a.score)[0] ?? null;
}

const totalOf = ({ nothing, letter }: Beam): number => nothing + letter;

/** One step of a prefix search through CTC's emissions that stays within the lexicon. */
function advanced(beams: Beam[], step: LetterStep, lexicon: Lexicon): Beam[] {
  const next = new Map<string, Beam>();
  const at = (prefix: string, { from, to }: Range): Beam => {
    const beam = next.get(prefix) ?? { prefix, from, to, nothing: 0, letter: 0 };
    next.set(prefix, beam);
    return beam;
  };
  for (const beam of beams) {
    const same = at(beam.prefix, beam);
    same.nothing += totalOf(beam) * Math.max(step.nothing, leastProbability);
    const last = beam.prefix.at(-1);
    if (last) same.letter += beam.letter * probabilityOf(step, last);
    for (const [letter, probability] of step.letters) {
      const range = probability < faintest ? null : narrowed(lexicon, beam, beam.prefix.length, letter);
      if (range)
        at(beam.prefix + letter, range).letter += (letter === last ? beam.nothing : totalOf(beam)) * probability;
    }
  }
  return [...next.values()].sort((a, b) => totalOf(b) - totalOf(a)).slice(0, widestBeam);
}

const probabilityOf = ({ letters }: LetterStep, letter: string | undefined): number =>
  Math.max(letters.get(letter ?? '') ?? 0, leastProbability);

/** The logarithm of the probability that some steps read as a text in lower case (CTC's forward sum). */
export function scoreOf(steps: LetterStep[], text: string): number {
  const letters = [...text];
  let nothing = [1, ...letters.map(() => 0)];
  let letter = [0, ...letters.map(() => 0)];
  for (const step of steps) {
    const total = nothing.map((value, i) => value + (letter[i] as number));
    const nextLetter = letter.map((value, i) => {
      if (i === 0) return 0;
      const isDoubled = letters[i - 1] === letters[i - 2];
      const before = (isDoubled ? nothing[i - 1] : total[i - 1]) as number;
      return (value + before) * probabilityOf(step, letters[i - 1]);
    });
    nothing = total.map((value) => value * Math.max(step.nothing, leastProbability));
    letter = nextLetter;
  }
  return Math.log((nothing.at(-1) as number) + (letter.at(-1) as number));
}
