import { createCanvas, loadImage } from '@napi-rs/canvas';
import { sheetOf } from '../mails/few-colours.ts';

const gap = 12;

/** Pictures of one size in rows, as one PNG of few colours. */
export async function gridOf(rows: Buffer[][]): Promise<Buffer> {
  const images = await Promise.all(rows.map((row) => Promise.all(row.map((picture) => loadImage(picture)))));
  const [first] = images[0] ?? [];
  if (!first) throw new Error('There is no picture to show.');
  const columns = Math.max(...images.map((row) => row.length));
  const place = (index: number, size: number) => index * (size + gap);
  const canvas = createCanvas(place(columns, first.width) - gap, place(images.length, first.height) - gap);
  const context = canvas.getContext('2d');
  context.fillStyle = '#808590';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [y, row] of images.entries())
    for (const [x, image] of row.entries()) context.drawImage(image, place(x, first.width), place(y, first.height));
  // Light and dark have few colours in common.
  return sheetOf([canvas.toBuffer('image/png')], 256);
}
