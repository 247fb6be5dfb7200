import { doubt } from '../doubt.ts';
import type { PdfFile } from '../file.ts';
import { type Dict, Name, Stream } from '../values.ts';
import { readBuiltInEncoding } from './built-in-encoding.ts';
import { type Encoding, macRomanEncoding, standardEncoding, winAnsiEncoding } from './encodings.ts';
import { cachedFont, type Font } from './glyph.ts';
import { characterOf, characterOfDifference } from './glyph-names.ts';
import { fontName, isEmbedded, isSymbolName } from './names.ts';
import { widthsOf } from './simple-widths.ts';
import { readToUnicode } from './to-unicode.ts';

const symbolic = 4;
const nonsymbolic = 32;

/** A font with codes of one byte, in the order in which the PDF library asks: map to Unicode, encoding, built-in encoding. */
export function simpleFont(file: PdfFile, dict: Dict): Font {
  const descriptor = file.dict(dict, 'FontDescriptor');
  const name = fontName(file, dict, descriptor);
  const texts = toUnicode(file, dict);
  const text = texts ? withFallback(texts, file, dict, descriptor) : byEncoding(file, dict, descriptor);
  const encoding = describeEncoding(file, dict, descriptor);
  const widths = widthsOf(file, dict, descriptor, (code) => differenceOrBase(encoding, code));
  return cachedFont(name, 1, { text, width: widths });
}

function toUnicode(file: PdfFile, dict: Dict): Map<number, string> | null {
  const map = file.get(dict, 'ToUnicode');
  if (map === null) return null;
  if (!(map instanceof Stream)) return doubt('odd map to Unicode');
  const texts = readToUnicode(file.unpack(map), file.budget);
  return texts.size > 0 ? texts : null;
}

type Texts = (code: number) => string | undefined;

/** A font that names an encoding too is asked for what its map lacks. */
function withFallback(texts: Map<number, string>, file: PdfFile, dict: Dict, descriptor: Dict | null): Texts {
  const encoding = describeEncoding(file, dict, descriptor);
  return (code) => {
    const text = texts.get(code);
    if (text !== undefined || !(encoding.isNamed || encoding.differences.size > 0)) return text;
    return differenceOrBase(encoding, code);
  };
}

interface Description {
  base: Encoding;
  /** Whether the base is one that the font names itself. */
  isNamed: boolean;
  differences: Map<number, string>;
}

function describeEncoding(file: PdfFile, dict: Dict, descriptor: Dict | null): Description {
  const encoding = file.get(dict, 'Encoding');
  const differences = encoding instanceof Map ? readDifferences(file, encoding) : new Map<number, string>();
  const named = namedEncoding(encoding instanceof Name ? encoding.text : baseName(file, encoding));
  return {
    base: named ?? defaultEncoding(file, dict, descriptor, differences.size > 0),
    isNamed: named !== null,
    differences,
  };
}

const baseName = (file: PdfFile, encoding: unknown) =>
  encoding instanceof Map ? file.name(encoding as Dict, 'BaseEncoding') : null;

function namedEncoding(name: string | null): Encoding | null {
  if (name === 'WinAnsiEncoding') return winAnsiEncoding;
  if (name === 'MacRomanEncoding') return macRomanEncoding;
  return name === 'MacExpertEncoding' ? doubt('expert encoding') : null;
}

function defaultEncoding(file: PdfFile, dict: Dict, descriptor: Dict | null, hasDifferences: boolean): Encoding {
  const flags = descriptor ? file.get(descriptor, 'Flags') : nonsymbolic;
  const bits = typeof flags === 'number' ? flags : 0;
  const isTrueType = file.name(dict, 'Subtype') === 'TrueType';
  const isForLetters = (bits & nonsymbolic) !== 0;
  const isSymbolic = (bits & symbolic) !== 0 && !(isTrueType && isForLetters && hasDifferences);
  if (isSymbolic) return macRomanEncoding;
  return isTrueType && !isForLetters ? winAnsiEncoding : standardEncoding;
}

function readDifferences(file: PdfFile, encoding: Dict): Map<number, string> {
  const differences = new Map<number, string>();
  const list = file.get(encoding, 'Differences') ?? [];
  if (!Array.isArray(list)) return doubt('odd encoding');
  let code = 0;
  for (const entry of list) {
    const value = file.resolve(entry);
    if (typeof value === 'number') code = value;
    else if (value instanceof Name) differences.set(code++, value.text);
    else doubt('odd encoding');
  }
  return differences;
}

function differenceOrBase({ base, differences }: Description, code: number): string | undefined {
  const name = differences.get(code);
  if (name !== undefined && name !== '.notdef') return characterOfDifference(name);
  const character = base[code];
  return character === '\0' ? undefined : character;
}

/** Which of two encodings holds for signs is told inside of the outlines; most codes mean the same in both. */
const isSameEverywhere = (code: number) => macRomanEncoding[code] === winAnsiEncoding[code];

/** Without a map to Unicode the encoding must be beyond doubt. */
function byEncoding(file: PdfFile, dict: Dict, descriptor: Dict | null): Texts {
  const encoding = describeEncoding(file, dict, descriptor);
  const isTrueType = file.name(dict, 'Subtype') === 'TrueType';
  if (!descriptor || !isEmbedded(file, descriptor)) {
    if (isSymbolName(`${file.name(dict, 'BaseFont')} ${descriptor && file.name(descriptor, 'FontName')}`))
      return doubt('font of signs');
    return (code) => differenceOrBase(encoding, code) ?? doubt('code without a meaning');
  }
  const outlines = file.get(descriptor, 'FontFile2') === null ? 'Type1' : 'TrueType';
  if (isTrueType !== (outlines === 'TrueType')) return doubt('font of another kind than it says');
  if (isTrueType) {
    const isKnown = encoding.isNamed || encoding.differences.size > 0 || encoding.base !== macRomanEncoding;
    return (code) =>
      isKnown || isSameEverywhere(code) ? differenceOrBase(encoding, code) : doubt('sign without a meaning');
  }
  let builtIn: Map<number, string> | null = null;
  return (code) => {
    if (encoding.isNamed || encoding.differences.has(code)) return differenceOrBase(encoding, code);
    builtIn ??= readBuiltInEncoding(file, descriptor);
    return characterOf(builtIn.get(code) ?? '') ?? differenceOrBase(encoding, code);
  };
}
