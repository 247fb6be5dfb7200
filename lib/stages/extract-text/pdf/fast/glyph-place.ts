import type { Matrix } from '../matrix.ts';
import type { TextState } from './text-state.ts';

/** Where the next glyph stands on the page, and how it is turned and scaled, which seldom changes from glyph to glyph. */
export class GlyphPlace {
  x = 0;
  y = 0;
  /** How glyphs are turned and scaled; its last two numbers are those of some glyph before. */
  turn: Matrix = [1, 0, 0, 1, 0, 0];
  private page: Matrix | null = null;
  private text: Matrix | null = null;
  private size = 0;
  private scale = 0;

  /** Takes the place from the state. */
  look(state: TextState): void {
    const { page, text, size, scale, rise } = state;
    if (page !== this.page || text !== this.text || size !== this.size || scale !== this.scale) {
      this.turn = state.glyphMatrix;
      this.page = page;
      this.text = text;
      this.size = size;
      this.scale = scale;
    }
    const x = text[2] * rise + text[4];
    const y = text[3] * rise + text[5];
    this.x = page[0] * x + page[2] * y + page[4];
    this.y = page[1] * x + page[3] * y + page[5];
  }
}

/** The matrix of a glyph that is so turned and stands there. */
export const matrixAt = (turn: Matrix, x: number, y: number): Matrix => [turn[0], turn[1], turn[2], turn[3], x, y];
