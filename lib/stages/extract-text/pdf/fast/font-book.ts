import { Doubt, doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import { compositeFont } from './fonts/composite-font.ts';
import type { Font } from './fonts/glyph.ts';
import { simpleFont } from './fonts/simple-font.ts';
import type { Dict, Stream, Value } from './values.ts';

/** Bytes of forms that are kept for their next use; more of them are unpacked again. */
const mostKept = 4_000_000;

/** The fonts and forms of a document, as a rule each read once. */
export class FontBook {
  private readonly file: PdfFile;
  private readonly fonts = new Map<Dict, Font | Doubt>();
  private readonly contents = new Map<Stream, Uint8Array>();
  private kept = 0;

  constructor(file: PdfFile) {
    this.file = file;
  }

  /** The font that an entry of resources is or points at. */
  font(entry: Value | undefined): Font {
    const dict = this.file.resolve(entry);
    if (!(dict instanceof Map)) return doubt('odd font');
    let font = this.fonts.get(dict);
    if (!font) {
      font = this.tried(dict);
      this.fonts.set(dict, font);
    }
    if (font instanceof Doubt) throw font;
    return font;
  }

  /** The unpacked content of a form. */
  content(form: Stream): Uint8Array {
    const known = this.contents.get(form);
    if (known) return known;
    const content = this.file.unpack(form);
    this.kept += content.length;
    if (this.kept <= mostKept) this.contents.set(form, content);
    return content;
  }

  private tried(dict: Dict): Font | Doubt {
    try {
      return this.open(dict);
    } catch (error) {
      if (error instanceof Doubt) return error;
      throw error;
    }
  }

  private open(dict: Dict): Font {
    const kind = this.file.name(dict, 'Subtype');
    if (kind === 'Type0') return compositeFont(this.file, dict);
    if (kind === 'Type1' || kind === 'MMType1' || kind === 'TrueType') return simpleFont(this.file, dict);
    return doubt(`font ${kind}`);
  }
}
