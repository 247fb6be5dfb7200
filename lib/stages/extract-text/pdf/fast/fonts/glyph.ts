/** How a glyph takes part in a line: as a letter, as a blank, as a mark above a letter, or not at all. */
export type GlyphKind = 'letter' | 'blank' | 'mark' | 'invisible';

export interface Glyph {
  text: string;
  /** The text as a unit of UTF-16; -1 when it is another number of them than one. */
  code: number;
  /** In thousandths of the size of the type. */
  width: number;
  kind: GlyphKind;
  /** Whether the font says what the code means; otherwise the code itself is taken for a character. */
  isMapped: boolean;
  /** Whether it belongs to a script that runs from right to left. */
  isRightToLeft: boolean;
  /** Whether it is written in ASCII, which every reader writes alike. */
  isPlain: boolean;
}

/** A font as far as its text goes. */
export interface Font {
  /** Tells it from other fonts of the page. */
  name: string;
  bytesPerCode: 1 | 2;
  /** Throws `Doubt` for a code that only the PDF library can tell. */
  glyph(code: number): Glyph;
}

/** What a code means (undefined when the font does not say) and how wide it is. */
export interface CodeReader {
  text(code: number): string | undefined;
  width(code: number): number;
}

const plain = /^[\x20-\x7e]*$/;
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A font that looks each code up once. */
export const cachedFont = (name: string, bytesPerCode: 1 | 2, reader: CodeReader): Font =>
  new CachedFont(name, bytesPerCode, reader);

/** Codes in one row of known glyphs; a font of two bytes has as many rows. */
const rowSize = 256;

class CachedFont implements Font {
  readonly name: string;
  readonly bytesPerCode: 1 | 2;
  private readonly reader: CodeReader;
  private readonly rows: ((Glyph | null)[] | null)[];

  constructor(name: string, bytesPerCode: 1 | 2, reader: CodeReader) {
    this.name = name;
    this.bytesPerCode = bytesPerCode;
    this.reader = reader;
    this.rows = new Array(bytesPerCode === 1 ? 1 : rowSize).fill(null);
  }

  glyph(code: number): Glyph {
    return this.rows[code >> 8]?.[code & (rowSize - 1)] ?? this.lookUp(code);
  }

  private lookUp(code: number): Glyph {
    const { reader } = this;
    const found = reader.text(code);
    const text = found || String.fromCharCode(code);
    const glyph: Glyph = {
      text,
      code: text.length === 1 ? text.charCodeAt(0) : -1,
      width: reader.width(code),
      kind: kindOf(text),
      isMapped: Boolean(found),
      isRightToLeft: rightToLeft.test(text),
      isPlain: plain.test(text),
    };
    const row = this.rows[code >> 8] ?? new Array<Glyph | null>(rowSize).fill(null);
    row[code & (rowSize - 1)] = glyph;
    this.rows[code >> 8] = row;
    return glyph;
  }
}

function kindOf(text: string): GlyphKind {
  if (/^\s+$/.test(text)) return 'blank';
  if (/^\p{Mn}+$/u.test(text)) return 'mark';
  return /^\p{Cf}+$/u.test(text) ? 'invisible' : 'letter';
}
