import type { Reading } from '../reading.ts';
import type { Cue } from './cue.ts';

/** A cue that was seen, and the words it was seen in; null where it is no matter of words. */
export interface Sighting {
  cue: Cue;
  quote: string | null;
}

/** Looks for a cue in a document; null when it is not there, or not often enough. */
export function sight(cue: Cue, reading: Reading): Sighting | null {
  const times = cue.times ?? 1;
  if (cue.where === 'heading' || cue.where === 'line') {
    const lines = (cue.where === 'heading' ? reading.headings : reading.lines).filter((line) => cue.pattern.test(line));
    return lines.length >= times ? { cue, quote: quoteOf(lines[0]) } : null;
  }
  const text = cue.where === 'opening' ? reading.opening : reading.text;
  const found = text.match(cue.pattern);
  if (!found || (cue.pattern.global && found.length < times)) return null;
  return { cue, quote: quoteOf(found[0]) };
}

/** Those that say something the stronger ones before them do not: other words, or something that is no words. */
export function independent(sightings: Sighting[]): Sighting[] {
  const quotes: string[] = [];
  return sightings.filter(({ quote }) => {
    if (quote === null) return true;
    const words = quote.toLowerCase();
    if (quotes.some((known) => known.includes(words) || words.includes(known))) return false;
    quotes.push(words);
    return true;
  });
}

const LONGEST_QUOTE = 48;

/** A few words as they stand in the document, cut at a word. */
function quoteOf(text = ''): string | null {
  const words = text
    .replace(/[“”„"]/g, '')
    .replace(/[\s_.…]{3,}|\s+/g, ' ')
    .trim();
  if (!/\p{L}{2}/u.test(words)) return null;
  if (words.length <= LONGEST_QUOTE) return words;
  const cut = words.slice(0, LONGEST_QUOTE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2)).trim()} …`;
}
