import { hexDigit, isBlank } from './characters.ts';
import { doubt } from './doubt.ts';
import { PdfString } from './values.ts';

/** A place in bytes of PDF syntax, which reading moves on. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

const backslash = 92;
const open = 40;
const close = 41;
const greater = 62;
const escapes = new Map([...'nrtbf'].map((letter, index) => [letter.charCodeAt(0), [10, 13, 9, 8, 12][index] ?? 0]));

/** Decoded strings are short and many: they share arrays of this size. */
const roomSize = 4096;
const shortHexadecimal = 64;
const noRoom = new Uint8Array(0);

/** Reads strings; those without escapes stay where they are, others are decoded into room that many share. */
export class StringReader {
  private room = noRoom;
  private used = 0;

  /** A string in parentheses, from behind the first one. */
  literal(cursor: Cursor): PdfString {
    const { bytes, at: start } = cursor;
    let depth = 1;
    let isPlain = true;
    let at = start;
    for (; ; at++) {
      const code = bytes[at];
      if (code === undefined) doubt('string without end');
      if (code === backslash) {
        isPlain = false;
        at++;
      } else if (code === open) depth++;
      else if (code === close && --depth === 0) break;
    }
    cursor.at = at + 1;
    return isPlain ? new PdfString(bytes, start, at) : this.withoutEscapes(bytes, start, at);
  }

  /** A string of hexadecimal digits, from behind its bracket: nearly always pairs and nothing else, and few of them. */
  hexadecimal(cursor: Cursor): PdfString {
    const { bytes } = cursor;
    const start = this.reserve(shortHexadecimal);
    const { room } = this;
    const full = start + shortHexadecimal;
    let { at } = cursor;
    let to = start;
    for (; to < full; at += 2) {
      const pair = (hexDigit(bytes[at] ?? 0) << 4) | hexDigit(bytes[at + 1] ?? 0);
      if (pair < 0) break;
      room[to++] = pair;
    }
    if (bytes[at] !== greater) return this.anyHexadecimal(cursor);
    this.used = to;
    cursor.at = at + 1;
    return new PdfString(room, start, to);
  }

  private anyHexadecimal(cursor: Cursor): PdfString {
    const { bytes } = cursor;
    let { at } = cursor;
    while (bytes[at] !== greater) if (++at > bytes.length) doubt('string without end');
    const start = this.reserve((at - cursor.at + 1) >> 1);
    const { room } = this;
    let to = start;
    let high = -1;
    for (let from = cursor.at; from < at; from++) {
      const code = bytes[from] ?? 0;
      const digit = hexDigit(code);
      if (digit < 0) {
        if (!isBlank(code)) doubt('odd hexadecimal string');
      } else if (high < 0) high = digit << 4;
      else {
        room[to++] = high | digit;
        high = -1;
      }
    }
    if (high >= 0) room[to++] = high;
    this.used = to;
    cursor.at = at + 1;
    return new PdfString(room, start, to);
  }

  private withoutEscapes(raw: Uint8Array, from: number, end: number): PdfString {
    const start = this.reserve(end - from);
    const { room } = this;
    let to = start;
    for (let at = from; at < end; at++) {
      let code = raw[at] ?? 0;
      if (code === backslash) {
        code = raw[++at] ?? 0;
        if (code === 13 || code === 10) {
          if (code === 13 && raw[at + 1] === 10) at++;
          continue;
        }
        if (isOctal(code)) {
          let octal = code - 48;
          for (let more = 0; more < 2 && isOctal(raw[at + 1]); more++) octal = octal * 8 + (raw[++at] ?? 0) - 48;
          if (octal > 255) doubt('octal above 377');
          code = octal;
        } else code = escapes.get(code) ?? code;
      }
      room[to++] = code;
    }
    this.used = to;
    return new PdfString(room, start, to);
  }

  /** Room for so many bytes, and where it begins. */
  private reserve(length: number): number {
    if (this.used + length > this.room.length) {
      this.room = new Uint8Array(Math.max(roomSize, length));
      this.used = 0;
    }
    return this.used;
  }
}

const isOctal = (code: number | undefined) => code !== undefined && code >= 48 && code <= 55;
