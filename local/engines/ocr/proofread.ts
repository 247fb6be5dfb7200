import type { Glyph } from './decode-line.ts';
import { withDiacritics } from './diacritics.ts';
import type { Lexicon } from './lexicon.ts';
import { type LetterStep, likeliestWord, scoreOf } from './likely-word.ts';
import { asMeant } from './lookalikes.ts';
import type { ReadLine } from './recognise.ts';

/** Shorter words have too many neighbours. */
const shortestWord = 3;
/** A known word is taken for what was read when it is at most so much less likely, and a little more by each letter. */
const leeway = 6;
const leewayPerLetter = 1;

const isAlphanumeric = ({ character }: Glyph): boolean => /^[\p{L}\p{N}]$/u.test(character);

/** The glyphs of a line from one up to another as a text, words of many languages and the kinds of signs considered. */
export function proofread(line: ReadLine, lexicon: Lexicon, from: number, to: number): string {
  let text = '';
  for (let start = from; start < to; ) {
    let end = start + 1;
    const isWord = isAlphanumeric(line.latin[start] as Glyph);
    while (isWord && end < to && isAlphanumeric(line.latin[end] as Glyph)) end += 1;
    text += isWord ? wordFrom(line, lexicon, start, end) : (line.latin[start] as Glyph).character;
    start = end;
  }
  return text;
}

function wordFrom(line: ReadLine, lexicon: Lexicon, start: number, end: number): string {
  const glyphs = line.latin.slice(start, end);
  const read = glyphs.map(({ character }) => character).join('');
  const [before, after] = withinNumber(line.latin, start, end);
  const isDoubtful = before || after || (/\d/.test(read) && /\p{L}/u.test(read));
  const meant = isDoubtful ? asMeant(glyphs, line.steps, before, after).join('') : read;
  const [, lead = '', letters = '', tail = ''] = /^(\d*)(.*?)(\d*)$/u.exec(meant) ?? [];
  if (letters.length < shortestWord || /\d/.test(letters)) return meant;
  return lead + spelled(line, lexicon, letters, start + lead.length) + tail;
}

/** Whether digits beyond a decimal or thousands separator come before the glyphs, and after them. */
function withinNumber(glyphs: Glyph[], start: number, end: number): [before: boolean, after: boolean] {
  const at = (index: number) => glyphs[index]?.character ?? '';
  return [/^\d[.,]$/.test(at(start - 2) + at(start - 1)), /^[.,]\d$/.test(at(end) + at(end + 1))];
}

/** The known word that the network may have meant by some letters that are none, or those letters. */
function spelled(line: ReadLine, lexicon: Lexicon, letters: string, start: number): string {
  const read = letters.toLowerCase();
  if (lexicon.ranks.has(read)) return letters;
  const steps = letterSteps(line, start, start + letters.length);
  const likeliest = likeliestWord(steps, lexicon);
  if (!likeliest || likeliest.word.length < shortestWord) return letters;
  const most = leeway + leewayPerLetter * (likeliest.word.length - shortestWord);
  return scoreOf(steps, read) - likeliest.score < most ? inCaseOf(letters, likeliest.word) : letters;
}

/** What the network thought of letters from the end of the glyph before some glyphs to the start of the one after. */
function letterSteps({ latin, steps }: ReadLine, start: number, end: number): LetterStep[] {
  const from = start === 0 ? 0 : (latin[start - 1] as Glyph).last + 1;
  return steps.slice(from, latin[end]?.first ?? steps.length).map((step) => {
    const letters = new Map<string, number>();
    for (const [character, probability] of step) {
      if (!/^\p{L}$/u.test(character)) continue;
      const letter = character.toLowerCase();
      letters.set(letter, (letters.get(letter) ?? 0) + probability);
    }
    return { nothing: (step.get('') ?? 0) + (step.get(' ') ?? 0), letters: withDiacritics(letters) };
  });
}

/** A word in capitals, with a capital or without, like what was read in its place. */
function inCaseOf(read: string, word: string): string {
  const capitals = read.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals > read.length / 2) return word.toUpperCase();
  return capitals > 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
