import { limits } from '../../../limits.ts';
import { doubt } from '../doubt.ts';
import { Lexer, marks } from '../lexer.ts';
import { parseValue } from '../parser.ts';
import { Keyword, PdfString, type Value } from '../values.ts';

const widestRange = 65_535;
const surrogates = 0xd800;
const surrogateBits = 0xf800;

/** Reads a map from codes to text; throws `Doubt` where it refers to another one or maps to anything but text. */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  const lexer = new Lexer(bytes);
  let values: Value[] = [];
  for (;;) {
    const value = parseValue(lexer);
    if (value === marks.end) return map;
    if (!(value instanceof Keyword)) {
      values.push(value);
      continue;
    }
    if (value.text === 'usecmap' || value.text.startsWith('endcid')) doubt('map of another map');
    if (value.text === 'endbfchar') readCharacters(values, map);
    if (value.text === 'endbfrange') readRanges(values, map);
    if (map.size > limits.fastPdf.objects) doubt('map too large');
    values = [];
  }
}

function readCharacters(values: Value[], map: Map<number, string>): void {
  for (let at = 0; at + 1 < values.length; at += 2) map.set(codeOf(values[at]), utf16(bytesOf(values[at + 1])));
}

function readRanges(values: Value[], map: Map<number, string>): void {
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [from, to, target] = [codeOf(values[at]), codeOf(values[at + 1]), values[at + 2]];
    if (to - from > widestRange) doubt('map too large');
    if (Array.isArray(target)) {
      const most = Math.min(to, from + target.length - 1);
      for (let code = from; code <= most; code++) map.set(code, utf16(bytesOf(target[code - from])));
    } else countUp(from, to, bytesOf(target), map);
  }
}

/** Each next code of a range means the next character: the last byte counts up, and carries into the one before. */
function countUp(from: number, to: number, first: Uint8Array, map: Map<number, string>): void {
  const target = first.slice();
  const last = target.length - 1;
  if (last < 0) doubt('map to nothing');
  for (let code = from; code <= to; code++) {
    map.set(code, utf16(target));
    const next = (target[last] ?? 0) + 1;
    target[last] = next;
    if (next > 255 && last > 0) target[last - 1] = (target[last - 1] ?? 0) + 1;
  }
}

function codeOf(value: Value | undefined): number {
  const bytes = bytesOf(value);
  if (bytes.length > 4) doubt('odd code');
  return bytes.reduce((code, byte) => code * 256 + byte, 0);
}

const bytesOf = (value: Value | undefined): Uint8Array =>
  value instanceof PdfString ? value.bytes.subarray(value.start, value.end) : doubt('odd map');

/** Big-endian UTF-16, in which half a pair of surrogates is taken for a pair with nothing; an odd byte at the front stands for itself. */
function utf16(bytes: Uint8Array): string {
  let text = '';
  const odd = bytes.length % 2;
  if (odd === 1) text += String.fromCharCode(bytes[0] ?? 0);
  for (let at = odd; at < bytes.length; at += 2) {
    const unit = unitAt(bytes, at);
    if ((unit & surrogateBits) !== surrogates) {
      text += String.fromCharCode(unit);
      continue;
    }
    at += 2;
    text += String.fromCodePoint(((unit & 1023) << 10) + (unitAt(bytes, at) & 1023) + 0x10000);
  }
  return text;
}

const unitAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
