import type { Glyph } from './fonts/glyph.ts';
import { readingOrder } from './reading-order.ts';

const compatibility = /[\u00a0\u00b5\u037e\u0eb3\u2000-\u200a\u202f\u2126\ufb00-\ufb06]+/g;
const plain = /^[\x20-\x7e]*$/;

/** What a run says, from left to right, and where the gaps between its words are. */
export class RunText {
  private text = '';
  /** The text glyph by glyph, once one of them belongs to a script from right to left. */
  private glyphs: string[] | null = null;
  private gaps: number[] = [];

  add({ text, isRightToLeft }: Glyph): void {
    if (isRightToLeft) this.glyphs ??= [...this.text];
    if (this.glyphs) this.glyphs.push(text);
    else this.text += text;
  }

  /** A gap between words, from one place of the run to another. */
  addGap(from: number, to: number): void {
    this.gaps.push(from, to);
    if (this.glyphs) this.glyphs.push(' ');
    else this.text += ' ';
  }

  /** Hands out what was gathered, in the order of reading, and begins anew. */
  take(): { str: string; dir: string; gaps: number[] } {
    const { glyphs, text, gaps } = this;
    this.text = '';
    this.glyphs = null;
    this.gaps = [];
    if (!glyphs) return { str: normalized(text), dir: 'ltr', gaps };
    const ordered = readingOrder(glyphs);
    return { str: normalized(ordered.text), dir: ordered.isRightToLeft ? 'rtl' : 'ltr', gaps: [] };
  }
}

const normalized = (text: string): string =>
  plain.test(text)
    ? text
    : text.replace(compatibility, (part) => part.replaceAll('\ufb05', '\u017ft').normalize('NFKC'));
