import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';

// A typeface that comes with the dependencies, so that a machine without fonts draws the same.
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
GlobalFonts.registerFromPath(join(pdfjs, 'standard_fonts', 'LiberationSans-Regular.ttf'), 'Drawn');

/** Text with its left end and its baseline in pixels. */
export interface Line {
  text: string;
  x: number;
  y: number;
}

/** A white sheet with black lines of text, 28 pixels high. */
export function sheet(width: number, height: number, lines: Line[]): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.font = '28px Drawn';
  for (const { text, x, y } of lines) context.fillText(text, x, y);
  return canvas;
}

export const letter: Line[] = [
  { text: 'Dear Margaret Holloway,', x: 60, y: 100 },
  { text: 'thank you for the signed agreement that reached us', x: 60, y: 160 },
  { text: 'on Monday. We will deliver the remaining furniture', x: 60, y: 200 },
  { text: 'before the end of March, as you asked.', x: 60, y: 240 },
  { text: 'Yours sincerely', x: 60, y: 320 },
];

export const receipt: Line[] = [
  { text: 'CORNER BAKERY', x: 120, y: 80 },
  { text: 'Rye bread', x: 40, y: 160 },
  { text: '4.80', x: 400, y: 160 },
  { text: 'Apple cake', x: 40, y: 210 },
  { text: '12.50', x: 400, y: 210 },
  { text: 'TOTAL', x: 40, y: 290 },
  { text: '17.30', x: 400, y: 290 },
];

/** Eight lines of each of two columns, under a heading that runs across both. */
export const twoColumns: Line[] = [
  { text: 'A heading that runs across both of the columns below it', x: 60, y: 80 },
  ...Array.from({ length: 8 }, (_, i) => ({ text: `left column, its line ${i + 1}`, x: 60, y: 160 + i * 45 })),
  ...Array.from({ length: 8 }, (_, i) => ({ text: `right column, its line ${i + 1}`, x: 520, y: 160 + i * 45 })),
];

/** The same sheet lying on its side or head, turned clockwise. */
export function turned(sheet: Canvas, quarters: 1 | 2 | 3): Canvas {
  const [width, height] = quarters === 2 ? [sheet.width, sheet.height] : [sheet.height, sheet.width];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.translate(width / 2, height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
  return canvas;
}

export const png = (sheet: Canvas): Buffer => sheet.toBuffer('image/png');
export const jpeg = (sheet: Canvas): Buffer => sheet.toBuffer('image/jpeg', 90);
