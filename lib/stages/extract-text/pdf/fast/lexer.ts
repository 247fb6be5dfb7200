import { isBlank, isDelimiter, isDigit, isRegular } from './characters.ts';
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
const point = 46;
const percent = 37;
const slash = 47;
const longestKeyword = 32;
const mostDigits = 30;

/** Operators and other short words, each made once, by their characters. */
const shortWords = new Map<number, Token>();
const longestShortWord = 3;

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
    this.skipBlanks();
    const { bytes } = this;
    const code = bytes[this.at];
    if (code === undefined) return marks.end;
    if (isDigit(code) || code === minus || code === point || code === plus) return this.number();
    switch (code) {
      case slash:
        return this.name();
      case 40:
        this.at++;
        return this.strings.literal(this);
      case 60:
        if (bytes[this.at + 1] === 60) return this.mark(2, marks.dictStart);
        this.at++;
        return this.strings.hexadecimal(this);
      case 62:
        return bytes[this.at + 1] === 62 ? this.mark(2, marks.dictEnd) : doubt('stray bracket');
      case 91:
        return this.mark(1, marks.arrayStart);
      case 93:
        return this.mark(1, marks.arrayEnd);
    }
    return isDelimiter(code) ? doubt('stray bracket') : this.word();
  }

  skipBlanks(): void {
    const { bytes } = this;
    let at = this.at;
    for (let code = bytes[at]; code !== undefined; code = bytes[++at]) {
      if (isBlank(code)) continue;
      if (code !== percent) break;
      while (at + 1 < bytes.length && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at++;
    }
    this.at = at;
  }

  private mark(length: number, mark: Keyword): Keyword {
    this.at += length;
    return mark;
  }

  private number(): number {
    const { bytes } = this;
    let at = this.at;
    const sign = bytes[at] === minus ? -1 : 1;
    if (bytes[at] === minus || bytes[at] === plus) at++;
    let start = at;
    let value = 0;
    for (let digit = digitAt(bytes, at); digit >= 0 && digit <= 9; digit = digitAt(bytes, ++at))
      value = value * 10 + digit;
    let digits = at - start;
    if (bytes[at] === point) {
      start = ++at;
      let divisor = 1;
      for (let digit = digitAt(bytes, at); digit >= 0 && digit <= 9; digit = digitAt(bytes, ++at)) {
        value = value * 10 + digit;
        divisor *= 10;
      }
      digits += at - start;
      value /= divisor;
    }
    if (digits === 0 || digits > mostDigits || (at < bytes.length && isRegular(bytes[at]))) doubt('odd number');
    this.at = at;
    return sign * value;
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
    let key = 0;
    for (let index = at; index < end; index++) key = key * 256 + (bytes[index] ?? 0);
    const known = shortWords.get(key);
    if (known) return known;
    const word = new Keyword(latin1(bytes, at, end));
    shortWords.set(key, word);
    return word;
  }

  private wordEnd(start: number): number {
    const { bytes } = this;
    let at = start;
    while (at < bytes.length && isRegular(bytes[at])) at++;
    return at;
  }
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
