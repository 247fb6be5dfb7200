/** How a glyph takes part in a line: as a letter, as a blank, as a mark above a letter, or not at all. */
export type GlyphKind = 'letter' | 'blank' | 'mark' | 'invisible';

export interface Glyph {
  text: string;
  /** In thousandths of the size of the type. */
  width: number;
  kind: GlyphKind;
  /** Whether the font says what the code means; otherwise the code itself is taken for a character. */
  isMapped: boolean;
  /** Whether it belongs to a script that runs from right to left. */
  isRightToLeft: boolean;
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

const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A font that looks each code up once. */
export function cachedFont(name: string, bytesPerCode: 1 | 2, reader: CodeReader): Font {
  const glyphs: (Glyph | undefined)[] = [];
  const lookUp = (code: number): Glyph => {
    const found = reader.text(code);
    const text = found || String.fromCharCode(code);
    const isRightToLeft = rightToLeft.test(text);
    return { text, width: reader.width(code), kind: kindOf(text), isMapped: Boolean(found), isRightToLeft };
  };
  return {
    name,
    bytesPerCode,
    glyph(code) {
      const known = glyphs[code];
      if (known) return known;
      const glyph = lookUp(code);
      glyphs[code] = glyph;
      return glyph;
    },
  };
}

function kindOf(text: string): GlyphKind {
  if (/^\s+$/.test(text)) return 'blank';
  if (/^\p{Mn}+$/u.test(text)) return 'mark';
  return /^\p{Cf}+$/u.test(text) ? 'invisible' : 'letter';
}
