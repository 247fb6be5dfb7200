import { isRegular } from './characters.ts';
import { doubt } from './doubt.ts';
import { Keyword, Name } from './values.ts';

/** Marks that build arrays and dictionaries, and the end of the bytes. */
export const marks = {
  arrayStart: new Keyword('['),
  arrayEnd: new Keyword(']'),
  dictStart: new Keyword('<<'),
  dictEnd: new Keyword('>>'),
  end: new Keyword(''),
};

const longestWord = 32;

/** What a word stands for. */
export type Word = null | boolean | Keyword;

/** Operators of one or two characters by their codes: most words of a page. */
const ascii = 128;
const shortest: (Word | undefined)[] = new Array(ascii * ascii).fill(undefined);

/** Where a word or name ends that begins there. */
export function wordEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && isRegular(bytes[at] ?? 0)) at++;
  return at;
}

/** The word between two places. */
export function wordAt(bytes: Uint8Array, start: number, end: number): Word {
  if (end - start > longestWord) doubt('odd word');
  if (end - start > 2) return words.at(bytes, start, end);
  const first = bytes[start] ?? 0;
  const second = end - start > 1 ? (bytes[start + 1] ?? 0) : 0;
  if (first >= ascii || second >= ascii) return words.at(bytes, start, end);
  const key = first * ascii + second;
  const known = shortest[key];
  if (known !== undefined) return known;
  const word = wordOf(latin1(bytes, start, end));
  shortest[key] = word;
  return word;
}

/** The name between two places, without its slash. */
export const nameAt = (bytes: Uint8Array, start: number, end: number): Name => names.at(bytes, start, end);

/** Makes what stands between two places of bytes, and hands it out again where the same bytes stand. */
class Interned<T> {
  private readonly texts: string[] = new Array(slots).fill('');
  private readonly made: (T | undefined)[] = new Array(slots).fill(undefined);
  private readonly make: (text: string) => T;
  constructor(make: (text: string) => T) {
    this.make = make;
  }

  at(bytes: Uint8Array, start: number, end: number): T {
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const known = this.made[slot];
    if (known !== undefined && isText(this.texts[slot] ?? '', bytes, start, end)) return known;
    const text = latin1(bytes, start, end);
    const made = this.make(text);
    if (text.length > longest) return made;
    this.texts[slot] = text;
    this.made[slot] = made;
    return made;
  }
}

/** So many are remembered, and none that is longer, whatever documents say: a newcomer takes the place of another. */
const slots = 1024;
const longest = 48;

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

const words = new Interned(wordOf);
const names = new Interned(nameOf);

function wordOf(text: string): Word {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return text === 'null' ? null : new Keyword(text);
}

function nameOf(text: string): Name {
  if (!text.includes('#')) return new Name(text);
  return new Name(text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
}

/** Bytes as characters, one each. */
export function latin1(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
