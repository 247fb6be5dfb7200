import { identity, length, type Matrix, multiply } from '../matrix.ts';
import type { Font } from './fonts/glyph.ts';

/** What operators have set so far; `q` keeps a copy of it, `Q` goes back to that. */
export class TextState {
  page: Matrix = identity;
  text: Matrix = copyOf(identity);
  line: Matrix = copyOf(identity);
  font: Font | null = null;
  fontName: string | null = null;
  size = 0;
  charSpacing = 0;
  wordSpacing = 0;
  scale = 1;
  leading = 0;
  rise = 0;

  copy(): TextState {
    const copy = new TextState();
    copy.page = this.page;
    copy.text = copyOf(this.text);
    copy.line = copyOf(this.line);
    copy.font = this.font;
    copy.fontName = this.fontName;
    copy.size = this.size;
    copy.charSpacing = this.charSpacing;
    copy.wordSpacing = this.wordSpacing;
    copy.scale = this.scale;
    copy.leading = this.leading;
    copy.rise = this.rise;
    return copy;
  }

  /** Begins a text, or places its line. */
  place(matrix: Matrix): void {
    this.text = copyOf(matrix);
    this.line = copyOf(matrix);
  }

  /** Moves the begin of the line, and what is shown next with it. */
  moveLine(x: number, y: number): void {
    const { line } = this;
    line[4] += line[0] * x + line[2] * y;
    line[5] += line[1] * x + line[3] * y;
    // Moved in place: where the line is turned and scaled as before, so is what is shown.
    this.text[4] = line[4];
    this.text[5] = line[5];
  }

  /** Moves to the begin of the next line. */
  nextLine(): void {
    this.moveLine(0, -this.leading);
  }

  /** Goes on along the line. */
  advance(x: number): void {
    this.text[4] += this.text[0] * x;
    this.text[5] += this.text[1] * x;
  }

  /** How far one unit along the line reaches on the page. */
  get lineScale(): number {
    return length(this.page[0], this.page[1]) * length(this.line[0], this.line[1]);
  }

  /** From units of the type to the page, with the place of the next glyph. */
  get glyphMatrix(): Matrix {
    return multiply(this.page, multiply(this.text, [this.size * this.scale, 0, 0, this.size, 0, this.rise]));
  }
}

// By index, since taking lists apart by patterns costs much where it happens for every operator.
const copyOf = (matrix: Matrix): Matrix => [matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]];
