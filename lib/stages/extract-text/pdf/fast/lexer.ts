import { beginsNumber, isBlank, isRegular } from './characters.ts';
import { doubt } from './doubt.ts';
import { StringReader } from './strings.ts';
import { Keyword, Name, type PdfString } from './values.ts';

/** Marks that build arrays and dictionaries, and the end of the bytes. */
export const marks = {
  arrayStart: new Keyword('['),
  arrayEnd: new Keyword(']'),
  dictStart: new Keyword('<<'),
  dictEnd: new Keyword('>>'),
  end: new Keyword(''),
};

export type Token = null | boolean | number | Name | PdfString | Keyword;

const minus = 45;
const plus = 43;
const pointDigit = 46 - 48;
const percent = 37;
const slash = 47;
const longestKeyword = 32;
const mostDigits = 30;

/** Operators and other short words, each made once; those of one or two characters by their codes. */
const shortWords = new Map<string, Keyword>();
const longestShortWord = 3;
const ascii = 128;
const shortest: (Keyword | undefined)[] = new Array(ascii * ascii).fill(undefined);

/** Cuts bytes of PDF syntax into tokens, from `at` on. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;
  private readonly strings = new StringReader();
  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next token; `marks.end` behind the last. */
  next(): Token {
    const { bytes } = this;
    let at = this.at;
    let code = bytes[at];
    while (code !== undefined && (isBlank(code) || code === percent)) {
      if (code === percent) at = lineEnd(bytes, at);
      code = bytes[++at];
    }
    this.at = at;
    if (code === undefined) return marks.end;
    if (beginsNumber(code)) return this.number(code);
    if (isRegular(code)) return this.word();
    switch (code) {
      case slash:
        return this.name();
      case 40:
        this.at++;
        return this.strings.literal(this);
      case 60:
        if (bytes[at + 1] === 60) return this.mark(2, marks.dictStart);
        this.at++;
        return this.strings.hexadecimal(this);
      case 62:
        return bytes[at + 1] === 62 ? this.mark(2, marks.dictEnd) : doubt('stray bracket');
      case 91:
        return this.mark(1, marks.arrayStart);
      case 93:
        return this.mark(1, marks.arrayEnd);
    }
    return doubt('stray bracket');
  }

  private mark(length: number, mark: Keyword): Keyword {
    this.at += length;
    return mark;
  }

  private number(first: number): number {
    const { bytes } = this;
    const isSigned = first === minus || first === plus;
    let at = isSigned ? this.at + 1 : this.at;
    const start = at;
    let value = 0;
    let digit = digitAt(bytes, at);
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = digitAt(bytes, ++at);
    }
    let digits = at - start;
    if (digit === pointDigit) {
      const begin = ++at;
      let divisor = 1;
      digit = digitAt(bytes, at);
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        divisor *= 10;
        digit = digitAt(bytes, ++at);
      }
      digits += at - begin;
      value /= divisor;
    }
    if (digits === 0 || digits > mostDigits || (at < bytes.length && isRegular(bytes[at]))) doubt('odd number');
    this.at = at;
    return first === minus ? -value : value;
  }

  private name(): Name {
    const start = this.at + 1;
    const end = this.wordEnd(start);
    this.at = end;
    const text = latin1(this.bytes, start, end);
    if (!text.includes('#')) return new Name(text);
    return new Name(text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
  }

  private word(): Token {
    const { bytes, at } = this;
    const end = this.wordEnd(at);
    this.at = end;
    if (end - at > longestKeyword) doubt('odd word');
    if (end - at > longestShortWord) return longWord(latin1(bytes, at, end));
    const first = bytes[at] ?? 0;
    const second = end - at > 1 ? (bytes[at + 1] ?? 0) : 0;
    const key = end - at < 3 && first < ascii && second < ascii ? first * ascii + second : -1;
    const known = key < 0 ? shortWords.get(latin1(bytes, at, end)) : shortest[key];
    if (known) return known;
    const word = new Keyword(latin1(bytes, at, end));
    if (key < 0) shortWords.set(word.text, word);
    else shortest[key] = word;
    return word;
  }

  private wordEnd(start: number): number {
    const { bytes } = this;
    let at = start;
    while (at < bytes.length && isRegular(bytes[at])) at++;
    return at;
  }
}

/** The last byte before the end of the line, or of all bytes. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at++;
  return at;
}

/** The value of the digit there; outside of 0–9 for anything else. */
const digitAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) - 48;

function longWord(text: string): Token {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return text === 'null' ? null : new Keyword(text);
}

/** Bytes as characters, one each. */
export function latin1(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
