import type { Viewport } from '../geometry.ts';
import { doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import type { Dict } from './values.ts';

/** Left, bottom, right and top in units of the page. */
export type Rectangle = [number, number, number, number];

const letter: Rectangle = [0, 0, 612, 792];

/** What of a page is shown: its crop box as far as it lies on the paper. */
export function visibleBox(file: PdfFile, page: Dict): Rectangle {
  const paper = boxOf(file, page, 'MediaBox') ?? letter;
  const crop = boxOf(file, page, 'CropBox') ?? paper;
  const box: Rectangle = [
    Math.max(paper[0], crop[0]),
    Math.max(paper[1], crop[1]),
    Math.min(paper[2], crop[2]),
    Math.min(paper[3], crop[3]),
  ];
  return hasArea(box) ? box : paper;
}

/** How the units of a page become places on it as it is shown, turned by its rotation. */
export function viewportOf(file: PdfFile, page: Dict): Viewport {
  const [left, bottom, right, top] = visibleBox(file, page);
  const [width, height] = [right - left, top - bottom];
  switch (turns(file, page)) {
    case 1:
      return { width: height, height: width, convertToViewportPoint: (x, y) => [y - bottom, x - left] };
    case 2:
      return { width, height, convertToViewportPoint: (x, y) => [right - x, y - bottom] };
    case 3:
      return { width: height, height: width, convertToViewportPoint: (x, y) => [top - y, right - x] };
    default:
      return { width, height, convertToViewportPoint: (x, y) => [x - left, top - y] };
  }
}

/** Quarter turns to the right, 0–3. */
function turns(file: PdfFile, page: Dict): number {
  const degrees = file.get(page, 'Rotate');
  if (degrees === null) return 0;
  if (typeof degrees !== 'number' || degrees % 90 !== 0) return doubt('odd rotation');
  return (((degrees / 90) % 4) + 4) % 4;
}

function boxOf(file: PdfFile, page: Dict, key: string): Rectangle | null {
  if (file.get(page, key) === null) return null;
  const numbers = file.numbers(page, key);
  if (numbers?.length !== 4) return doubt(`odd ${key}`);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers;
  const box: Rectangle = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  return hasArea(box) ? box : null;
}

const hasArea = ([left, bottom, right, top]: Rectangle) => right > left && top > bottom;
