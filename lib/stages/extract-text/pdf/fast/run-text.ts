import type { Glyph } from './fonts/glyph.ts';
import { readingOrder } from './reading-order.ts';

const compatibility = /[\u00a0\u00b5\u037e\u0eb3\u2000-\u200a\u202f\u2126\ufb00-\ufb06]+/g;
const blank = 32;

/** So many characters become text at once; one by one they would cost several times as much. */
const mostCodes = 1024;

/** What a run says, from left to right, and where the gaps between its words are. */
export class RunText {
  private text = '';
  /** What follows the text, as units of UTF-16. */
  private codes: number[] = [];
  private isPlain = true;
  /** The text glyph by glyph, once one of them belongs to a script from right to left. */
  private glyphs: string[] | null = null;
  private gaps: number[] = [];

  add(glyph: Glyph): void {
    if (!glyph.isPlain) this.isPlain = false;
    if (glyph.isRightToLeft) this.glyphs ??= [...this.written()];
    if (this.glyphs) this.glyphs.push(glyph.text);
    else if (glyph.code >= 0) this.write(glyph.code);
    else this.text = this.written() + glyph.text;
  }

  /** A gap between words, from one place of the run to another. */
  addGap(from: number, to: number): void {
    this.gaps.push(from, to);
    if (this.glyphs) this.glyphs.push(' ');
    else this.write(blank);
  }

  /** Hands out what was gathered, in the order of reading, and begins anew. */
  take(): { str: string; dir: string; gaps: number[] } {
    const { glyphs, isPlain, gaps } = this;
    const text = this.written();
    this.text = '';
    this.isPlain = true;
    this.glyphs = null;
    this.gaps = [];
    if (!glyphs) return { str: isPlain ? text : normalized(text), dir: 'ltr', gaps };
    const ordered = readingOrder(glyphs);
    return { str: normalized(ordered.text), dir: ordered.isRightToLeft ? 'rtl' : 'ltr', gaps: [] };
  }

  private write(code: number): void {
    if (this.codes.push(code) === mostCodes) this.written();
  }

  private written(): string {
    if (this.codes.length > 0) {
      this.text += String.fromCharCode(...this.codes);
      this.codes = [];
    }
    return this.text;
  }
}

const normalized = (text: string): string =>
  text.replace(compatibility, (part) => part.replaceAll('\ufb05', '\u017ft').normalize('NFKC'));
