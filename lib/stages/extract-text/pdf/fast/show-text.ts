import { doubt } from './doubt.ts';
import type { Font } from './fonts/glyph.ts';
import { stringOf } from './operands.ts';
import type { Runs } from './runs.ts';
import type { Scope } from './scope.ts';
import type { TextState } from './text-state.ts';
import { PdfString, type Value } from './values.ts';

/** Glyphs shown so far, and those of them whose meaning their font does not tell. */
export interface Tally {
  glyphs: number;
  unmapped: number;
}

/** Shows strings with gaps between them, in thousandths of the size of the type: each belongs to the strings before it. */
export function showSpaced(list: Value[], scope: Scope): void {
  const unit = -scope.states.current.size / 1000;
  const waiting: PdfString[] = [];
  for (const item of list) {
    if (typeof item !== 'number') waiting.push(stringOf(item));
    else if (item !== 0) {
      showText(joined(waiting), item * unit, scope);
      waiting.length = 0;
    }
  }
  if (waiting.length > 0) showText(joined(waiting), 0, scope);
}

/** Shows the glyphs of a string, with a gap behind the last. */
export function showText(codes: PdfString, gap: number, { states, runs, tally, file }: Scope): void {
  const state = states.own;
  const { font } = state;
  if (!font) doubt('text without a font');
  runs.begin(state);
  const { bytes, start, end } = codes;
  const { bytesPerCode } = font;
  file.budget.spendGlyphs((end - start) / bytesPerCode);
  if (start === end) state.advance((state.charSpacing + gap) * state.scale);
  if ((end - start) % bytesPerCode !== 0) doubt('half a code');
  for (let at = start; at < end; at += bytesPerCode) {
    const first = bytes[at] ?? 0;
    const code = bytesPerCode === 1 ? first : first * 256 + (bytes[at + 1] ?? 0);
    showCode(font, code, at + bytesPerCode === end ? gap : 0, state, runs, tally);
  }
}

function showCode(font: Font, code: number, gap: number, state: TextState, runs: Runs, tally: Tally): void {
  const glyph = font.glyph(code);
  tally.glyphs++;
  if (!glyph.isMapped) tally.unmapped++;
  if (glyph.kind === 'invisible') return;
  const width = (glyph.width / 1000) * state.size;
  const spacing = state.charSpacing + gap + (code === 32 ? state.wordSpacing : 0);
  if (glyph.kind === 'blank') {
    runs.addBlank();
    state.advance((spacing + width) * state.scale);
  } else if (glyph.kind === 'letter' && !runs.reach(state, width)) {
    // The PDF library moves on by the width alone, without spacing, over what is outside of the page.
    state.advance(width * state.scale);
  } else {
    runs.add(state, glyph, glyph.kind === 'mark' ? 0 : width * state.scale);
    if (spacing !== 0) state.advance(spacing * state.scale);
  }
}

function joined(pieces: PdfString[]): PdfString {
  const [first] = pieces;
  if (pieces.length === 1 && first) return first;
  const bytes = Buffer.concat(pieces.map((piece) => piece.bytes.subarray(piece.start, piece.end)));
  return new PdfString(bytes, 0, bytes.length);
}
