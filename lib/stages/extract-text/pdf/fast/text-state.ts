import { identity, length, type Matrix, multiply } from '../matrix.ts';
import type { Font } from './fonts/glyph.ts';

/** What operators have set so far; `q` keeps a copy of it, `Q` goes back to that. */
export class TextState {
  /** From the units of the content to those of the page. */
  page: Matrix = identity;
  /** How the line is turned and scaled; where it is, and where the next glyph stands on it, is told by the numbers below. */
  line: Matrix = identity;
  lineX = 0;
  lineY = 0;
  x = 0;
  y = 0;
  font: Font | null = null;
  fontName: string | null = null;
  size = 0;
  charSpacing = 0;
  wordSpacing = 0;
  scale = 1;
  leading = 0;
  rise = 0;
  private knownTurn: Matrix | null = null;

  copy(): TextState {
    const copy = new TextState();
    copy.page = this.page;
    copy.line = this.line;
    copy.lineX = this.lineX;
    copy.lineY = this.lineY;
    copy.x = this.x;
    copy.y = this.y;
    copy.font = this.font;
    copy.fontName = this.fontName;
    copy.size = this.size;
    copy.charSpacing = this.charSpacing;
    copy.wordSpacing = this.wordSpacing;
    copy.scale = this.scale;
    copy.leading = this.leading;
    copy.rise = this.rise;
    copy.knownTurn = this.knownTurn;
    return copy;
  }

  /** Moves, turns and scales all that follows. */
  transform(matrix: Matrix): void {
    this.page = multiply(this.page, matrix);
    this.knownTurn = null;
  }

  /** Begins a text, or places its line. */
  place(matrix: Matrix): void {
    this.line = matrix;
    this.lineX = matrix[4];
    this.lineY = matrix[5];
    this.x = this.lineX;
    this.y = this.lineY;
    this.knownTurn = null;
  }

  choose(font: Font, name: string | null, size: number): void {
    this.font = font;
    this.fontName = name;
    this.size = size;
    this.knownTurn = null;
  }

  /** Makes glyphs so many times as wide. */
  stretch(scale: number): void {
    this.scale = scale;
    this.knownTurn = null;
  }

  /** Moves the begin of the line, and what is shown next with it. */
  moveLine(x: number, y: number): void {
    const { line } = this;
    this.lineX += line[0] * x + line[2] * y;
    this.lineY += line[1] * x + line[3] * y;
    this.x = this.lineX;
    this.y = this.lineY;
  }

  /** Moves to the begin of the next line. */
  nextLine(): void {
    this.moveLine(0, -this.leading);
  }

  /** Goes on along the line. */
  advance(x: number): void {
    this.x += this.line[0] * x;
    this.y += this.line[1] * x;
  }

  /** How far one unit along the line reaches on the page. */
  get lineScale(): number {
    return length(this.page[0], this.page[1]) * length(this.line[0], this.line[1]);
  }

  /** How glyphs are turned and scaled, which seldom changes; its last two numbers are the place of some glyph. */
  get turn(): Matrix {
    this.knownTurn ??= this.glyphMatrix;
    return this.knownTurn;
  }

  /** From units of the type to the page, with the place of the next glyph. */
  get glyphMatrix(): Matrix {
    const { line, size, x, y } = this;
    const text: Matrix = [line[0], line[1], line[2], line[3], x, y];
    return multiply(this.page, multiply(text, [size * this.scale, 0, 0, size, 0, this.rise]));
  }
}
