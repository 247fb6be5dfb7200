import { limits } from '../../../limits.ts';
import type { Budget } from '../budget.ts';
import { doubt, refuse } from '../doubt.ts';
import { Lexer } from '../lexer.ts';
import { parseValue } from '../parser.ts';
import { Keyword, PdfString, type Value } from '../values.ts';
import { marks } from '../words.ts';

const widestRange = 65_535;
const surrogates = 0xd800;
const surrogateBits = 0xf800;

/** Reads a map from codes to text; throws `Doubt` where it refers to another one or maps to anything but text. */
export function readToUnicode(bytes: Uint8Array, budget: Budget): Map<number, string> {
  const table = new TextTable();
  const lexer = new Lexer(bytes);
  let values: Value[] = [];
  for (;;) {
    const value = parseValue(lexer);
    if (value === marks.end) break;
    if (!(value instanceof Keyword)) {
      if (values.push(value) > limits.fastPdf.list) tooLarge();
      continue;
    }
    if (value.text === 'usecmap' || value.text.startsWith('endcid')) doubt('map of another map');
    if (value.text === 'endbfchar') readCharacters(values, table);
    if (value.text === 'endbfrange') readRanges(values, table);
    values = [];
  }
  budget.spendEntries(table.weight);
  return table.texts;
}

/** Texts by their codes, of which only so many are taken, however often they are written over. */
class TextTable {
  readonly texts = new Map<number, string>();
  weight = 0;

  set(code: number, bytes: Uint8Array): void {
    this.weight += 1 + (bytes.length >> 3);
    if (this.weight > limits.fastPdf.table) tooLarge();
    this.texts.set(code, utf16(bytes));
  }
}

const tooLarge = () => refuse('A font of this PDF has too large a table.');

function readCharacters(values: Value[], table: TextTable): void {
  for (let at = 0; at + 1 < values.length; at += 2) table.set(codeOf(values[at]), bytesOf(values[at + 1]));
}

function readRanges(values: Value[], table: TextTable): void {
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [from, to, target] = [codeOf(values[at]), codeOf(values[at + 1]), values[at + 2]];
    if (to - from > widestRange) doubt('map too large');
    if (Array.isArray(target)) {
      const most = Math.min(to, from + target.length - 1);
      for (let code = from; code <= most; code++) table.set(code, bytesOf(target[code - from]));
    } else countUp(from, to, bytesOf(target), table);
  }
}

/** Each next code of a range means the next character: the last byte counts up, and carries into the one before. */
function countUp(from: number, to: number, first: Uint8Array, table: TextTable): void {
  const target = first.slice();
  const last = target.length - 1;
  if (last < 0) doubt('map to nothing');
  for (let code = from; code <= to; code++) {
    table.set(code, target);
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
