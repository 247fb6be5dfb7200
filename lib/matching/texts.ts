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
const wordsAtOnce = 180;
// What stands further down says little that the beginning did not.
const mostChunks = 10;

/** What of a posting is embedded: what is to be done, not who asks or what is paid. */
export const postingText = (posting: { title: string; description: string | null; skills: string[] }): string =>
  [posting.title, posting.description ?? '', posting.skills.join(', ')].filter(Boolean).join('\n');

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

/** One vector for each text however long: the mean of its parts, of unit length. */
export async function embedLong(embedder: Embedder, texts: string[]): Promise<number[][]> {
  const chunks = texts.map(chunksOf);
  const vectors = await embedder.embed(chunks.flat());
  let next = 0;
  return chunks.map(({ length }) => {
    const some = vectors.slice(next, next + length);
    next += length;
    return unit(sum(some));
  });
}

/** Parts of about equal length, so that no short rest weighs as much as a page. */
function chunksOf(text: string): string[] {
  const words = text.split(/\s+/u).filter(Boolean);
  // An engine refuses an empty text, and a vector of nothing has no direction.
  if (words.length === 0) return ['-'];
  const count = Math.min(mostChunks, Math.ceil(words.length / wordsAtOnce));
  const size = Math.min(wordsAtOnce, Math.ceil(words.length / count));
  return Array.from({ length: count }, (_, index) => words.slice(index * size, (index + 1) * size).join(' '));
}

const sum = (vectors: number[][]): number[] =>
  (vectors[0] ?? []).map((_, index) => vectors.reduce((total, vector) => total + (vector[index] ?? 0), 0));

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
