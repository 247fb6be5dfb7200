import { limits } from '../../../limits.ts';
import { doubt, refuse } from '../doubt.ts';
import type { PdfFile } from '../file.ts';
import { type Dict, Name, Stream, type Value } from '../values.ts';
import { cachedFont, type Font } from './glyph.ts';
import { fontName, isEmbedded } from './names.ts';
import { readToUnicode } from './to-unicode.ts';

const widestRange = 65_535;
const defaultWidth = 1000;

/** A font with codes of two bytes that are numbers of its glyphs; only its map to Unicode says what they mean. */
export function compositeFont(file: PdfFile, dict: Dict): Font {
  if (file.name(dict, 'Encoding') !== 'Identity-H') doubt('encoding of a composite font');
  const descendants = file.get(dict, 'DescendantFonts');
  const descendant = Array.isArray(descendants) ? file.resolve(descendants[0]) : null;
  if (!(descendant instanceof Map) || descendant.has('FontMatrix')) return doubt('odd composite font');
  const descriptor = file.dict(descendant, 'FontDescriptor');
  const isComplete = descriptor !== null && isEmbedded(file, descriptor);
  const text = readTexts(file, dict, descendant, isComplete);
  const widths = readWidths(file, descendant);
  const otherwise = file.get(descendant, 'DW') ?? defaultWidth;
  if (typeof otherwise !== 'number') return doubt('odd width');
  return cachedFont(fontName(file, descendant, descriptor), 2, {
    text,
    width: (code) => widths.get(code) ?? Math.ceil(otherwise),
  });
}

type Texts = (code: number) => string | undefined;

/** What the codes mean. The PDF library knows the glyphs of some fonts that are not embedded by their numbers. */
function readTexts(file: PdfFile, dict: Dict, descendant: Dict, isComplete: boolean): Texts {
  const map = file.get(descendant, 'ToUnicode') ?? file.get(dict, 'ToUnicode');
  const isKnown = isComplete || file.name(descendant, 'Subtype') !== 'CIDFontType2';
  if (map instanceof Name && map.text === 'Identity-H' && isKnown) return (code) => String.fromCharCode(code);
  if (!(map instanceof Stream)) return doubt('composite font without a map to Unicode');
  const texts = readToUnicode(file.unpack(map), file.budget);
  if (texts.size === 0) return doubt('composite font without a map to Unicode');
  return (code) => texts.get(code) ?? (isComplete ? undefined : doubt('code without a meaning'));
}

/** `c [w w w]` gives widths from a code on, `c d w` the same width to all from c to d. */
function readWidths(file: PdfFile, dict: Dict): Map<number, number> {
  const widths = new Map<number, number>();
  const list = file.get(dict, 'W');
  if (list === null) return widths;
  if (!Array.isArray(list)) return doubt('odd widths');
  let weight = 0;
  const set = (code: number, width: Value) => {
    if (++weight > limits.fastPdf.table) refuse('A font of this PDF has too large a table.');
    widths.set(code, number(width));
  };
  for (let at = 0; at < list.length; ) {
    const from = integer(file.resolve(list[at]));
    const second = file.resolve(list[at + 1]);
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) set(from + index, file.resolve(width));
      at += 2;
    } else {
      const to = integer(second);
      const width = file.resolve(list[at + 2]);
      if (to - from > widestRange) doubt('odd widths');
      for (let code = from; code <= to; code++) set(code, width);
      at += 3;
    }
  }
  file.budget.spendEntries(weight);
  return widths;
}

const number = (value: Value): number => (typeof value === 'number' ? value : doubt('odd widths'));
const integer = (value: Value): number => (Number.isInteger(value) ? number(value) : doubt('odd widths'));
