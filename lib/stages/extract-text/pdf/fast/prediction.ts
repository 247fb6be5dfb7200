import { doubt } from './doubt.ts';
import type { Dict } from './values.ts';

/** Undoes the predictors of PNG; rows hold whole bytes. */
export function undoPrediction(bytes: Uint8Array, parameters: Dict | null): Uint8Array {
  const predictor = parameters?.get('Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const columns = parameters?.get('Columns') ?? 1;
  const colors = parameters?.get('Colors') ?? 1;
  const bits = parameters?.get('BitsPerComponent') ?? 8;
  if (typeof predictor !== 'number' || predictor < 10 || predictor > 15 || typeof columns !== 'number' || columns < 1)
    return doubt('predictor');
  if (typeof colors !== 'number' || colors < 1 || bits !== 8 || columns * colors > 1_000_000) return doubt('predictor');
  return undoRows(bytes, columns * colors, colors);
}

function undoRows(bytes: Uint8Array, width: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    undoRow(bytes[from] ?? 0, bytes.subarray(from + 1, from + 1 + width), out, row * width, width, pixel);
  }
  return out.subarray(0, bytes.length - rows);
}

function undoRow(kind: number, row: Uint8Array, out: Uint8Array, start: number, width: number, pixel: number): void {
  for (let index = 0; index < row.length; index++) {
    const at = start + index;
    const left = index >= pixel ? (out[at - pixel] ?? 0) : 0;
    const up = start > 0 ? (out[at - width] ?? 0) : 0;
    const corner = index >= pixel && start > 0 ? (out[at - width - pixel] ?? 0) : 0;
    out[at] = (row[index] ?? 0) + predicted(kind, left, up, corner);
  }
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind === 4) return paeth(left, up, corner);
  return doubt('predictor');
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
