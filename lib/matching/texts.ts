import type { Embedder } from '../ports.ts';
import { vectorOfWords } from './words.ts';

/** A line of a resume as evidence can quote it. */
export interface ResumeLine {
  page: number;
  text: string;
  /** A tsvector literal; positions begin at 1 in each line. */
  words: string;
}

// Longer lines are paragraphs, of which a quote shows the sentence that matters.
const longestLine = 240;
const mostLines = 2_000;
// What the smallest engine reads in one go; ordinary words stay below the characters.
const wordsAtOnce = 90;
const charactersAtOnce = 750;
// What stands further down says little that the beginning did not.
const mostChunks = 20;

/** What of a posting is embedded, in parts that count the same: what is to be done and what is asked, not who pays how much. */
export const postingText = (posting: { title: string; description: string | null; skills: string[] }): string[] =>
  [[posting.title, posting.description ?? ''].join('\n').trim(), posting.skills.join(', ')].filter(Boolean);

/** What of a resume is embedded. */
export const resumeText = (lines: string[]): string => lines.join('\n');

/** The lines of a resume that have words, top to bottom, long ones cut between sentences or words. */
export function resumeLines(pages: { number: number; text: string }[]): ResumeLine[] {
  const lines: ResumeLine[] = [];
  for (const { number: page, text } of pages) {
    for (const whole of text.split('\n')) {
      for (const piece of piecesOf(whole.replace(/\s+/gu, ' ').trim())) {
        if (lines.length === mostLines) return lines;
        const words = vectorOfWords(piece);
        if (words) lines.push({ page, text: piece, words });
      }
    }
  }
  return lines;
}

function piecesOf(line: string): string[] {
  if (line.length <= longestLine) return [line];
  const start = line.slice(0, longestLine);
  const sentence = /^.*[.;!?。](?=\s)/su.exec(start)?.[0].length ?? 0;
  const space = start.lastIndexOf(' ');
  const at = [sentence, space].find((one) => one > longestLine / 3) ?? wholeCharacters(line, longestLine);
  return [line.slice(0, at).trim(), ...piecesOf(line.slice(at).trim())];
}

/** A cut that does not divide a surrogate pair. */
const wholeCharacters = (text: string, at: number): number =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;

/** One vector of unit length for each text however long, or for each list of parts that count the same. */
export async function embedLong(embedder: Embedder, texts: (string | string[])[]): Promise<number[][]> {
  const chunks = texts.map((text) => [text].flat().map(chunksOf));
  const vectors = (await embedder.embed(chunks.flat(2))).values();
  const next = (): number[] => vectors.next().value ?? [];
  return chunks.map((parts) => mean(parts.map((part) => mean(part.map(next)))));
}

/** Chunks of about equal length, so that no short rest weighs as much as a page; none costs an engine much more than others. */
function chunksOf(text: string): string[] {
  const words = text.split(/\s+/u).filter(Boolean).flatMap(shortOf);
  const count = Math.min(mostChunks, Math.ceil(words.length / wordsAtOnce));
  const size = Math.min(wordsAtOnce, Math.ceil(words.length / count));
  const chunks: string[][] = [];
  let room = 0;
  for (const word of words) {
    room -= word.length + 1;
    const last = chunks.at(-1);
    if (last && last.length < size && room >= 0) {
      last.push(word);
      continue;
    }
    if (chunks.length === mostChunks) break;
    chunks.push([word]);
    room = charactersAtOnce - word.length;
  }
  // An engine refuses an empty text, and a vector of nothing has no direction.
  return chunks.length > 0 ? chunks.map((chunk) => chunk.join(' ')) : ['-'];
}

const longestWord = 60;

/** A word, or its pieces: some scripts write whole sentences without a space, and some texts are no words at all. */
function shortOf(word: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < word.length; ) {
    const to = wholeCharacters(word, Math.min(word.length, from + longestWord));
    pieces.push(word.slice(from, to));
    from = to;
  }
  return pieces;
}

/** The direction in which they point together. */
function mean(vectors: number[][]): number[] {
  const sum = (vectors[0] ?? []).map((_, index) => vectors.reduce((total, vector) => total + (vector[index] ?? 0), 0));
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
