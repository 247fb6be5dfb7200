import type { Glyph, Step } from './decode-line.ts';

/** Signs that look alike; each group has digits and letters. */
const groups = ['0OoDQ', '1lIi', '5Ss', '8B', '2Zz', '6Gb', '9gq', '4A', '7T'];

/** What a change between digits and letters costs, as the logarithm of a probability: most words have one kind only. */
const changeCost = 3;
const leastProbability = 1e-4;

const isDigit = (character: string): boolean => /^\d$/.test(character);

const likenesses = new Map(
  groups.flatMap((group) =>
    [...group].map((sign) => [sign, [...group].filter((other) => isDigit(other) !== isDigit(sign))] as const),
  ),
);

interface Path {
  score: number;
  characters: string[];
}

/**
 * The glyphs of a word of digits and letters as they were most likely meant: `ja1an` becomes `jalan` where the network
 * thought an l possible. `before` and `after` tell whether a number goes on beyond the glyphs.
 */
export function asMeant(glyphs: Glyph[], steps: Step[], before: boolean, after: boolean): string[] {
  let paths: Path[] = [{ score: 0, characters: [] }];
  for (const [i, glyph] of glyphs.entries()) {
    paths = readingsOf(glyph, steps).map(([character, score]) => {
      const extended = paths.map((path) => {
        const changes = path.characters.length > 0 ? changed(path, character) : before && !isDigit(character);
        return { path, score: path.score + score - (changes ? changeCost : 0) };
      });
      const best = extended.reduce((a, b) => (b.score > a.score ? b : a));
      const ends = i === glyphs.length - 1 && after && !isDigit(character);
      return { score: best.score - (ends ? changeCost : 0), characters: [...best.path.characters, character] };
    });
  }
  return paths.reduce((a, b) => (b.score > a.score ? b : a)).characters;
}

const changed = ({ characters }: Path, next: string): boolean => isDigit(characters.at(-1) as string) !== isDigit(next);

/** The glyph and its likenesses of the other kind, each with the logarithm of its probability. */
function readingsOf(glyph: Glyph, steps: Step[]): [character: string, score: number][] {
  const there = steps.slice(glyph.first, glyph.last + 1);
  const others = likenesses.get(glyph.character) ?? [];
  return [
    [glyph.character, Math.log(glyph.confidence)],
    ...others.map((other): [string, number] => {
      const probability = Math.max(leastProbability, ...there.map((step) => step.get(other) ?? 0));
      return [other, Math.log(probability)];
    }),
  ];
}
