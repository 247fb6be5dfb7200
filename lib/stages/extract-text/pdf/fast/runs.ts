import type { PlacedText } from '../geometry.ts';
import { identity, length, type Matrix } from '../matrix.ts';
import { distance } from './distance.ts';
import type { Font, Glyph } from './fonts/glyph.ts';
import { RunText } from './run-text.ts';
import type { TextState } from './text-state.ts';
import type { Rectangle } from './viewport.ts';

/** A piece of text as the line builder takes it. */
export type Run = PlacedText & { hasEOL: boolean };

/** Gaps as multiples of the size of the type; they are the PDF library's, since both must see the same words. */
const closest = 0.03;
const wordGap = 0.102;
const columnGap = 0.6;
const backwards = -0.2;
const shift = 0.25;

/** Joins the glyphs of one stream of content to runs: one ends where the next glyph is elsewhere than it should be. */
export class Runs {
  readonly runs: Run[];
  private readonly visible: Rectangle;
  private isOpen = false;
  private readonly text = new RunText();
  private matrix: Matrix = identity;
  private width = 0;
  private totalWidth = 0;
  private height = 0;
  private lineScale = 0;
  /** What is added between the last glyph and the next, beyond the width of the glyph. */
  private tracking = 0;
  private size = 0;
  /** Where the next glyph stands on the page. */
  private x = 0;
  private y = 0;
  /** How the last glyph was turned, and where it ended. */
  private previous: Matrix | null = null;
  private previousX = 0;
  private previousY = 0;
  private previousRise = 0;
  private beforeLastIsBlank = true;
  private lastIsBlank = true;
  private shownSize: number;
  private shownName: string | null;
  private shownFont: Font | null;

  constructor(runs: Run[], visible: Rectangle, { size, fontName, font }: TextState) {
    this.runs = runs;
    this.visible = visible;
    this.shownSize = size;
    this.shownName = fontName;
    this.shownFont = font;
  }

  /** Called before anything is shown with this state: another font or size begins another run. */
  begin({ size, fontName, font }: TextState): void {
    const isOther = this.shownName !== fontName && this.shownFont?.name !== font?.name;
    if (this.shownSize === size && !isOther) return;
    this.end();
    this.shownSize = size;
    this.shownName = fontName;
    this.shownFont = font;
  }

  /** A blank takes place without being shown. */
  addBlank(): void {
    this.noteLast(true);
  }

  /** Whether a glyph that is so wide is on the visible page; if so, it is clear now which run it belongs to. */
  reach(state: TextState, width: number): boolean {
    const { visible } = this;
    this.look(state);
    const { x, y } = this;
    if (x + width < visible[0] || x > visible[2] || y < visible[1] || y > visible[3]) return false;
    if (this.previous && (this.previousX !== x || this.previousY !== y)) this.follow(state, this.previous);
    return true;
  }

  /** Adds a glyph, which moves the state on by its width. */
  add(state: TextState, glyph: Glyph, width: number): void {
    this.open(state);
    state.advance(width);
    this.width += width;
    this.tracking = Math.max(0, state.charSpacing * state.scale);
    if (width !== 0) {
      this.look(state);
      this.previous = state.turn;
      this.previousX = this.x;
      this.previousY = this.y;
      this.previousRise = state.rise;
    }
    const isAfterBlank = !this.beforeLastIsBlank && this.lastIsBlank;
    this.noteLast(false);
    if (isAfterBlank) this.text.addGap(this.reached - width * this.lineScale, this.reached - width * this.lineScale);
    this.text.add(glyph);
  }

  /** The matrix of the line was set: widths are measured by another scale from here on. */
  rescale(state: TextState): void {
    if (!this.isOpen || state.lineScale === this.lineScale) return;
    this.totalWidth += this.width * this.lineScale;
    this.width = 0;
    this.lineScale = state.lineScale;
  }

  /** Ends the run, if one is open. */
  end(hasEOL = false): void {
    if (!this.isOpen) return;
    this.totalWidth += this.width * this.lineScale;
    const { matrix, height, totalWidth } = this;
    const { str, dir, gaps } = this.text.take();
    this.runs.push({ str, dir, transform: matrix, width: Math.abs(totalWidth), height, hasEOL, gaps });
    this.isOpen = false;
  }

  /** How far the run reaches, in units of the page. */
  private get reached(): number {
    return this.totalWidth + this.width * this.lineScale;
  }

  private open(state: TextState): void {
    if (this.isOpen) return;
    this.look(state);
    this.matrix = matrixAt(state.turn, this.x, this.y);
    this.width = 0;
    this.totalWidth = 0;
    this.height = length(this.matrix[2], this.matrix[3]);
    this.lineScale = state.lineScale;
    this.size = state.size;
    this.isOpen = true;
  }

  private follow(state: TextState, previous: Matrix): void {
    const { x, y } = this;
    const { turn } = state;
    let along = x - this.previousX;
    let across = y - this.previousY;
    if (!(turn[0] > 0 && turn[1] === 0 && turn[2] === 0))
      [along, across] = distance(matrixAt(turn, x, y), matrixAt(previous, this.previousX, this.previousY));
    const gap = along / this.lineScale;
    // Letters may be spaced out, to fill a line or to look grand, and are no words for that.
    const free = this.tracking < this.size ? gap - this.tracking : gap;
    const size = Math.sign(this.width || this.totalWidth) * this.size;
    if (gap < size * backwards) this.goBack(state, Math.abs(across));
    else if (Math.abs(climb(state.rise - this.previousRise, across, turn, state)) > this.height) this.endLine(state);
    else {
      this.bridge(gap, free, size, previous);
      if (Math.abs(across) > this.height * shift) this.end();
    }
  }

  private goBack(state: TextState, across: number): void {
    if (across > this.height * 0.5) this.endLine(state);
    else {
      this.forget();
      this.end();
    }
  }

  private bridge(gap: number, free: number, size: number, previous: Matrix): void {
    if (free <= size * closest) this.forget();
    if (free <= size * wordGap) {
      if (this.beforeLastIsBlank || !this.lastIsBlank) this.width += gap;
      else this.part(gap, previous);
    } else if (free > size * columnGap || free < size * wordGap) {
      this.part(gap, previous);
    } else if (this.isOpen) {
      this.forget();
      const from = this.reached;
      this.width += gap;
      this.text.addGap(from, this.reached);
    } else this.part(gap, previous);
  }

  private part(gap: number, previous: Matrix): void {
    this.end();
    this.forget();
    const transform = matrixAt(previous, this.previousX, this.previousY);
    this.runs.push({ str: ' ', dir: 'ltr', transform, width: Math.abs(gap), height: 0, hasEOL: false });
  }

  private endLine(state: TextState): void {
    this.forget();
    if (this.isOpen) this.end(true);
    else this.runs.push({ str: '', dir: 'ltr', transform: state.glyphMatrix, width: 0, height: 0, hasEOL: true });
  }

  private look({ page, line, rise, x, y }: TextState): void {
    const raisedX = line[2] * rise + x;
    const raisedY = line[3] * rise + y;
    this.x = page[0] * raisedX + page[2] * raisedY + page[4];
    this.y = page[1] * raisedX + page[3] * raisedY + page[5];
  }

  private noteLast(isBlank: boolean): void {
    this.beforeLastIsBlank = this.lastIsBlank;
    this.lastIsBlank = isBlank;
  }

  private forget(): void {
    this.beforeLastIsBlank = true;
    this.lastIsBlank = true;
  }
}

/** The matrix of a glyph that is so turned and stands there. */
const matrixAt = (turn: Matrix, x: number, y: number): Matrix => [turn[0], turn[1], turn[2], turn[3], x, y];

/** How far a glyph is above the one before it, other than by being raised as an exponent is. */
const climb = (rise: number, across: number, matrix: Matrix, { size }: TextState): number =>
  rise === 0 ? across : across - (matrix[3] / size) * rise;
