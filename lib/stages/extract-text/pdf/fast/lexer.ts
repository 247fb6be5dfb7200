import { beginsNumber, isBlank, isRegular } from './characters.ts';
import { doubt } from './doubt.ts';
import { StringReader } from './strings.ts';
import type { Keyword, Name, PdfString } from './values.ts';
import { marks, nameAt, type Word, wordAt, wordEnd } from './words.ts';

export type Token = number | Name | PdfString | Word;

const minus = 45;
const plus = 43;
const pointDigit = 46 - 48;
const percent = 37;
const slash = 47;
const mostDigits = 30;
const fewDigits = 9;
const powersOfTen = [1];
while (powersOfTen.length <= mostDigits) powersOfTen.push((powersOfTen.at(-1) ?? 1) * 10);
const atEnd = -1;

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
    const code = this.reach();
    if (code === atEnd) return marks.end;
    if (beginsNumber(code)) return this.number();
    return isRegular(code) ? this.word() : this.delimited(code);
  }

  /** The number that begins here. Few digits are summed up as a small integer, which takes less time. */
  number(): number {
    const { bytes } = this;
    const { length } = bytes;
    const first = bytes[this.at] ?? 0;
    const start = first === minus || first === plus ? this.at + 1 : this.at;
    let value = 0;
    let point = 0;
    let at = start;
    for (; at < length; at++) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit >= 0 && digit <= 9) value = (value * 10 + digit) | 0;
      else if (digit === pointDigit && point === 0) point = at + 1;
      else break;
    }
    const digits = point === 0 ? at - start : at - start - 1;
    if (digits === 0 || digits > mostDigits || (at < length && isRegular(bytes[at] ?? 0))) doubt('odd number');
    if (digits > fewDigits) value = sumOf(bytes, start, at);
    this.at = at;
    if (point !== 0) value /= powersOfTen[at - point] ?? 1;
    return first === minus ? -value : value;
  }

  /** Goes on to the first byte of the next token, over blanks and comments. */
  private reach(): number {
    const { bytes } = this;
    const { length } = bytes;
    for (let at = this.at; at < length; at++) {
      const code = bytes[at] ?? 0;
      if (isBlank(code)) continue;
      if (code === percent) {
        at = lineEnd(bytes, at);
        continue;
      }
      this.at = at;
      return code;
    }
    this.at = length;
    return atEnd;
  }

  private delimited(code: number): Token {
    const { bytes, at } = this;
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

  private name(): Name {
    const start = this.at + 1;
    this.at = wordEnd(this.bytes, start);
    return nameAt(this.bytes, start, this.at);
  }

  private word(): Word {
    const start = this.at;
    this.at = wordEnd(this.bytes, start);
    return wordAt(this.bytes, start, this.at);
  }
}

/** The last byte before the end of the line, or of all bytes. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at++;
  return at;
}

/** The digits between two places as one number, whatever else stands between them. */
function sumOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}
