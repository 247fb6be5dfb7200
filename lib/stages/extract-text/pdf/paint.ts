import { getResolvedPDFJS } from 'unpdf';
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { identity, type Matrix, multiply } from './matrix.ts';

export interface Paint {
  /** The share (0–1) of the page that its largest picture covers. */
  pictureShare: number;
  /** Whether nothing is drawn but, at most, a background. */
  isBlank: boolean;
}

const backgroundPaths = 2;

/**
 * What a page paints. Pictures are never decoded: the library leaves out any of more than one pixel, which shows as
 * a matrix that is set with nothing painted before it ends: restored, or with its form or the page.
 */
export async function readPaint(page: PDFPageProxy): Promise<Paint> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictureOps = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  const silentOps = new Set<number>([
    OPS.dependency,
    OPS.setGState,
    OPS.beginMarkedContent,
    OPS.beginMarkedContentProps,
    OPS.endMarkedContent,
  ]);
  const endOps = new Set<number>([OPS.restore, OPS.paintFormXObjectEnd]);
  const stack: Matrix[] = [];
  let matrix = identity;
  let isUnused = false;
  let largest = 0;
  let paths = 0;
  const picture = () => {
    largest = Math.max(largest, Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  };
  for (const [index, op] of fnArray.entries()) {
    if (silentOps.has(op)) continue;
    if (pictureOps.has(op) || (isUnused && endOps.has(op))) picture();
    if (op === OPS.constructPath) paths++;
    if (op === OPS.save || op === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (op === OPS.restore || op === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? identity;
    const change =
      op === OPS.transform ? argsArray[index] : op === OPS.paintFormXObjectBegin ? argsArray[index]?.[0] : null;
    if (isMatrix(change)) matrix = multiply(matrix, change);
    isUnused = op === OPS.transform;
  }
  if (isUnused) picture();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const area = Math.abs((right - left) * (top - bottom)) || 1;
  return { pictureShare: Math.min(1, largest / area), isBlank: largest === 0 && paths <= backgroundPaths };
}

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as ArrayLike<unknown>).length === 6;
